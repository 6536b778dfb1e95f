#include "client-customer/papers/paper_sheet.hpp"

#include "common/desktop/widgets/route_line.hpp"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QPageLayout>
#include <QPagedPaintDevice>

namespace narae::customer {

using desktop::Role;
using desktop::Theme;
using desktop::Type;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(papers)
};

QColor light(Role role)
{
    return Theme::colour(role, false);
}

} // namespace

void setUpPage(QPagedPaintDevice& device)
{
    device.setPageSize(QPageSize(QPageSize::A4));
    device.setPageMargins(QMarginsF(40, 40, 40, 40), QPageLayout::Point);
}

PaperSheet::PaperSheet(QPagedPaintDevice& device) : device_(device)
{
    ready_ = painter_.begin(&device);
    if (ready_) prepare();
}

void PaperSheet::prepare()
{
    // Points, whatever the printer's resolution: all widths follow from the paper's.
    const qreal scale = device_.width() / kWidth;
    painter_.resetTransform();
    painter_.scale(scale, scale);
    height_ = device_.height() / scale;
    painter_.setRenderHint(QPainter::Antialiasing);
}

void PaperSheet::nextPage()
{
    device_.newPage();
    prepare();
}

qreal PaperSheet::text(const QRectF& at, const QString& words, Type type, Role role, Qt::Alignment align)
{
    // Without the screen's tracking: a reader of PDFs takes letters that stand apart for words of their own.
    QFont font = Theme::font(type);
    font.setLetterSpacing(QFont::AbsoluteSpacing, 0);
    const QFontMetricsF metrics(font);
    painter_.setFont(font);
    painter_.setPen(light(role));
    const QString fitting = metrics.elidedText(words, Qt::ElideRight, at.width() + 0.5);
    painter_.drawText(at, static_cast<int>(align) | Qt::TextSingleLine, fitting);
    return metrics.horizontalAdvance(fitting);
}

qreal PaperSheet::paragraph(qreal x, qreal y, qreal width, const QString& words, Type type, Role role)
{
    const QFont font = Theme::font(type);
    painter_.setFont(font);
    painter_.setPen(light(role));
    const int flags = Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap;
    QRectF drawn;
    painter_.drawText(QRectF(x, y, width, height_ - y), flags, words, &drawn);
    return drawn.height();
}

void PaperSheet::rule(qreal y)
{
    painter_.setPen(QPen(light(Role::Line), 1));
    painter_.drawLine(QPointF(0, y), QPointF(kWidth, y));
}

void PaperSheet::perforation(qreal y)
{
    QPen dots(light(Role::Strong), 2, Qt::CustomDashLine, Qt::RoundCap);
    dots.setDashPattern({0.1, 3.4});
    painter_.setPen(dots);
    painter_.drawLine(QPointF(0, y), QPointF(kWidth, y));
}

qreal PaperSheet::head(const QString& what)
{
    desktop::RouteLine::paintPlane(painter_, {14, 14}, 1.2, light(Role::Accent), -20);
    text(QRectF(34, 0, 240, 28), Words::tr("Narae Air"), Type::Lead);
    text(QRectF(kWidth - 240, 0, 240, 28), what, Type::BodyBold, Role::Muted, Qt::AlignRight | Qt::AlignVCenter);
    rule(40);
    return 40;
}

} // namespace narae::customer
