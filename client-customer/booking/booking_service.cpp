#include "client-customer/booking/booking_service.hpp"

#include <algorithm>

namespace narae::customer {

using desktop::Answer;
using desktop::Call;
using desktop::Outcome;

namespace {

QString pathOf(const BookingDraft::Hold& hold)
{
    return QString("/v1/reservations/%1").arg(hold.reservationId);
}

} // namespace

BookingService::BookingService(desktop::Parts& parts, QObject* parent)
    : QObject(parent), parts_(parts), seats_(parts.client)
{
    connect(&seats_, &desktop::LiveResource::changed, this,
            [this](const Answer& answer) { Q_EMIT seatsChanged(desktop::FlightSeats::fromJson(answer.object())); });
    connect(&seats_, &desktop::LiveResource::failed, this, &BookingService::seatsFailed);
    connect(&parts_.purchases, &desktop::PurchaseSender::resumed, this, &BookingService::cameLate);
}

QUrlQuery BookingService::keyOf(const BookingDraft::Hold& hold)
{
    QUrlQuery query;
    query.addQueryItem("locator", hold.locator);
    // A plus sign would be read as a blank.
    query.addQueryItem("phone", QString::fromLatin1(QUrl::toPercentEncoding(hold.phone)));
    return query;
}

void BookingService::watch(qint64 flightId)
{
    seats_.watch(Call::get(QString("/v1/flight-statuses/%1/seats").arg(flightId)));
    seats_.follow({desktop::LiveTopic::Seats, flightId, {}, {}});
}

void BookingService::hold(const BookingDraft& draft, const QString& attempt, Done done)
{
    parts_.purchases.send("/v1/reservations", draft.orderBody(),
                          {{"kind", "hold"}, {"attempt", attempt}, {"phone", draft.phone}}, this, std::move(done));
}

void BookingService::letGo(const BookingDraft::Hold& hold, Done done)
{
    Call quote = Call::post(pathOf(hold) + "/cancellation-quotes", {});
    quote.query = keyOf(hold);
    quote.asGuest = true;
    parts_.client.send(quote, this, [this, hold, done = std::move(done)](const Outcome& offered) {
        if (!offered) {
            done(offered);
            return;
        }
        Call cancel = Call::post(pathOf(hold) + "/cancellation", {{"quoteId", offered->object()["quoteId"]}});
        cancel.query = keyOf(hold);
        cancel.asGuest = true;
        parts_.client.send(cancel, this, done);
    });
}

void BookingService::pay(const BookingDraft::Hold& hold, const QString& method, const QString& attempt, Done done)
{
    parts_.purchases.send(pathOf(hold) + "/payment?" + keyOf(hold).toString(QUrl::FullyEncoded),
                          {{"paymentMethod", method}},
                          {{"kind", "payment"},
                           {"attempt", attempt},
                           {"reservationId", hold.reservationId},
                           {"locator", hold.locator},
                           {"phone", hold.phone}},
                          this, std::move(done));
}

void BookingService::ask(const BookingDraft::Hold& hold, Done done)
{
    parts_.client.send(Call::get(pathOf(hold), keyOf(hold)), this, std::move(done));
}

bool BookingService::open(const QString& attempt) const
{
    const auto entries = parts_.journal.open();
    return std::any_of(entries.begin(), entries.end(),
                       [&attempt](const auto& entry) { return entry.about["attempt"].toString() == attempt; });
}

} // namespace narae::customer
