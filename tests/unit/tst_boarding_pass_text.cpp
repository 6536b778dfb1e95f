#include <QTest>

#include "client-customer/papers/boarding_pass_text.hpp"
#include "client-customer/papers/qr_code.hpp"

using namespace narae::customer;

namespace {

BoardingPassText somePass()
{
    return {"Narae Kim", "K7QH2M", "GMP", "CJU", "NR1207", QDate(2026, 11, 24), "economy", "12A", 1, false};
}

} // namespace

/// The text in a boarding pass's code is IATA's, character by character.
class TestBoardingPassText : public QObject {
    Q_OBJECT

private slots:
    void theStandardsOwnExampleComesOut()
    {
        // The example that Resolution 792 prints: Montreal to Frankfurt, day 226, first class, seat 1A, sequence 25.
        const BoardingPassText pass{"Desmarais/Luc",    "ABC123", "YUL", "FRA", "AC834",
                                    QDate(2026, 8, 14), "first",  "1A",  25,    true};
        QCOMPARE(*pass.text(), QString("M1DESMARAIS/LUC       EABC123 YULFRAAC 0834 226F001A0025 100"));
    }

    void eachItemStandsInItsPlace()
    {
        const QString text = *somePass().text();
        QCOMPARE(text.size(), 60);
        QCOMPARE(text, QString("M1KIM/NARAE           EK7QH2M GMPCJUNR 1207 328Y012A0001 000"));
    }

    void aPartyWithoutSeatsHasBlanks()
    {
        BoardingPassText pass = somePass();
        pass.seat.clear();
        pass.cabin = "business";
        QCOMPARE(pass.text()->mid(47, 5), QString("J    "));
        QCOMPARE(pass.text()->size(), 60);
    }

    void theDayIsCountedInALeapYearToo()
    {
        BoardingPassText pass = somePass();
        pass.date = QDate(2028, 12, 31);
        QCOMPARE(pass.text()->mid(44, 3), QString("366"));
    }

    void namesAreWrittenInCapitals_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("onPass");
        QTest::newRow("given name first") << "Narae Kim"
                                          << "KIM/NARAE";
        QTest::newRow("two given names") << "Mary Ann O'Neill"
                                         << "ONEILL/MARYANN";
        QTest::newRow("with a slash") << "van Gogh / Vincent"
                                      << "VANGOGH/VINCENT";
        QTest::newRow("Korean") << QString::fromUtf8("김나래") << "KIM/NARAE";
        QTest::newRow("Korean with a space") << QString::fromUtf8("박 지우") << "PARK/JIU";
        QTest::newRow("Korean, two syllables of surname") << QString::fromUtf8("남궁민수") << "NAMGUNG/MINSU";
        QTest::newRow("Korean, by the rule") << QString::fromUtf8("홍길동") << "HONG/GILDONG";
        QTest::newRow("Korean in pieces")
            << QString::fromUtf8("한별").normalized(QString::NormalizationForm_D) << "HAN/BYEOL";
        QTest::newRow("accents") << QString::fromUtf8("José Núñez") << "NUNEZ/JOSE";
        QTest::newRow("one name only") << "Narae"
                                       << "NARAE";
        QTest::newRow("longer than the place") << "Bartholomew Wolfeschlegelsteinhausen"
                                               << "WOLFESCHLEGELSTEINHA";
        QTest::newRow("no letter that fits") << QString::fromUtf8("王小明") << "PASSENGER";
        QTest::newRow("nothing but a slash") << "/"
                                             << "PASSENGER";
    }
    void namesAreWrittenInCapitals()
    {
        QFETCH(QString, name);
        QTEST(BoardingPassText::nameOnPass(name), "onPass");
    }

    void whatCannotBeSaidIsNotSaid_data()
    {
        QTest::addColumn<QString>("flight");
        QTest::addColumn<QString>("origin");
        QTest::addColumn<QString>("seat");
        QTest::newRow("no flight number") << "SPECIAL"
                                          << "GMP"
                                          << "12A";
        QTest::newRow("too long a number") << "NR12345"
                                           << "GMP"
                                           << "12A";
        QTest::newRow("no origin") << "NR1207"
                                   << ""
                                   << "12A";
        QTest::newRow("no seat's name") << "NR1207"
                                        << "GMP"
                                        << "A12";
    }
    void whatCannotBeSaidIsNotSaid()
    {
        BoardingPassText pass = somePass();
        QFETCH(QString, flight);
        QFETCH(QString, origin);
        QFETCH(QString, seat);
        pass.flightNumber = flight;
        pass.origin = origin;
        pass.seat = seat;
        QVERIFY(!pass.text().has_value());
    }

    void theCodeIsOfTheSizeThatSixtyCharactersNeed()
    {
        const QrCode code = QrCode::of(somePass().text()->toLatin1());
        QVERIFY(!code.empty());
        QVERIFY(code.size() >= 29 && code.size() <= 37);
        // The three finders: dark at their corners and their centres.
        for (const auto& [x, y] : {std::pair(0, 0), std::pair(code.size() - 1, 0), std::pair(0, code.size() - 1)})
            QVERIFY(code.dark(x, y));
        QVERIFY(code.dark(3, 3));
        QVERIFY(!code.dark(7, 7));
    }
};

QTEST_GUILESS_MAIN(TestBoardingPassText)
#include "tst_boarding_pass_text.moc"
