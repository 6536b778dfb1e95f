#include "client-admin/flights/flight_needles.hpp"

#include <cstring>

namespace narae::admin {

void FlightNeedles::append(const FlightRecord& flight)
{
    static const QLocale english(QLocale::English);
    const QDate day = flight.departsAt().toTimeZone(airports_.zone(flight.origin)).date();
    const QString text = flight.number + ' ' + flight.origin + '-' + flight.destination + ' ' + flight.aircraft + ' ' +
                         day.toString(Qt::ISODate) + ' ' + english.toString(day, "d MMM");
    texts_ += text.toLower().toUtf8();
    ends_.push_back(static_cast<int>(texts_.size()));
}

void FlightNeedles::rebuild(const std::vector<FlightRecord>& flights)
{
    texts_.clear();
    ends_.clear();
    for (const FlightRecord& flight : flights)
        append(flight);
}

bool FlightNeedles::look(const QString& typed)
{
    const QString wanted = typed.simplified().toLower();
    const bool narrower = wanted.startsWith(typed_);
    typed_ = wanted;
    words_.clear();
    for (const QString& word : wanted.split(' ', Qt::SkipEmptyParts)) {
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
    const int begin = place == 0 ? 0 : ends_[at - 1];
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
