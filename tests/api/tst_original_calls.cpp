#include "server/platform/database/session.hpp"
#include "tests/support/server_process.hpp"
#include "tests/support/wait_for.hpp"

#include <QProcess>
#include <QTest>
#include <cstdio>

using namespace narae::testing;
using nlohmann::json;

/// The original system's calls, literally, with httpie, on ports of their own; prints the scenario table with the
/// events as they were really told.
class TestOriginalCalls : public QObject {
    Q_OBJECT

    // Where the original's services answered: 8081 reservation, 8082 flight, 8083 payment, 8084 view.
    enum Port { Gateway, ReservationPort, FlightPort, PaymentPort, ViewPort };

    std::unique_ptr<ServerProcess> server_;
    std::int64_t seen_ = 0;

    struct HttpieAnswer {
        int status = 0;
        json body;
    };

    /// `http ...` with the original's ports replaced by ours.
    HttpieAnswer http(QString call)
    {
        for (int port = ReservationPort; port <= ViewPort; ++port)
            call.replace(":808" + QString::number(port), ":" + QString::number(server_->port(port)));
        QProcess httpie;
        httpie.start("http", QStringList{"--ignore-stdin", "--print=hb", "--pretty=none"} + call.split(' ').mid(1));
        if (!httpie.waitForFinished(30'000)) return {};
        const QString out = QString::fromUtf8(httpie.readAllStandardOutput());
        HttpieAnswer answer;
        answer.status = out.section(' ', 1, 1).toInt();
        const auto at = out.indexOf("\r\n\r\n");
        answer.body = json::parse(out.mid(at + 4).toStdString(), nullptr, false);
        return answer;
    }

    /// The events since the last look, as `Type{payload}`; waits until there are as many as are wanted.
    QList<QPair<QString, QString>> newEvents(const QStringList& wanted)
    {
        QList<QPair<QString, QString>> found;
        auto session = server_->database().open();
        waitFor([&] {
            const auto rows =
                session->query("SELECT type, data, seq FROM event_outbox WHERE seq > ? ORDER BY seq", {seen_});
            found.clear();
            std::int64_t last = seen_;
            for (std::size_t row = 0; row < rows.size(); ++row) {
                const QString type = QString::fromStdString(rows.text(row, 0));
                last = rows.integer(row, 2);
                if (type != "ReservationConfirmed") // ours, which the original did not have
                    found.append({type, QString::fromStdString(rows.text(row, 1))});
            }
            if (found.size() < wanted.size()) return false;
            seen_ = last;
            return true;
        });
        return found;
    }

    void printRow(const QString& call, const HttpieAnswer& answer, const QList<QPair<QString, QString>>& events)
    {
        std::printf("| %s | %d |\n", qPrintable(call), answer.status);
        for (const auto& [type, payload] : events)
            std::printf("|     %s | %s |\n", qPrintable(type), qPrintable(payload));
        std::fflush(stdout);
    }

    void compareTypes(const QList<QPair<QString, QString>>& events, const QStringList& wanted)
    {
        QStringList types;
        for (const auto& event : events)
            types << event.first;
        QCOMPARE(types, wanted);
    }

private slots:
    void initTestCase()
    {
        QProcess version;
        version.start("http", {"--version"});
        QVERIFY2(version.waitForFinished(), "httpie is installed (installer/install-packages test)");
        server_ = std::make_unique<ServerProcess>();
        server_->listenOn(5);
        QVERIFY2(server_->start(), server_->log().constData());
    }

    void eachPortIsOneLineOfTheLog()
    {
        const QList<QByteArray> lines = server_->log().split('\n');
        for (int port = Gateway; port <= ViewPort; ++port) {
            const QByteArray address = "http://127.0.0.1:" + QByteArray::number(server_->port(port));
            QByteArrayList saying;
            for (const QByteArray& line : lines)
                if (line.contains(QByteArray::number(server_->port(port)) + '"')) saying << line;
            QVERIFY2(saying.size() == 1, saying.join('\n'));
            const json line = json::parse(saying.first().toStdString());
            QCOMPARE(line["message"].get<std::string>(), std::string("server.listening"));
            QCOMPARE(line["address"].get<std::string>(), address.toStdString());
        }
    }

    void theScenarioTable_data()
    {
        QTest::addColumn<QString>("call");
        QTest::addColumn<int>("status");
        QTest::addColumn<QStringList>("events");
        const QString add = "http :8082/flights flightName=CH777 destination=korea price=300000 seat=100";
        const QString place =
            "http POST :8081/reservations flightId=1 reserveStatus=place count=1 price=300000 phone=01097770779";
        const QString cancel = "http POST :8081/reservations reservationId=2 count=1 reserveStatus=cancel";
        const QStringList placed{"ReservationPlaced", "PayApproved", "FlightSeatRequested"};
        QTest::newRow("1 register") << add << 201 << QStringList{"FlightAdded"};
        QTest::newRow("2 place") << place << 201 << placed;
        QTest::newRow("3 place again") << place << 201 << placed;
        QTest::newRow("4 cancel") << cancel << 200
                                  << QStringList{"ReservationCancelled", "PayCancelled", "FlightSeatReturned"};
        QTest::newRow("5 cancel again") << cancel << 200 << QStringList{};
        QTest::newRow("6 wrong price") << QString(place).replace("price=300000", "price=1") << 422 << QStringList{};
        QTest::newRow("7 declined") << place + " paymentMethod=pm_card_declined" << 402
                                    << QStringList{"ReservationPlaced", "PayDeclined", "ReservationExpired"};
        QTest::newRow("8 small flight") << "http :8082/flights flightName=CH778 destination=japan price=100 seat=1"
                                        << 201 << QStringList{"FlightAdded"};
        QTest::newRow("9 last seat") << "http POST :8081/reservations flightId=2 reserveStatus=place count=1 price=100 "
                                        "phone=01097770779"
                                     << 201 << placed;
        QTest::newRow("10 sold out") << "http POST :8081/reservations flightId=2 reserveStatus=place count=1 price=100 "
                                        "phone=01097770779"
                                     << 409 << QStringList{};
    }
    void theScenarioTable()
    {
        QFETCH(QString, call);
        QFETCH(int, status);
        QFETCH(QStringList, events);
        HttpieAnswer answer;
        // A flight is on sale a moment after it was registered: the seats follow the event.
        waitFor([&] {
            answer = http(call);
            return !answer.body.is_object() || answer.body.value("code", "") != "flight.unknown";
        });
        const auto told = newEvents(events);
        printRow(call, answer, told);
        QCOMPARE(answer.status, status);
        compareTypes(told, events);
    }

    void theListsAnswerOnTheirPorts_data()
    {
        QTest::addColumn<QString>("call");
        for (const char* call :
             {"http :8081/flightStatuses", "http :8084/flightStatuses", "http :8084/cqrs/flightStatuses"})
            QTest::newRow(call) << call;
    }
    void theListsAnswerOnTheirPorts()
    {
        QFETCH(QString, call);
        HttpieAnswer answer;
        QVERIFY(waitFor([&] {
            answer = http(call);
            return answer.body.is_object() && answer.body["_embedded"]["flightStatuses"][0]["seat"] == 99;
        }));
        const json flight = answer.body["_embedded"]["flightStatuses"][0];
        printRow(call, answer, {});
        QCOMPARE(flight["flightId"].get<int>(), 1);
        QCOMPARE(flight["flightName"].get<std::string>(), std::string("CH777"));
        QCOMPARE(flight["destination"].get<std::string>(), std::string("korea"));
        QCOMPARE(flight["price"].get<int>(), 300000);
        QVERIFY(flight.contains("status"));
    }

    void thePaymentsAreListed()
    {
        const auto answer = http("http :8083/pays");
        QCOMPARE(answer.status, 200);
        const json pays = answer.body["_embedded"]["pays"];
        printRow("http :8083/pays", answer, {});
        int approved = 0;
        int cancelled = 0;
        for (const json& pay : pays) {
            for (const char* field : {"payId", "reservationId", "flightId", "count", "price", "payStatus"})
                QVERIFY2(pay.contains(field), field);
            approved += pay["payStatus"] == "approved";
            cancelled += pay["payStatus"] == "cancelled";
        }
        QCOMPARE(approved, 2);
        QCOMPARE(cancelled, 1);
    }

    void theyCanBeTurnedOff()
    {
        QCOMPARE(server_->stop(), 0);
        server_->setting("original.calls", "off");
        QVERIFY(server_->start());
        QCOMPARE(server_->get("/flightStatuses").status, 404);
    }
};

QTEST_GUILESS_MAIN(TestOriginalCalls)
#include "tst_original_calls.moc"
