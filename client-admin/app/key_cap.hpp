#pragma once

#include "common/desktop/look/theme.hpp"

class QPainter;

/// A key as it is drawn in the command box and the list of shortcuts.
namespace narae::admin::key_cap {

int width(const QString& keys);
/// Its right edge at `rightMiddle`; answers its width.
int paint(QPainter& painter, const QPoint& rightMiddle, const QString& keys, bool chosen = false);

} // namespace narae::admin::key_cap
