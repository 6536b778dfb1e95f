#include <QTest>
#include <QTimeZone>

#include "server/flight/domain/aircraft.hpp"
#include "server/flight/domain/airport.hpp"
#include "server/flight/domain/flight.hpp"
#include "server/flight/domain/plan_changes.hpp"

#include <set>

using namespace narae;
using namespace narae::flight;

namespace {

const Instant kNow = *parseRfc3339("2026-11-20T00:00:00Z");

Cabin economy(int capacity = 100, std::int64_t fareWon = 58000)
{
    return {CabinClass::Economy, capacity, SeatMap(), Money(fareWon, Currency::krw())};
}

FlightPlan plan()
{
    FlightPlan plan;
    plan.number = *FlightNumber::parse("NR1207");
    plan.route = *Route::between("GMP", "CJU");
    plan.departsAt = kNow + std::chrono::hours(96);
    plan.arrivesAt = plan.departsAt + std::chrono::minutes(70);
    plan.cabins = {economy()};
    return plan;
}

std::string codeOf(const Result<void>& result)
{
    return result ? "" : result.error().code();
}

template <class T>
std::string codeOf(const Result<T>& result)
{
    return result ? "" : result.error().code();
}

} // namespace

class TestFlightDomain : public QObject {
    Q_OBJECT

private slots:
    void airportsAreFactsOfTheWorld()
    {
        QVERIFY(airports().size() >= 60);
        std::string_view last;
        for (const Airport& airport : airports()) {
            const auto label = QByteArray(airport.code.data(), qsizetype(airport.code.size()));
            QVERIFY2(airport.code.size() == 3 && airport.code > last, label);
            last = airport.code;
            QVERIFY2(QTimeZone(QByteArray(airport.zone.data(), qsizetype(airport.zone.size()))).isValid(), label);
            QVERIFY2(std::abs(airport.latitudeMicrodegrees) < 70'000'000, label);
            QVERIFY2(std::abs(airport.longitudeMicrodegrees) < 180'000'000, label);
            QVERIFY2(airport.country.size() == 2, label);
            QVERIFY2(airport.koreanCity.front() < 0 || airport.koreanCity.front() > 0x7F, label);
        }
        for (const char* code :
             {"GMP", "ICN", "CJU", "PUS", "TAE", "KWJ", "CJJ", "RSU", "USN", "KPO", "HIN", "WJU", "MWX", "YNY", "KUV"})
            QVERIFY2(findAirport(code) != nullptr && findAirport(code)->country == "KR", code);
        QVERIFY(findAirport("XXX") == nullptr);
    }

    void coordinatesAndZonesAgree_data()
    {
        QTest::addColumn<QByteArray>("code");
        for (const Airport& airport : airports())
            QTest::newRow(std::string(airport.code).c_str()) << QByteArray(airport.code.data(), 3);
    }
    void coordinatesAndZonesAgree()
    {
        // The sun is nearest to noon where the zone says so: an exchanged or mistyped figure is hours off.
        QFETCH(QByteArray, code);
        const Airport& airport = *findAirport(code.toStdString());
        const QTimeZone zone(QByteArray(airport.zone.data(), qsizetype(airport.zone.size())));
        const double hours = zone.standardTimeOffset(QDateTime(QDate(2026, 1, 15), QTime(12, 0))) / 3600.0;
        QVERIFY(std::abs(airport.longitudeMicrodegrees / 15e6 - hours) < 2.3);
    }

    void distancesAreThoseOnTheMap_data()
    {
        QTest::addColumn<QByteArray>("from");
        QTest::addColumn<QByteArray>("to");
        QTest::addColumn<int>("kilometres");
        QTest::newRow("Gimpo-Jeju") << QByteArray("GMP") << QByteArray("CJU") << 451;
        QTest::newRow("Incheon-Narita") << QByteArray("ICN") << QByteArray("NRT") << 1257;
        QTest::newRow("Incheon-Los Angeles") << QByteArray("ICN") << QByteArray("LAX") << 9620;
        QTest::newRow("Heathrow-Kennedy") << QByteArray("LHR") << QByteArray("JFK") << 5540;
        QTest::newRow("Sydney-Auckland") << QByteArray("SYD") << QByteArray("AKL") << 2160;
    }
    void distancesAreThoseOnTheMap()
    {
        QFETCH(QByteArray, from);
        QFETCH(QByteArray, to);
        QFETCH(int, kilometres);
        const int found = distanceKilometres(*findAirport(from.toStdString()), *findAirport(to.toStdString()));
        QVERIFY2(std::abs(found - kilometres) <= kilometres / 50, qPrintable(QString::number(found)));
    }

