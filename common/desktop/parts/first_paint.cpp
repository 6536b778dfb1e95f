#include "common/desktop/parts/first_paint.hpp"

#include <QEvent>
#include <QTextStream>
#include <QTimer>
#include <QWidget>

namespace narae::desktop {

namespace {

class FirstPaint : public QObject {
public:
    using QObject::QObject;

    bool eventFilter(QObject* watched, QEvent* event) override
    {
        if (event->type() != QEvent::Paint) return false;
        watched->removeEventFilter(this);
        // Its children are painted with it, before the loop comes round again.
        QTimer::singleShot(0, this, [this] {
            QTextStream(stderr) << "painted" << Qt::endl;
            deleteLater();
        });
        return false;
    }
};

} // namespace

void sayWhenPainted(QWidget& window)
{
    window.installEventFilter(new FirstPaint(&window));
}

} // namespace narae::desktop
