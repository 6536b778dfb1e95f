#include "server/identity/adapters/argon2_hasher.hpp"
#include "server/identity/adapters/audit_trail.hpp"
#include "server/identity/adapters/bearer_authenticator.hpp"
#include "server/identity/adapters/sodium.hpp"
#include "server/identity/application/issue_api_key.hpp"
#include "server/platform/crypto/signing.hpp"
#include "tests/unit/tst_identity_fakes.hpp"

#include <QTest>
#include <atomic>
#include <fstream>
#include <thread>

using namespace narae;
using namespace narae::identity;
using namespace narae::identity::testing;
using namespace std::chrono_literals;

namespace {

template <class T>
QString code(const Result<T>& result)
{
    return QString::fromStdString(result ? "" : result.error().code());
}

/// Answers what is there, and then something happens before the asker has the answer.
class OvertakenQueries final : public FakeQueries {
public:
    using FakeQueries::FakeQueries;
    std::function<void()> meanwhile;

    Result<std::optional<KnownSession>> sessionByToken(const std::string& tokenHash) override
    {
        auto answer = FakeQueries::sessionByToken(tokenHash);
        if (meanwhile) meanwhile();
        return answer;
    }
};

struct Gate : House {
    CallerCache cache{clock};
    OvertakenQueries asked{books};
    BearerAuthenticator authenticator{asked, desk, cache, digest, clock};

    std::string session(const std::string& email) { return logIn(email)->token; }
    Result<http::Caller> enter(const std::string& credential)
    {
        return authenticator.authenticate("Bearer " + credential);
    }
    IssuedApiKey key(std::optional<Instant> expiresAt = {})
    {
        return issueApiKey(
                   desk, secrets, digest,
                   {PersonName::parse("Agency").value(), Scopes::parse({"flights:read"}).value(), expiresAt, {}}, "")
            .value();
    }
};

std::size_t residentKiB()
{
    std::ifstream status("/proc/self/status");
    for (std::string line; std::getline(status, line);)
        if (line.starts_with("VmRSS:")) return std::stoul(line.substr(6));
    return 0;
}

} // namespace

class TestIdentityCallers : public QObject {
    Q_OBJECT

private slots:
    void withoutCredentialsOneIsAGuest()
    {
        Gate gate;
        const auto caller = gate.authenticator.authenticate("");
        QVERIFY(caller && caller->role == http::Role::Guest && !caller->account.valid());
        QCOMPARE(gate.asked.asked, 0);
    }

    void aSessionSaysWhoCalls()
    {
        Gate gate;
        const Account nara = gate.open("nara@example.com");
        gate.open("staff@narae.example", AccountRole::Staff);
        const auto customer = gate.enter(gate.session("nara@example.com"));
        QVERIFY(customer && customer->role == http::Role::Customer && customer->account == nara.id());
        QVERIFY(customer->who == "nara@example.com");
        const auto staff = gate.authenticator.authenticate("bearer   " + gate.session("staff@narae.example") + " ");
        QVERIFY(staff && staff->isStaff());
    }

    void whatIsNoCredentialIsUnknownWithoutAsking_data()
    {
        QTest::addColumn<QString>("authorization");
        QTest::newRow("another scheme") << "Basic bmFyYTpwYXNz";
        QTest::newRow("nothing after the scheme") << "Bearer ";
        QTest::newRow("no prefix of ours") << "Bearer abcdef";
        QTest::newRow("a key without id") << "Bearer nk__secret";
    }
    void whatIsNoCredentialIsUnknownWithoutAsking()
    {
        QFETCH(QString, authorization);
        Gate gate;
        QCOMPARE(code(gate.authenticator.authenticate(authorization.toStdString())), QString("session.unknown"));
        QCOMPARE(gate.asked.asked, 0);
    }

    void manyRequestsAskOnce()
    {
        Gate gate;
        gate.open("nara@example.com");
        const std::string token = gate.session("nara@example.com");
        for (int i = 0; i < 100; ++i)
            QVERIFY(gate.enter(token));
        QCOMPARE(gate.asked.asked, 1);
        gate.clock.advance(CallerCache::kFreshFor);
        QVERIFY(gate.enter(token));
        QCOMPARE(gate.asked.asked, 2);
    }

