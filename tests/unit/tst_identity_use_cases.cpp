#include "server/identity/application/issue_api_key.hpp"
#include "server/identity/domain/credential.hpp"
#include "tests/unit/tst_identity_fakes.hpp"

#include <QTest>

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

} // namespace

class TestIdentityUseCases : public QObject {
    Q_OBJECT

private slots:
    void aCustomerRegistersAndLogsIn()
    {
        House house;
        const Account account = house.open("nara@example.com");
        const auto loggedIn = house.logIn("nara@example.com");
        QVERIFY(loggedIn);
        QCOMPARE(loggedIn->account.id(), account.id());
        QVERIFY(isSessionToken(loggedIn->token));
        QVERIFY(loggedIn->session.particulars().expiresAt == house.clock.now() + 30 * 24h);
        QVERIFY2(loggedIn->session.particulars().tokenHash.find(loggedIn->token) == std::string::npos,
                 "the token itself is not kept");
    }

    void anAddressIsTakenOnce()
    {
        House house;
        house.open("nara@example.com");
        const RegistrationWish again{Email::parse("NARA@example.com").value(),
                                     House::kPassword,
                                     AccountRole::Customer,
                                     PersonName::parse("Nara").value(),
                                     {},
                                     false};
        const int worked = house.hasher.worked;
        QCOMPARE(code(house.registration.open(again, "")), QString("identity.email_taken"));
        QCOMPARE(house.hasher.worked, worked);
        // Somebody else was faster between the question and the decision: the decision itself refuses.
        QCOMPARE(code(house.desk.carryOut(OpenAccount{again.email, again.role, "hash", again.name, {}}, "")),
                 QString("identity.email_taken"));
        QCOMPARE(house.books.accounts.size(), std::size_t(1));
    }

    void staffAccountsAreMadeByStaff()
    {
        House house;
        RegistrationWish wish{Email::parse("staff@narae.example").value(),
                              House::kPassword,
                              AccountRole::Staff,
                              PersonName::parse("Staff").value(),
                              {},
                              false};
        QCOMPARE(code(house.registration.open(wish, "")), QString("identity.staff_only"));
        wish.askedByStaff = true;
        QVERIFY(house.registration.open(wish, ""));
    }

    void aWeakPasswordOpensNothing()
    {
        House house;
        const RegistrationWish wish{Email::parse("nara@example.com").value(),
                                    "password123",
                                    AccountRole::Customer,
                                    PersonName::parse("Nara").value(),
                                    {},
                                    false};
        QCOMPARE(code(house.registration.open(wish, "")), QString("identity.password_too_common"));
        QVERIFY(house.books.accounts.empty());
        QCOMPARE(house.hasher.worked, 0);
    }

    void anUnknownAddressIsAnsweredLikeAWrongPassword()
    {
        House house;
        house.open("nara@example.com");
        const int worked = house.hasher.worked;
        QCOMPARE(code(house.logIn("nara@example.com", "wrong password")), QString("identity.wrong_credentials"));
        QCOMPARE(house.hasher.worked, worked + 1);
        QCOMPARE(code(house.logIn("nobody@example.com")), QString("identity.wrong_credentials"));
        QVERIFY2(house.hasher.worked == worked + 2, "as much work for an account that does not exist");
    }

    void afterFiveWrongPasswordsOneHasToWait()
    {
        House house;
        house.open("nara@example.com");
        for (int i = 0; i < 5; ++i)
            QCOMPARE(code(house.logIn("nara@example.com", "wrong password")), QString("identity.wrong_credentials"));
        const int worked = house.hasher.worked;
        const auto held = house.logIn("nara@example.com", House::kPassword, "198.51.100.1");
        QCOMPARE(code(held), QString("identity.try_later"));
        QCOMPARE(held.error().retryAfterSeconds(), 1);
        QVERIFY2(house.hasher.worked == worked, "the password is not even looked at");

        house.clock.advance(1s);
        QVERIFY(house.logIn("nara@example.com", House::kPassword, "198.51.100.1"));
        QVERIFY2(house.logIn("nara@example.com", "wrong password").error().code() == "identity.wrong_credentials",
                 "a right password forgives the account");
    }

    void anAddressThatTriesManyAccountsHasToWaitToo()
    {
        House house;
        house.open("nara@example.com");
        for (int i = 0; i < 5; ++i)
            (void)house.logIn("someone" + std::to_string(i) + "@example.com", "wrong password", "192.0.2.66");
        QCOMPARE(code(house.logIn("nara@example.com", House::kPassword, "192.0.2.66")), QString("identity.try_later"));
        QVERIFY(house.logIn("nara@example.com", House::kPassword, "192.0.2.67"));
    }

