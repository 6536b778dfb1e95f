#include "tests/unit/tst_view_stream.hpp"

#include "server/view/application/search.hpp"

#include <QElapsedTimer>
#include <QTest>

#include <random>
#include <set>

using namespace narae;
using namespace narae::view;

namespace {

/// Seoul's clocks are nine hours ahead; of no other airport does it know.
class SeoulZones final : public Zones {
public:
    bool knows(std::string_view) const override { return true; }
    std::optional<std::chrono::seconds> offset(std::string_view airport, Instant) const override
    {
        if (airport == "ICN") return std::chrono::hours(9);
        return std::nullopt;
    }
    std::string_view country(std::string_view airport) const override { return airport == "ICN" ? "KR" : ""; }
};

struct Plan {
    std::int64_t id;
    std::int64_t departsInHours;
    std::int64_t minutes;
    std::int64_t price;
    int capacity;
};

FlightDescribed flightOf(const Plan& plan)
{
    FlightDescribed flight = aFlight(plan.id);
    flight.departsAt = fromEpochMs(kBeginMs + plan.departsInHours * kHourMs);
    flight.arrivesAt = flight.departsAt + std::chrono::minutes(plan.minutes);
    flight.cabins = {{"economy", plan.capacity, won(plan.price), ""}};
    return flight;
}

std::vector<std::int64_t> idsOf(const std::vector<FlightBoard::Flight>& flights)
{
    std::vector<std::int64_t> ids;
    for (const FlightBoard::Flight& flight : flights)
        ids.push_back(flight->flightId);
    return ids;
}

} // namespace

class TestViewSearch : public QObject {
    Q_OBJECT

private:
    Stream stream_;
    std::unique_ptr<View> view_;
    UtcZones utc_;
    const Instant now_ = fromEpochMs(kBeginMs);

    void tell(Happening what)
    {
        stream_.say(std::move(what));
        view_->take({&stream_.last(), 1});
        view_->publish();
    }
    std::vector<std::int64_t> found(const SearchQuery& query, const Zones* zones = nullptr) const
    {
        return idsOf(search(view_->board(), zones != nullptr ? *zones : utc_, query, now_)->flights);
    }

private slots:
    void init()
    {
        stream_ = {};
        view_ = std::make_unique<View>();
    }

