#include "client-customer/papers/boarding_pass_text.hpp"

#include <QHash>
#include <QRegularExpression>
#include <QStringList>
#include <array>

namespace narae::customer {

namespace {

constexpr int kNameMost = 20;
constexpr char16_t kHangulFirst = 0xAC00;
constexpr char16_t kHangulLast = 0xD7A3;

/// The Revised Romanisation's letters of a syllable's beginning, middle and end.
constexpr std::array<const char*, 19> kBeginnings{"G",  "KK", "N", "D",  "TT", "R", "M", "B", "PP", "S",
                                                  "SS", "",   "J", "JJ", "CH", "K", "T", "P", "H"};
constexpr std::array<const char*, 21> kMiddles{"A",  "AE", "YA", "YAE", "EO", "E",  "YEO", "YE", "O",  "WA", "WAE",
                                               "OE", "YO", "U",  "WO",  "WE", "WI", "YU",  "EU", "UI", "I"};
constexpr std::array<const char*, 28> kEnds{"",  "K", "K", "K", "N", "N", "N", "T",  "L", "K", "M", "L", "L", "L",
                                            "P", "L", "M", "P", "P", "T", "T", "NG", "T", "T", "K", "T", "P", "T"};

bool hangul(QChar c)
{
    return c.unicode() >= kHangulFirst && c.unicode() <= kHangulLast;
}

QString romanised(QChar syllable)
{
    const unsigned index = syllable.unicode() - kHangulFirst;
    return QString(kBeginnings.at(index / (21 * 28))) + kMiddles.at(index / 28 % 21) + kEnds.at(index % 28);
}

/// Surnames that passports write by custom, not by the rule.
QString surnameByCustom(const QString& surname)
{
    static const QHash<QString, QString> table{
        {QString::fromUtf8("김"), "KIM"},  {QString::fromUtf8("이"), "LEE"},  {QString::fromUtf8("박"), "PARK"},
        {QString::fromUtf8("최"), "CHOI"}, {QString::fromUtf8("정"), "JUNG"}, {QString::fromUtf8("조"), "CHO"},
        {QString::fromUtf8("강"), "KANG"}, {QString::fromUtf8("윤"), "YOON"}, {QString::fromUtf8("임"), "LIM"},
        {QString::fromUtf8("신"), "SHIN"}, {QString::fromUtf8("우"), "WOO"},  {QString::fromUtf8("고"), "KO"},
        {QString::fromUtf8("문"), "MOON"}, {QString::fromUtf8("오"), "OH"},   {QString::fromUtf8("구"), "KOO"},
        {QString::fromUtf8("유"), "YOO"},  {QString::fromUtf8("권"), "KWON"}, {QString::fromUtf8("주"), "JOO"},
        {QString::fromUtf8("류"), "RYU"},  {QString::fromUtf8("안"), "AHN"},  {QString::fromUtf8("노"), "NOH"},
    };
    return table.value(surname);
}

/// A to Z of any script's letters that come apart into one of them; Hangul by its sound.
QString latin(const QString& text)
{
    QString letters;
    // Composed first: Hangul may have been typed in pieces.
    for (const QChar c : text.normalized(QString::NormalizationForm_C)) {
        if (hangul(c)) {
            letters += romanised(c);
            continue;
        }
        for (const QChar part : QString(c).normalized(QString::NormalizationForm_KD).toUpper())
            if (part >= 'A' && part <= 'Z') letters += part;
    }
    return letters;
}

QString koreanName(const QString& name)
{
    static const QStringList twoSyllables{
        QString::fromUtf8("남궁"), QString::fromUtf8("황보"), QString::fromUtf8("제갈"), QString::fromUtf8("선우"),
        QString::fromUtf8("독고"), QString::fromUtf8("사공"), QString::fromUtf8("서문")};
    const int length = name.size() > 2 && twoSyllables.contains(name.left(2)) ? 2 : 1;
    const QString surname = name.left(length);
    const QString custom = surnameByCustom(surname);
    return (custom.isEmpty() ? latin(surname) : custom) + "/" + latin(name.mid(length));
}

QString compartment(const QString& cabin)
{
    if (cabin == "first") return "F";
    if (cabin == "business") return "J";
    if (cabin == "premium") return "W";
    return "Y";
}

} // namespace

QString BoardingPassText::nameOnPass(const QString& name)
{
    const QString typed = name.simplified().normalized(QString::NormalizationForm_C);
    QString solid = typed;
    solid.remove(' ').remove('/');
    QString onPass;
    if (!solid.isEmpty() && std::all_of(solid.begin(), solid.end(), hangul)) {
        onPass = koreanName(solid);
    } else if (typed.contains('/')) {
        onPass = latin(typed.section('/', 0, 0)) + "/" + latin(typed.section('/', 1));
    } else {
        QStringList words;
        for (const QString& word : typed.split(' ', Qt::SkipEmptyParts))
            if (const QString letters = latin(word); !letters.isEmpty()) words << letters;
        if (words.isEmpty()) return "PASSENGER";
        const QString surname = words.takeLast();
        onPass = words.isEmpty() ? surname : surname + "/" + words.join(QString());
    }
    if (onPass == "/") return "PASSENGER";
    if (onPass.endsWith('/')) onPass.chop(1);
    return onPass.left(kNameMost);
}

std::optional<QString> BoardingPassText::text() const
{
    static const QRegularExpression flight("^([A-Z0-9]{2}[A-Z]?)([0-9]{1,4})([A-Z]?)$");
    static const QRegularExpression place("^([0-9]{1,3})([A-Z])$");
    static const QRegularExpression airport("^[A-Z]{3}$");
    // Two characters of carrier where both readings fit: "U2123" is U2 123.
    const auto flightMatch = flight.match(flightNumber);
    if (!flightMatch.hasMatch() || !date.isValid() || locator.size() > 7 || sequence < 1 || sequence > 9999) return {};
    if (!airport.match(origin).hasMatch() || !airport.match(destination).hasMatch()) return {};
    const auto seatMatch = place.match(seat);
    if (!seat.isEmpty() && !seatMatch.hasMatch()) return {};

    QString said = "M1";
    said += nameOnPass(passengerName).leftJustified(kNameMost);
    said += "E";
    said += locator.leftJustified(7);
    said += origin + destination;
    said += flightMatch.captured(1).leftJustified(3);
    said += flightMatch.captured(2).rightJustified(4, '0') + flightMatch.captured(3).leftJustified(1);
    said += QString::number(date.dayOfYear()).rightJustified(3, '0');
    said += compartment(cabin);
    said += seat.isEmpty() ? QString(4, ' ') : seatMatch.captured(1).rightJustified(3, '0') + seatMatch.captured(2);
    said += QString::number(sequence).rightJustified(4, '0') + " ";
    said += checkedIn ? "1" : "0";
    said += "00"; // no conditional items
    return said;
}

} // namespace narae::customer
