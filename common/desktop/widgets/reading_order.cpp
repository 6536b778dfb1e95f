#include "common/desktop/widgets/reading_order.hpp"

#include <QAbstractSpinBox>
#include <QComboBox>
#include <QLayout>
#include <QLineEdit>
#include <QScrollArea>

namespace narae::desktop {

namespace {

void collect(QWidget* widget, QList<QWidget*>& stops);

void collect(const QLayout* layout, QList<QWidget*>& stops)
{
    for (int place = 0; place < layout->count(); ++place) {
        QLayoutItem* const item = layout->itemAt(place);
        if (item->layout() != nullptr) collect(item->layout(), stops);
        if (item->widget() != nullptr) collect(item->widget(), stops);
    }
}

/// Whether it has an inside of its own into which Tab goes by other rules.
bool closed(const QWidget* widget)
{
    return qobject_cast<const QComboBox*>(widget) != nullptr || qobject_cast<const QLineEdit*>(widget) != nullptr ||
           qobject_cast<const QAbstractSpinBox*>(widget) != nullptr ||
           qobject_cast<const QAbstractScrollArea*>(widget) != nullptr;
}

void collect(QWidget* widget, QList<QWidget*>& stops)
{
    if (stops.contains(widget)) return;
    if ((widget->focusPolicy() & Qt::TabFocus) == Qt::TabFocus) stops << widget;
    if (const auto* area = qobject_cast<const QScrollArea*>(widget); area != nullptr && area->widget() != nullptr)
        collect(area->widget(), stops);
    if (closed(widget)) return;
    if (widget->layout() != nullptr) collect(widget->layout(), stops);
    // What was placed by hand stands in no layout.
    for (QObject* child : widget->children())
        if (auto* part = qobject_cast<QWidget*>(child); part != nullptr && !part->isWindow()) collect(part, stops);
}

} // namespace

void tabInReadingOrder(QWidget* part)
{
    QList<QWidget*> stops;
    collect(part, stops);
    for (qsizetype next = 1; next < stops.size(); ++next)
        QWidget::setTabOrder(stops[next - 1], stops[next]);
}

} // namespace narae::desktop
