#include "client-customer/trips/trip_card.hpp"

#include "client-customer/papers/pass_facts.hpp"
#include "common/desktop/look/formats.hpp"
#include "common/desktop/widgets/button.hpp"
#include "common/desktop/widgets/route_line.hpp"

#include <QEvent>
#include <QPainter>
#include <QPainterPath>

namespace narae::customer {

namespace formats = desktop::formats;
using desktop::Role;
using desktop::Theme;
using desktop::Type;

namespace {

constexpr qreal kStub = 232;
constexpr qreal kNotch = 10;
constexpr qreal kEnd = 168; ///< for a time and the name of its airport

void say(QPainter& painter, const QRectF& at, const QString& text, const QFont& font, Role role,
         Qt::Alignment align = Qt::AlignLeft | Qt::AlignVCenter)
{
    painter.setFont(font);
    painter.setPen(Theme::of(role));
    painter.drawText(at, static_cast<int>(align) | Qt::TextSingleLine,
                     QFontMetricsF(font).elidedText(text, Qt::ElideRight, at.width() + 0.5));
}

} // namespace

TripCard::TripCard(desktop::Parts& parts, const desktop::Reservation& reservation, QWidget* parent)
    : QWidget(parent),
      parts_(parts),
      reservation_(reservation),
      open_(new desktop::Button(desktop::Button::Kind::Secondary, desktop::Button::Size::Normal, this))
{
    setObjectName(QString("trip%1").arg(reservation.reservationId));
    setFixedHeight(140);
    open_->setObjectName(QString("openTrip%1").arg(reservation.reservationId));
    open_->setIconName("ticket");
    connect(open_, &desktop::Button::clicked, this, &TripCard::opened);
    retranslate();
}

qreal TripCard::split() const
{
    return width() - kStub;
}

void TripCard::resizeEvent(QResizeEvent*)
{
    const int room = static_cast<int>(kStub) - 24;
    const int wide = std::min(room, open_->sizeHint().width());
    open_->setGeometry(static_cast<int>(split() + (kStub - wide) / 2), 76, wide, 44);
}

void TripCard::retranslate()
{
    open_->setText(reservation_.state == "confirmed" ? tr("Boarding pass") : tr("Show the trip"));
    const PassFacts facts = PassFacts::of(reservation_, 0, parts_.airports);
    open_->setAccessibleName(
        tr("Trip %1, %2 to %3, %4 at %5")
            .arg(reservation_.locator, facts.originName, facts.destinationName, facts.date, facts.departs));
    update();
}

void TripCard::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF box = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    QPainterPath card;
    card.addRoundedRect(box, 10, 10);
    QPainterPath notches;
    notches.addEllipse(QPointF(split(), box.top()), kNotch, kNotch);
    notches.addEllipse(QPointF(split(), box.bottom()), kNotch, kNotch);
    card = card.subtracted(notches);
    painter.fillPath(card, Theme::of(Role::Surface));
    painter.strokePath(card, QPen(Theme::of(Role::Line), 1));
    QPen dots(Theme::of(Role::Strong), 2, Qt::CustomDashLine, Qt::RoundCap);
    dots.setDashPattern({0.6, 3});
    painter.setPen(dots);
    painter.drawLine(QPointF(split(), 18), QPointF(split(), height() - 18));

    const PassFacts facts = PassFacts::of(reservation_, 0, parts_.airports);
    const TripState state = tripState(reservation_, parts_.now());
    const bool quiet = state == TripState::FlightCancelled;
    const bool soon = state == TripState::Confirmed;
    const QString chip =
        soon ? tr("In %1").arg(formats::until(parts_.now(), reservation_.departsAt)) : tripStateName(state);
    const desktop::ChipLook look = soon ? desktop::ChipLook{desktop::ChipLook::Tone::Accent, {}} : tripStateLook(state);
    const int used = desktop::Chip::paint(painter, QRect(24, 16, 280, 24), chip, look, true);
    const int party = reservation_.travelling();
    const QString who = party == 1 ? tr("1 person") : tr("%1 people").arg(party);
    say(painter, QRectF(24 + used + 12, 16, split() - used - 60, 24),
        tr("%1, %2, %3").arg(facts.flightNumber, facts.date, who), Theme::font(Type::Body), Role::Muted);

    const QFont hero = Theme::font(Type::Hero);
    const Role ink = quiet ? Role::Muted : Role::Ink;
    const qreal right = split() - kEnd - 16;
    say(painter, QRectF(24, 44, 120, 48), facts.originCode, hero, ink);
    say(painter, QRectF(right, 44, 130, 48), facts.destinationCode, hero, ink);
    desktop::RouteLine::paint(painter, QRectF(140, 59, right - 164, 18), quiet);
    say(painter, QRectF(24 + kEnd, 96, right - 48 - kEnd, 24), facts.journey, Theme::font(Type::Caption), Role::Muted,
        Qt::AlignCenter);
    const QFont lead = Theme::font(Type::Lead);
    const bool korean = desktop::Language::current().korean();
    const auto end = [&](qreal x, const QString& time, const QString& airport) {
        say(painter, QRectF(x, 96, kEnd, 24), time, lead, ink);
        const qreal used = QFontMetricsF(lead).horizontalAdvance(time) + 6;
        say(painter, QRectF(x + used, 97, kEnd - used, 24), parts_.airports.shortName(airport, korean),
            Theme::font(Type::Caption), Role::Muted);
    };
    end(24, facts.departs, facts.originCode);
    end(right, facts.arrives, facts.destinationCode);
    say(painter, QRectF(split(), 16, kStub, 16), tr("Locator"), Theme::font(Type::Caption), Role::Muted,
        Qt::AlignCenter);
    say(painter, QRectF(split(), 36, kStub, 28), reservation_.locator, Theme::locatorFont(20), ink, Qt::AlignCenter);
}

void TripCard::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        resizeEvent(nullptr);
    }
    QWidget::changeEvent(event);
}

} // namespace narae::customer
