#pragma once

class QWidget;

namespace narae::desktop {

/// Lets Tab go through a part of a window in the order of its layouts, which is the order of reading. Qt goes by the
/// order of making, so whoever makes buttons later, for a list that has arrived, calls this behind it. The first of
/// them keeps its place among what is outside of `part`.
void tabInReadingOrder(QWidget* part);

} // namespace narae::desktop
