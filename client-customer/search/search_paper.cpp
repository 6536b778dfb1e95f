#include "client-customer/search/search_paper.hpp"

#include "client-customer/art/destination_art.hpp"
#include "client-customer/art/destination_pictures.hpp"
#include "common/desktop/look/theme.hpp"
#include "common/desktop/widgets/route_line.hpp"

#include <QPainter>
#include <QPainterPath>

namespace narae::customer {

using desktop::Role;
using desktop::Theme;

SearchPaper::SearchPaper(DestinationPictures& pictures, QWidget* parent) : QWidget(parent), pictures_(pictures)
{
    connect(&pictures_, &DestinationPictures::arrived, this, qOverload<>(&QWidget::update));
}

void SearchPaper::showPlace(const QString& airport)
{
    if (airport == airport_) return;
    airport_ = airport;
    update();
}

void SearchPaper::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), Theme::of(Role::Paper));
    if (airport_.isEmpty()) return;
    const QRectF at(width() * 0.46, 0, width() * 0.54, 322);
    pictures_.paint(painter, at, airport_);
    fadeIntoPaper(painter, at);
    painter.setRenderHint(QPainter::Antialiasing);
    const QPointF nose(at.left() + at.width() * 0.66, 37);
    QPainterPath way(QPointF(at.left() + at.width() * 0.27, 110));
    way.quadTo({at.left() + at.width() * 0.42, 44}, nose - QPointF(18, -1));
    QPen dots(QColor(255, 255, 255, Theme::current().dark() ? 120 : 230), 2, Qt::CustomDashLine, Qt::RoundCap);
    dots.setDashPattern({0.1, 3.5});
    painter.strokePath(way, dots);
    desktop::RouteLine::paintPlane(painter, nose, 1.75, Theme::of(Role::Accent), -8);
}

} // namespace narae::customer
