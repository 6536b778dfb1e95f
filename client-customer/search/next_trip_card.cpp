#include "client-customer/search/next_trip_card.hpp"

#include "common/desktop/look/formats.hpp"
#include "common/desktop/parts/parts.hpp"
#include "common/desktop/widgets/button.hpp"
#include "common/desktop/widgets/chip.hpp"
#include "common/desktop/widgets/route_line.hpp"

#include <QEvent>
#include <QPainter>
#include <QPainterPath>
#include <QTimer>

namespace narae::customer {

using desktop::Button;
using desktop::ChipLook;
using desktop::Role;
using desktop::Theme;
using desktop::Type;
namespace formats = desktop::formats;

namespace {

constexpr int kStubMargin = 16;
constexpr int kButtonMost = 240;

} // namespace

NextTripCard::NextTripCard(desktop::Parts& parts, const NextTrip& trips, QWidget* parent)
    : QWidget(parent),
      parts_(parts),
      trips_(trips),
      open_(new Button(Button::Kind::Secondary, Button::Size::Normal, this))
{
    setFixedHeight(140);
    open_->setObjectName("openNextTrip");
    connect(open_, &Button::clicked, this, [this] {
        if (trips_.trip())
            Q_EMIT opened(trips_.trip()->key);
        else
            Q_EMIT lookUpWanted();
    });
    connect(&trips_, &NextTrip::changed, this, &NextTripCard::refresh);
    auto* clock = new QTimer(this);
    clock->setInterval(std::chrono::seconds(20));
    connect(clock, &QTimer::timeout, this, &NextTripCard::refresh);
    clock->start();
    refresh();
}

void NextTripCard::refresh()
{
    const auto& trip = trips_.trip();
    open_->setText(trip ? tr("Boarding pass") : tr("Find a booking"));
    open_->setIconName(trip ? "ticket" : "search");
    if (trip)
        setAccessibleName(tr("Next trip: %1 to %2, %3, in %4, reservation %5")
                              .arg(trip->origin, trip->destination, formats::flightNumber(trip->flightNumber),
                                   formats::until(parts_.now(), trip->departsAt), trip->locator));
    else
        setAccessibleName(tr("No trip ahead"));
    resizeEvent(nullptr);
    update();
}

int NextTripCard::perforation() const
{
    // The stub is a quarter, or what its button needs.
    return width() - std::max(width() / 4, open_->sizeHint().width() + 2 * kStubMargin);
}

void NextTripCard::resizeEvent(QResizeEvent*)
{
    const int stub = width() - perforation();
    open_->setFixedWidth(std::max(open_->sizeHint().width(), std::min(stub - 2 * kStubMargin, kButtonMost)));
    open_->move(perforation() + (stub - open_->width()) / 2, trips_.trip() ? 76 : 48);
}

void NextTripCard::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) refresh();
    QWidget::changeEvent(event);
}

void NextTripCard::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const double x = perforation() + 0.5;
    QPainterPath card;
    card.addRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 10, 10);
    QPainterPath notches;
    notches.addEllipse(QPointF(x, 0), 10, 10);
    notches.addEllipse(QPointF(x, height()), 10, 10);
    card = card.subtracted(notches);
    painter.setPen(Theme::of(Role::Line));
    painter.setBrush(Theme::of(Role::Surface));
    painter.drawPath(card);
    QPen dots(Theme::of(Role::Strong), 1.5, Qt::CustomDashLine, Qt::RoundCap);
    dots.setDashPattern({1.4, 4});
    painter.setPen(dots);
    painter.drawLine(QPointF(x, 18), QPointF(x, height() - 18));
    if (trips_.trip()) {
        paintTrip(painter, *trips_.trip());
        return;
    }
    painter.setFont(Theme::font(Type::Lead));
    painter.setPen(Theme::of(Role::Ink));
    const QRect text(24, 36, perforation() - 48, height() - 48);
    painter.drawText(text, Qt::AlignTop | Qt::AlignLeft, tr("No trip ahead"));
    painter.setFont(Theme::font(Type::Body));
    painter.setPen(Theme::of(Role::Muted));
    painter.drawText(text.adjusted(0, 30, 0, 0), Qt::AlignTop | Qt::AlignLeft | Qt::TextWordWrap,
                     parts_.session.guest()
                         ? tr("What you book appears here. A booking made elsewhere is found by its number.")
                         : tr("What you book appears here, with the time left until it departs."));
}