    void standardAircraftHaveTheSeatsTheyAreKnownFor()
    {
        std::map<std::string, int> capacities;
        for (auto& type : standardAircraft()) {
            const auto aircraft = Aircraft::fitOut(type.name, type.cabins);
            QVERIFY2(aircraft.has_value(), std::string(type.name).c_str());
            capacities[aircraft->name()] = aircraft->capacity();
        }
        QCOMPARE(capacities, (std::map<std::string, int>{
                                 {"ATR 72-600", 72}, {"A220-300", 135}, {"A321neo", 182}, {"A330-900", 281}}));
    }

    void flightNumbersAreTheTradesOwn_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("number");
        QTest::newRow("as it is") << QByteArray("NR1207") << QByteArray("NR1207");
        QTest::newRow("small letters") << QByteArray("nr1207a") << QByteArray("NR1207A");
        QTest::newRow("a blank after the airline") << QByteArray("NR 7") << QByteArray("NR7");
        QTest::newRow("a digit in the airline") << QByteArray("7C101") << QByteArray("7C101");
        QTest::newRow("the original's") << QByteArray("CH777") << QByteArray("CH777");
        for (const char* wrong :
             {"", "N", "NR", "NRX", "NR12345", "NR12AB", "1234", "NR-12", "NR1 2", "NR1207\xEA\xB0\x80"})
            QTest::newRow(wrong) << QByteArray(wrong) << QByteArray();
    }
    void flightNumbersAreTheTradesOwn()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, number);
        const auto parsed = FlightNumber::parse(text.toStdString());
        if (number.isEmpty())
            QCOMPARE(codeOf(parsed), std::string("flight.number_malformed"));
        else
            QCOMPARE(parsed->text(), number.toStdString());
    }

    void namesOfTheOriginalMayBeAnyText()
    {
        QCOMPARE(FlightNumber::named(" 대한 777 ✈ ")->text(), std::string("대한 777 ✈"));
        QCOMPARE(codeOf(FlightNumber::named("")), std::string("flight.name_malformed"));
        QCOMPARE(codeOf(FlightNumber::named(std::string(41, 'x'))), std::string("flight.name_malformed"));
        QCOMPARE(codeOf(FlightNumber::named("a\nb")), std::string("flight.name_malformed"));
    }

    void refundStepsFallTowardsDeparture()
    {
        QCOMPARE(RefundSteps().text(), std::string("30:100 7:90 1:70 0:0"));
        QCOMPARE(RefundSteps::parse("14:80 0:0")->steps(), (std::vector<RefundStep>{{14, 80}, {0, 0}}));
        QCOMPARE(RefundSteps::parse("-")->text(), std::string("-"));
        for (const char* wrong :
             {"", "7", "7:", ":5", "7:101", "-1:5", "366:5", "1:70 7:90", "7:50 1:60", "7:50 7:40", "7:50  1:40"})
            QVERIFY2(codeOf(RefundSteps::parse(wrong)) == "flight.refund_steps_malformed", wrong);
    }

    void routesJoinTwoAirports()
    {
        QCOMPARE(Route::between("gmp", " CJU ")->origin(), std::string("GMP"));
        QCOMPARE(codeOf(Route::between("GMP", "XXX")), std::string("airport.unknown"));
        QCOMPARE(codeOf(Route::between("GMP", "GMP")), std::string("flight.route_circular"));
        QVERIFY(!Route::to("korea")->betweenAirports());
    }

    void aFlightIsScheduledAheadAndNotForever_data()
    {
        QTest::addColumn<qint64>("departsInHours");
        QTest::addColumn<qint64>("lastsMinutes");
        QTest::addColumn<QByteArray>("code");
        QTest::newRow("well") << qint64(96) << qint64(70) << QByteArray();
        QTest::newRow("now") << qint64(0) << qint64(70) << QByteArray("flight.departure_out_of_range");
        QTest::newRow("yesterday") << qint64(-24) << qint64(70) << QByteArray("flight.departure_out_of_range");
        QTest::newRow("in three years") << qint64(3 * 365 * 24) << qint64(70)
                                        << QByteArray("flight.departure_out_of_range");
        QTest::newRow("no time") << qint64(96) << qint64(0) << QByteArray("flight.arrival_out_of_range");
        QTest::newRow("backwards") << qint64(96) << qint64(-5) << QByteArray("flight.arrival_out_of_range");
        QTest::newRow("a day and more") << qint64(96) << qint64(1441) << QByteArray("flight.arrival_out_of_range");
    }
    void aFlightIsScheduledAheadAndNotForever()
    {
        QFETCH(qint64, departsInHours);
        QFETCH(qint64, lastsMinutes);
        QFETCH(QByteArray, code);
        FlightPlan wanted = plan();
        wanted.departsAt = kNow + std::chrono::hours(departsInHours);
        wanted.arrivesAt = wanted.departsAt + std::chrono::minutes(lastsMinutes);
        QCOMPARE(codeOf(Flight::schedule(wanted, kNow)), code.toStdString());
    }

    void cabinsMustMakeAFlight()
    {
        const auto seats = [](std::string_view notation) { return *SeatMap::parse(notation); };
        const Money fare(1000, Currency::krw());
        const auto codeWith = [](std::vector<Cabin> cabins) { return codeOf(checkCabins(cabins)); };
        QCOMPARE(codeWith({economy()}), std::string());
        QCOMPARE(codeWith({}), std::string("flight.no_cabin"));
        QCOMPARE(codeWith({economy(), economy()}), std::string("flight.cabin_twice"));
        QCOMPARE(codeWith({economy(0)}), std::string("flight.capacity_out_of_range"));
        QCOMPARE(codeWith({economy(1001)}), std::string("flight.capacity_out_of_range"));
        QCOMPARE(codeWith({economy(100, 0)}), std::string("flight.fare_out_of_range"));
        QCOMPARE(codeWith({economy(100, -5)}), std::string("flight.fare_out_of_range"));
        QCOMPARE(codeWith({{CabinClass::Economy, 7, seats("1-2:ABC"), fare}}),
                 std::string("flight.capacity_out_of_range"));
        QCOMPARE(codeWith({{CabinClass::Economy, 6, seats("1-2:ABC"), fare},
                           {CabinClass::Business, 2, seats("2:AC"), fare}}),
                 std::string("flight.row_twice"));
        QCOMPARE(codeWith({economy(), {CabinClass::First, 4, SeatMap(), *Money::make(100, "USD")}}),
                 std::string("money.mixed_currencies"));
    }

    void aCancelledFlightStaysAsItIs()
    {
        Flight flight = *Flight::schedule(plan(), kNow);
        QVERIFY(flight.cancel(" typhoon ", kNow).has_value());
        QCOMPARE(flight.cancelReason(), std::string("typhoon"));
        QCOMPARE(flight.version(), std::int64_t(2));
        QCOMPARE(codeOf(flight.cancel("again", kNow)), std::string("flight.cancelled"));
        QCOMPARE(codeOf(flight.revise(plan(), kNow)), std::string("flight.cancelled"));
        QCOMPARE(flight.version(), std::int64_t(2));
    }

    void aDepartedFlightIsHistory()
    {
        Flight flight = *Flight::schedule(plan(), kNow);
        const Instant departure = flight.plan().departsAt;
        QCOMPARE(codeOf(flight.revise(plan(), departure)), std::string("flight.departed"));
        QCOMPARE(codeOf(flight.cancel("late", departure)), std::string("flight.departed"));
    }

    void aRefusedRevisionLeavesNothingBehind()
    {
        Flight flight = *Flight::schedule(plan(), kNow);
        FlightPlan wrong = plan();
        wrong.cabins.clear();
        QCOMPARE(codeOf(flight.revise(wrong, kNow)), std::string("flight.no_cabin"));
        QVERIFY(flight.plan() == plan());
        QCOMPARE(flight.version(), std::int64_t(1));
    }

    void whatIsDifferentIsTold()
    {
        QCOMPARE(changesText(plan(), plan()), std::string());
        FlightPlan other = plan();
        other.cabins = {{CabinClass::Business, 8, SeatMap(), Money(120'000, Currency::krw())}, economy(92, 62000)};
        other.departsAt += std::chrono::minutes(15);
        other.aircraft = "A321neo";
        other.refundSteps = *RefundSteps::parse("-");
        QCOMPARE(changesText(plan(), other),
                 "fare.business: - -> 120000 KRW; seats.business: - -> 8; fare.economy: 58000 KRW -> 62000 KRW; "
                 "seats.economy: 100 -> 92; departsAt: 2026-11-24T00:00:00Z -> 2026-11-24T00:15:00Z; "
                 "aircraft: - -> A321neo; refundSteps: " +
                     plan().refundSteps.text() + " -> -");
    }

    void everyAircraftCabinNeedsItsFare()
    {
        const auto aircraft = *Aircraft::fitOut("A220-300", standardAircraft()[1].cabins);
        const Money fare(58000, Currency::krw());
        QCOMPARE(codeOf(aircraft.sellAt({{CabinClass::Economy, fare}})), std::string("flight.fare_missing"));
        QCOMPARE(codeOf(aircraft.sellAt(
                     {{CabinClass::Economy, fare}, {CabinClass::Business, fare}, {CabinClass::First, fare}})),
                 std::string("flight.fare_without_cabin"));
        const auto cabins = aircraft.sellAt({{CabinClass::Economy, fare}, {CabinClass::Business, fare}});
        QCOMPARE(cabins->size(), std::size_t(2));
        QCOMPARE((*cabins)[0].cabin, CabinClass::Business);
        QCOMPARE((*cabins)[0].capacity, 12);
    }
};

QTEST_APPLESS_MAIN(TestFlightDomain)
#include "tst_flight_domain.moc"
