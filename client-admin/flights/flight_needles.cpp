#include "client-admin/flights/flight_needles.hpp"

#include <QRegularExpression>
#include <algorithm>
#include <cstring>

namespace narae::admin {

FlightNeedles::Needle FlightNeedles::needleOf(const FlightRecord& flight) const
{
    static const QLocale english(QLocale::English);
    const QDate day = flight.departsAt().toTimeZone(airports_.zone(flight.origin)).date();
    const QString text = flight.number + ' ' + flight.origin + '-' + flight.destination + ' ' + flight.aircraft + ' ' +
                         day.toString(Qt::ISODate) + ' ' + english.toString(day, "d MMM");
    return {text.toLower().toUtf8(), static_cast<qint32>(day.toJulianDay())};
}

void FlightNeedles::append(const FlightRecord& flight)
{
    const Needle needle = needleOf(flight);
    texts_ += needle.text;
    ends_.push_back(static_cast<int>(texts_.size()));
    days_.push_back(needle.day);
}

void FlightNeedles::replace(int place, const FlightRecord& flight)
{
    const auto at = static_cast<std::size_t>(place);
    const Needle needle = needleOf(flight);
    const int begin = beginOf(place);
    const int length = ends_[at] - begin;
    // The day is in the text, too.
    if (QByteArrayView(texts_).sliced(begin, length) == needle.text) return;
    texts_.replace(begin, length, needle.text);
    const int longer = static_cast<int>(needle.text.size()) - length;
    for (std::size_t later = at; longer != 0 && later < ends_.size(); ++later)
        ends_[later] += longer;
    days_[at] = needle.day;
}

void FlightNeedles::rebuild(const std::vector<FlightRecord>& flights)
{
    texts_.clear();
    ends_.clear();
    days_.clear();
    for (const FlightRecord& flight : flights)
        append(flight);
}

QString FlightNeedles::span(const QDate& first, const QDate& last)
{
    if (first == last) return first.toString(Qt::ISODate);
    return first.toString(Qt::ISODate) + '~' + last.toString(Qt::ISODate);
}

bool FlightNeedles::look(const QString& typed)
{
    const QString wanted = typed.simplified().toLower();
    // A span that is still being typed means less than a whole one.
    const bool narrower = wanted.startsWith(typed_) && !wanted.mid(typed_.lastIndexOf(' ') + 1).contains('~');
    typed_ = wanted;
    words_.clear();
    spans_.clear();
    static const QRegularExpression days("^(\\d{4}-\\d{2}-\\d{2})~(\\d{4}-\\d{2}-\\d{2})$");
    for (const QString& word : wanted.split(' ', Qt::SkipEmptyParts)) {
        const auto span = days.match(word);
        const QDate first = QDate::fromString(span.captured(1), Qt::ISODate);
        const QDate last = QDate::fromString(span.captured(2), Qt::ISODate);
        if (first.isValid() && last.isValid()) {
            spans_.push_back({first.toJulianDay(), last.toJulianDay()});
            continue;
        }
        QByteArrayList needles{word.toUtf8()};
        // Two letters of a city would be half the map.
        constexpr int kCityLettersMin = 3;
        const bool korean = word.at(0).unicode() >= 0x1100;
        if (korean || word.size() >= kCityLettersMin)
            for (const desktop::Airport& airport : airports_.all())
                if (airport.englishCity.toLower().startsWith(word) || airport.koreanCity.startsWith(word) ||
                    airport.englishName.toLower().startsWith(word) || airport.koreanName.startsWith(word))
                    needles << airport.code.toLower().toUtf8();
        words_.push_back(needles);
    }
    return narrower;
}

bool FlightNeedles::fits(int place) const
{
    const auto at = static_cast<std::size_t>(place);
    const qint64 day = days_[at];
    if (!std::all_of(spans_.begin(), spans_.end(), [day](const Span& it) { return it.first <= day && day <= it.last; }))
        return false;
    const int begin = beginOf(place);
    const char* text = texts_.constData() + begin;
    const auto length = static_cast<std::size_t>(ends_[at] - begin);
    for (const QByteArrayList& needles : words_) {
        bool found = false;
        for (const QByteArray& needle : needles)
            if (memmem(text, length, needle.constData(), static_cast<std::size_t>(needle.size())) != nullptr) {
                found = true;
                break;
            }
        if (!found) return false;
    }
    return true;
}

} // namespace narae::admin
