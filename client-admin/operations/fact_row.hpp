#pragma once

#include <QWidget>

namespace narae::desktop {
class TextLabel;
} // namespace narae::desktop

namespace narae::admin {

/// A line of a card: what, how much, and a word about it at the right.
class FactRow : public QWidget {
    Q_OBJECT

public:
    explicit FactRow(QWidget* parent = nullptr);
    void show(const QString& name, const QString& value, const QString& more, bool warning);
    QString value() const;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    desktop::TextLabel* name_;
    desktop::TextLabel* value_;
    desktop::TextLabel* more_;
};

} // namespace narae::admin
