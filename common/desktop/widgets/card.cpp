#include "common/desktop/widgets/card.hpp"

#include <QStyle>
#include <QVBoxLayout>

namespace narae::desktop {

Card::Card(int padding, QWidget* parent) : QFrame(parent), column_(new QVBoxLayout(this))
{
    setProperty("card", "true");
    column_->setContentsMargins(padding, padding, padding, padding);
    column_->setSpacing(8);
}

void Card::setWarning(bool warning)
{
    setProperty("card", warning ? "warning" : "true");
    style()->unpolish(this);
    style()->polish(this);
}

Rule::Rule(QWidget* parent) : QFrame(parent)
{
    setProperty("rule", "true");
    setFixedHeight(1);
}

} // namespace narae::desktop
