#include "common/desktop/widgets/seat_map_accessible.hpp"

#include "common/desktop/widgets/seat_map_view.hpp"

#include <QPointer>

namespace narae::desktop {

namespace {

/// One seat.
class SeatAccessible : public QAccessibleInterface, public QAccessibleActionInterface {
public:
    SeatAccessible(SeatMapView* view, int index) : view_(view), index_(index) {}

    bool isValid() const override { return view_ && index_ < static_cast<int>(view_->chart().seats.size()); }
    QObject* object() const override { return nullptr; }
    QWindow* window() const override { return view_ ? view_->window()->windowHandle() : nullptr; }
    QAccessibleInterface* parent() const override { return QAccessible::queryAccessibleInterface(view_); }
    QAccessibleInterface* child(int) const override { return nullptr; }
    QAccessibleInterface* childAt(int, int) const override { return nullptr; }
    int childCount() const override { return 0; }
    int indexOfChild(const QAccessibleInterface*) const override { return -1; }
    QAccessible::Role role() const override { return QAccessible::ListItem; }
    int index() const { return index_; }

    QString text(QAccessible::Text kind) const override
    {
        return isValid() && kind == QAccessible::Name ? view_->spoken(index_) : QString();
    }
    void setText(QAccessible::Text, const QString&) override {}

    QRect rect() const override
    {
        if (!isValid()) return {};
        const QRect box = view_->boxOnView(index_);
        return {view_->mapToGlobal(box.topLeft()), box.size()};
    }

    QAccessible::State state() const override
    {
        QAccessible::State state;
        if (!isValid()) {
            state.invalid = true;
            return state;
        }
        state.focusable = true;
        state.selectable = view_->canPick(index_);
        state.disabled = !view_->canPick(index_);
        state.selected = view_->mine().contains(view_->chart().seat(index_).name);
        state.focused = view_->hasFocus() && view_->focusIndex() == index_;
        state.offscreen = !view_->rect().intersects(view_->boxOnView(index_));
        return state;
    }

    void* interface_cast(QAccessible::InterfaceType type) override
    {
        return type == QAccessible::ActionInterface ? static_cast<QAccessibleActionInterface*>(this) : nullptr;
    }
    QStringList actionNames() const override { return {pressAction(), setFocusAction()}; }
    void doAction(const QString& action) override
    {
        if (!isValid()) return;
        if (action == pressAction()) view_->pick(index_);
        if (action == setFocusAction()) {
            view_->setFocus();
            view_->moveFocus(index_);
        }
    }
    QStringList keyBindingsForAction(const QString&) const override { return {}; }

private:
    QPointer<SeatMapView> view_;
    int index_;
};

QAccessibleInterface* make(const QString&, QObject* object)
{
    auto* view = qobject_cast<SeatMapView*>(object);
    return view == nullptr ? nullptr : new SeatMapAccessible(view);
}

} // namespace

SeatMapAccessible::SeatMapAccessible(SeatMapView* view) : QAccessibleWidget(view, QAccessible::List) {}

SeatMapAccessible::~SeatMapAccessible()
{
    forgetChildren();
}

void SeatMapAccessible::install()
{
    static const bool once = [] {
        QAccessible::installFactory(make);
        return true;
    }();
    Q_UNUSED(once);
}

void SeatMapAccessible::forget(SeatMapView* view)
{
    if (!QAccessible::isActive()) return;
    if (auto* known = dynamic_cast<SeatMapAccessible*>(QAccessible::queryAccessibleInterface(view)))
        known->forgetChildren();
}

void SeatMapAccessible::forgetChildren()
{
    for (const QAccessible::Id id : std::as_const(children_))
        QAccessible::deleteAccessibleInterface(id);
    children_.clear();
}

SeatMapView& SeatMapAccessible::view() const
{
    return *static_cast<SeatMapView*>(object());
}

int SeatMapAccessible::childCount() const
{
    return static_cast<int>(view().chart().seats.size());
}

QAccessibleInterface* SeatMapAccessible::child(int index) const
{
    if (index < 0 || index >= childCount()) return nullptr;
    const auto known = children_.constFind(index);
    if (known != children_.constEnd()) return QAccessible::accessibleInterface(*known);
    auto* seat = new SeatAccessible(&view(), index);
    children_.insert(index, QAccessible::registerAccessibleInterface(seat));
    return seat;
}

int SeatMapAccessible::indexOfChild(const QAccessibleInterface* child) const
{
    const auto* seat = dynamic_cast<const SeatAccessible*>(child);
    return seat == nullptr ? -1 : seat->index();
}

QAccessibleInterface* SeatMapAccessible::childAt(int x, int y) const
{
    const QPoint point = view().mapFromGlobal(QPoint(x, y)) + QPoint(view().offset(), 0);
    return child(view().geometryOfSeats().seatAt(point));
}

QAccessibleInterface* SeatMapAccessible::focusChild() const
{
    return view().hasFocus() ? child(view().focusIndex()) : nullptr;
}

} // namespace narae::desktop
