#include "client-customer/search/field_button.hpp"

#include "common/desktop/look/theme.hpp"

#include <QPainter>

namespace narae::customer {

using desktop::Role;
using desktop::Theme;
using desktop::Type;

FieldButton::FieldButton(QWidget* parent) : QAbstractButton(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAttribute(Qt::WA_Hover);
    desktop::setRingRadius(this, 6);
}

void FieldButton::show(const QString& name, const QString& value, const QString& beside)
{
    name_ = name;
    value_ = value;
    beside_ = beside;
    setAccessibleName(name);
    setAccessibleDescription(beside.isEmpty() ? value : value + ", " + beside);
    setToolTip(value);
    updateGeometry();
    update();
}

QSize FieldButton::sizeHint() const
{
    const int value = QFontMetrics(Theme::font(Type::Lead)).horizontalAdvance(value_ + " " + beside_);
    const int name = QFontMetrics(Theme::font(Type::Caption)).horizontalAdvance(name_);
    return {std::max(name, value) + 24, 60};
}

void FieldButton::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (underMouse() || isDown()) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(Theme::of(isDown() ? Role::Sunk : Role::Hover));
        painter.drawRoundedRect(QRectF(rect()).adjusted(0, 4, 0, -4), 6, 6);
    }
    painter.setFont(Theme::font(Type::Caption));
    painter.setPen(Theme::of(Role::Muted));
    const QRect inner = rect().adjusted(8, 0, -8, 0);
    painter.drawText(inner.adjusted(0, 8, 0, 0), Qt::AlignTop | Qt::AlignLeft, name_);
    const QRect line = inner.adjusted(0, 26, 0, 0);
    const QFont bold = Theme::font(Type::Lead);
    const QFontMetrics metrics(bold);
    const QString value = metrics.elidedText(value_, Qt::ElideRight, line.width());
    painter.setFont(bold);
    painter.setPen(Theme::of(Role::Ink));
    painter.drawText(line, Qt::AlignTop | Qt::AlignLeft, value);
    QFont plain = bold;
    plain.setBold(false);
    const int used = metrics.horizontalAdvance(value + " ");
    if (beside_.isEmpty() || used + 20 > line.width()) return;
    painter.setFont(plain);
    painter.setPen(Theme::of(Role::Muted));
    painter.drawText(line.adjusted(used, 0, 0, 0), Qt::AlignTop | Qt::AlignLeft,
                     QFontMetrics(plain).elidedText(beside_, Qt::ElideRight, line.width() - used));
}

} // namespace narae::customer
