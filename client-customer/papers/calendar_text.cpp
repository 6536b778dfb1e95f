#include "client-customer/papers/calendar_text.hpp"

namespace narae::customer {

namespace {

constexpr qsizetype kOctetsMost = 75;

QByteArray escaped(QString text)
{
    text.replace('\\', "\\\\").replace(';', "\\;").replace(',', "\\,").replace("\r\n", "\n").replace('\n', "\\n");
    return text.toUtf8();
}

QByteArray instant(const QDateTime& at)
{
    return at.toUTC().toString("yyyyMMdd'T'HHmmss'Z'").toLatin1();
}

/// Writes content lines, each folded where it grows too long, never inside a character.
class Writer {
public:
    void line(const QByteArray& content)
    {
        qsizetype begin = 0;
        qsizetype room = kOctetsMost;
        while (content.size() - begin > room) {
            qsizetype end = begin + room;
            while ((static_cast<unsigned char>(content[end]) & 0xC0) == 0x80)
                --end;
            text += content.mid(begin, end - begin) + "\r\n ";
            begin = end;
            room = kOctetsMost - 1; // the space that begins a continued line counts
        }
        text += content.mid(begin) + "\r\n";
    }
    QByteArray text;
};

} // namespace

QByteArray CalendarText::text() const
{
    const QByteArray tongue = language.isEmpty() ? QByteArray() : ";LANGUAGE=" + language.toLatin1();
    Writer writer;
    writer.line("BEGIN:VCALENDAR");
    writer.line("VERSION:2.0");
    writer.line("PRODID:-//Narae//Customer app//EN");
    writer.line("CALSCALE:GREGORIAN");
    writer.line("METHOD:PUBLISH");
    writer.line("BEGIN:VEVENT");
    writer.line("UID:" + escaped(uid));
    writer.line("DTSTAMP:" + instant(written));
    writer.line("DTSTART:" + instant(starts));
    writer.line("DTEND:" + instant(ends));
    writer.line("SEQUENCE:" + QByteArray::number(sequence));
    writer.line(cancelled ? QByteArray("STATUS:CANCELLED") : QByteArray("STATUS:CONFIRMED"));
    writer.line("SUMMARY" + tongue + ":" + escaped(summary));
    writer.line("LOCATION" + tongue + ":" + escaped(location));
    writer.line("DESCRIPTION" + tongue + ":" + escaped(description));
    writer.line("TRANSP:OPAQUE");
    if (!cancelled) {
        writer.line("BEGIN:VALARM");
        writer.line("ACTION:DISPLAY");
        writer.line("TRIGGER:-PT" + QByteArray::number(static_cast<qlonglong>(alarmBefore.count())) + "M");
        writer.line("DESCRIPTION" + tongue + ":" + escaped(alarmWords));
        writer.line("END:VALARM");
    }
    writer.line("END:VEVENT");
    writer.line("END:VCALENDAR");
    return writer.text;
}

} // namespace narae::customer
