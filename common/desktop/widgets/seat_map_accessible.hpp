#pragma once

#include <QAccessibleWidget>
#include <QHash>

namespace narae::desktop {

class SeatMapView;

/// The seat map for a screen reader: a list whose children are the seats, each with its name, its states, its place on
/// the screen, and the one thing to do with it.
class SeatMapAccessible : public QAccessibleWidget {
public:
    explicit SeatMapAccessible(SeatMapView* view);
    ~SeatMapAccessible() override;

    /// Makes Qt know it; called by every view, counts once.
    static void install();
    /// The view's seats are other ones now.
    static void forget(SeatMapView* view);

    int childCount() const override;
    QAccessibleInterface* child(int index) const override;
    int indexOfChild(const QAccessibleInterface* child) const override;
    QAccessibleInterface* childAt(int x, int y) const override;
    QAccessibleInterface* focusChild() const override;

private:
    SeatMapView& view() const;
    void forgetChildren();

    mutable QHash<int, QAccessible::Id> children_;
};

} // namespace narae::desktop
