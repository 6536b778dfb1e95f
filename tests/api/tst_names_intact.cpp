#include "tests/support/airline.hpp"
#include "tests/support/wait_for.hpp"

#include <QDate>
#include <QTest>

using namespace narae::testing;
using nlohmann::json;

namespace {

std::string day(int days)
{
    return QDate::currentDate().addDays(days).toString(Qt::ISODate).toStdString();
}

struct Spelling {
    const char* title;
    std::string text;
};

const std::vector<Spelling>& spellings()
{
    static const std::vector<Spelling> all{
        {"Korean", "김나래"},
        {"Korean in its single letters", "\u1100\u1175\u11B7"}, // must not be put together
        {"four bytes", "이여행 \U0001F6EB"},
        {"a family of emoji joined", "\U0001F468\u200D\U0001F469\u200D\U0001F467"},
        {"right to left", "\u0646\u0627\u0631\u0627\u064A \u05E0\u05E8\u05D0"},
        {"right to left by a mark", "\u202EyeraN\u202C \u200F"},
        {"rare ideographs", "\U00020BB7\U0002A6D6"},
        {"letters and their accents apart", "Ame\u0301lie Zoe\u0308"},
        {"capitals and endings", "Straße ẞ İı ŉ"},
        {"quotation marks and a backslash", "O'Brien \"Bob\" \\ % _ ; --"},
        {"what a spreadsheet would work out", "=1+2"},
        {"blanks around", " a  b "},
        {"the last of all", "\U0010FFFD"},
    };
    return all;
}

} // namespace

/// Names come back byte for byte, through both databases, the events, the lists and the tables that are handed out.
class TestNamesIntact : public QObject {
    Q_OBJECT

    std::unique_ptr<Airline> airline_;

    static void addRows()
    {
        QTest::addColumn<QByteArray>("name");
        for (const Spelling& spelling : spellings())
            QTest::newRow(spelling.title) << QByteArray::fromStdString(spelling.text);
    }

private slots:
    void initTestCase()
    {
        airline_ = std::make_unique<Airline>();
        QVERIFY2(airline_->open(), airline_->server.log().constData());
    }

    void ofAPassenger_data() { addRows(); }
    void ofAPassenger()
    {
        QFETCH(QByteArray, name);
        const std::string expected = name.toStdString();
        json order = Airline::order(airline_->offer(1), 1);
        order["passengers"][0]["name"] = expected;
        order["contact"]["email"] = "나래@narae.example";
        const Answer booked = airline_->book(order);
        QVERIFY2(booked.status == 201, booked.body.c_str());
        const auto nameIn = [](const json& reservation) {
            return reservation["passengers"][0]["name"].get<std::string>();
        };
        QCOMPARE(nameIn(booked.json()), expected);
        const std::string id = booked.json()["reservationId"].dump();
        const Answer read = airline_->server.get("/v1/reservations/" + id, airline_->customer);
        QCOMPARE(nameIn(read.json()), expected);
        QCOMPARE(read.json()["contact"]["email"].get<std::string>(), std::string("나래@narae.example"));
        const auto session = airline_->server.database().open();
        const auto rows =
            session->query("SELECT name FROM reservation_passengers WHERE reservation_id = ?", {std::stoll(id)});
        QCOMPARE(rows.text(0, 0), expected);
    }

    /// The original's call takes any name for a flight and its destination: they go into events, the view and reports.
    void ofAFlight_data() { addRows(); }
    void ofAFlight()
    {
        QFETCH(QByteArray, name);
        const std::string expected = name.trimmed().toStdString();
        const Answer added = airline_->server.post("/flights", {{"flightName", name.toStdString()},
                                                                {"destination", name.toStdString()},
                                                                {"price", "300000"},
                                                                {"seat", "10"}});
        QVERIFY2(added.status == 201, added.body.c_str());
        const auto id = added.json()["flightId"].get<std::int64_t>();
        QCOMPARE(added.json()["flightName"].get<std::string>(), expected);
        json order = Airline::order(id, 1);
        order["expectedTotal"]["amountMinor"] = 300000;
        Answer booked;
        QVERIFY(waitFor([&] {
            booked = airline_->book(order);
            return booked.code() != "flight.unknown";
        }));
        QVERIFY2(booked.status == 201, booked.body.c_str());
        QCOMPARE(booked.json()["flight"]["destination"].get<std::string>(), expected);
        QVERIFY(airline_->settle());

        const auto session = airline_->server.database().open();
        const auto told =
            session->query("SELECT data FROM event_outbox WHERE type = 'FlightAdded' AND flight_id = ?", {id});
        QCOMPARE(json::parse(told.text(0, 0))["destination"].get<std::string>(), expected);
        const auto kept = session->query("SELECT destination FROM flight_flights WHERE flight_id = ?", {id});
        QCOMPARE(kept.text(0, 0), expected);

        const auto history = airline_->server.get("/v1/history", airline_->customer).json();
        QCOMPARE(history["items"][0]["destination"].get<std::string>(), expected);
        const auto shown = airline_->server.get("/v1/flight-statuses/" + std::to_string(id)).json();
        QCOMPARE(shown["flightNumber"].get<std::string>(), expected);
        const Answer table =
            airline_->server.get("/v1/reports/load-factor?by=flight&from=" + day(360) + "&to=" + day(370),
                                 Airline::with(airline_->staff, "Accept", "text/csv"));
        QCOMPARE(table.status, 200);
        std::string cell = expected;
        for (std::size_t at = 0; (at = cell.find('"', at)) != std::string::npos; at += 2)
            cell.insert(at, 1, '"');
        QVERIFY2(table.body.find(cell) != std::string::npos, table.body.c_str());
    }

    void cleanupTestCase()
    {
        if (!airline_) return;
        const QString report = airline_->auditReport();
        QVERIFY2(report.isEmpty(), qPrintable(report));
        QCOMPARE(airline_->server.stop(), 0);
        QString output;
        QVERIFY2(airline_->server.run({"rebuild-view"}, &output) == 0 && output.contains("replay equals live"),
                 qPrintable(output));
        airline_.reset();
    }
};

QTEST_GUILESS_MAIN(TestNamesIntact)
#include "tst_names_intact.moc"
