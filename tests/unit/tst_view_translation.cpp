#include "common/api/events.hpp"
#include "server/platform/log/log.hpp"
#include "server/view/adapters/cursors_text.hpp"
#include "server/view/adapters/event_translation.hpp"

#include <QTest>

using namespace narae;
using namespace narae::view;

namespace {

template <class Event>
commit::Envelope envelopeOf(const Event& event)
{
    commit::Envelope envelope;
    envelope.writer = "narae-1";
    envelope.seq = 7;
    envelope.type = Event::kType;
    envelope.time = fromEpochMs(1'796'083'200'000);
    envelope.data = toText(event);
    return envelope;
}

template <class Meaning, class Event>
Meaning meaningOf(const Event& event)
{
    const Occurrence occurrence = translate(envelopeOf(event));
    const auto* meaning = std::get_if<Meaning>(&occurrence.what);
    check(meaning != nullptr, "the event means what the test expects");
    return *meaning;
}

api::events::Payment payment()
{
    return {3, 17, 1, 2, 160'000, "KRW"};
}

} // namespace

class TestViewTranslation : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        log::sendTo([](std::string_view) {});
    }

    void theEnvelopeSaysWhereAndWhen()
    {
        const Occurrence occurrence = translate(envelopeOf(api::events::FlightCancelled{1, "NR1", "fog", 3}));
        QCOMPARE(occurrence.writer, std::string("narae-1"));
        QCOMPARE(occurrence.seq, 7);
        QCOMPARE(toEpochMs(occurrence.time), 1'796'083'200'000);
        const auto withdrawn = std::get<FlightWithdrawn>(occurrence.what);
        QCOMPARE(withdrawn.flightId, 1);
        QCOMPARE(withdrawn.version, 3);
        QCOMPARE(withdrawn.reason, std::string("fog"));
    }

    void aFlightIsTakenWhole()
    {
        api::events::FlightDescription flight;
        flight.flightId = 4;
        flight.flightName = "NR1207";
        flight.origin = "ICN";
        flight.destination = "CJU";
        flight.destinationIsAirport = true;
        flight.departsAt = fromEpochMs(1'796'083'200'000);
        flight.arrivesAt = fromEpochMs(1'796'087'400'000);
        flight.aircraft = "A220-300";
        flight.version = 2;
        flight.cabins = {{"economy", 12, Money(80'000, Currency::krw()), "7-8:ABC_DEF"}};
        const auto added = meaningOf<FlightDescribed>(api::events::FlightAdded{flight});
        QVERIFY(added.isNew);
        QCOMPARE(added.number, std::string("NR1207"));
        QCOMPARE(added.cabins.at(0).seatMap, std::string("7-8:ABC_DEF"));
        QCOMPARE(added.cabins.at(0).price.amountMinor(), 80'000);
        QCOMPARE(added.departsAt, flight.departsAt);
        const auto changed = meaningOf<FlightDescribed>(api::events::FlightChanged{flight});
        QVERIFY(!changed.isNew);
        QCOMPARE(changed.version, 2);
    }

    void theAirlinesRecordGoesUpAndDown()
    {
        const api::events::FlightSeats seats{1, "NR1207", 98, 17, "economy", 2};
        QVERIFY(!meaningOf<AirlineRecorded>(api::events::FlightSeatRequested{seats}).returned);
        const auto returned = meaningOf<AirlineRecorded>(api::events::FlightSeatReturned{seats});
        QVERIFY(returned.returned);
        QCOMPARE(returned.count, 2);
        QCOMPARE(returned.reservationId, 17);
    }

    void aReservationsLifeIsUnderstood()
    {
        api::events::ReservationPlaced placed;
        placed.reservationId = 17;
        placed.phone = "01097770779";
        placed.flightId = 1;
        placed.count = 2;
        placed.price = 160'000;
        placed.currency = "KRW";
        placed.locator = "ABC234";
        placed.cabin = "economy";
        placed.seats = {"7A", ""};
        placed.customerId = 5;
        placed.paying = true;
        const auto held = meaningOf<SeatsHeld>(placed);
        QCOMPARE(held.seats, (std::vector<std::string>{"7A"}));
        QCOMPARE(held.total.amountMinor(), 160'000);
        QCOMPARE(held.customerId, 5);
        QVERIFY(held.paying);

        api::events::ReservationConfirmed confirmed;
        confirmed.reservationId = 17;
        confirmed.flightId = 1;
        confirmed.cabin = "economy";
        confirmed.count = 2;
        confirmed.seats = {"7A", "7B"};
        QCOMPARE(meaningOf<SeatsSold>(confirmed).seats.size(), std::size_t{2});

        api::events::ReservationCancelled cancelled;
        cancelled.reservationId = 17;
        cancelled.phone = "01097770779";
        cancelled.flightId = 1;
        cancelled.count = 1;
        cancelled.price = 60'000;
        cancelled.currency = "KRW";
        cancelled.cabin = "economy";
        cancelled.seats = {"7B"};
        cancelled.passengers = {2};
        cancelled.remaining = 1;
        cancelled.fee = 20'000;
        cancelled.reason = "traveller";
        cancelled.cancellation = 2;
        const auto out = meaningOf<PassengersCancelled>(cancelled);
        QCOMPARE(out.refund.amountMinor(), 60'000);
        QCOMPARE(out.feeMinor, 20'000);
        QCOMPARE(out.count, 1);
        QCOMPARE(out.cancellation, 2);
    }

    void theReasonOfAReturnIsKept_data()
    {
        QTest::addColumn<QString>("reason");
        QTest::addColumn<int>("meaning");
        QTest::newRow("hold") << "hold_expired" << static_cast<int>(ReturnReason::HoldExpired);
        QTest::newRow("card") << "declined" << static_cast<int>(ReturnReason::Declined);
        QTest::newRow("payment") << "payment_unavailable" << static_cast<int>(ReturnReason::PaymentUnavailable);
        QTest::newRow("traveller") << "cancelled" << static_cast<int>(ReturnReason::GivenUp);
        QTest::newRow("airline") << "flight_cancelled" << static_cast<int>(ReturnReason::FlightCancelled);
        QTest::newRow("no outcome") << "payment_unknown" << static_cast<int>(ReturnReason::PaymentUnknown);
    }
    void theReasonOfAReturnIsKept()
    {
        QFETCH(QString, reason);
        QFETCH(int, meaning);
        api::events::ReservationExpired expired;
        expired.reservationId = 17;
        expired.flightId = 1;
        expired.cabin = "economy";
        expired.count = 2;
        expired.reason = reason.toStdString();
        QCOMPARE(static_cast<int>(meaningOf<SeatsReturned>(expired).reason), meaning);
    }

    void paymentsAreToldApart()
    {
        using Kind = PaymentRecorded::Kind;
        QCOMPARE(meaningOf<PaymentRecorded>(api::events::PayApproved{payment(), "economy"}).kind, Kind::Captured);
        QCOMPARE(meaningOf<PaymentRecorded>(api::events::PayDeclined{payment(), "no funds"}).kind, Kind::Declined);
        const auto refunded = meaningOf<PaymentRecorded>(api::events::PayCancelled{payment(), "economy", 1, 9});
        QCOMPARE(refunded.kind, Kind::Refunded);
        QCOMPARE(refunded.reservationId, 17);
        QCOMPARE(refunded.amount.amountMinor(), 160'000);
    }

    void whatCannotBeReadIsMarkedNotThrown_data()
    {
        QTest::addColumn<QString>("data");
        for (const char* data : {"", "not json", "[]", "{}", "null", "{\"flightId\":\"one\"}"})
            QTest::newRow(data) << data;
    }
    void whatCannotBeReadIsMarkedNotThrown()
    {
        QFETCH(QString, data);
        commit::Envelope envelope = envelopeOf(api::events::FlightCancelled{1, "NR1", "fog", 3});
        envelope.data = data.toStdString();
        QVERIFY(std::holds_alternative<Unreadable>(translate(envelope).what));
    }

    void aTypeOfALaterNaraeIsPassedOver()
    {
        commit::Envelope envelope = envelopeOf(api::events::FlightCancelled{1, "NR1", "fog", 3});
        envelope.type = "FlightDiverted";
        QVERIFY(std::holds_alternative<Unknown>(translate(envelope).what));
    }

    void cursorsReadBack()
    {
        const Cursors cursors{{"narae-1", 1042}, {"narae \"2\"", 1}};
        QCOMPARE(parseCursors(toText(cursors)).value(), cursors);
        QCOMPARE(parseCursors(toText(Cursors{})).value(), Cursors{});
        QVERIFY(!parseCursors("[]"));
        QVERIFY(!parseCursors("{\"a\":\"b\"}"));
        QVERIFY(!parseCursors("{"));
    }
};

QTEST_APPLESS_MAIN(TestViewTranslation)
#include "tst_view_translation.moc"
