#include "tests/unit/tst_view_stream.hpp"

#include <QElapsedTimer>
#include <QTest>

#include <malloc.h>

using namespace narae;
using namespace narae::view;

namespace {

constexpr std::int64_t kPurchases = 1'000'000;
constexpr std::int64_t kFlights = 10'000;

std::size_t allocatedBytes()
{
    const struct mallinfo2 info = mallinfo2();
    return info.uordblks + info.hblkhd;
}

} // namespace

class TestViewMemory : public QObject {
    Q_OBJECT

private slots:
    void aMillionPurchasesFit()
    {
        View view;
        std::map<std::string, std::int64_t> seqs;
        const auto tell = [&](Happening what) {
            Occurrence occurrence{"w1", ++seqs["w1"], fromEpochMs(kBeginMs), std::move(what)};
            view.take({&occurrence, 1});
        };
        for (std::int64_t id = 1; id <= kFlights; ++id)
            tell(aFlight(id));
        view.publish();

        const std::size_t before = allocatedBytes();
        QElapsedTimer timer;
        timer.start();
        for (std::int64_t id = 1; id <= kPurchases; ++id) {
            SeatsHeld hold = aHold(id, {"7A"}, 1 + id % kFlights);
            hold.customerId = 1 + id % (kPurchases / 10);
            tell(hold);
            tell(payment(hold, PaymentRecorded::Kind::Captured, 80'000));
            tell(soldAs(hold));
            tell(AirlineRecorded{hold.flightId, id, 1, false});
            if (id % 64 == 0) view.publish();
        }
        view.publish();
        const double seconds = static_cast<double>(timer.elapsed()) / 1000;
        const double bytes = static_cast<double>(allocatedBytes() - before) / static_cast<double>(kPurchases);
        const double own = static_cast<double>(view.counts().purchaseBytes) / static_cast<double>(kPurchases);
        qInfo(
            "1,000,000 purchases of four events each: %.0f bytes each (%.0f of them the table's), %.0f events a second",
            bytes, own, 4.0 * static_cast<double>(kPurchases) / seconds);
        QVERIFY(bytes < 185);

        timer.restart();
        const auto curve = view.bookingCurve({view.board().find(1)});
        qInfo("a booking curve over all of them: %lld ms", static_cast<long long>(timer.elapsed()));
        QCOMPARE(curve.at(0).cumulative, kPurchases / kFlights);
        timer.restart();
        QCOMPARE(view.history(PurchaseQuery::of(7), std::nullopt, 20).purchases.size(), std::size_t{10});
        qInfo("a page of history: %lld us", static_cast<long long>(timer.nsecsElapsed() / 1000));
        timer.restart();
        const HistoryPage newest = view.history({}, HistoryCursor{kBeginMs, kPurchases / 2}, 100);
        const qint64 pageUs = timer.nsecsElapsed() / 1000;
        QCOMPARE(newest.purchases.front().reservationId, kPurchases / 2 - 1);
        timer.restart();
        PurchaseQuery rare;
        rare.states.set(static_cast<std::size_t>(PurchaseState::Declined));
        const HistoryPage none = view.history(rare, std::nullopt, 100);
        qInfo("a page of all purchases: %lld us; finding that none of a million is declined: %lld us",
              static_cast<long long>(pageUs), static_cast<long long>(timer.nsecsElapsed() / 1000));
        QVERIFY(none.purchases.empty() && !none.next);
    }
};

QTEST_APPLESS_MAIN(TestViewMemory)
#include "tst_view_memory.moc"
