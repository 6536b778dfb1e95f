#include "client-customer/papers/qr_code.hpp"

#include <QPainter>
#include <QPainterPath>
#include <memory>
#include <qrencode.h>

namespace narae::customer {

QrCode QrCode::of(const QByteArray& text)
{
    QrCode code;
    const std::unique_ptr<QRcode, decltype(&QRcode_free)> made(
        QRcode_encodeString(text.constData(), 0, QR_ECLEVEL_M, QR_MODE_8, 1), &QRcode_free);
    if (!made) return code;
    code.size_ = made->width;
    const auto count = static_cast<std::size_t>(made->width) * static_cast<std::size_t>(made->width);
    code.dark_.reserve(count);
    for (std::size_t i = 0; i < count; ++i)
        code.dark_.push_back((made->data[i] & 1) != 0);
    return code;
}

void QrCode::paint(QPainter& painter, const QRectF& at) const
{
    if (empty()) return;
    const qreal side = std::min(at.width(), at.height());
    const qreal module = side / (size_ + 2 * kQuietModules);
    const QPointF corner = at.center() - QPointF(side, side) / 2;
    painter.save();
    painter.fillRect(QRectF(corner, QSizeF(side, side)), Qt::white);
    // One path for all: between squares drawn one by one a renderer leaves hairlines.
    QPainterPath path;
    path.setFillRule(Qt::WindingFill);
    for (int y = 0; y < size_; ++y)
        for (int x = 0; x < size_; ++x) {
            if (!dark(x, y)) continue;
            int run = 1;
            while (x + run < size_ && dark(x + run, y))
                ++run;
            path.addRect(QRectF(corner.x() + (x + kQuietModules) * module, corner.y() + (y + kQuietModules) * module,
                                run * module, module));
            x += run - 1;
        }
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.fillPath(path, QColor(0x10, 0x18, 0x28));
    painter.restore();
}

} // namespace narae::customer
