#include "server/view/adapters/live_stream.hpp"
#include "tests/unit/tst_view_house.hpp"

#include <QElapsedTimer>
#include <QTest>
#include <atomic>

using namespace narae;
using namespace narae::view;

namespace {

std::vector<std::int64_t> idsAfter(const LiveLog& log, LiveLog::Number place)
{
    std::vector<std::int64_t> ids;
    const auto changes = log.after(place, 100);
    if (!changes) return {-1};
    for (const LiveLog::Change& change : *changes)
        ids.push_back(change.id);
    return ids;
}

/// The names of the events in a stream's text.
QStringList eventsOf(const std::string& text)
{
    QStringList names;
    for (const QString& line : QString::fromStdString(text).split('\n'))
        if (line.startsWith("event: ")) names << line.mid(7);
    return names;
}

json dataOf(const std::string& text, const std::string& event)
{
    const auto at = text.rfind("event: " + event + "\ndata: ");
    if (at == std::string::npos) return {};
    const auto begin = text.find("data: ", at) + 6;
    return json::parse(text.substr(begin, text.find('\n', begin) - begin));
}

std::string lastIdOf(const std::string& text)
{
    const auto at = text.rfind("id: ");
    return text.substr(at + 4, text.find('\n', at) - at - 4);
}

} // namespace

/// The live stream behind its socket: what a reader is told, and what one who comes back is.
class TestViewLive : public QObject, protected ViewHouse {
    Q_OBJECT

    std::unique_ptr<LiveNews> news_;
    std::unique_ptr<RenderedBodies> bodies_;
    std::unique_ptr<ViewParts> parts_;

    std::unique_ptr<LiveStream> follow(LiveWish wish, const std::string& lastEventId = "")
    {
        return std::make_unique<LiveStream>(LiveStream::House{*parts_, *news_, *bodies_}, std::move(wish), lastEventId);
    }
    /// As the feeder does.
    void happens(Happening what)
    {
        stream_.say(std::move(what));
        view_->take({&stream_.last(), 1});
        news_->published(view_->publish());
    }
    static LiveWish flights()
    {
        LiveWish wish;
        wish.flightStatuses = true;
        return wish;
    }

private slots:
    void init()
    {
        open();
        news_ = std::make_unique<LiveNews>();
        bodies_ = std::make_unique<RenderedBodies>();
        parts_ = std::make_unique<ViewParts>(ViewParts{*view_, zones_, clock_, freshness_, archive_});
    }

    void theLogKeepsEachThingOnceAtItsLatestChange()
    {
        LiveLog log;
        log.note({{1, 2, 3}, {}});
        const auto place = log.head();
        log.note({{2}, {}});
        log.note({{2}, {2}}); // a reservation may have a flight's number
        QCOMPARE(idsAfter(log, 0), (std::vector<std::int64_t>{1, 3, 2, 2}));
        QCOMPARE(idsAfter(log, place), (std::vector<std::int64_t>{2, 2}));
        QCOMPARE(log.latestOf(2), place + 2);
        QCOMPARE(log.latestOf(9), LiveLog::Number(0));
        QVERIFY(idsAfter(log, log.head()).empty());
        QVERIFY(!log.after(log.head() + 1, 1)); // a place that was never there
    }

    void theLogForgetsTheOldestAndSaysSo()
    {
        LiveLog log(3);
        for (std::int64_t id = 1; id <= 5; ++id)
            log.note({{id}, {}});
        QVERIFY(!log.after(1, 10));
        QCOMPARE(idsAfter(log, 2), (std::vector<std::int64_t>{3, 4, 5}));
        for (int i = 0; i < 100; ++i)
            log.note({{5}, {}});
        QCOMPARE(idsAfter(log, 2), (std::vector<std::int64_t>{3, 4, 5})); // what changes often pushes nobody out
    }

    void aReaderIsToldOfAFlightAsItIsNow()
    {
        const auto reader = follow(flights());
        QCOMPARE(eventsOf(reader->take(1000)), QStringList{"ready"});
        QVERIFY(reader->take(1000).empty());
        happens(aHold(1, {"7A"}));
        happens(aHold(2, {"7B"}));
        const std::string text = reader->take(1000);
        QCOMPARE(eventsOf(text), QStringList{"flight-status"}); // once, with both holds
        QVERIFY(dataOf(text, "flight-status") == get("/v1/flight-statuses/{flightId}", kGuest, {}, "1"));
        QCOMPARE(dataOf(text, "flight-status")["left"].get<int>(), 14);
    }

    void seatsAreThoseOfTheFlightAsked()
    {
        LiveWish wish;
        wish.seats = true;
        wish.flightId = 1;
        const auto reader = follow(wish);
        reader->take(1000);
        happens(aFlight(2));
        QVERIFY(reader->take(1000).empty());
        happens(aHold(1, {"7A"}));
        const std::string text = reader->take(1000);
        QCOMPARE(eventsOf(text), QStringList{"seats"});
        QVERIFY(dataOf(text, "seats") == get("/v1/flight-statuses/{flightId}/seats", kGuest, {}, "1"));
    }