    void whatAnotherProcessRevokesIsNoticedWhenTheAnswerIsNotFreshAnyMore()
    {
        Gate gate;
        const Account nara = gate.open("nara@example.com");
        const auto loggedIn = gate.logIn("nara@example.com");
        QVERIFY(gate.enter(loggedIn->token));
        QVERIFY(gate.desk.carryOut(RevokeSession{nara.id(), loggedIn->session.id()}, ""));
        gate.clock.advance(CallerCache::kFreshFor);
        QCOMPARE(code(gate.enter(loggedIn->token)), QString("session.unknown"));
    }

    void whatIsForgottenIsAskedForAgain()
    {
        Gate gate;
        const Account nara = gate.open("nara@example.com");
        gate.open("mina@example.com");
        const auto loggedIn = gate.logIn("nara@example.com");
        const std::string other = gate.session("mina@example.com");
        const IssuedApiKey key = gate.key();
        const auto asks = [&](const std::string& credential) {
            const int before = gate.asked.asked;
            (void)gate.enter(credential);
            return gate.asked.asked > before;
        };
        (void)gate.enter(other);
        for (const auto& forget :
             std::vector<std::function<void()>>{[&] { gate.cache.forgetAccount(nara.id()); },
                                                [&] { gate.cache.forgetSession(loggedIn->session.id()); }}) {
            (void)gate.enter(loggedIn->token);
            QVERIFY(!asks(loggedIn->token));
            forget();
            QVERIFY(asks(loggedIn->token));
            QVERIFY(!asks(other));
        }
        (void)gate.enter(key.credential);
        QVERIFY(!asks(key.credential));
        gate.cache.forgetApiKey(key.key.id());
        QVERIFY(asks(key.credential));
    }

    void anAnswerThatARevocationOvertookIsNotKept()
    {
        Gate gate;
        const Account nara = gate.open("nara@example.com");
        const auto loggedIn = gate.logIn("nara@example.com");
        gate.asked.meanwhile = [&] {
            QVERIFY(gate.desk.carryOut(RevokeSession{nara.id(), loggedIn->session.id()}, ""));
            gate.cache.forgetSession(loggedIn->session.id());
        };
        QVERIFY(gate.enter(loggedIn->token)); // It was asked before the revocation was done.
        QCOMPARE(code(gate.enter(loggedIn->token)), QString("session.unknown"));
    }

    void anExpiredSessionSaysSoEvenWhenItWasFresh()
    {
        Gate gate;
        gate.open("staff@narae.example", AccountRole::Staff);
        const std::string token = gate.session("staff@narae.example");
        gate.clock.advance(12h - 1s);
        QVERIFY(gate.enter(token));
        gate.clock.advance(1s);
        QCOMPARE(code(gate.enter(token)), QString("session.expired"));
    }

    void anApiKeyHasItsScopesAndItsName()
    {
        Gate gate;
        const IssuedApiKey key = gate.key();
        const auto caller = gate.enter(key.credential);
        QVERIFY(caller && caller->role == http::Role::Integration && caller->apiKey == key.key.id());
        QVERIFY(caller->scopes == std::set<std::string>{"flights:read"});
        QVERIFY(auditActor(*caller) == "api-key " + key.key.id().text() + " Agency");
    }

    void aWrongRevokedOrExpiredKeyDoesNotWork()
    {
        Gate gate;
        const IssuedApiKey key = gate.key(gate.clock.now() + 1h);
        QCOMPARE(code(gate.enter(key.credential + "x")), QString("session.unknown"));
        QCOMPARE(code(gate.enter("nk_99_secret")), QString("session.unknown"));
        QVERIFY(gate.enter(key.credential));
        gate.clock.advance(1h);
        QCOMPARE(code(gate.enter(key.credential)), QString("session.expired"));
        const IssuedApiKey other = gate.key();
        QVERIFY(gate.desk.carryOut(RevokeApiKey{other.key.id()}, ""));
        QCOMPARE(code(gate.enter(other.credential)), QString("session.unknown"));
    }

    void withTheDatabaseAwayNobodyIsTakenForAGuest()
    {
        Gate gate;
        gate.open("nara@example.com");
        const std::string token = gate.session("nara@example.com");
        gate.asked.away = refuse("database.away").retryAfter(1);
        QCOMPARE(code(gate.enter(token)), QString("database.away"));
    }

    void aUseIsNotedOnceInFiveMinutes()
    {
        Gate gate;
        gate.open("nara@example.com");
        const std::string token = gate.session("nara@example.com");
        for (int second = 0; second < 600; second += 5, gate.clock.advance(5s))
            QVERIFY(gate.enter(token));
        QCOMPARE(gate.desk.noted, 1);
    }

