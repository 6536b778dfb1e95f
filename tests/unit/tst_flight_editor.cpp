#include <QTest>

#include "server/flight/application/flight_editor.hpp"
#include "tests/unit/flight_fakes.hpp"

using namespace narae;
using namespace narae::flight;
using namespace narae::flight::testing;

namespace {

struct World {
    FakeBooks books;
    FakeDesk desk{books};
    FakeQueries queries{books};
    FakeSeats seats;
    FakeClock clock;
    FlightEditor editor{queries, seats, desk, clock};

    explicit World(std::vector<Cabin> cabins)
    {
        RegisterFlight wish = gimpoToJeju();
        wish.cabins = std::move(cabins);
        check(books.carryOut(wish).has_value(), "the flight of the test is sound");
    }
    Result<Flight> reviseCabins(std::vector<Cabin> cabins, std::int64_t version = 1)
    {
        return editor.revise({FlightId(1), version, {.cabins = std::move(cabins)}}, "");
    }
    const Flight& flight() const { return books.flights.at(FlightId(1)); }
};

std::string codeOf(const Result<Flight>& result)
{
    return result ? "" : result.error().code();
}

} // namespace

class TestFlightEditor : public QObject {
    Q_OBJECT

private slots:
    void shrinkingNarrowsTheSaleFirst()
    {
        World world({freeCabin(CabinClass::Economy, 100, 58000)});
        bool narrowedBefore = false;
        world.desk.before = [&] { narrowedBefore = world.seats.calls == std::vector<std::string>{"economy 90"}; };
        QVERIFY(world.reviseCabins({freeCabin(CabinClass::Economy, 90, 58000)}).has_value());
        QVERIFY(narrowedBefore);
        QCOMPARE(world.flight().capacity(), 90);
    }

    void growingAndOtherEditsLeaveTheSaleToTheEvent()
    {
        World world({freeCabin(CabinClass::Economy, 100, 58000)});
        QVERIFY(world.reviseCabins({freeCabin(CabinClass::Economy, 120, 61000)}).has_value());
        QVERIFY(world.seats.calls.empty());
        QCOMPARE(world.books.told.back(), std::string("FlightChanged 1 v2"));
    }

    void capacityCannotFallBelowWhatIsSold()
    {
        World world({freeCabin(CabinClass::Economy, 100, 58000)});
        world.seats.taken[CabinClass::Economy] = 91;
        QCOMPARE(codeOf(world.reviseCabins({freeCabin(CabinClass::Economy, 90, 58000)})),
                 std::string("flight.capacity_below_sold"));
        QCOMPARE(world.flight().capacity(), 100);
        QCOMPARE(world.flight().version(), std::int64_t(1));
    }

    void aTakenSeatCannotVanish()
    {
        World world({numberedCabin(CabinClass::Economy, "7-30:ABC_DEF", 58000)});
        world.seats.takenSeat = "13A";
        QCOMPARE(codeOf(world.reviseCabins({numberedCabin(CabinClass::Economy, "7-30:ABC_DEF;-=13A", 58000)})),
                 std::string("seat.still_taken"));
        // As many seats as before, but not the same.
        QCOMPARE(codeOf(world.reviseCabins({numberedCabin(CabinClass::Economy, "17-40:ABC_DEF", 58000)})),
                 std::string("seat.still_taken"));
        QCOMPARE(world.flight().version(), std::int64_t(1));
    }

    void aCabinThatGoesIsClosedFirst()
    {
        World world({freeCabin(CabinClass::Economy, 100, 58000), freeCabin(CabinClass::Business, 8, 99000)});
        QVERIFY(world.reviseCabins({freeCabin(CabinClass::Economy, 100, 58000)}).has_value());
        QCOMPARE(world.seats.calls, (std::vector<std::string>{"business 0"}));
    }

    void whatWasNarrowedIsPutBackWhenALaterCabinRefuses()
    {
        World world({freeCabin(CabinClass::Business, 8, 99000), freeCabin(CabinClass::Economy, 100, 58000)});
        world.seats.taken[CabinClass::Economy] = 95;
        QVERIFY(
            !world.reviseCabins({freeCabin(CabinClass::Business, 4, 99000), freeCabin(CabinClass::Economy, 90, 58000)})
                 .has_value());
        QCOMPARE(world.seats.calls, (std::vector<std::string>{"business 4", "economy 90", "business 8"}));
    }

    void whatWasNarrowedIsPutBackWhenSomebodyElseWasFaster()
    {
        World world({freeCabin(CabinClass::Economy, 100, 58000)});
        bool done = false;
        world.desk.before = [&] {
            if (std::exchange(done, true)) return;
            QVERIFY(world.books
                        .carryOut(ReviseFlight{
                            FlightId(1), 1, {.cabins = std::vector{freeCabin(CabinClass::Economy, 95, 58000)}}})
                        .has_value());
        };
        QCOMPARE(codeOf(world.reviseCabins({freeCabin(CabinClass::Economy, 90, 58000)})),
                 std::string("precondition.failed"));
        QCOMPARE(world.seats.calls, (std::vector<std::string>{"economy 90", "economy 95"}));
    }

    void anEditRefusedForItselfNeverTouchesTheSale_data()
    {
        QTest::addColumn<int>("version");
        QTest::addColumn<int>("capacity");
        QTest::addColumn<QByteArray>("code");
        QTest::newRow("an old version") << 7 << 90 << QByteArray("precondition.failed");
        QTest::newRow("no seats") << 1 << 0 << QByteArray("flight.capacity_out_of_range");
    }
    void anEditRefusedForItselfNeverTouchesTheSale()
    {
        QFETCH(int, version);
        QFETCH(int, capacity);
        QFETCH(QByteArray, code);
        World world({freeCabin(CabinClass::Economy, 100, 58000)});
        QCOMPARE(codeOf(world.reviseCabins({freeCabin(CabinClass::Economy, capacity, 58000)}, version)),
                 code.toStdString());
        QVERIFY(world.seats.calls.empty());
    }

    void anUnknownFlightIsSaidSo()
    {
        World world({freeCabin(CabinClass::Economy, 100, 58000)});
        QCOMPARE(codeOf(world.editor.revise({FlightId(2), std::nullopt, {}}, "")), std::string("flight.unknown"));
    }
};

QTEST_APPLESS_MAIN(TestFlightEditor)
#include "tst_flight_editor.moc"
