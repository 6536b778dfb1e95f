#include "common/desktop/widgets/scroll_margin.hpp"

#include <QEvent>
#include <QLayout>
#include <QScrollArea>

#include <algorithm>

namespace narae::desktop {

namespace {

class MarginKeeper : public QObject {
public:
    MarginKeeper(QScrollArea* area, QLayout* row, int (*marginOf)(int))
        : QObject(area), area_(area), row_(row), marginOf_(marginOf)
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
        const int margin = marginOf_(area_->width());
        margins.setLeft(margin);
        margins.setRight(std::max(0, margin - (area_->width() - area_->viewport()->width())));
        row_->setContentsMargins(margins);
    }

    QScrollArea* area_;
    QLayout* row_;
    int (*marginOf_)(int);
};

} // namespace

void keepBesideScrollBar(QScrollArea* area, QLayout* row, int (*marginOf)(int))
{
    new MarginKeeper(area, row, marginOf);
}

} // namespace narae::desktop
