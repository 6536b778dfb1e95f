#pragma once

#include "common/desktop/widgets/button.hpp"
#include "common/desktop/widgets/text_label.hpp"

class QHBoxLayout;
class QVBoxLayout;

namespace narae::admin {

/// What opens at the right of a list instead of a dialog: a title and a cross, a column that scrolls, a foot of
/// buttons. Esc closes it.
class SidePanel : public QWidget {
    Q_OBJECT

public:
    explicit SidePanel(int width, QWidget* parent = nullptr);

    void setTitle(const QString& title, const QString& second = {});
    QVBoxLayout* column() const { return column_; }
    QHBoxLayout* foot() const { return foot_; }
    QHBoxLayout* headRow() const { return headRow_; }

    /// A label and what it is of, side by side; answers the label.
    desktop::TextLabel* addField(QWidget* field, QVBoxLayout* to = nullptr);

Q_SIGNALS:
    void closed();

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    desktop::TextLabel* title_;
    desktop::TextLabel* second_;
    desktop::IconButton* close_;
    QHBoxLayout* headRow_;
    QVBoxLayout* column_;
    QHBoxLayout* foot_;
};

} // namespace narae::admin