    void onlyWhatStaffAndIntegrationsDoIsAudited()
    {
        House house;
        AuditTrail trail(house.desk);
        const http::Route route{http::Method::Post, "/v1/flights/{flightId}/cancellation", http::Access::everyone(),
                                nullptr, true};
        http::Response refused;
        refused.status = 409;
        http::Request request;
        request.path = "/v1/flights/17/cancellation";
        request.caller.role = http::Role::Customer;
        QVERIFY(trail.record(request, route, {}));
        QVERIFY(house.books.entries.empty());
        request.caller.role = http::Role::Staff;
        request.caller.who = "staff@narae.example";
        QVERIFY(trail.record(request, route, refused));
        QCOMPARE(house.books.entries.size(), std::size_t(1));
        QVERIFY(house.books.entries[0].record.action == "POST /v1/flights/{flightId}/cancellation");
        QVERIFY(house.books.entries[0].record.subject == "/v1/flights/17/cancellation");
        QVERIFY(house.books.entries[0].record.outcome == "409");
        house.desk.away = refuse("database.away").retryAfter(1);
        QCOMPARE(code(trail.record(request, route, {})), QString("database.away"));
    }

    void theDigestIsBlake2b()
    {
        // From the reference implementation: b2sum -l 256 of "abc".
        QVERIFY(Blake2Digest().of("abc") == "bddd813c634239723171ef3fee98579b94964e3bb1cb3e427262c8c068d52319");
        QVERIFY(crypto::sameBytes("ab", "ab") && !crypto::sameBytes("ab", "ac") && !crypto::sameBytes("ab", "abc"));
    }

    void secretsAreLongAndNeverTheSame()
    {
        SodiumSecrets secrets;
        std::set<std::string> drawn;
        for (int i = 0; i < 1000; ++i)
            drawn.insert(secrets.draw());
        QCOMPARE(drawn.size(), std::size_t(1000));
        QCOMPARE(drawn.begin()->size(), std::size_t(43));
    }

    void argon2KnowsItsOwnHashesAndGivesItsMemoryBack()
    {
        Argon2Hasher hasher;
        const std::size_t before = residentKiB();
        std::string hash;
        {
            const auto turn = hasher.turn();
            hash = (*turn)->hash("나래를 펴고 🛫").value();
            QVERIFY(hash.starts_with("$argon2id$v=19$m=65536,t=2,p=1$"));
            QVERIFY((*turn)->matches("나래를 펴고 🛫", hash).value());
            QVERIFY(!(*turn)->matches("나래를 펴고", hash).value());
            QVERIFY((*turn)->hash("나래를 펴고 🛫").value() != hash);
        }
        QVERIFY2(residentKiB() < before + 8 * 1024, "the 64 MiB of each hashing are the system's again");
    }

    void aHashThatIsNoneMatchesNothing()
    {
        Argon2Hasher hasher({1, 8192, 1, 0});
        const auto turn = hasher.turn();
        QVERIFY(!(*turn)->matches("not a hash", "not a hash").value());
    }

    void onlyAFewHashAtOnce()
    {
        Argon2Hasher hasher({1, 8192, 2, 0});
        auto first = hasher.turn();
        const auto second = hasher.turn();
        QVERIFY(first && second);
        const auto third = hasher.turn();
        QCOMPARE(code(third), QString("server.busy"));
        QCOMPARE(third.error().retryAfterSeconds(), 1);
        first = refuse("server.busy"); // The first one leaves.
        QVERIFY(hasher.turn());
    }

    void whoMayWaitGetsATurnWhenOneEnds()
    {
        Argon2Hasher hasher({1, 8192, 2, 64});
        std::atomic<int> inside = 0;
        std::atomic<int> insideMost = 0;
        std::atomic<int> done = 0;
        std::vector<std::thread> people;
        for (int i = 0; i < 16; ++i)
            people.emplace_back([&] {
                const auto turn = hasher.turn();
                const int now = ++inside;
                for (int most = insideMost; now > most && !insideMost.compare_exchange_weak(most, now);) {
                }
                (*turn)->pretend("password");
                --inside;
                ++done;
            });
        for (std::thread& each : people)
            each.join();
        QCOMPARE(done.load(), 16);
        QVERIFY(insideMost <= 2);
    }
};

QTEST_APPLESS_MAIN(TestIdentityCallers)
#include "tst_identity_callers.moc"
