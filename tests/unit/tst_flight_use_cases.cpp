#include <QTest>

#include "server/flight/application/demo_schedule.hpp"
#include "server/flight/application/keep_record.hpp"
#include "tests/unit/flight_fakes.hpp"

#include <algorithm>

using namespace narae;
using namespace narae::flight;
using namespace narae::flight::testing;

namespace {

template <class T>
std::string codeOf(const Result<T>& result)
{
    return result ? "" : result.error().code();
}

ReviseFlight revise(FlightRevision revision, std::optional<std::int64_t> version = std::nullopt)
{
    return {FlightId(1), version, std::move(revision)};
}

ApprovedPayment approved(std::int64_t reservation, int count)
{
    return {
        PaymentId(reservation), ReservationId(reservation), FlightId(1), "economy", count, won(58000 * count), kNow};
}

CancelledPayment cancelled(std::int64_t reservation, int cancellation, int count, std::int64_t refundWon)
{
    return {PaymentId(reservation),
            ReservationId(reservation),
            FlightId(1),
            "economy",
            cancellation,
            count,
            won(refundWon),
            kNow};
}

} // namespace

class TestFlightUseCases : public QObject {
    Q_OBJECT

private slots:
    void aRegisteredFlightIsToldAndCounted()
    {
        FakeBooks books;
        const auto answer = books.carryOut(gimpoToJeju());
        QVERIFY(answer.has_value() && answer->registered);
        QCOMPARE(answer->flight.id(), FlightId(1));
        QCOMPARE(books.told, (std::vector<std::string>{"FlightAdded 1 v1"}));
        QCOMPARE(books.tallies.at(FlightId(1)).capacity, 100);
        QCOMPARE(books.tallies.at(FlightId(1)).sold, 0);
    }

    void aFlightNumberLeavesAnInstantOnce()
    {
        FakeBooks books;
        QVERIFY(books.carryOut(gimpoToJeju()).has_value());
        const auto again = books.carryOut(gimpoToJeju());
        QCOMPARE(codeOf(again), std::string("flight.already_registered"));
        QCOMPARE(books.flights.size(), std::size_t(1));
        QCOMPARE(books.told.size(), std::size_t(1));
        RegisterFlight nextDay = gimpoToJeju();
        nextDay.departsAt += std::chrono::hours(24);
        nextDay.arrivesAt += std::chrono::hours(24);
        QVERIFY(books.carryOut(nextDay).has_value());
    }

    void theSameKeyGetsTheSameAnswer()
    {
        FakeBooks books;
        RegisterFlight wish = gimpoToJeju();
        wish.key = RequestKey{"account/1/k", "f1"};
        QVERIFY(books.carryOut(wish).has_value());
        QVERIFY(books.carryOut(revise({.fares = {{CabinClass::Economy, won(61000)}}})).has_value());
        const auto again = books.carryOut(wish);
        QCOMPARE(again->flight.version(), std::int64_t(1));
        QCOMPARE(again->flight.lowestFare().amountMinor(), 58000);
        QCOMPARE(books.flights.size(), std::size_t(1));
        wish.key->fingerprint = "f2";
        QCOMPARE(codeOf(books.carryOut(wish)), std::string("request.idempotency_key_reused"));
    }

    void flightsOfTheOriginalsCallMayShareAName()
    {
        FakeBooks books;
        RegisterFlight wish = gimpoToJeju();
        wish.number = *FlightNumber::named("CH777");
        wish.route = *Route::to("korea");
        QVERIFY(books.carryOut(wish).has_value());
        QVERIFY(books.carryOut(wish).has_value());
        QCOMPARE(books.flights.size(), std::size_t(2));
    }

