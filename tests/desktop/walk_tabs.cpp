// Where Tab goes.
#include "tests/desktop/walk.hpp"

#include <QAbstractButton>
#include <QApplication>
#include <QPointer>
#include <QSet>
#include <QTest>

namespace narae::testing::walk {

namespace {

constexpr int kStepsMost = 300;
constexpr int kTolerance = 8; ///< pixels by which things in one line may differ

bool stop(const QWidget& widget)
{
    return widget.isEnabled() && (widget.focusPolicy() & Qt::TabFocus) == Qt::TabFocus &&
           widget.focusProxy() == nullptr;
}

/// Of a group of radio buttons Tab comes to one; arrows do the rest.
bool oneOfAGroup(const QWidget& widget)
{
    const auto* button = qobject_cast<const QAbstractButton*>(&widget);
    return button != nullptr && (button->autoExclusive() || button->group() != nullptr);
}

bool inOneLine(const QRect& one, const QRect& other)
{
    const int shared = std::min(one.bottom(), other.bottom()) - std::max(one.top(), other.top());
    return shared * 2 > std::min(one.height(), other.height());
}

/// Whether the eye goes back from `from` to `to`: leftwards in a line, or up again without coming to a column further
/// right.
bool goesBack(const QRect& from, const QRect& to)
{
    if (from.contains(to) || to.contains(from)) return false;
    if (inOneLine(from, to)) return to.right() < from.left() + kTolerance;
    const bool up = to.bottom() <= from.top() + kTolerance;
    return up && to.left() <= from.left() + kTolerance;
}

QList<QPointer<QWidget>> stepsFrom(QWidget& first, QStringList& wrong)
{
    QList<QPointer<QWidget>> steps{&first};
    QWidget* now = &first;
    for (int step = 0; step < kStepsMost; ++step) {
        QTest::keyClick(now, Qt::Key_Tab);
        QWidget* const next = QApplication::focusWidget();
        if (next == nullptr || next == now) {
            wrong << "Tab does not leave " + who(*now);
            return steps;
        }
        if (next == &first) return steps;
        if (steps.contains(next)) {
            wrong << "Tab goes round without " + who(first) + ", from " + who(*now) + " to " + who(*next);
            return steps;
        }
        if (goesBack(place(*now), place(*next))) wrong << "Tab goes back from " + who(*now) + " to " + who(*next);
        steps << next;
        now = next;
    }
    wrong << "Tab does not come to an end";
    return steps;
}

} // namespace

QStringList tabTroubles(QWidget& window)
{
    QStringList wrong;
    QList<QWidget*> stops;
    for (QWidget* widget : seen(window))
        if (stop(*widget)) stops << widget;
    if (stops.isEmpty()) return wrong;
    QApplication::setActiveWindow(window.window());
    // From the one that stands first: the others' order is then the window's own.
    QWidget* first = *std::min_element(stops.begin(), stops.end(), [](const QWidget* one, const QWidget* other) {
        const QRect a = place(*one);
        const QRect b = place(*other);
        return inOneLine(a, b) ? a.left() < b.left() : a.top() < b.top();
    });
    const QPointer<QWidget> before = QApplication::focusWidget();
    first->setFocus(Qt::TabFocusReason);
    if (QApplication::focusWidget() != first) return {who(*first) + " does not take the focus"};
    const QList<QPointer<QWidget>> steps = stepsFrom(*first, wrong);
    for (QWidget* widget : std::as_const(stops))
        if (!steps.contains(widget) && !oneOfAGroup(*widget)) wrong << "Tab does not come to " + who(*widget);
    if (before) before->setFocus(Qt::OtherFocusReason);
    return wrong;
}

} // namespace narae::testing::walk
