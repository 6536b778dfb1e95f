#include "tests/bench/figures.hpp"
#include "tests/bench/house.hpp"
#include "tests/bench/load/booking_client.hpp"
#include "tests/bench/load/reading_client.hpp"

#include <QTest>
#include <fstream>

using namespace narae;

/// What the benches stand on: a generator that sees wrong answers, percentiles that were measured, a table that says
/// what was missed.
class TestBench : public QObject {
    Q_OBJECT

    bench::House house_;
    std::vector<std::int64_t> flights_;

    bench::Outcome book(bench::BookingClient::Run& run, int clients)
    {
        bench::Clients crowd;
        for (int i = 0; i < clients; ++i)
            crowd.push_back(std::make_unique<bench::BookingClient>(run, i, house_.customerLines(i)));
        return bench::load(house_.port(), crowd, std::chrono::milliseconds(300));
    }

private slots:
    void initTestCase()
    {
        house_.open(2);
        flights_ = house_.offer(2, {{"capacity", 1000}});
    }

    void everyAnsweredBookingIsASeatSold()
    {
        bench::BookingClient::Run run{"all", flights_, {}};
        const bench::Outcome outcome = book(run, 8);
        QVERIFY2(outcome.wrong == 0, outcome.trouble.c_str());
        QVERIFY(outcome.done > 0);
        // Those that began in time and were answered after it are sold too.
        QCOMPARE(outcome.all().count(), run.reservations.size());
        QCOMPARE(house_.airline.figure("SELECT SUM(sold) FROM reservation_cabins"),
                 static_cast<std::int64_t>(run.reservations.size()));
    }

    void anAnswerThatComesTwiceIsWrong()
    {
        bench::BookingClient::Run run{"twice", flights_, {}};
        bench::Outcome outcome = book(run, 1);
        QCOMPARE(outcome.wrong, std::int64_t{0});
        // The same keys again: the server answers as before, with ids that the run has.
        outcome = book(run, 1);
        QCOMPARE(outcome.wrong, std::int64_t{1});
        QCOMPARE(outcome.done, std::int64_t{0});
    }

    void aWrongStatusEndsItsClientAndIsTold()
    {
        bench::Clients clients;
        clients.push_back(std::make_unique<bench::ReadingClient>("/v1/flight-statuses/999999"));
        clients.push_back(std::make_unique<bench::ReadingClient>("/livez"));
        const bench::Outcome outcome = bench::load(house_.port(), clients, std::chrono::milliseconds(100));
        QCOMPARE(outcome.wrong, std::int64_t{1});
        QVERIFY2(outcome.trouble.starts_with("404 "), outcome.trouble.c_str());
        QVERIFY(outcome.done > 0);
    }

    void percentilesAreOnesThatWereMeasured()
    {
        bench::Latencies latencies;
        for (int millisecond = 100; millisecond >= 1; --millisecond)
            latencies.add(millisecond * 1'000'000);
        QCOMPARE(latencies.percentile(50), 50.0);
        QCOMPARE(latencies.percentile(99), 99.0);
        QCOMPARE(latencies.percentile(99.1), 100.0);
        QCOMPARE(latencies.percentile(0.1), 1.0);
    }

    void aReplyIsReadByName()
    {
        const bench::Reply reply{201, "HTTP/1.1 201 Created\r\netag: \"a\"\r\nContent-Length: 2\r\n",
                                 R"({"flightIds": 3, "flightId": 17, "state":"confirmed"})"};
        QCOMPARE(reply.header("ETag"), std::string_view("\"a\""));
        QCOMPARE(reply.header("Content-Length"), std::string_view("2"));
        QCOMPARE(reply.header("Location"), std::string_view());
        QCOMPARE(reply.integer("flightId"), std::int64_t{17});
        QCOMPARE(reply.text("state"), std::string_view("confirmed"));
        QCOMPARE(reply.text("locator"), std::string_view());
    }

    void theReportHasEachRatioAndWhatWasMissed()
    {
        const bench::Series quick{"quick", "bookings/s", {100, 300, 200}};
        const bench::Series slow{"slow", "bookings/s", {50, 100, 100}};
        const auto file = house_.airline.server.folder().path() / "figures.json";
        bench::report("A test of the table",
                      {bench::alone(slow), bench::compare(quick, slow, bench::Bar::atLeast(2.5))}, file);
        const auto rows = nlohmann::json::parse(std::ifstream(file));
        QCOMPARE(rows.size(), std::size_t{2});
        QCOMPARE(rows[0]["value"].get<double>(), 100.0);
        QVERIFY(rows[0]["ratio"].is_null() && rows[0]["against"].is_null() && rows[0]["bar"].is_null());
        QCOMPARE(rows[1]["name"].get<std::string>(), std::string("quick"));
        QCOMPARE(rows[1]["unit"].get<std::string>(), std::string("bookings/s"));
        QCOMPARE(rows[1]["value"].get<double>(), 200.0);
        QCOMPARE(rows[1]["ratio"].get<double>(), 2.0);
        QCOMPARE(rows[1]["ratioMost"].get<double>(), 3.0);
        QCOMPARE(rows[1]["against"].get<std::string>(), std::string("slow"));
        QCOMPARE(rows[1]["bar"]["met"].get<bool>(), false);
    }
};

QTEST_GUILESS_MAIN(TestBench)
#include "tst_bench.moc"