    void anAircraftGivesItsSeats()
    {
        FakeBooks books;
        FakeDesk desk(books);
        QVERIFY(addStandardAircraft(desk, "").has_value());
        RegisterFlight wish = gimpoToJeju();
        wish.cabins.clear();
        wish.aircraft = "A321neo";
        wish.fares = {{CabinClass::Economy, won(58000)}, {CabinClass::Business, won(110000)}};
        const auto answer = books.carryOut(wish);
        QCOMPARE(answer->flight.capacity(), 182);
        QVERIFY(answer->flight.cabin(CabinClass::Economy)->seatMap.has("17A"));
        wish.aircraft = "Concorde";
        QCOMPARE(codeOf(books.carryOut(wish)), std::string("aircraft.unknown"));
    }

    void standardAircraftAreAddedOnce()
    {
        FakeBooks books;
        FakeDesk desk(books);
        QVERIFY(addStandardAircraft(desk, "").has_value());
        QVERIFY(addStandardAircraft(desk, "").has_value());
        QCOMPARE(books.aircraftById.size(), std::size_t(4));
        desk.away = refuse("database.away").retryAfter(1);
        QVERIFY(!addStandardAircraft(desk, "").has_value());
    }

    void aRehearsalChangesNothing()
    {
        FakeBooks books;
        RegisterFlight wish = gimpoToJeju();
        wish.rehearsal = true;
        const auto answer = books.carryOut(wish);
        QVERIFY(answer->registered && !answer->flight.id().valid());
        QVERIFY(books.flights.empty() && books.told.empty());
        wish.departsAt = kNow;
        QCOMPARE(codeOf(books.carryOut(wish)), std::string("flight.departure_out_of_range"));
    }

    void aRevisionCountsUpAndIsTold()
    {
        FakeBooks books;
        QVERIFY(books.carryOut(gimpoToJeju()).has_value());
        const Instant later = gimpoToJeju().departsAt + std::chrono::minutes(15);
        const auto revised =
            books.carryOut(revise({.departsAt = later, .fares = {{CabinClass::Economy, won(61000)}}}, 1));
        QCOMPARE(revised->version(), std::int64_t(2));
        QCOMPARE(revised->plan().departsAt, later);
        QCOMPARE(revised->lowestFare(), won(61000));
        QCOMPARE(books.told.back(), std::string("FlightChanged 1 v2"));
    }

    void anOldVersionIsRefused()
    {
        FakeBooks books;
        QVERIFY(books.carryOut(gimpoToJeju()).has_value());
        QVERIFY(books.carryOut(revise({.fares = {{CabinClass::Economy, won(61000)}}}, 1)).has_value());
        const auto late = books.carryOut(revise({.fares = {{CabinClass::Economy, won(1)}}}, 1));
        QCOMPARE(codeOf(late), std::string("precondition.failed"));
        QCOMPARE(books.flights.at(FlightId(1)).lowestFare(), won(61000));
    }

    void aRevisionOfNothingIsNotTold()
    {
        FakeBooks books;
        QVERIFY(books.carryOut(gimpoToJeju()).has_value());
        const auto same = books.carryOut(revise({.departsAt = gimpoToJeju().departsAt}));
        QCOMPARE(same->version(), std::int64_t(1));
        QCOMPARE(books.told.size(), std::size_t(1));
    }

    void aRevisionCannotTakeAnothersDeparture()
    {
        FakeBooks books;
        QVERIFY(books.carryOut(gimpoToJeju()).has_value());
        RegisterFlight other = gimpoToJeju();
        other.departsAt += std::chrono::hours(24);
        other.arrivesAt += std::chrono::hours(24);
        QVERIFY(books.carryOut(other).has_value());
        const auto moved = books.carryOut(revise({.departsAt = other.departsAt, .arrivesAt = other.arrivesAt}));
        QCOMPARE(codeOf(moved), std::string("flight.already_registered"));
    }

