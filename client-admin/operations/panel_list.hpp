#pragma once

#include <QScrollArea>
#include <vector>

class QVBoxLayout;

namespace narae::admin {

/// Rows in a panel, one under the other, scrolling.
class PanelList : public QScrollArea {
    Q_OBJECT

public:
    explicit PanelList(QWidget* parent = nullptr);
    /// Takes the place of what was there.
    void show(const std::vector<QWidget*>& rows);

private:
    QVBoxLayout* column_;
    std::vector<QWidget*> rows_;
};

/// A row of such a list: a line in bold, a line below it, and a button at the right.
class PanelRow : public QWidget {
    Q_OBJECT

public:
    PanelRow(const QString& title, const QString& sentence, QWidget* right);

protected:
    void paintEvent(QPaintEvent* event) override;
};

} // namespace narae::admin
