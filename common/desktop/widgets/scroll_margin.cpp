#include "common/desktop/widgets/scroll_margin.hpp"

#include <QEvent>
#include <QLayout>
#include <QScrollArea>

#include <algorithm>

namespace narae::desktop {

namespace {

class MarginKeeper : public QObject {
public:
    MarginKeeper(QScrollArea* area, QLayout* row, int margin) : QObject(area), area_(area), row_(row), margin_(margin)
    {
        area->viewport()->installEventFilter(this);
        fit();
    }

    bool eventFilter(QObject*, QEvent* event) override
    {
        if (event->type() == QEvent::Resize) fit();
        return false;
    }

private:
    void fit()
    {
        QMargins margins = row_->contentsMargins();
        margins.setLeft(margin_);
        margins.setRight(std::max(0, margin_ - (area_->width() - area_->viewport()->width())));
        row_->setContentsMargins(margins);
    }

    QScrollArea* area_;
    QLayout* row_;
    int margin_;
};

} // namespace

void keepBesideScrollBar(QScrollArea* area, QLayout* row, int margin)
{
    new MarginKeeper(area, row, margin);
}

} // namespace narae::desktop