    void aRevisionMovesTheTallyOfSeats()
    {
        FakeBooks books;
        QVERIFY(books.carryOut(gimpoToJeju()).has_value());
        QVERIFY(books.carryOut(RecordPurchase{approved(1, 3)}).has_value());
        QVERIFY(
            books.carryOut(revise({.cabins = std::vector{freeCabin(CabinClass::Economy, 120, 58000)}})).has_value());
        QCOMPARE(books.tallies.at(FlightId(1)).left(), 117);
    }

    void anotherAircraftKeepsTheFaresOfItsCabins()
    {
        FakeBooks books;
        FakeDesk desk(books);
        QVERIFY(addStandardAircraft(desk, "").has_value());
        QVERIFY(books.carryOut(gimpoToJeju()).has_value());
        QCOMPARE(codeOf(books.carryOut(revise({.aircraft = "A220-300"}))), std::string("flight.fare_missing"));
        const auto revised =
            books.carryOut(revise({.aircraft = "A220-300", .fares = {{CabinClass::Business, won(99000)}}}));
        QCOMPARE(revised->cabin(CabinClass::Economy)->fare, won(58000));
        QCOMPARE(revised->cabin(CabinClass::Business)->fare, won(99000));
        QCOMPARE(revised->plan().aircraft, std::string("A220-300"));
    }

    void cancellingAgainForTheSameReasonIsTheSame()
    {
        FakeBooks books;
        QVERIFY(books.carryOut(gimpoToJeju()).has_value());
        QVERIFY(books.carryOut(CancelFlight{FlightId(1), "typhoon", 1}).has_value());
        const auto again = books.carryOut(CancelFlight{FlightId(1), "typhoon", 1});
        QCOMPARE(again->version(), std::int64_t(2));
        QCOMPARE(books.told, (std::vector<std::string>{"FlightAdded 1 v1", "FlightCancelled 1 v2"}));
        QCOMPARE(codeOf(books.carryOut(CancelFlight{FlightId(1), "fog", std::nullopt})),
                 std::string("flight.cancelled"));
        QCOMPARE(codeOf(books.carryOut(CancelFlight{FlightId(2), "fog", std::nullopt})), std::string("flight.unknown"));
    }

    void anAircraftIsRefittedByVersion()
    {
        FakeBooks books;
        const CabinLayout economy{CabinClass::Economy, *SeatMap::parse("1-10:AB_CD")};
        QVERIFY(books.carryOut(AddAircraft{"Twin Otter", {economy}}).has_value());
        QCOMPARE(codeOf(books.carryOut(AddAircraft{" Twin Otter ", {economy}})), std::string("aircraft.already_added"));
        QCOMPARE(codeOf(books.carryOut(AddAircraft{"Kite", {}})), std::string("aircraft.cabins_malformed"));
        const CabinLayout blocked{CabinClass::Economy, *SeatMap::parse("1-10:AB_CD;-=1A")};
        QCOMPARE(books.carryOut(ReviseAircraft{AircraftId(1), 1, {blocked}})->version(), std::int64_t(2));
        QCOMPARE(codeOf(books.carryOut(ReviseAircraft{AircraftId(1), 1, {economy}})),
                 std::string("precondition.failed"));
        QCOMPARE(codeOf(books.carryOut(ReviseAircraft{AircraftId(9), 1, {economy}})),
                 std::string("aircraft.not_found"));
    }

    void aPurchaseTakesItsSeatsOnce()
    {
        FakeBooks books;
        QVERIFY(books.carryOut(gimpoToJeju()).has_value());
        QVERIFY(books.carryOut(RecordPurchase{approved(7, 3)})->isNew);
        QVERIFY(!books.carryOut(RecordPurchase{approved(7, 3)})->isNew);
        QCOMPARE(books.tallies.at(FlightId(1)).sold, 3);
        QCOMPARE(books.told.back(), std::string("FlightSeatRequested 1 count 3 left 97"));
        QCOMPARE(books.told.size(), std::size_t(2));
    }