    void anUnknownAddressHasToWaitLikeAKnownOne()
    {
        House house;
        for (int i = 0; i < 5; ++i)
            (void)house.logIn("nobody@example.com", "wrong password", "192.0.2." + std::to_string(i));
        QCOMPARE(code(house.logIn("nobody@example.com", "wrong password", "192.0.2.99")),
                 QString("identity.try_later"));
    }

    void aFullHasherTurnsAwayAndCountsNothing()
    {
        House house;
        house.open("nara@example.com");
        house.hasher.busy = true;
        QCOMPARE(code(house.logIn("nara@example.com", "wrong password")), QString("server.busy"));
        QVERIFY(std::ranges::all_of(house.books.failures, [](const auto& each) { return each.second.count() == 0; }));
    }

    void aFailureThatCannotBeCountedIsNotAnswered()
    {
        House house;
        house.open("nara@example.com");
        house.desk.away = refuse("database.away").retryAfter(1);
        QCOMPARE(code(house.logIn("nara@example.com", "wrong password")), QString("database.away"));
    }

    void aClosedAccountLooksLikeAWrongPassword()
    {
        House house;
        const Account account = house.open("nara@example.com");
        const Account staff = house.open("staff@narae.example", AccountRole::Staff);
        const auto session = house.logIn("nara@example.com");
        QVERIFY(house.desk.carryOut(CloseAccount{account.id(), staff.id()}, ""));
        QVERIFY(house.books.sessions.at(session->session.id()).revoked());
        QCOMPARE(code(house.logIn("nara@example.com")), QString("identity.wrong_credentials"));
        QVERIFY2(house.desk.carryOut(CloseAccount{account.id(), staff.id()}, ""), "closing twice changes nothing");
        QCOMPARE(code(house.desk.carryOut(ChangeAccount{account.id(), {}, {}}, "")), QString("account.not_found"));
    }

    void nobodyClosesTheAccountTheyUse()
    {
        House house;
        const Account staff = house.open("staff@narae.example", AccountRole::Staff);
        QCOMPARE(code(house.desk.carryOut(CloseAccount{staff.id(), staff.id()}, "")),
                 QString("identity.cannot_close_own"));
        QCOMPARE(code(house.desk.carryOut(CloseAccount{AccountId(99), staff.id()}, "")), QString("account.not_found"));
    }

    void aPasswordChangedMeanwhileDoesNotLogIn()
    {
        House house;
        const Account account = house.open("nara@example.com");
        const auto keys = BackOffKeys::of(account.particulars().email, "192.0.2.7", house.digest);
        QCOMPARE(code(house.desk.carryOut(LogIn{account.id(), "hashed another one", "token", "", {}, keys, ""}, "")),
                 QString("identity.wrong_credentials"));
        QVERIFY(house.books.sessions.empty());
    }

    void aNewPasswordEndsTheOtherSessions()
    {
        House house;
        const Account account = house.open("nara@example.com");
        const auto here = house.logIn("nara@example.com");
        const auto there = house.logIn("nara@example.com");
        QVERIFY(house.entrance.changePassword(
            {account.id(), House::kPassword, "a kite over Busan", here->session.id(), "192.0.2.7"}, ""));
        QVERIFY(!house.books.sessions.at(here->session.id()).revoked());
        QVERIFY(house.books.sessions.at(there->session.id()).revoked());
        QCOMPARE(code(house.logIn("nara@example.com")), QString("identity.wrong_credentials"));
        QVERIFY(house.logIn("nara@example.com", "a kite over Busan"));
    }

    void aWrongCurrentPasswordIsCountedAsAWrongLogIn()
    {
        House house;
        const Account account = house.open("nara@example.com");
        const PasswordChangeWish wish{account.id(), "wrong password", "a kite over Busan", {}, "192.0.2.7"};
        for (int i = 0; i < 5; ++i)
            QCOMPARE(code(house.entrance.changePassword(wish, "")), QString("identity.wrong_password"));
        QCOMPARE(code(house.entrance.changePassword(wish, "")), QString("identity.try_later"));
        QCOMPARE(code(house.logIn("nara@example.com")), QString("identity.try_later"));
    }

