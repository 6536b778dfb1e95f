#include <QLabel>
#include <QLineEdit>
#include <QTest>

#include "client-admin/operations/breaker_strip.hpp"
#include "client-admin/operations/operations_page.hpp"
#include "client-admin/operations/rule_row.hpp"
#include "common/desktop/widgets/chip.hpp"
#include "server/identity/domain/scopes.hpp"
#include "tests/desktop/admin_house.hpp"
#include "tests/desktop/desktop_main.hpp"

#include <QCheckBox>
#include <QClipboard>
#include <QGuiApplication>
#include <QJsonArray>
#include <QJsonObject>
#include <QListView>

using namespace narae;
using namespace narae::desktop;

namespace {

/// As a server answers that has other processes do some of its roles.
QJsonObject healthWithBreakers()
{
    const auto peer = [](const char* role, const QJsonValue& trouble, const QJsonValue& breaker, int notMade) {
        return QJsonObject{{"role", role}, {"trouble", trouble}, {"breaker", breaker}, {"callsNotMade", notMade}};
    };
    const QJsonObject gateway{
        {"name", "gateway"}, {"state", "half_open"}, {"failures", 7}, {"retryAt", "2026-11-26T01:05:00Z"}};
    return {{"breakers", QJsonArray{gateway}},
            {"peers", QJsonArray{peer("payment", "it does not answer", "open", 12),
                                 peer("flight", QJsonValue::Null, "closed", 0),
                                 peer("view", QJsonValue::Null, QJsonValue::Null, 0)}}};
}

} // namespace

/// The Operations page: health, dead letters, the audit, the log, who may come in.
class TestOperations : public QObject {
    Q_OBJECT

    testing::AdminHouse house_;

    QString text(const QString& label) { return house_.find<QLabel>(label)->text(); }
    std::unique_ptr<database::Session> session() { return house_.server().process().database().open(); }

private slots:
    void initTestCase() { QVERIFY(house_.start()); }
    void init()
    {
        QVERIFY(house_.openWindowAsClerk());
        QVERIFY(house_.window().go("operations"));
    }

    void theAreasAreUp()
    {
        QTRY_VERIFY_WITH_TIMEOUT(house_.find<QWidget>("tile_view")->accessibleName().endsWith(": Up"), 6000);
        QVERIFY(house_.find<QWidget>("tile_view")->accessibleDescription().contains("ms p99"));
        QVERIFY(text("pageSubtitle").startsWith("Orders are being taken"));
    }

    /// Of a server's answer written here: the real one of this test calls nobody.
    void breakersAreSaidWhereTheServerHasAny()
    {
        auto* here = house_.find<QWidget>("breakers");
        QTRY_VERIFY_WITH_TIMEOUT(house_.find<QWidget>("tile_view")->accessibleName().endsWith(": Up"), 6000);
        QVERIFY(here->isHidden());
        const auto health = admin::HealthSeen::fromJson(healthWithBreakers());
        admin::BreakerStrip strip;
        const QDateTime now = QDateTime::fromString("2026-11-26T01:00:00Z", Qt::ISODate);
        strip.show(health.breakers, now);
        const auto chip = [&strip](const char* name) { return strip.findChild<Chip*>(name); };
        QCOMPARE(strip.findChildren<Chip*>().size(), 3);
        QCOMPARE(chip("breaker_payment")->text(), QString("Payment: not called"));
        QCOMPARE(chip("breaker_payment")->toolTip(), QString("it does not answer\nCalls not made: 12"));
        QCOMPARE(chip("breaker_flight")->text(), QString("Flight: answers"));
        QCOMPARE(chip("breaker_gateway")->text(), QString("gateway: being tried"));
        QCOMPARE(chip("breaker_gateway")->toolTip(), QString("Failures: 7\nTried again in 5 min"));
        QVERIFY(!strip.isHidden());
        strip.show({health.breakers[2]}, now);
        QCOMPARE(strip.findChildren<Chip*>().size(), 1);
        QCOMPARE(strip.findChild<Chip*>()->text(), QString("Flight: answers"));
        strip.show({}, now);
        QVERIFY(strip.isHidden());
    }

