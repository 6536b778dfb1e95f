#include "server/identity/domain/account.hpp"
#include "server/identity/domain/api_key.hpp"
#include "server/identity/domain/credential.hpp"
#include "server/identity/domain/log_in_failures.hpp"
#include "server/identity/domain/password_rules.hpp"
#include "server/identity/domain/plain_text.hpp"
#include "server/identity/domain/scopes.hpp"
#include "server/identity/domain/session.hpp"

#include <QTest>

using namespace narae;
using namespace narae::identity;
using namespace std::chrono_literals;

namespace {

QString shown(const std::string& text)
{
    return QString::fromStdString(text);
}

/// The text that was parsed, or the code of the refusal.
template <class T>
QString outcome(const Result<T>& result)
{
    return shown(result ? result->text() : result.error().code());
}

const Instant kNow = parseRfc3339("2026-11-24T08:30:00Z").value();

} // namespace

class TestIdentityDomain : public QObject {
    Q_OBJECT

private slots:
    void emailAddressesAreNormalisedOrRefused_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("expected");
        const QString malformed = "identity.email_malformed";
        QTest::newRow("capitals and blanks") << "  Nara.Kim@Example.KR \n"
                                             << "nara.kim@example.kr";
        QTest::newRow("plus") << "kim+narae@example.com"
                              << "kim+narae@example.com";
        QTest::newRow("no at") << "example.com" << malformed;
        QTest::newRow("nothing before") << "@example.com" << malformed;
        QTest::newRow("one label") << "kim@localhost" << malformed;
        QTest::newRow("empty label") << "kim@example..com" << malformed;
        QTest::newRow("two dots") << "k..im@example.com" << malformed;
        QTest::newRow("blank inside") << "ki m@example.com" << malformed;
        QTest::newRow("header injection") << "kim@example.com\r\nBcc: x@example.com" << malformed;
        QTest::newRow("hangul") << "김@example.com" << malformed;
        QTest::newRow("hyphen at the end of a label") << "kim@example-.com" << malformed;
        QTest::newRow("too long") << QString(65, 'a') + "@example.com" << malformed;
    }
    void emailAddressesAreNormalisedOrRefused()
    {
        QFETCH(QString, typed);
        QFETCH(QString, expected);
        QCOMPARE(outcome(Email::parse(typed.toStdString())), expected);
    }

    void namesOfAnyScriptAreKeptAsWritten_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("expected");
        QTest::newRow("korean") << " 김나래 "
                                << "김나래";
        QTest::newRow("arabic") << "نسيم"
                                << "نسيم";
        QTest::newRow("emoji") << "나래 🛫"
                               << "나래 🛫";
        QTest::newRow("empty") << "   "
                               << "identity.name_malformed";
        QTest::newRow("line feed inside") << "Kim\nNara"
                                          << "identity.name_malformed";
        QTest::newRow("101 code points") << QString(101, QChar(0xB098)) << "identity.name_malformed";
        QTest::newRow("a card number") << "Kim 4242 4242 4242 4242"
                                       << "identity.card_number_refused";
    }
    void namesOfAnyScriptAreKeptAsWritten()
    {
        QFETCH(QString, typed);
        QFETCH(QString, expected);
        QCOMPARE(outcome(PersonName::parse(typed.toStdString())), expected);
    }

    void telephoneNumbersAreDigits_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("expected");
        QTest::newRow("korean mobile") << "010-9777-0779"
                                       << "01097770779";
        QTest::newRow("international") << "+82 (10) 9777-0779"
                                       << "+821097770779";
        QTest::newRow("chinese mobile that passes Luhn") << "+86 138 0013 8006"
                                                         << "+8613800138006";
        QTest::newRow("too short") << "12345"
                                   << "identity.phone_malformed";
        QTest::newRow("letters") << "010-CALL-NARAE"
                                 << "identity.phone_malformed";
        QTest::newRow("plus inside") << "010+97770779"
                                     << "identity.phone_malformed";
        QTest::newRow("a card number") << "4242-4242-4242-4242"
                                       << "identity.card_number_refused";
        QTest::newRow("a card number after a plus") << "+378282246310005"
                                                    << "identity.card_number_refused";
    }
    void telephoneNumbersAreDigits()
    {
        QFETCH(QString, typed);
        QFETCH(QString, expected);
        QCOMPARE(outcome(Phone::parse(typed.toStdString())), expected);
    }

    void weakPasswordsAreRefused_data()
    {
        QTest::addColumn<QString>("password");
        QTest::addColumn<QString>("expected");
        QTest::newRow("nine") << "ninechars"
                              << "identity.password_too_short";
        QTest::newRow("ten") << "ten chars!"
                             << "";
        QTest::newRow("ten syllables") << "나래를펴고제주에가자"
                                       << "";
        QTest::newRow("nine syllables of 27 bytes") << "나래를펴고제주에가"
                                                    << "identity.password_too_short";
        QTest::newRow("128") << QString(127, 'a') + "b"
                             << "";
        QTest::newRow("129") << QString(128, 'a') + "b"
                             << "identity.password_too_long";
        QTest::newRow("the address") << "Nara.Kim@Example.KR"
                                     << "identity.password_is_email";
        QTest::newRow("the first that is tried") << "Password123"
                                                 << "identity.password_too_common";
        QTest::newRow("안녕하세요 on a Latin keyboard") << "dkssudgktpdy"
                                                        << "identity.password_too_common";
        QTest::newRow("one key") << "aaaaaaaaaaaa"
                                 << "identity.password_too_common";
        QTest::newRow("one key of three bytes") << "가가가가가가가가가가"
                                                << "identity.password_too_common";
    }
    void weakPasswordsAreRefused()
    {
        QFETCH(QString, password);
        QFETCH(QString, expected);
        const auto sound = checkPassword(password.toStdString(), Email::parse("nara.kim@example.kr").value());
        QCOMPARE(shown(sound ? "" : sound.error().code()), expected);
    }

    void theWaitDoublesAfterTheFifthFailure()
    {
        LogInFailures failures;
        for (int i = 0; i < 4; ++i)
            failures.add(kNow);
        QCOMPARE(failures.wait(kNow).count(), 0);
        for (const int expected : {1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300}) {
            failures.add(kNow);
            QCOMPARE(failures.wait(kNow).count(), expected);
        }
        QCOMPARE(failures.wait(kNow + 299'500ms).count(), 1);
        QCOMPARE(failures.wait(kNow + 300s).count(), 0);
    }

    void failuresLongAgoAreForgiven()
    {
        LogInFailures failures(20, kNow);
        failures.add(kNow + LogInFailures::kForgottenAfter);
        QCOMPARE(failures.count(), 1);
        QCOMPARE(failures.wait(kNow + LogInFailures::kForgottenAfter).count(), 0);
    }

    void aClockSetBackLocksNobodyOutForLongerThanTheWait()
    {
        const LogInFailures failures(7, kNow + 24h);
        QCOMPARE(failures.wait(kNow).count(), 4);
    }

    void anApiKeyIsReadBackFromWhatWasShown()
    {
        const std::string shownOnce = ApiKeyCredential{ApiKeyId(12), "s_e-cret"}.text();
        QCOMPARE(shown(shownOnce), QString("nk_12_s_e-cret"));
        const auto read = ApiKeyCredential::parse(shownOnce);
        QVERIFY(read.has_value());
        QCOMPARE(read->id, ApiKeyId(12));
        QCOMPARE(shown(std::string(read->secret)), QString("s_e-cret"));
    }

    void whatIsNoCredentialIsNotLookedUp_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("empty") << "";
        QTest::newRow("no secret") << "nk_12_";
        QTest::newRow("no id") << "nk__secret";
        QTest::newRow("id 0") << "nk_0_secret";
        QTest::newRow("negative id") << "nk_-1_secret";
        QTest::newRow("id beyond 64 bits") << "nk_99999999999999999999_secret";
        QTest::newRow("very long") << "nk_1_" + QString(1000, 'x');
        QTest::newRow("session without secret") << "ns_";
    }
    void whatIsNoCredentialIsNotLookedUp()
    {
        QFETCH(QString, text);
        QVERIFY(!ApiKeyCredential::parse(text.toStdString()).has_value());
        QVERIFY(!isSessionToken(text.toStdString()));
    }

    void scopesAreFromTheList()
    {
        const auto scopes = Scopes::parse({"reservations:write", "flights:read", "flights:read"});
        QCOMPARE(outcome(scopes), QString("flights:read reservations:write"));
        QVERIFY(Scopes::stored(scopes->text()).names() == scopes->names());
        QCOMPARE(outcome(Scopes::parse({"flights:delete"})), QString("identity.scope_unknown"));
        QCOMPARE(outcome(Scopes::parse({})), QString("identity.scope_missing"));
    }

    void aSessionLivesUntilItExpiresOrIsRevoked()
    {
        Session session({SessionId(1), AccountId(1), "hash", "", kNow, kNow, kNow + 1h, {}});
        QVERIFY(session.live(kNow + 59min));
        QVERIFY(!session.live(kNow + 1h));
        session.revoke(kNow + 10min);
        session.revoke(kNow + 20min);
        QVERIFY(!session.live(kNow));
        QVERIFY(session.particulars().revokedAt == kNow + 10min);
    }

    void textOfStrangersIsMadeFitToBeKept()
    {
        QCOMPARE(shown(plainText("httpie/3\r\n\x01", 100)), QString("httpie/3???"));
        QCOMPARE(shown(plainText("나래 \xFF\xE0\x80 🛫", 100)), QString("나래 ??? 🛫"));
        QCOMPARE(shown(plainText("나래항공", 2)), QString("나래"));
    }
};

QTEST_APPLESS_MAIN(TestIdentityDomain)
#include "tst_identity_domain.moc"
