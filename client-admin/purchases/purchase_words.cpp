#include "client-admin/purchases/purchase_words.hpp"

#include "common/desktop/look/formats.hpp"

#include <QCoreApplication>
#include <QJsonArray>

namespace narae::admin {

namespace {

using desktop::ChipLook;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(PurchaseWords)
};

QString moneyOf(const QJsonObject& data, const char* field)
{
    const auto money = Money::make(data[field].toInteger(), data["currency"].toString().toStdString());
    return money ? desktop::formats::money(*money) : QString();
}

QString seatsOf(const QJsonObject& data)
{
    QStringList seats;
    for (const QJsonValue& seat : data["seats"].toArray())
        seats << seat.toString();
    const int count = data["count"].toInt();
    if (!seats.isEmpty()) return Words::tr("Seat %1").arg(seats.join(", "));
    return count == 1 ? Words::tr("1 seat") : Words::tr("%1 seats").arg(count);
}

QString whyCancelled(const QString& reason)
{
    if (reason == "traveller") return Words::tr("Cancelled by the traveller");
    if (reason == "flight_cancelled") return Words::tr("The flight was cancelled");
    if (reason == "unpaid") return Words::tr("Paid too late: the seats were gone");
    if (reason == "staff") return Words::tr("Cancelled by staff");
    return Words::tr("Cancelled by staff: %1").arg(reason);
}

QString whyEnded(const QString& reason)
{
    if (reason == "hold_expired") return Words::tr("The hold ran out");
    if (reason == "declined") return Words::tr("The payment was declined");
    if (reason == "payment_unavailable") return Words::tr("The payment could not be made");
    if (reason == "cancelled") return Words::tr("The hold was given up");
    return reason;
}

} // namespace

QString stateText(const desktop::Purchase& purchase)
{
    const QString& state = purchase.state;
    if (state == "confirmed" && purchase.cancelled > 0)
        return Words::tr("Paid, %1 of %2 left").arg(purchase.count - purchase.cancelled).arg(purchase.count);
    if (state == "confirmed") return Words::tr("Paid");
    if (state == "cancelled")
        return purchase.refunded.isZero() ? Words::tr("Cancelled") : Words::tr("Cancelled, refunded");
    if (state == "held") return Words::tr("Held");
    if (state == "paying") return Words::tr("Paying");
    if (state == "payment_unknown") return Words::tr("Unknown");
    if (state == "declined") return Words::tr("Declined");
    if (state == "expired") return Words::tr("Ran out");
    return state;
}

ChipLook stateLook(const desktop::Purchase& purchase)
{
    const QString& state = purchase.state;
    if (state == "confirmed") return {ChipLook::Tone::Success, ChipLook::Glyph::Tick};
    if (state == "held" || state == "paying") return {ChipLook::Tone::Accent, ChipLook::Glyph::DashedCircle};
    if (state == "payment_unknown") return {ChipLook::Tone::Warning, ChipLook::Glyph::TriangleUp};
    if (state == "expired") return {ChipLook::Tone::Neutral, ChipLook::Glyph::Dash};
    return {ChipLook::Tone::Neutral, ChipLook::Glyph::Cross};
}

Happening happeningFrom(const QJsonObject& event)
{
    using Mark = Happening::Mark;
    const QJsonObject data = event["data"].toObject();
    Happening happening;
    happening.event = event["type"].toString();
    happening.at = desktop::instantFromJson(event["time"]);
    happening.traceId = event["traceId"].toString();
    const QString& type = happening.event;
    const auto say = [&happening](const QString& name, const QString& fact, Mark mark) {
        happening.name = name;
        happening.fact = fact;
        happening.mark = mark;
    };
    if (type == "ReservationPlaced") {
        const QString fact = Words::tr("%1, %2 locked").arg(seatsOf(data), moneyOf(data, "price"));
        say(data["paying"].toBool() ? Words::tr("Reservation placed") : Words::tr("Seats held"), fact, Mark::Fact);
    } else if (type == "ReservationConfirmed") {
        say(Words::tr("Confirmed"), seatsOf(data), Mark::Good);
    } else if (type == "ReservationCancelled") {
        const QString fact = Words::tr("%1 back, %2 kept").arg(moneyOf(data, "price"), moneyOf(data, "fee"));
        say(whyCancelled(data["reason"].toString()), fact, Mark::End);
    } else if (type == "ReservationExpired") {
        say(whyEnded(data["reason"].toString()), Words::tr("%1 on sale again").arg(seatsOf(data)), Mark::End);
    } else if (type == "ReservationPaymentUnknown") {
        if (data["known"].toBool())
            say(Words::tr("Payment outcome found"), {}, Mark::Fact);
        else
            say(Words::tr("Payment outcome unknown"), Words::tr("The gateway is being asked"), Mark::Waiting);
    } else if (type == "PayApproved") {
        say(Words::tr("Payment approved"), moneyOf(data, "price"), Mark::Good);
    } else if (type == "PayDeclined") {
        say(Words::tr("Payment declined"), data["reason"].toString(), Mark::Failed);
    } else if (type == "PayCancelled") {
        say(Words::tr("Refunded"), moneyOf(data, "price"), Mark::Good);
    } else if (type == "FlightSeatRequested" || type == "FlightSeatReturned") {
        const QString fact = Words::tr("%1: %2 left by the airline's record")
                                 .arg(desktop::formats::flightNumber(data["flightName"].toString()))
                                 .arg(data["seat"].toInt());
        say(type == "FlightSeatRequested" ? Words::tr("Reported to the airline") : Words::tr("Seats returned"), fact,
            Mark::Fact);
    } else {
        say(type, {}, Mark::Fact);
    }
    return happening;
}

} // namespace narae::admin