    void someoneElsesSessionIsNotThere()
    {
        House house;
        const Account nara = house.open("nara@example.com");
        const Account mina = house.open("mina@example.com");
        const auto session = house.logIn("nara@example.com");
        QCOMPARE(code(house.desk.carryOut(RevokeSession{mina.id(), session->session.id()}, "")),
                 QString("session.not_found"));
        QVERIFY(!house.books.sessions.at(session->session.id()).revoked());
        QVERIFY(house.desk.carryOut(RevokeSession{nara.id(), session->session.id()}, ""));
        QVERIFY(house.desk.carryOut(RevokeSession{nara.id(), session->session.id()}, ""));
        QVERIFY(house.books.sessions.at(session->session.id()).revoked());
    }

    void aPhoneIsLeftChangedOrTakenOut()
    {
        House house;
        const Account account = house.open("nara@example.com");
        const Phone phone = Phone::parse("010-9777-0779").value();
        QVERIFY(house.desk.carryOut(ChangeAccount{account.id(), {}, std::optional(phone)}, ""));
        QVERIFY(house.desk.carryOut(ChangeAccount{account.id(), PersonName::parse("이나래").value(), {}}, ""));
        QVERIFY(house.books.accounts.at(account.id()).particulars().phone == phone);
        QVERIFY(house.desk.carryOut(ChangeAccount{account.id(), {}, std::optional<Phone>()}, ""));
        QVERIFY(!house.books.accounts.at(account.id()).particulars().phone.has_value());
        QVERIFY(house.books.accounts.at(account.id()).particulars().name.text() == "이나래");
    }

    void anApiKeyIsShownOnceAndKeptAsADigest()
    {
        House house;
        const ApiKeyWish wish{PersonName::parse("Agency").value(), Scopes::parse({"flights:read"}).value(), {}, {}};
        const auto issued = issueApiKey(house.desk, house.secrets, house.digest, wish, "");
        QVERIFY(issued);
        const auto credential = ApiKeyCredential::parse(issued->credential);
        QCOMPARE(credential->id, issued->key.id());
        QVERIFY(house.digest.of(credential->secret) == issued->key.particulars().secretHash);
        QVERIFY(house.desk.carryOut(RevokeApiKey{issued->key.id()}, ""));
        QVERIFY(house.books.keys.at(issued->key.id()).revoked());
        QCOMPARE(code(house.desk.carryOut(RevokeApiKey{ApiKeyId(99)}, "")), QString("api_key.not_found"));
    }

    void anApiKeyCannotBeBornExpired()
    {
        House house;
        const ApiKeyWish wish{
            PersonName::parse("Agency").value(), Scopes::parse({"flights:read"}).value(), house.clock.now(), {}};
        QCOMPARE(code(issueApiKey(house.desk, house.secrets, house.digest, wish, "")),
                 QString("identity.expiry_in_past"));
    }

    void logInsOfStaffAreAudited()
    {
        House house;
        house.open("nara@example.com");
        house.open("staff@narae.example", AccountRole::Staff);
        (void)house.logIn("nara@example.com");
        (void)house.logIn("nara@example.com", "wrong password");
        QVERIFY(house.books.entries.empty());
        (void)house.logIn("staff@narae.example", "wrong password");
        const auto session = house.logIn("staff@narae.example");
        QVERIFY(session->session.particulars().expiresAt == house.clock.now() + 12h);
        QCOMPARE(house.books.entries.size(), std::size_t(2));
        QVERIFY(house.books.entries[0].record.action == "password.wrong");
        QVERIFY(house.books.entries[1].record.action == "session.opened");
        QVERIFY(house.books.entries[1].record.actor == "staff@narae.example");
    }

    void usesAreNotedCoarsely()
    {
        House house;
        house.open("nara@example.com");
        const SessionId session = house.logIn("nara@example.com")->session.id();
        const auto lastUsed = [&] { return house.books.sessions.at(session).particulars().lastUsedAt; };
        const Instant opened = house.clock.now();
        house.clock.advance(4min);
        house.desk.note(NoteUse{session});
        QVERIFY(lastUsed() == opened);
        house.clock.advance(1min);
        house.desk.note(NoteUse{session});
        QVERIFY(lastUsed() == house.clock.now());
    }

    void whatIsOverIsForgotten()
    {
        House house;
        house.open("nara@example.com");
        (void)house.logIn("nara@example.com");
        (void)house.logIn("nobody@example.com");
        house.clock.advance(61 * 24h);
        QVERIFY(house.desk.carryOut(ForgetExpired{}, ""));
        QVERIFY(house.books.sessions.empty());
        QVERIFY(house.books.failures.empty());
    }
};

QTEST_APPLESS_MAIN(TestIdentityUseCases)
#include "tst_identity_use_cases.moc"
