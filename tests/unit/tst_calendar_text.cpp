#include <QTest>

#include "client-customer/papers/calendar_text.hpp"

#include <QTimeZone>

using namespace narae::customer;

namespace {

CalendarText someFlight()
{
    CalendarText entry;
    entry.uid = "reservation-7@narae";
    entry.language = "ko";
    entry.starts = QDateTime(QDate(2026, 11, 24), QTime(1, 50), Qt::UTC);
    entry.ends = QDateTime(QDate(2026, 11, 24), QTime(3, 0), Qt::UTC);
    entry.written = QDateTime(QDate(2026, 11, 23), QTime(0, 41, 7), Qt::UTC);
    entry.summary = QString::fromUtf8("NR 1207 김포 → 제주");
    entry.location = "Gimpo; gate, \\ somewhere";
    entry.description = "Locator K7QH2M\nSeat 12A";
    entry.alarmWords = "NR 1207";
    return entry;
}

/// The content lines as a calendar reads them: continued ones joined.
QList<QByteArray> unfolded(QByteArray text)
{
    return text.replace("\r\n ", "").split('\n');
}

} // namespace

/// A flight in somebody's calendar: RFC 5545 to the letter.
class TestCalendarText : public QObject {
    Q_OBJECT

private slots:
    void timesAreInUtc()
    {
        CalendarText entry = someFlight();
        entry.starts = QDateTime(QDate(2026, 11, 24), QTime(10, 50), QTimeZone("Asia/Seoul"));
        const QByteArray text = entry.text();
        QVERIFY(text.contains("\r\nDTSTART:20261124T015000Z\r\n"));
        QVERIFY(text.contains("\r\nDTEND:20261124T030000Z\r\n"));
        QVERIFY(text.contains("\r\nDTSTAMP:20261123T004107Z\r\n"));
    }

    void everyLineEndsWithCrLfAndIsShort()
    {
        CalendarText entry = someFlight();
        entry.description = QString::fromUtf8("가나다라마바사아자차카타파하 ").repeated(20);
        const QByteArray text = entry.text();
        QVERIFY(text.endsWith("END:VCALENDAR\r\n"));
        int folded = 0;
        for (const QByteArray& line : text.chopped(2).split('\n')) {
            QVERIFY2(line.chopped(line.endsWith('\r') ? 1 : 0).size() <= 75, line);
            // Folded between characters: each line alone is whole UTF-8.
            QVERIFY(!QString::fromUtf8(line).contains(QChar::ReplacementCharacter));
            folded += line.startsWith(' ');
        }
        QVERIFY(folded > 5);
        const QByteArray description = "DESCRIPTION;LANGUAGE=ko:" + entry.description.toUtf8() + "\r";
        QVERIFY(unfolded(text).contains(description));
    }

    void whatMeansSomethingIsEscaped()
    {
        const auto lines = unfolded(someFlight().text());
        QVERIFY(lines.contains("LOCATION;LANGUAGE=ko:Gimpo\\; gate\\, \\\\ somewhere\r"));
        QVERIFY(lines.contains("DESCRIPTION;LANGUAGE=ko:Locator K7QH2M\\nSeat 12A\r"));
    }

    void theUidStaysAndAnAlarmRings()
    {
        const auto lines = unfolded(someFlight().text());
        QVERIFY(lines.contains("UID:reservation-7@narae\r"));
        QVERIFY(lines.contains("TRIGGER:-PT180M\r"));
        QVERIFY(lines.contains("STATUS:CONFIRMED\r"));
    }

    void aCancelledFlightRingsNoMore()
    {
        CalendarText entry = someFlight();
        entry.cancelled = true;
        entry.sequence = 1;
        const auto lines = unfolded(entry.text());
        QVERIFY(lines.contains("STATUS:CANCELLED\r"));
        QVERIFY(lines.contains("SEQUENCE:1\r"));
        QVERIFY(!lines.contains("BEGIN:VALARM\r"));
    }
};

QTEST_GUILESS_MAIN(TestCalendarText)
#include "tst_calendar_text.moc"
