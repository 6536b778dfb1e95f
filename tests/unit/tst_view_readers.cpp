#include "tests/unit/tst_view_stream.hpp"

#include "server/view/application/search.hpp"

#include <QTest>

#include <atomic>
#include <thread>

using namespace narae;
using namespace narae::view;

namespace {

constexpr std::int64_t kFlights = 20;

/// Holds, sales and cancellations on all flights, with flights moved to other days now and then.
Stream busyStream()
{
    Stream stream;
    for (std::int64_t id = 1; id <= kFlights; ++id)
        stream.say(aFlight(id));
    for (std::int64_t id = 1; id <= 3000; ++id) {
        const SeatsHeld hold = aHold(id, {"7A"}, 1 + id % kFlights);
        stream.say(hold);
        stream.say(payment(hold, PaymentRecorded::Kind::Captured, 80'000));
        stream.say(soldAs(hold));
        stream.say(cancelled(hold, {"7A"}, 60'000));
        if (id % 50 != 0) continue;
        FlightDescribed moved = aFlight(1 + id % kFlights, 1 + id);
        moved.departsAt += std::chrono::hours(24 * (id / 50 % 3));
        stream.say(moved);
    }
    return stream;
}

/// Whether one published record is of one piece.
bool isWhole(const FlightStatus& flight)
{
    const CabinUse& economy = flight.cabins[1];
    return flight.fingerprint() == flight.tag && flight.left() + flight.held() + flight.sold() == flight.capacity() &&
           economy.taken.size() == static_cast<std::size_t>(economy.held + economy.sold);
}

} // namespace

class TestViewReaders : public QObject {
    Q_OBJECT

private slots:
    void readersSeeWholeRecordsWhileTheFoldGoesOn()
    {
        const Stream stream = busyStream();
        View view;
        view.take({stream.said().data(), static_cast<std::size_t>(kFlights)});
        view.publish();
        std::atomic<bool> over{false};
        std::atomic<int> broken{0};
        const auto read = [&](SortBy sort) {
            const UtcZones utc;
            SearchQuery query;
            query.sort = sort;
            query.limit = 100;
            while (!over) {
                const auto page = search(view.board(), utc, query, fromEpochMs(kBeginMs));
                if (page->flights.empty()) ++broken;
                for (const FlightBoard::Flight& flight : page->flights)
                    if (!isWhole(*flight)) ++broken;
                const HistoryPage history = view.history(PurchaseQuery::of(5), std::nullopt, 5);
                for (const Purchase& purchase : history.purchases)
                    if (purchase.customerId != 5 || purchase.count != 1) ++broken;
                (void)view.mark();
            }
        };
        std::vector<std::thread> readers;
        readers.emplace_back(read, SortBy::Departure);
        readers.emplace_back(read, SortBy::Price);
        for (std::size_t at = static_cast<std::size_t>(kFlights); at < stream.said().size(); ++at) {
            view.take({&stream.said()[at], 1});
            view.publish();
        }
        over = true;
        for (std::thread& reader : readers)
            reader.join();
        QCOMPARE(broken.load(), 0);
        View replayed;
        replayed.take(stream.said());
        QCOMPARE(replayed.mark().fingerprint, view.mark().fingerprint);
    }
};

QTEST_APPLESS_MAIN(TestViewReaders)
#include "tst_view_readers.moc"
