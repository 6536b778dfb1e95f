#pragma once

#include "common/desktop/look/theme.hpp"

#include <QPainter>
#include <QRectF>

class QPagedPaintDevice;

namespace narae::customer {

/// A sheet being drawn on a printer or into a PDF: A4 between its margins, measured in points from the upper left,
/// always in the light palette. Texts stay texts: they can be selected and found.
class PaperSheet {
public:
    static constexpr qreal kWidth = 515;

    /// REQUIRES: the device is no one else's while the sheet lives.
    explicit PaperSheet(QPagedPaintDevice& device);

    /// Whether the device can be drawn on.
    bool ready() const { return ready_; }
    void nextPage();
    QPainter& painter() { return painter_; }
    qreal height() const { return height_; }

    /// Draws a text of a size and answers how wide it was. Cut with an ellipsis where `at` ends.
    qreal text(const QRectF& at, const QString& words, desktop::Type type, desktop::Role role = desktop::Role::Ink,
               Qt::Alignment align = Qt::AlignLeft | Qt::AlignVCenter);
    /// A paragraph; answers how high it was.
    qreal paragraph(qreal x, qreal y, qreal width, const QString& words, desktop::Type type, desktop::Role role);
    void rule(qreal y);
    void perforation(qreal y);
    /// The house's name at the left, what the paper is at the right; answers where the rest begins.
    qreal head(const QString& what);

private:
    void prepare();

    QPagedPaintDevice& device_;
    QPainter painter_;
    bool ready_ = false;
    qreal height_ = 0;
};

/// A4 with margins of 40 points, as the papers want it.
void setUpPage(QPagedPaintDevice& device);

} // namespace narae::customer
