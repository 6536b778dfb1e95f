#include "tests/desktop/walk.hpp"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAccessible>
#include <QComboBox>
#include <QCoreApplication>
#include <QLabel>
#include <QLineEdit>
#include <QScrollArea>
#include <QTest>
#include <QWidget>

namespace narae::testing::walk {

namespace {

constexpr int kRowsMost = 60;

QString nameOf(QObject* object)
{
    QAccessibleInterface* const interface = QAccessible::queryAccessibleInterface(object);
    return interface == nullptr ? QString() : interface->text(QAccessible::Name).trimmed();
}

/// Whether a row is called something by what a screen reader asks.
bool rowSpeaks(const QAbstractItemView& view, int row)
{
    const QAbstractItemModel& model = *view.model();
    for (int column = 0; column < model.columnCount(view.rootIndex()); ++column) {
        const QModelIndex cell = model.index(row, column, view.rootIndex());
        if (!cell.data(Qt::AccessibleTextRole).toString().isEmpty() || !cell.data().toString().isEmpty()) return true;
    }
    return false;
}

bool pressed(const QWidget& widget)
{
    return qobject_cast<const QAbstractButton*>(&widget) != nullptr ||
           qobject_cast<const QLineEdit*>(&widget) != nullptr || qobject_cast<const QComboBox*>(&widget) != nullptr ||
           widget.inherits("narae::desktop::Segmented");
}

/// Hears of a press, and keeps it from having an effect.
class Catcher : public QObject {
public:
    bool caught = false;

    bool eventFilter(QObject*, QEvent* event) override
    {
        const bool press = event->type() == QEvent::MouseButtonPress;
        caught = caught || press;
        return press || event->type() == QEvent::MouseButtonRelease;
    }
};

/// Whether a press there comes to this widget, by itself or because something passes it on.
bool takesMouseAt(QWidget& window, QWidget& widget, const QPoint& at)
{
    QWidget* const under = window.childAt(at);
    QWidget* const hit = under == nullptr ? &window : under;
    if (hit == &widget || widget.isAncestorOf(hit)) return true;
    Catcher wanted;
    Catcher other;
    widget.installEventFilter(&wanted);
    hit->installEventFilter(&other);
    QTest::mousePress(hit, Qt::LeftButton, {}, hit->mapFrom(&window, at));
    QTest::mouseRelease(hit, Qt::LeftButton, {}, hit->mapFrom(&window, at));
    return wanted.caught;
}

} // namespace

QList<QWidget*> seen(QWidget& window)
{
    QList<QWidget*> seen;
    for (QWidget* widget : window.findChildren<QWidget*>()) {
        if (widget->window() != window.window() || !widget->isVisible() || widget->size().isEmpty()) continue;
        // What only scrolling brings into sight is there all the same; what lies under an open question is not.
        const QPoint middle = place(*widget).center();
        const QWidget* const top = window.childAt(middle);
        const bool inFront = top == nullptr || top == widget || widget->isAncestorOf(top) || top->isAncestorOf(widget);
        bool scrolls = false;
        for (const QWidget* up = widget->parentWidget(); up != nullptr && up != &window; up = up->parentWidget())
            scrolls = scrolls || qobject_cast<const QAbstractScrollArea*>(up) != nullptr;
        if (inFront || (scrolls && widget->visibleRegion().isEmpty())) seen << widget;
    }
    return seen;
}

bool settle(QWidget& window)
{
    const auto places = [&window] {
        QList<QRect> all;
        for (const QWidget* widget : window.findChildren<QWidget*>())
            all << widget->geometry();
        return all;
    };
    constexpr int kRoundsMost = 60;
    constexpr int kRoundsAlike = 3;
    int alike = 0;
    QList<QRect> before = places();
    for (int round = 0; round < kRoundsMost && alike < kRoundsAlike; ++round) {
        // What waits for layout asks again for more of it above: a round is a level, at most.
        QCoreApplication::sendPostedEvents();
        QCoreApplication::processEvents();
        const QList<QRect> now = places();
        alike = now == before ? alike + 1 : 0;
        before = now;
    }
    return alike == kRoundsAlike;
}

QString who(const QWidget& widget)
{
    QString words;
    if (const auto* label = qobject_cast<const QLabel*>(&widget)) words = label->text();
    if (const auto* button = qobject_cast<const QAbstractButton*>(&widget)) words = button->text();
    if (words.isEmpty()) words = widget.accessibleName();
    QString name = widget.objectName();
    // A label has no name of its own: whose it is tells where it stands.
    for (const QWidget* up = widget.parentWidget(); name.isEmpty() && up != nullptr; up = up->parentWidget())
        if (!up->objectName().isEmpty() && !up->objectName().startsWith("qt_")) name = "in " + up->objectName();
    return QString("%1 %2 \"%3\"")
        .arg(QString(widget.metaObject()->className()).section("::", -1), name, words.left(60).simplified());
}

QRect place(const QWidget& widget)
{
    return {widget.mapTo(widget.window(), QPoint(0, 0)), widget.size()};
}

QStringList namesMissing(QWidget& window)
{
    QStringList wrong;
    for (QWidget* widget : seen(window)) {
        if (!widget->isEnabled() || (widget->focusPolicy() & Qt::TabFocus) == 0) continue;
        // A spin box types through a line edit inside it, which speaks for it.
        if (widget->focusProxy() != nullptr || widget->objectName().startsWith("qt_spinbox")) continue;
        if (widget->objectName().isEmpty() || widget->objectName().startsWith("qt_"))
            wrong << who(*widget) + " has no object name";
        if (nameOf(widget).isEmpty()) wrong << who(*widget) + " is called nothing";
        const auto* view = qobject_cast<QAbstractItemView*>(widget);
        if (view == nullptr || view->model() == nullptr) continue;
        const int rows = std::min(view->model()->rowCount(view->rootIndex()), kRowsMost);
        for (int row = 0; row < rows; ++row)
            if (!rowSpeaks(*view, row)) wrong << QString("%1: row %2 says nothing").arg(who(*widget)).arg(row);
    }
    return wrong;
}

QStringList smallTargets(QWidget& window, int heightLeast)
{
    QStringList wrong;
    for (QWidget* widget : seen(window)) {
        if (!widget->isEnabled() || !pressed(*widget) || widget->height() >= heightLeast) continue;
        if (widget->visibleRegion().isEmpty() || widget->objectName().startsWith("qt_")) continue;
        // A field inside a larger one that passes the mouse on.
        if (qobject_cast<const QComboBox*>(widget->parentWidget()) != nullptr) continue;
        const QPoint middle = place(*widget).center();
        const QPoint reach(0, heightLeast / 2 - 1);
        if (takesMouseAt(window, *widget, middle - reach) && takesMouseAt(window, *widget, middle + reach)) continue;
        wrong << QString("%1 takes the mouse %2 pixels high").arg(who(*widget)).arg(widget->height());
    }
    return wrong;
}

} // namespace narae::testing::walk
