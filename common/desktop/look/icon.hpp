#pragma once

#include "common/desktop/look/theme.hpp"

#include <QIcon>
#include <QPixmap>
#include <QStringList>

class QPainter;
class QRectF;

namespace narae::desktop {

/// Our icons: one stroke style on a grid of 24, tinted by the palette. Drawn at 14 to 24 pixels.
///
/// Names are in icon.cpp. An unknown name is a programmer's mistake and stops the program.
namespace icon {

/// As a QIcon that is drawn anew in each scheme and state; `role` is its colour when enabled.
QIcon of(const QString& name, Role role = Role::Ink);
/// As a picture of `pixels` logical pixels, sharp at `ratio`.
QPixmap pixmap(const QString& name, int pixels, Role role, qreal ratio);
/// Into a painter's rectangle.
void draw(QPainter& painter, const QRectF& at, const QString& name, const QColor& colour);
QStringList names();

} // namespace icon

} // namespace narae::desktop
