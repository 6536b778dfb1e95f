#include "server/platform/commit/schema.hpp"
#include "server/reservation/adapters/schema.hpp"
#include "tests/store/audit_bulk.hpp"
#include "tests/store/audit_damage.hpp"

#include <QTest>
#include <fstream>
#include <functional>
#include <thread>

using namespace narae;
using namespace narae::testing;
using namespace std::chrono_literals;

namespace {

QByteArray printed(const audit::AuditReport& report)
{
    return QByteArray::fromStdString(audit::text(report, api::Language::English));
}

bool names(const audit::AuditReport& report, const Damage& damage)
{
    for (const audit::InvariantResult& result : report.invariants)
        for (const audit::Breach& breach : result.breaches) {
            const bool subject = damage.subject == "view at" ? breach.subject.starts_with(damage.subject)
                                                             : breach.subject == damage.subject;
            if (breach.invariant == damage.invariant && subject &&
                breach.sentence.find(damage.fragment) != std::string::npos)
                return true;
        }
    return false;
}

/// A session during which something happens: before it begins to look, and once it has begun.
class Eventful final : public database::Session {
public:
    using Happening = std::function<void()>;

    Eventful(std::unique_ptr<database::Session> inner, Happening before, Happening after)
        : inner_(std::move(inner)), before_(std::move(before)), after_(std::move(after))
    {
    }

    database::Dialect dialect() const override { return inner_->dialect(); }
    database::Rows query(std::string_view statement, std::span<const database::Value> parameters) override
    {
        auto rows = inner_->query(statement, parameters);
        keepUp();
        if (begun_) after_();
        begun_ = false;
        return rows;
    }
    std::int64_t execute(std::string_view statement, std::span<const database::Value> parameters) override
    {
        const auto found = inner_->execute(statement, parameters);
        keepUp();
        return found;
    }
    void begin() override { inner_->begin(); }
    void beginReading() override
    {
        before_();
        inner_->beginReading();
        begun_ = true;
        keepUp();
    }
    void commit() override { inner_->commit(); }
    void rollback() override
    {
        inner_->rollback();
        clearFailure();
    }
    bool alive() override { return inner_->alive(); }

private:
    void keepUp()
    {
        if (inner_->failure()) fail(*inner_->failure());
    }

    std::unique_ptr<database::Session> inner_;
    Happening before_;
    Happening after_;
    bool begun_ = false;
};

} // namespace

/// The audit of a system made by the real use cases, and of what may go wrong with its rows.
class TestAudit : public QObject {
    Q_OBJECT

    std::unique_ptr<AuditedWorld> world_;
    std::vector<Damage> damages_;

private slots:
    void initTestCase()
    {
        world_ = std::make_unique<AuditedWorld>();
        for (const auto& some : {seatDamages(*world_), moneyDamages(*world_), gatewayDamages(*world_),
                                 eventDamages(*world_), otherDamages(*world_)})
            damages_.insert(damages_.end(), some.begin(), some.end());
    }
    void cleanupTestCase() { world_.reset(); }

    void aSystemAtRestIsClean()
    {
        const auto report = world_->books.audit();
        QVERIFY2(report.clean(), printed(report));
        for (const auto& result : report.invariants)
            QVERIFY2(result.checked > 0, result.id.c_str());
    }

    /// The control: an audit that cannot fail is worth nothing.
    void everyDamageIsNamed_data()
    {
        QTest::addColumn<int>("damage");
        for (std::size_t i = 0; i < damages_.size(); ++i)
            QTest::newRow((damages_[i].invariant + " " + damages_[i].name).c_str()) << int(i);
    }
    void everyDamageIsNamed()
    {
        QFETCH(int, damage);
        const Damage& done = damages_[std::size_t(damage)];
        {
            const Damaged rows(world_->books, done);
            const auto report = world_->books.audit(done.acknowledged);
            QVERIFY(!report.clean());
            QVERIFY2(names(report, done), printed(report));
        }
    }

    void afterAllDamageIsUndoneItIsCleanAgain()
    {
        const auto report = world_->books.audit();
        QVERIFY2(report.clean(), printed(report));
    }

    void acknowledgedAnswersMayHaveMovedOn()
    {
        const auto id = [](std::int64_t reservation) { return std::to_string(reservation); };
        const std::string answers =
            "{\"reservationId\": " + id(world_->confirmed) +
            ", \"state\": \"held\", \"key\": \"key-confirmed\"}\n\n{\"reservationId\": " + id(world_->cancelled) +
            ", \"state\": \"confirmed\"}\n{\"reservationId\": " + id(world_->declined) +
            ", \"state\": \"paying\"}\n{\"reservationId\": " + id(world_->expired) +
            ", \"state\": \"held\", \"key\": \"key-expired\"}\n" +
            "{\"reservationId\": 1, \"sta"; // whose client was killed
        const auto report = world_->books.audit(answers);
        QVERIFY2(report.clean(), printed(report));
    }

