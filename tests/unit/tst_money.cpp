#include "common/base/money.hpp"

#include <QTest>
#include <limits>

using namespace narae;

class TestMoney : public QObject {
    Q_OBJECT

private slots:
    void unknownCurrencyIsRefused()
    {
        QCOMPARE(Money::make(1, "XXQ").error().code(), std::string("money.unknown_currency"));
    }

    void sumsStayInOneCurrency()
    {
        const Money won = *Money::make(1000, "KRW");
        const Money dollars = *Money::make(1000, "USD");
        QCOMPARE(won.plus(won)->amountMinor(), 2000);
        QCOMPARE(won.plus(dollars).error().code(), std::string("money.mixed_currencies"));
    }

    void overflowIsRefusedNotWrapped()
    {
        const Money most(std::numeric_limits<std::int64_t>::max(), Currency::krw());
        QCOMPARE(most.plus(Money(1, Currency::krw())).error().code(), std::string("money.overflow"));
        QCOMPARE(most.times(2).error().code(), std::string("money.overflow"));
        QCOMPARE(Money(std::numeric_limits<std::int64_t>::min(), Currency::krw())
                     .minus(Money(1, Currency::krw()))
                     .error()
                     .code(),
                 std::string("money.overflow"));
    }

    void shareRoundsHalfUp_data()
    {
        QTest::addColumn<qint64>("amount");
        QTest::addColumn<int>("percent");
        QTest::addColumn<qint64>("share");
        QTest::newRow("exact") << qint64(300000) << 90 << qint64(270000);
        QTest::newRow("half goes up") << qint64(5) << 50 << qint64(3);
        QTest::newRow("below half goes down") << qint64(1) << 49 << qint64(0);
        QTest::newRow("nothing") << qint64(12345) << 0 << qint64(0);
        QTest::newRow("all") << qint64(12345) << 100 << qint64(12345);
        QTest::newRow("largest") << std::numeric_limits<qint64>::max() << 100 << std::numeric_limits<qint64>::max();
    }
    void shareRoundsHalfUp()
    {
        QFETCH(qint64, amount);
        QFETCH(int, percent);
        QFETCH(qint64, share);
        QCOMPARE(qint64(Money(amount, Currency::krw()).share(percent).amountMinor()), share);
    }
};

QTEST_APPLESS_MAIN(TestMoney)
#include "tst_money.moc"
