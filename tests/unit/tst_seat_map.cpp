#include "common/base/seat_map.hpp"

#include <QTest>

using namespace narae;

class TestSeatMap : public QObject {
    Q_OBJECT

private slots:
    void seatsRunFrontToBackAndLeftToRight()
    {
        const auto map = *SeatMap::parse("7-8:AB_C");
        QCOMPARE(map.seats(), (std::vector<std::string>{"7A", "7B", "7C", "8A", "8B", "8C"}));
        QCOMPARE(map.capacity(), std::size_t(6));
        QCOMPARE(map.position("8A"), 3);
        QCOMPARE(map.notation(), std::string("7-8:AB_C"));
    }

    void positionsFollowRowsNotTheAlphabet()
    {
        const auto map = *SeatMap::parse("9-11:A");
        QCOMPARE(map.position("9A"), 0);
        QCOMPARE(map.position("10A"), 1);
        QCOMPARE(map.position("11A"), 2);
    }

    void rowGroupsMayDifferAndLeaveNumbersOut()
    {
        const auto map = *SeatMap::parse("1-2:AC_DF|12:ABC_DEF|14-15:ABC_DEF");
        QCOMPARE(map.capacity(), std::size_t(4 + 4 + 6 * 3));
        QVERIFY(map.has("12B"));
        QVERIFY(!map.has("13A"));
        QVERIFY(!map.has("1B"));
        QCOMPARE(map.rows().size(), std::size_t(5));
    }

    void blockedSeatsAreDrawnButNotSold()
    {
        const auto map = *SeatMap::parse("7-30:ABC_DEF;x=12,13;-=13A,13F");
        QCOMPARE(map.capacity(), std::size_t(24 * 6 - 2));
        QVERIFY(!map.has("13A"));
        QVERIFY(map.has("13B"));
        QCOMPARE(map.rows()[6].letters, std::string("ABC_DEF"));
    }

    void exitRowsAreKnownBySeat()
    {
        const auto map = *SeatMap::parse("7-30:ABC_DEF;x=12,13;-=13A");
        QVERIFY(map.isExitRow("12F"));
        QVERIFY(!map.isExitRow("11F"));
        QVERIFY(!map.isExitRow("13A"));
        QVERIFY(!map.isExitRow("aisle"));
    }

    void emptyNotationIsFreeSeating()
    {
        const auto map = *SeatMap::parse("");
        QVERIFY(map.empty());
        QCOMPARE(map.capacity(), std::size_t(0));
        QVERIFY(!map.has("1A"));
    }

    void malformedIsRefused_data()
    {
        QTest::addColumn<QByteArray>("notation");
        for (const char* notation : {"7",
                                     "7-:ABC",
                                     "-7:ABC",
                                     "0-3:ABC",
                                     "07-9:ABC",
                                     "9-7:ABC",
                                     "200:ABC",
                                     "1-200:A",
                                     "7-8:",
                                     "7-8:abc",
                                     "7-8:AA",
                                     "7-8:BA",
                                     "7-8:_AB",
                                     "7-8:AB_",
                                     "7-8:A__B",
                                     "7-8:A B",
                                     "7-8:ABCDEFGHIJKLM",
                                     "1-3:A|3-4:A",
                                     "1-3:A||5:A",
                                     "1:A;",
                                     "1:A;y=1",
                                     "1:A;x=",
                                     "1:A;x=2",
                                     "1:A;x=1,1",
                                     "1:A;-=",
                                     "1:A;-=1B",
                                     "1-2:A;-=1A,1A",
                                     "1-2:A;-=1A;x=1",
                                     "1-2:A;x=1;x=2",
                                     "1:A;-=1A",
                                     "1-2:A_B;-=1_",
                                     "1-2:\xEA\xB0\x80",
                                     "99999999999:A"})
            QTest::newRow(notation) << QByteArray(notation);
    }
    void malformedIsRefused()
    {
        QFETCH(QByteArray, notation);
        const auto map = SeatMap::parse(notation.toStdString());
        QVERIFY(!map);
        QCOMPARE(map.error().code(), std::string("seat_map.malformed"));
        QVERIFY(!map.error().facts().empty());
    }
};

QTEST_APPLESS_MAIN(TestSeatMap)
#include "tst_seat_map.moc"
