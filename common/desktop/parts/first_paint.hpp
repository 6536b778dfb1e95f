#pragma once

class QWidget;

namespace narae::desktop {

/// Writes "painted" to standard error once `window` has been painted for the first time: for whoever measures how soon
/// an app is there (--say-when-painted).
void sayWhenPainted(QWidget& window);

} // namespace narae::desktop
