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

/// From one stop to the next, once round.
struct Round {
    QList<QPointer<QWidget>> steps;
    QStringList wrong;
    QStringList backs;

    void goes(const QWidget& from, const QWidget& to)
    {
        if (goesBack(place(from), place(to))) backs << "Tab goes back from " + who(from) + " to " + who(to);
    }
};

Round roundFrom(QWidget& first, const QStringList& own)
{
    Round round{{&first}, {}, {}};
    QWidget* now = &first;
    for (int step = 0; step < kStepsMost; ++step) {
        const bool ownTab = own.contains(now->objectName());
        QTest::keyClick(now, ownTab ? Qt::Key_Escape : Qt::Key_Tab);
        QWidget* const next = QApplication::focusWidget();
        if (next == nullptr || next == now) {
            round.wrong << "Tab does not leave " + who(*now);
            return round;
        }
        if (next == &first || round.steps.contains(next)) {
            round.goes(*now, *next);
            if (next != &first)
                round.wrong << "Tab goes round without " + who(first) + ", from " + who(*now) + " to " + who(*next);
            return round;
        }
        round.goes(*now, *next);
        round.steps << next;
        now = next;
    }
    round.wrong << "Tab does not come to an end";
    return round;
}

} // namespace

QStringList tabTroubles(QWidget& window, const QStringList& own)
{
    QList<QWidget*> stops;
    for (QWidget* widget : seen(window))
        if (stop(*widget)) stops << widget;
    if (stops.isEmpty() || (stops.size() == 1 && own.contains(stops.front()->objectName()))) return {};
    QApplication::setActiveWindow(window.window());
    QWidget* first = *std::min_element(stops.begin(), stops.end(), [](const QWidget* one, const QWidget* other) {
        return place(*one).top() < place(*other).top();
    });
    const QPointer<QWidget> before = QApplication::focusWidget();
    first->setFocus(Qt::TabFocusReason);
    if (QApplication::focusWidget() != first) return {who(*first) + " does not take the focus"};
    Round round = roundFrom(*first, own);
    // Once round, it goes back to the beginning somewhere. Which of several that is nobody can tell.
    QStringList wrong = round.wrong;
    if (round.backs.size() > 1) wrong += round.backs;
    for (QWidget* widget : std::as_const(stops))
        if (!round.steps.contains(widget) && !oneOfAGroup(*widget)) wrong << "Tab does not come to " + who(*widget);
    if (before) before->setFocus(Qt::OtherFocusReason);
    return wrong;
}

} // namespace narae::testing::walk