void NextTripCard::paintTrip(QPainter& painter, const NextTrip::Trip& trip) const
{
    const bool korean = desktop::Language::current().korean();
    const QTimeZone from = parts_.airports.zone(trip.origin);
    const QTimeZone to = parts_.airports.zone(trip.destination);
    const QDate day = formats::dateAt(trip.departsAt, from);
    const int right = perforation() - 24;
    const int chip = desktop::Chip::paint(painter, QRect(24, 16, right / 2, 24),
                                          tr("In %1").arg(formats::until(parts_.now(), trip.departsAt)),
                                          {ChipLook::Tone::Accent, ChipLook::Glyph::None}, true);
    painter.setFont(Theme::font(Type::Body));
    painter.setPen(Theme::of(Role::Muted));
    const QString party = trip.travellers == 1 ? tr("1 traveller") : tr("%1 travellers").arg(trip.travellers);
    const QRect beside(24 + chip + 12, 16, right - chip - 36, 24);
    painter.drawText(
        beside, Qt::AlignVCenter | Qt::AlignLeft,
        painter.fontMetrics().elidedText(
            QString("%1 · %2 · %3").arg(formats::flightNumber(trip.flightNumber), formats::date(day), party),
            Qt::ElideRight, beside.width()));
    // The two codes and the line between them.
    const QFont hero = Theme::font(Type::Hero);
    const QFontMetrics heroes(hero);
    const int end = std::min(right, 24 + 440);
    const int destination = end - std::max(heroes.horizontalAdvance(trip.destination), 100);
    painter.setFont(hero);
    painter.setPen(Theme::of(Role::Ink));
    painter.drawText(QPoint(24, 86), trip.origin);
    painter.drawText(QPoint(destination, 86), trip.destination);
    const int lineFrom = 24 + heroes.horizontalAdvance(trip.origin) + 20;
    desktop::RouteLine::paint(painter, QRectF(lineFrom, 63, destination - 20 - lineFrom, 18), false);
    const auto place = [&](int x, const QDateTime& when, const QTimeZone& zone, const QString& airport) {
        int used = 0;
        if (when.isValid()) {
            painter.setFont(Theme::font(Type::Lead));
            painter.setPen(Theme::of(Role::Ink));
            const QString time = formats::time(when, zone);
            painter.drawText(QPoint(x, 115), time);
            used = painter.fontMetrics().horizontalAdvance(time) + 6;
        }
        painter.setFont(Theme::font(Type::Caption));
        painter.setPen(Theme::of(Role::Muted));
        painter.drawText(QPoint(x + used, 115), parts_.airports.shortName(airport, korean));
    };
    place(24, trip.departsAt, from, trip.origin);
    place(destination, trip.arrivesAt, to, trip.destination);
    if (trip.arrivesAt.isValid()) {
        painter.setFont(Theme::font(Type::Caption));
        painter.setPen(Theme::of(Role::Muted));
        painter.drawText(QRect(lineFrom, 102, destination - 20 - lineFrom, 18), Qt::AlignCenter,
                         formats::duration(std::chrono::minutes(trip.departsAt.secsTo(trip.arrivesAt) / 60)));
    }
    // The stub.
    const QRect stub(perforation(), 0, width() - perforation(), height());
    painter.setFont(Theme::font(Type::Caption));
    painter.setPen(Theme::of(Role::Muted));
    painter.drawText(stub.adjusted(0, 18, 0, 0), Qt::AlignTop | Qt::AlignHCenter, tr("Locator"));
    painter.setFont(Theme::locatorFont(20));
    painter.setPen(Theme::of(Role::Ink));
    painter.drawText(stub.adjusted(0, 36, 0, 0), Qt::AlignTop | Qt::AlignHCenter, trip.locator);
}

} // namespace narae::customer