    void staffSeeMore()
    {
        LiveWish wish = flights();
        wish.purchases = true;
        wish.forStaff = true;
        const auto staff = follow(wish);
        const auto guest = follow(flights());
        happens(aHold(1, {"7A"}));
        const std::string text = staff->take(10'000);
        QCOMPARE(eventsOf(text), (QStringList{"ready", "flight-status", "purchase"}));
        QCOMPARE(dataOf(text, "purchase")["reservationId"].get<int>(), 1);
        QVERIFY(dataOf(text, "flight-status").contains("held"));
        const std::string other = guest->take(10'000);
        QCOMPARE(eventsOf(other), (QStringList{"ready", "flight-status"}));
        QVERIFY(!dataOf(other, "flight-status").contains("held"));
    }

    void aCustomerIsToldOfTheirOwnPurchasesAlone()
    {
        const auto of = [this](std::int64_t customerId) {
            LiveWish wish;
            wish.purchases = true;
            wish.customerId = customerId;
            auto reader = follow(wish);
            reader->take(1000);
            return reader;
        };
        const auto own = of(5); // whose every aHold() is
        const auto others = of(6);
        SeatsHeld guestHold = aHold(3, {"7C"});
        guestHold.customerId = 0;
        happens(aHold(1, {"7A"}));
        happens(guestHold);
        const std::string text = own->take(10'000);
        QCOMPARE(eventsOf(text), QStringList{"purchase"});
        QCOMPARE(dataOf(text, "purchase")["reservationId"].get<int>(), 1);
        QVERIFY(others->take(10'000).empty());
        // What comes of it later is told to them alone too.
        happens(soldAs(aHold(1, {"7A"})));
        QCOMPARE(dataOf(own->take(10'000), "purchase")["state"].get<std::string>(), std::string("confirmed"));
        QVERIFY(others->take(10'000).empty());
    }

    void aRouteIsWatchedAlone()
    {
        LiveWish wish = flights();
        wish.destination = "PUS";
        const auto reader = follow(wish);
        happens(aHold(1, {"7A"})); // to CJU
        QCOMPARE(eventsOf(reader->take(1000)), QStringList{"ready"});
    }

    void whoComesBackIsToldWhatWasMissed()
    {
        const auto first = follow(flights());
        const std::string id = lastIdOf(first->take(1000));
        happens(aHold(1, {"7A"}));
        happens(aFlight(2));
        const auto again = follow(flights(), id);
        QCOMPARE(eventsOf(again->take(10'000)), (QStringList{"ready", "flight-status", "flight-status"}));
        const auto upToDate = follow(flights(), news_->name() + "." + std::to_string(news_->log().head()));
        QCOMPARE(eventsOf(upToDate->take(10'000)), QStringList{"ready"});
    }

    void whoCannotBeToldIsToldToAskAnew_data()
    {
        QTest::addColumn<QString>("id");
        QTest::newRow("another process's") << "0123456789abcdef.1";
        QTest::newRow("the future's") << "NAME.99";
        QTest::newRow("nonsense") << "NAME.x";
        QTest::newRow("nonsense at the end") << "NAME.1x";
        QTest::newRow("half") << "NAME.";
    }
    void whoCannotBeToldIsToldToAskAnew()
    {
        QFETCH(QString, id);
        happens(aHold(1, {"7A"}));
        const auto reader = follow(flights(), id.replace("NAME", news_->name().c_str()).toStdString());
        QCOMPARE(eventsOf(reader->take(1000)), QStringList{"reset"});
        happens(aHold(2, {"7B"}));
        QCOMPARE(eventsOf(reader->take(1000)), QStringList{"flight-status"});
    }

    void whoReadsTooSlowlyIsToldToAskAnew()
    {
        const auto reader = follow(flights());
        reader->take(1000);
        Changes many;
        for (std::int64_t id = 10; id < 10 + std::int64_t(LiveLog::kChangesMost) + 1; ++id)
            many.flights.push_back(id);
        news_->published(many);
        happens(aHold(1, {"7A"}));
        QCOMPARE(eventsOf(reader->take(1000)), QStringList{"reset"});
        QVERIFY(reader->take(1000).empty());
    }

    void aLongNewsComesInParts()
    {
        for (std::int64_t id = 2; id <= 60; ++id)
            happens(aFlight(id));
        const auto reader = follow(flights(), news_->name() + ".0");
        int told = 0;
        int parts = 0;
        for (std::string text = reader->take(2000); !text.empty(); text = reader->take(2000), ++parts) {
            QVERIFY(text.size() < 4000);
            told += int(eventsOf(text).count("flight-status"));
        }
        QCOMPARE(told, 59);
        QVERIFY(parts > 5);
    }

    void whoDoesNotFollowComesToAnEnd()
    {
        LiveWish wish = flights();
        wish.follows = false;
        happens(aHold(1, {"7A"}));
        const auto reader = follow(wish, news_->name() + ".0");
        QVERIFY(!reader->isOver());
        QCOMPARE(eventsOf(reader->take(1000)), (QStringList{"ready", "flight-status"}));
        QVERIFY(reader->isOver());
    }

    void newsAreToldAtOnceAndThenAtAPace()
    {
        std::atomic<int> told = 0;
        news_->start([&told] { ++told; });
        QElapsedTimer timer;
        timer.start();
        while (timer.elapsed() < 1000)
            news_->published({{1}, {}});
        news_->stop();
        QVERIFY2(told >= 2 && told <= 11, qPrintable(QString::number(told)));
    }
};

QTEST_APPLESS_MAIN(TestViewLive)
#include "tst_view_live.moc"