    void theFileOfAnswersMustBeThere()
    {
        const auto session = world_->books.stored.open();
        const auto report = audit::audit({*session, nullptr, "/nowhere/answers.jsonl"});
        QVERIFY(report && !report->clean());
        QCOMPARE(report->invariants[6].breaches.front().subject, std::string("acknowledged answers"));
        QCOMPARE(report->invariants[3].notes.size(), std::size_t(1)); // no gateway either, and no breach for that
        QVERIFY(report->invariants[3].holds());
    }

    void whatWaitsForItsReaderIsNoBreach()
    {
        AuditedBooks books;
        {
            AuditedHouse house(books);
            const auto flight = house.offerFlight("1-5:ABC_DEF", 30);
            house.settle();
            house.stopAirline();
            const auto party = house.book(flight, 3, "pm_card_ok");
            house.cancel(party, {1});
        }
        const auto report = books.audit();
        QVERIFY2(report.clean(), printed(report));
        // The control: once the reader claims to have taken it in, the same rows are a breach.
        const Damage claimed{"",
                             {"UPDATE event_cursors SET seq = 1000 WHERE reader = 'flight'"},
                             "I5",
                             "reservation/1",
                             "record has no purchase"};
        const Damaged rows(
            books,
            {claimed.name, {"INSERT INTO event_cursors SELECT 'flight', writer, seq FROM event_writers"}, "", "", ""});
        const auto broken = books.audit();
        QVERIFY2(names(broken, claimed), printed(broken));
    }

    void aChargeThatWaitsToGoBackIsNotedAndNoBreach()
    {
        const Damage waiting{
            "", {"UPDATE payment_superfluous_charges SET state = 'waiting', given_back_ms = NULL"}, "", "", ""};
        const Damaged rows(world_->books, waiting);
        const auto report = world_->books.audit();
        QVERIFY2(report.clean(), printed(report));
        const auto& refunds = report.invariants[2];
        QVERIFY(refunds.open);
        QVERIFY(std::any_of(refunds.notes.begin(), refunds.notes.end(), [](const std::string& note) {
            return note == "1 charges were one too many and are not given back yet";
        }));
    }

    void deadLettersAreNotedWithoutBeingBreaches()
    {
        const Damage letter{
            "",
            {"INSERT INTO event_dead_letters SELECT 'flight', writer, seq, type, 'purchase.contradicts', "
             "0, NULL FROM event_outbox WHERE type = 'FlightSeatRequested' ORDER BY seq LIMIT 3"},
            "",
            "",
            ""};
        const Damaged rows(world_->books, letter);
        const auto report = world_->books.audit();
        QVERIFY2(report.clean(), printed(report));
        QVERIFY(printed(report).contains("dead letters wait to be replayed"));
        QVERIFY(printed(report).contains("purchase.contradicts"));
    }

    /// Everything that may happen between two looks happens: each has to come before or after the right one.
    void whatHappensBetweenTheLooksIsNoBreach()
    {
        AuditedBooks books;
        AuditedHouse house(books);
        const std::int64_t flight = house.offerFlight("1-30:ABC_DEF", 180);
        const auto path = books.folder.path() / "answers.jsonl";
        std::ofstream answers(path);
        std::vector<std::int64_t> holds;
        std::vector<std::int64_t> parties;
        for (int i = 0; i < 12; ++i) {
            holds.push_back(house.book(flight, 2, ""));
            parties.push_back(house.book(flight, 2, "pm_card_ok"));
        }
        int happened = 0;
        const auto happen = [&] {
            ++happened;
            house.pay(holds.back(), "pm_card_ok");
            holds.pop_back();
            house.pay(holds.back(), "pm_card_lost");
            holds.pop_back();
            house.cancel(parties.back(), {1});
            parties.pop_back();
            const std::int64_t party = house.book(flight, 1, "pm_card_ok");
            answers << "{\"reservationId\": " << party << ", \"state\": \"confirmed\"}" << std::endl;
            house.settle();
        };
        Eventful ours(books.stored.open(), happen, happen);
        Eventful gateway(books.gatewayStored->open(), happen, happen);
        const auto report = audit::audit({ours, &gateway, path});
        QVERIFY(report.has_value());
        QVERIFY2(report->clean(), printed(*report));
        QCOMPARE(happened, 6);
    }

