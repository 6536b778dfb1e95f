#include "client-admin/app/rail.hpp"

#include "client-admin/app/brand.hpp"
#include "client-admin/app/rail_item.hpp"
#include "client-admin/app/user_button.hpp"
#include "common/desktop/look/icon.hpp"
#include "common/desktop/widgets/card.hpp"

#include <QEvent>
#include <QMenu>
#include <QVBoxLayout>

namespace narae::admin {

Rail::Rail(QWidget* parent)
    : QWidget(parent), places_(new QVBoxLayout), user_(new UserButton), logOut_(nullptr), menu_(new QMenu(this))
{
    setProperty("bar", "rail");
    setAttribute(Qt::WA_StyledBackground);
    setFixedWidth(200);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(12, 14, 13, 4);
    column->setSpacing(0);
    auto* brand = new QHBoxLayout;
    brand->setContentsMargins(11, 0, 0, 0);
    brand->addWidget(new Brand);
    brand->addStretch();
    column->addLayout(brand);
    column->addSpacing(22);
    places_->setSpacing(2);
    column->addLayout(places_);
    column->addStretch();
    column->addWidget(new desktop::Rule);
    column->addSpacing(2);
    column->addWidget(user_);
    user_->setObjectName("userButton");
    menu_->setObjectName("userMenu");
    logOut_ = menu_->addAction(desktop::icon::of("log-out", desktop::Role::Muted), {});
    logOut_->setObjectName("logOutAction");
    connect(logOut_, &QAction::triggered, this, &Rail::logOutWanted);
    connect(user_, &QPushButton::clicked, this, &Rail::openMenu);
    retranslate();
}

void Rail::addPlace(const QString& id, const QString& icon)
{
    auto* item = new RailItem(icon);
    item->setObjectName("rail_" + id);
    items_.insert(id, item);
    stops_ << item;
    places_->addWidget(item);
    connect(item, &RailItem::clicked, this, [this, id] { Q_EMIT chosen(id); });
}

QList<QWidget*> Rail::stops() const
{
    return stops_ + QList<QWidget*>{user_};
}

void Rail::setName(const QString& id, const QString& name, const QString& keys)
{
    items_[id]->setName(name, keys);
}

void Rail::setCount(const QString& id, const QString& badge, bool warning)
{
    items_[id]->setCount(badge, warning);
}

void Rail::choose(const QString& id)
{
    for (auto item = items_.begin(); item != items_.end(); ++item)
        item.value()->setChecked(item.key() == id);
}

void Rail::setUser(const QString& name, const QString& email)
{
    user_->show(name, email);
}

void Rail::openMenu()
{
    menu_->popup(user_->mapToGlobal(QPoint(0, -menu_->sizeHint().height() - 4)));
    menu_->setActiveAction(logOut_);
}

void Rail::retranslate()
{
    logOut_->setText(tr("Log out"));
}

void Rail::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) retranslate();
    QWidget::changeEvent(event);
}

} // namespace narae::admin
