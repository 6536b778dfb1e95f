#pragma once

#include <QFrame>

class QVBoxLayout;

namespace narae::desktop {

/// A surface with a line around it: radius 10, no shadow. `padding` is 20 to 24 in the customer app, 16 to 20 in the
/// admin's.
class Card : public QFrame {
    Q_OBJECT

public:
    explicit Card(int padding = 20, QWidget* parent = nullptr);
    /// The card's own column.
    QVBoxLayout* column() const { return column_; }
    /// Its line is amber: something in it needs a look.
    void setWarning(bool warning);

private:
    QVBoxLayout* column_;
};

/// A line of one pixel across.
class Rule : public QFrame {
    Q_OBJECT

public:
    explicit Rule(QWidget* parent = nullptr);
};

} // namespace narae::desktop
