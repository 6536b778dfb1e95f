#include "common/base/clock.hpp"

#include <QTest>

using namespace narae;

class TestClock : public QObject {
    Q_OBJECT

private slots:
    void writtenInstantsReadBack_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("utc");
        QTest::newRow("utc") << "2026-11-24T08:30:00Z"
                             << "2026-11-24T08:30:00Z";
        QTest::newRow("seoul") << "2026-11-24T08:30:00+09:00"
                               << "2026-11-23T23:30:00Z";
        QTest::newRow("west") << "2026-11-24T08:30:00-03:30"
                              << "2026-11-24T12:00:00Z";
        QTest::newRow("milliseconds") << "2026-11-24T08:30:00.25Z"
                                      << "2026-11-24T08:30:00.250Z";
        QTest::newRow("leap day") << "2028-02-29T00:00:00Z"
                                  << "2028-02-29T00:00:00Z";
        QTest::newRow("small letters") << "2026-11-24t08:30:00z"
                                       << "2026-11-24T08:30:00Z";
    }
    void writtenInstantsReadBack()
    {
        QFETCH(QString, text);
        QFETCH(QString, utc);
        const auto instant = parseRfc3339(text.toStdString());
        QVERIFY(instant.has_value());
        QCOMPARE(QString::fromStdString(toRfc3339(*instant)), utc);
    }

    void impossibleInstantsAreRefused_data()
    {
        QTest::addColumn<QString>("text");
        for (const char* text : {"", "2026-02-29T00:00:00Z", "2026-13-01T00:00:00Z", "2026-11-24T24:00:00Z",
                                 "2026-11-24 08:30:00Z", "2026-11-24T08:30:00", "2026-11-24T08:30:00Zx",
                                 "2026-11-24T08:30:00+24:00", "2026-11-24T08:30:00.Z", "tomorrow"})
            QTest::newRow(text) << QString(text);
    }
    void impossibleInstantsAreRefused()
    {
        QFETCH(QString, text);
        QCOMPARE(parseRfc3339(text.toStdString()).error().code(), std::string("time.malformed"));
    }
};

QTEST_APPLESS_MAIN(TestClock)
#include "tst_clock.moc"
