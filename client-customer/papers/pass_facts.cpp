#include "client-customer/papers/pass_facts.hpp"

#include "client-customer/papers/boarding_pass_text.hpp"
#include "common/desktop/look/formats.hpp"
#include "common/desktop/look/language.hpp"

#include <QCoreApplication>

namespace narae::customer {

namespace formats = desktop::formats;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(papers)
};

} // namespace

QString cabinWord(const QString& cabin)
{
    if (cabin == "economy") return Words::tr("Economy");
    if (cabin == "premium") return Words::tr("Premium");
    if (cabin == "business") return Words::tr("Business");
    if (cabin == "first") return Words::tr("First");
    return cabin;
}

PassFacts PassFacts::of(const desktop::Reservation& reservation, std::size_t passenger,
                        const desktop::AirportBook& airports)
{
    const bool korean = desktop::Language::current().korean();
    const desktop::Passenger& who = reservation.passengers.at(passenger);
    // A flight of the original's call has no origin: its times are the destination's.
    const QString clockAt = reservation.origin.isEmpty() ? reservation.destination : reservation.origin;
    const QTimeZone zone = airports.zone(clockAt);
    const QTimeZone there = airports.zone(reservation.destination);
    const QDate day = formats::dateAt(reservation.departsAt, zone);

    PassFacts facts;
    facts.originCode = reservation.origin;
    facts.destinationCode = reservation.destination;
    facts.originName = airports.fullName(reservation.origin, korean);
    facts.destinationName = airports.fullName(reservation.destination, korean);
    const auto minutes = reservation.departsAt.secsTo(reservation.arrivesAt) / 60;
    facts.journey = Words::tr("%1, non-stop").arg(formats::duration(std::chrono::minutes(minutes)));
    facts.flightNumber = formats::flightNumber(reservation.flightNumber);
    facts.date = formats::date(day);
    const auto closes = std::chrono::seconds(kBoardingClosesBefore).count();
    facts.boardingCloses = formats::time(reservation.departsAt.addSecs(-closes), zone);
    facts.departs = formats::time(reservation.departsAt, zone);
    facts.arrives = formats::time(reservation.arrivesAt, there);
    const QString shift = formats::dayShift(reservation.departsAt, zone, reservation.arrivesAt, there);
    if (!shift.isEmpty()) facts.arrives += " " + shift;
    facts.seat = who.seat;
    facts.cabin = cabinWord(reservation.cabin);
    facts.passenger = who.name;
    facts.nameOnPass = BoardingPassText::nameOnPass(who.name);
    facts.passengerPlace = Words::tr("%1 of %2").arg(who.number).arg(reservation.passengers.size());
    facts.reservation = QString::number(reservation.reservationId);
    facts.locator = reservation.locator;
    const BoardingPassText text{who.name,
                                reservation.locator,
                                reservation.origin,
                                reservation.destination,
                                reservation.flightNumber,
                                day,
                                reservation.cabin,
                                who.seat,
                                who.number,
                                false};
    // What cannot be said in BCBP can still be found by its locator.
    facts.codeText = text.text().value_or(reservation.locator);
    return facts;
}

} // namespace narae::customer
