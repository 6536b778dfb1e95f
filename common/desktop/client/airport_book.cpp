#include "common/desktop/client/airport_book.hpp"

namespace narae::desktop {

AirportBook::AirportBook(ApiClient& client, QObject* parent) : QObject(parent), client_(client)
{
    connect(&client_.connectivity(), &Connectivity::changed, this, [this] {
        if (client_.connectivity().online() && !loaded()) load();
    });
}

void AirportBook::load()
{
    client_.send(Call::get("/v1/airports").remember(), this, [this](const Outcome& outcome) {
        if (!outcome) return; // asked for again when the server is back
        airports_ = pageFromJson<Airport>(outcome->object()).items;
        places_.clear();
        airportsOfCity_.clear();
        for (std::size_t place = 0; place < airports_.size(); ++place) {
            places_[airports_[place].code] = static_cast<int>(place);
            ++airportsOfCity_[airports_[place].englishCity];
        }
        Q_EMIT changed();
    });
}

const Airport* AirportBook::find(const QString& code) const
{
    const auto found = places_.find(code);
    return found == places_.end() ? nullptr : &airports_[static_cast<std::size_t>(*found)];
}

QString AirportBook::city(const QString& code, bool korean) const
{
    const Airport* airport = find(code);
    return airport == nullptr ? code : korean ? airport->koreanCity : airport->englishCity;
}

QString AirportBook::fullName(const QString& code, bool korean) const
{
    const Airport* airport = find(code);
    return airport == nullptr ? code : korean ? airport->koreanName : airport->englishName;
}

QString AirportBook::shortName(const QString& code, bool korean) const
{
    const Airport* airport = find(code);
    if (airport == nullptr) return code;
    QString city = korean ? airport->koreanCity : airport->englishCity;
    if (airportsOfCity_.value(airport->englishCity) < 2) return city;
    // "김포국제공항" is 김포, "Gimpo International Airport" is Gimpo.
    QString own = korean ? airport->koreanName : airport->englishName;
    for (const QString& ending : {QString::fromUtf8("국제공항"), QString::fromUtf8("공항"),
                                  QString(" International Airport"), QString(" Airport")})
        if (own.endsWith(ending)) {
            own.chop(ending.size());
            break;
        }
    own.remove(city + " ");
    return own == city ? city : city + " " + own;
}

QTimeZone AirportBook::zone(const QString& code) const
{
    const Airport* airport = find(code);
    const QTimeZone zone = airport == nullptr ? QTimeZone::utc() : QTimeZone(airport->zone);
    return zone.isValid() ? zone : QTimeZone::utc();
}

} // namespace narae::desktop