    void flightsComeInTheOrderAskedFor()
    {
        tell(flightOf({1, 10, 70, 90'000, 50}));
        tell(flightOf({2, 12, 60, 70'000, 10}));
        tell(flightOf({3, 11, 80, 80'000, 90}));
        QCOMPARE(found({}), (std::vector<std::int64_t>{1, 3, 2}));
        SearchQuery query;
        query.sort = SortBy::Price;
        QCOMPARE(found(query), (std::vector<std::int64_t>{2, 3, 1}));
        query.sort = SortBy::Duration;
        QCOMPARE(found(query), (std::vector<std::int64_t>{2, 1, 3}));
        query.sort = SortBy::Left;
        QCOMPARE(found(query), (std::vector<std::int64_t>{3, 1, 2}));
    }

    void onlyWhatCanStillBeBookedIsShown()
    {
        tell(flightOf({1, -1, 70, 90'000, 50}));
        tell(flightOf({2, 5, 70, 90'000, 50}));
        tell(flightOf({3, 6, 70, 90'000, 50}));
        tell(FlightWithdrawn{3, 2, "fog"});
        QCOMPARE(found({}), (std::vector<std::int64_t>{2}));
        SearchQuery query;
        query.all = true;
        QCOMPARE(found(query), (std::vector<std::int64_t>{1, 2, 3}));
    }

    void aPartyFindsOnlyCabinsThatSeatItTogether()
    {
        FlightDescribed two = aFlight(1);
        tell(two);
        tell(flightOf({2, 3, 70, 1000, 2}));
        SearchQuery query;
        QCOMPARE(found(query).size(), std::size_t{2});
        query.passengers = 3;
        QCOMPARE(found(query), (std::vector<std::int64_t>{1}));
        query.passengers = 9;
        query.cabin = "business";
        QVERIFY(found(query).empty());
        query.passengers = 4;
        QCOMPARE(found(query), (std::vector<std::int64_t>{1}));
    }

    void aDayIsTheOriginsOwn()
    {
        // 20:00 UTC is already the next day in Seoul.
        tell(flightOf({1, 20, 70, 90'000, 50}));
        SearchQuery query;
        query.origin = "ICN";
        query.date = utcDay(kBeginMs);
        QCOMPARE(found(query), (std::vector<std::int64_t>{1}));
        const SeoulZones seoul;
        QVERIFY(found(query, &seoul).empty());
        query.date = utcDay(kBeginMs) + 1;
        QCOMPARE(found(query, &seoul), (std::vector<std::int64_t>{1}));
        QCOMPARE(localDay(seoul, "ICN", view_->board().find(1)->facts->departsAt), utcDay(kBeginMs) + 1);
    }

    void aMovedFlightIsFoundAtItsNewPlaceOnly()
    {
        tell(flightOf({1, 20, 70, 90'000, 50}));
        FlightDescribed moved = flightOf({1, 44, 70, 90'000, 50});
        moved.version = 2;
        moved.destination = "PUS";
        tell(moved);
        SearchQuery query;
        query.destination = "CJU";
        QVERIFY(found(query).empty());
        query.destination = "PUS";
        query.date = utcDay(kBeginMs) + 1;
        QCOMPARE(found(query), (std::vector<std::int64_t>{1}));
        query.date = utcDay(kBeginMs);
        QVERIFY(found(query).empty());
    }

    void pagesMissNothingAndRepeatNothing_data()
    {
        QTest::addColumn<int>("sort");
        QTest::newRow("departure") << static_cast<int>(SortBy::Departure);
        QTest::newRow("price") << static_cast<int>(SortBy::Price);
        QTest::newRow("duration") << static_cast<int>(SortBy::Duration);
        QTest::newRow("left") << static_cast<int>(SortBy::Left);
    }
    void pagesMissNothingAndRepeatNothing()
    {
        QFETCH(int, sort);
        std::mt19937 random(3);
        for (std::int64_t id = 1; id <= 57; ++id)
            tell(flightOf({id, static_cast<std::int64_t>(random() % 48), 60 + static_cast<std::int64_t>(random() % 3),
                           1000 * static_cast<std::int64_t>(random() % 5), static_cast<int>(random() % 6)}));
        SearchQuery query;
        query.sort = static_cast<SortBy>(sort);
        query.limit = 100;
        const auto whole = found(query);
        QCOMPARE(whole.size(), std::size_t{57});
        std::vector<std::int64_t> paged;
        query.limit = 10;
        do {
            const auto page = search(view_->board(), utc_, query, now_);
            for (const std::int64_t id : idsOf(page->flights))
                paged.push_back(id);
            query.after = page->next;
        } while (query.after);
        QCOMPARE(paged, whole);
    }

    void theCheapestOfEachDayIsShown()
    {
        tell(flightOf({1, 10, 70, 90'000, 50}));
        tell(flightOf({2, 12, 70, 70'000, 0}));
        tell(flightOf({3, 34, 70, 60'000, 5}));
        const auto strip = lowestPrices(view_->board(), utc_, "ICN", "CJU", utcDay(kBeginMs), 3, now_);
        QCOMPARE(strip.size(), std::size_t{3});
        QCOMPARE(strip[0].price->amountMinor(), 90'000);
        QCOMPARE(strip[0].flights, 1);
        QCOMPARE(strip[1].price->amountMinor(), 60'000);
        QVERIFY(!strip[2].price);
    }

    void aHundredThousandFlightsAreSearchedInAMillisecond()
    {
        std::mt19937 random(1);
        const std::vector<std::string> airports{"ICN", "GMP", "CJU", "PUS", "NRT", "KIX", "TPE", "HKG", "BKK", "SIN"};
        for (std::int64_t id = 1; id <= 100'000; ++id) {
            FlightDescribed flight =
                flightOf({id, 1 + static_cast<std::int64_t>(random() % (24 * 120)), 70, 90'000, 180});
            flight.origin = airports[random() % airports.size()];
            flight.destination = airports[random() % airports.size()];
            stream_.say(flight);
        }
        view_->take(stream_.said());
        view_->publish();
        const auto microseconds = [&](const SearchQuery& query) {
            constexpr int kRounds = 200;
            QElapsedTimer timer;
            timer.start();
            for (int round = 0; round < kRounds; ++round)
                (void)search(view_->board(), utc_, query, now_);
            return static_cast<double>(timer.nsecsElapsed()) / 1000 / kRounds;
        };
        SearchQuery query;
        query.origin = "ICN";
        query.destination = "CJU";
        query.passengers = 2;
        query.date = utcDay(kBeginMs) + 30;
        query.sort = SortBy::Price;
        const double day = microseconds(query);
        query.date.reset();
        const double route = microseconds(query);
        const double front = microseconds({});
        qInfo("search among 100,000 flights: %.1f us a route's day, %.1f us a whole route by price, %.1f us the front "
              "page",
              day, route, front);
        QVERIFY(day < 1000);
        QVERIFY(front < 1000);

        query = {};
        query.sort = SortBy::Price;
        QCOMPARE(search(view_->board(), utc_, query, now_).error().code(), std::string("view.search_too_broad"));
    }
};

QTEST_APPLESS_MAIN(TestViewSearch)
#include "tst_view_search.moc"