    void anAuditRunsToGreen()
    {
        house_.click("auditRun");
        QTRY_VERIFY_WITH_TIMEOUT(text("auditSentence").contains("took"), 30'000);
        QVERIFY2(!text("auditSentence").contains("broken"), qPrintable(text("auditSentence")));
        const auto rows = house_.window().findChildren<admin::RuleRow*>();
        QCOMPARE(rows.size(), 8);
        for (const auto* row : rows) {
            const QString verdict = row->accessibleName();
            // The view is compared with a rebuild once in a while: before the first time I6 cannot be told.
            QVERIFY2(verdict.contains(", holds:") || verdict.startsWith("I6, open:"), qPrintable(verdict));
        }
        QVERIFY(house_.find<QAbstractButton>("auditRun")->isEnabled());
    }

    void theChainOfTheLogIsChecked()
    {
        QTRY_VERIFY_WITH_TIMEOUT(house_.find<QListView>("auditLog")->model()->rowCount() > 0, 6000);
        house_.click("chainVerify");
        QTRY_VERIFY_WITH_TIMEOUT(text("chainSentence").startsWith("The chain holds"), 6000);
    }

    void thereAreWordsForAllThatAKeyMayDo()
    {
        for (const std::string_view name : identity::kScopes) {
            const auto scope = QString::fromUtf8(name.data(), static_cast<int>(name.size()));
            const auto* box = house_.find<QCheckBox>("scope_" + scope);
            QVERIFY2(box != nullptr, qPrintable(scope));
            QVERIFY2(box->text() != scope && !box->text().isEmpty(), qPrintable(scope));
        }
    }

    void aKeyIsMadeShownOnceAndRevoked()
    {
        QVERIFY(house_.window().commands().run("operations.newKey"));
        QTRY_VERIFY(house_.find<QLineEdit>("newKeyName")->hasFocus());
        house_.type("newKeyName", "Baram Travel");
        QTest::keyClick(house_.find<QCheckBox>("scope_flights:read"), Qt::Key_Space);
        house_.click("newKeyMake");
        auto* secret = house_.find<QLineEdit>("newKeySecret");
        QTRY_VERIFY_WITH_TIMEOUT(secret->isVisible(), 6000);
        const QString key = secret->text();
        QVERIFY2(key.startsWith("nk_"), qPrintable(key));
        house_.click("newKeyCopy");
        QCOMPARE(QGuiApplication::clipboard()->text(), key);
        const testing::ServerProcess::Headers caller{{"Authorization", "Bearer " + key.toStdString()}};
        QCOMPARE(house_.server().process().get("/v1/flights?limit=1", caller).status, 200);
        house_.click("newKeyDone");
        QVERIFY(!secret->isVisible());
        QVERIFY(secret->text().isEmpty());

        const QString id = key.section('_', 1, 1);
        house_.click("revokeKey_" + id);
        house_.click("revokeKey_" + id); // it asks once more, in the same place
        QTRY_VERIFY_WITH_TIMEOUT(house_.find<QAbstractButton>("revokeKey_" + id) == nullptr, 6000);
        QCOMPARE(house_.server().process().get("/v1/flights?limit=1", caller).status, 401);
    }

    void aKeyWithoutScopesIsRefusedAndTheFormStays()
    {
        QVERIFY(house_.window().commands().run("operations.newKey"));
        house_.type("newKeyName", "Nobody");
        house_.click("newKeyMake");
        QTRY_VERIFY_WITH_TIMEOUT(house_.find<QLabel>("apiKeysWrong")->isVisible(), 6000);
        QVERIFY(!text("apiKeysWrong").isEmpty());
        QCOMPARE(house_.find<QLineEdit>("newKeyName")->text(), QString("Nobody"));
    }

    void aColleaguesAccountIsOpenedAndClosed()
    {
        QVERIFY(house_.window().commands().run("operations.newAccount"));
        house_.type("newAccountName", "Park Sora");
        house_.type("newAccountEmail", "sora@narae.example");
        house_.type("newAccountPassword", "a-first-password");
        house_.click("newAccountMake");
        QTRY_VERIFY_WITH_TIMEOUT(!house_.find<QLineEdit>("newAccountName")->isVisible(), 8000);
        auto sora = house_.server().process().logIn("sora@narae.example", "a-first-password");
        const auto own = house_.server().process().get("/v1/account", sora).json();
        QCOMPARE(own["role"].get<std::string>(), std::string("staff"));

        const QString button = QString("closeAccount_%1").arg(own["accountId"].get<int>());
        QTRY_VERIFY_WITH_TIMEOUT(house_.find<QAbstractButton>(button) != nullptr, 6000);
        house_.click(button);
        house_.click(button);
        QTRY_VERIFY_WITH_TIMEOUT(house_.server().process().get("/v1/account", sora).status == 401, 6000);
    }

    void aDeadLetterShowsWithItsReasonAndIsReplayed()
    {
        QVERIFY(house_.buy(house_.flightSoon(), "operations-1").is_object());
        // An event of the demo's sales, as if its reader had not been able to apply it the first time.
        const auto session = this->session();
        const auto rows = session->query("SELECT writer, seq, type FROM event_outbox WHERE type = 'PayApproved' "
                                         "ORDER BY seq LIMIT 1");
        QVERIFY(rows.size() == 1);
        session->execute("INSERT INTO event_dead_letters (reader, writer, seq, type, reason, buried_at_ms) "
                         "VALUES ('flight', '" +
                         rows.text(0, 0) + "', " + std::to_string(rows.integer(0, 1)) +
                         ", 'PayApproved', 'the amount could not be read', 1)");
        QVERIFY(!session->failure());
        QTRY_COMPARE_WITH_TIMEOUT(text("deadLettersCount"), QString("Dead letters: 1"), 6000);
        house_.click("deadLettersOpen");
        const QString button =
            QString("replay_flight/%1/%2").arg(QString::fromStdString(rows.text(0, 0))).arg(rows.integer(0, 1));
        QTRY_VERIFY(house_.find<QAbstractButton>(button) != nullptr);
        house_.click(button);
        QTRY_COMPARE_WITH_TIMEOUT(text("deadLettersCount"), QString("No dead letters"), 6000);
        QVERIFY(!house_.find<QLabel>("deadLettersWrong")->isVisible());
    }
};

NARAE_DESKTOP_MAIN(TestOperations)
#include "tst_operations.moc"