    void aLiveSystemUnderLoadGivesNoFalseBreach()
    {
        AuditedBooks books;
        AuditedHouse house(books);
        const std::int64_t numbered = house.offerFlight("1-40:ABC_DEF", 240);
        const std::int64_t open = house.offerFlight("", 900);
        std::atomic<bool> done = false;
        std::atomic<int> booked = 0;
        std::vector<std::thread> clients;
        for (int client = 0; client < 6; ++client)
            clients.emplace_back([&, client] {
                for (int i = 0; !done; ++i) {
                    const std::int64_t flight = (i + client) % 2 == 0 ? numbered : open;
                    const char* method = i % 7 == 3 ? "pm_card_declined" : i % 11 == 5 ? "pm_card_lost" : "pm_card_ok";
                    std::int64_t party = 0;
                    if (i % 3 == 0) {
                        party = house.book(flight, 1 + i % 3, "");
                        if (party != 0) house.pay(party, method);
                    } else {
                        party = house.book(flight, 1 + i % 3, method, std::to_string(client) + "-" + std::to_string(i));
                    }
                    if (party != 0) ++booked;
                    if (party != 0 && i % 2 == 0 && std::string_view(method) == "pm_card_ok") house.cancel(party, {1});
                    if (i % 16 == 0) house.lookAround();
                }
            });
        int audits = 0;
        std::optional<audit::AuditReport> broken;
        const auto until = std::chrono::steady_clock::now() + 4s;
        while (!broken && std::chrono::steady_clock::now() < until) {
            auto report = books.audit();
            ++audits;
            if (!report.clean()) broken = std::move(report);
        }
        done = true;
        for (auto& client : clients)
            client.join();
        QVERIFY2(!broken, broken ? printed(*broken) : "");
        QVERIFY(audits > 3);
        QVERIFY(booked > 20);
        house.settle();
        const auto report = books.audit();
        QVERIFY2(report.clean(), printed(report));
    }

    /// NARAE_AUDIT_RESERVATIONS=100000 makes a measurement of it: the figures are printed then.
    void aBigAirlineIsAuditedInSpans()
    {
        bool measured = false;
        const int wanted = qEnvironmentVariableIntValue("NARAE_AUDIT_RESERVATIONS", &measured);
        AuditedBooks books;
        const std::string acknowledged = fillInBulk(books, measured ? wanted : 2500);
        const auto report = books.audit(acknowledged);
        if (measured) qInfo().noquote() << printed(report);
        QVERIFY2(report.clean(), printed(report));
        QVERIFY(report.took < 60s);
    }

    void contextsThatRunApartAreAuditedAsFarAsTheyGo()
    {
        TestDatabase stored;
        const auto session = stored.open();
        QVERIFY(database::migrate(*session, {commit::schema(), reservation::schema()}, 0).has_value());
        const auto report = audit::audit({*session, nullptr, {}});
        QVERIFY(report && report->clean());
        QVERIFY(printed(*report).contains("not checked here: needs the tables of reservation payment"));
    }

    void aDatabaseThatCannotBeReadIsRefused()
    {
        TestDatabase stored;
        const auto session = stored.open(); // without tables
        const auto report = audit::audit({*session, nullptr, {}});
        QVERIFY(!report);
        QCOMPARE(report.error().code(), std::string("server.internal"));
    }

    void allBreachesAreCountedAndAThousandKept()
    {
        AuditedBooks books;
        const auto session = books.stored.open();
        session->begin();
        for (int i = 1; i <= 1500; ++i)
            session->execute("INSERT INTO reservation_passengers (reservation_id, number, name, seat, cancellation, "
                             "flight_id) VALUES (?, 1, 'x', '', 0, 1)",
                             {std::int64_t(i)});
        session->commit();
        const auto report = books.audit();
        QCOMPARE(report.breachCount(), 1500);
        QCOMPARE(report.invariants[0].breaches.size(), std::size_t(1000));
        QVERIFY(printed(report).contains("... 500 more"));
    }

    void theReportReadsInBothLanguagesAndAsJson()
    {
        const Damage& lost = damages_.front();
        const Damaged rows(world_->books, lost);
        const auto report = world_->books.audit();
        const auto json = audit::toJson(report);
        QCOMPARE(json.at("clean").get<bool>(), false);
        QCOMPARE(json.at("invariants").size(), std::size_t(8));
        const auto& first = json.at("invariants").at(0);
        QCOMPARE(first.at("id").get<std::string>(), std::string("I1"));
        QCOMPARE(first.at("breaches").back().at("subject").get<std::string>(), lost.subject);
        QCOMPARE(first.at("breachCount").get<std::size_t>(), first.at("breaches").size());
        const auto korean = audit::text(report, api::Language::Korean);
        QVERIFY(korean.find("I1  위반") != std::string::npos);
        QVERIFY(korean.find("I2  정상") != std::string::npos);
    }
};

QTEST_GUILESS_MAIN(TestAudit)
#include "tst_audit.moc"
