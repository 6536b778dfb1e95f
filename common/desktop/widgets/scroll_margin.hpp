#pragma once

class QLayout;
class QScrollArea;

namespace narae::desktop {

/// Keeps a page's content in its place whether it scrolls or not: the bar takes its width from the free margin at the
/// right of `row`, the outermost layout of what scrolls, and not from the content. `marginOf` a page's width is free at
/// both its sides.
void keepBesideScrollBar(QScrollArea* area, QLayout* row, int (*marginOf)(int pageWidth));

} // namespace narae::desktop