    void refundsComeOutOfTheRecordOnceEach()
    {
        FakeBooks books;
        QVERIFY(books.carryOut(gimpoToJeju()).has_value());
        QVERIFY(books.carryOut(RecordPurchase{approved(7, 3)}).has_value());
        QVERIFY(books.carryOut(RecordRefund{cancelled(7, 1, 1, 50000)})->isNew);
        QVERIFY(!books.carryOut(RecordRefund{cancelled(7, 1, 1, 50000)})->isNew);
        QVERIFY(books.carryOut(RecordRefund{cancelled(7, 2, 2, 100000)})->isNew);
        const auto& record = books.purchases.at(ReservationId(7)).record();
        QCOMPARE(record.count, 3);
        QCOMPARE(record.amount, won(174000));
        QCOMPARE(record.cancelledCount(), 3);
        QCOMPARE(record.refunded(), won(150000));
        QCOMPARE(books.tallies.at(FlightId(1)).sold, 0);
        QCOMPARE(books.told.back(), std::string("FlightSeatReturned 1 count 2 left 100"));
    }

    void aRefundReportedBeforeItsPaymentCountsAllTheSame()
    {
        FakeBooks books;
        QVERIFY(books.carryOut(gimpoToJeju()).has_value());
        QVERIFY(books.carryOut(RecordRefund{cancelled(7, 1, 1, 58000)})->isNew);
        QCOMPARE(books.told.back(), std::string("FlightSeatReturned 1 count 1 left 100"));
        QVERIFY(!books.purchases.at(ReservationId(7)).approved());
        QVERIFY(books.carryOut(RecordPurchase{approved(7, 3)})->isNew);
        QVERIFY(books.purchases.at(ReservationId(7)).approved());
        QCOMPARE(books.tallies.at(FlightId(1)).sold, 2);
    }

    void reportsThatContradictTheRecordAreRefused()
    {
        FakeBooks books;
        QVERIFY(books.carryOut(gimpoToJeju()).has_value());
        QVERIFY(books.carryOut(RecordPurchase{approved(7, 3)}).has_value());
        QCOMPARE(codeOf(books.carryOut(RecordRefund{cancelled(7, 1, 4, 1)})), std::string("purchase.contradicts"));
        QCOMPARE(codeOf(books.carryOut(RecordRefund{cancelled(7, 1, 1, 174001)})), std::string("purchase.contradicts"));
        QCOMPARE(books.tallies.at(FlightId(1)).sold, 3);
        ApprovedPayment elsewhere = approved(8, 1);
        elsewhere.flightId = FlightId(99);
        QCOMPARE(codeOf(books.carryOut(RecordPurchase{elsewhere})), std::string("flight.unknown"));
    }

    void theDemoIsAWholeScheduleAndAlwaysTheSame()
    {
        FakeBooks books;
        FakeDesk desk(books);
        QVERIFY(addStandardAircraft(desk, "").has_value());
        const auto flights = demoSchedule(kNow);
        QVERIFY2(flights.size() > 1000 && flights.size() < 2500, qPrintable(QString::number(flights.size())));
        for (const auto& answer : desk.carryOutEach(flights, ""))
            QVERIFY2(answer.has_value(), answer ? "" : answer.error().code().c_str());
        for (const auto& answer : desk.carryOutEach(demoSchedule(kNow), ""))
            QVERIFY(answer.has_value() && !answer->registered);
        std::set<std::int64_t> fares;
        std::set<std::string> routes;
        for (const RegisterFlight& flight : flights) {
            routes.insert(flight.route.origin() + flight.route.destination());
            if (flight.number.text() == "NR1201") fares.insert(flight.fares.front().amount.amountMinor());
        }
        QCOMPARE(routes.size(), std::size_t(80));
        QVERIFY(fares.size() > 5);
        QVERIFY(*fares.begin() > 30000 && *fares.rbegin() < 120000);
    }
};

QTEST_APPLESS_MAIN(TestFlightUseCases)
#include "tst_flight_use_cases.moc"
