#include "client-customer/search/query_places.hpp"

#include <QRegularExpression>
#include <algorithm>
#include <tuple>

namespace narae::customer {

namespace {

constexpr std::size_t kNameWordsMost = 4;

struct ByName {
    const char* name;
    const char* airport;
};
/// What people say and no list of airports has.
constexpr ByName kByName[]{
    {"제주도", "CJU"},   {"제주시", "CJU"},   {"cheju", "CJU"},    {"pusan", "PUS"},   {"해운대", "PUS"},
    {"하네다", "HND"},   {"haneda", "HND"},   {"동경", "HND"},     {"동경", "NRT"},    {"치토세", "CTS"},
    {"북해도", "CTS"},   {"홋카이도", "CTS"}, {"hokkaido", "CTS"}, {"상해", "PVG"},    {"북경", "PEK"},
    {"타이페이", "TPE"}, {"대만", "TPE"},     {"호치민", "SGN"},   {"사이공", "SGN"},  {"saigon", "SGN"},
    {"나트랑", "CXR"},   {"푸켓", "HKT"},     {"하와이", "HNL"},   {"hawaii", "HNL"},  {"la", "LAX"},
    {"엘에이", "LAX"},   {"시드니", "SYD"},   {"빠리", "CDG"},     {"taoyuan", "TPE"}, {"오키나와", "OKA"},
    {"나하", "OKA"},     {"간사이", "KIX"},   {"세부섬", "CEB"},   {"발리섬", "DPS"},  {"괌섬", "GUM"},
    {"경주", "KPO"},     {"진주", "HIN"},
};

QString squeezed(QString name)
{
    name = name.toLower();
    name.remove(QRegularExpression("[^\\p{L}\\p{N}]"));
    return name;
}

} // namespace

PlaceNames::PlaceNames(const std::vector<desktop::Airport>& airports, ServedRoutes served) : served_(std::move(served))
{
    static const QRegularExpression kind("(국제공항|공항| International Airport| Metropolitan Airport| Airport.*)$");
    for (const desktop::Airport& airport : airports) {
        city_[airport.code] = airport.englishCity;
        country_[airport.code] = airport.country;
        add(airport.code, airport.code);
        add(airport.koreanCity, airport.code);
        add(airport.englishCity, airport.code);
        for (QString name : {airport.koreanName, airport.englishName}) {
            add(name, airport.code);
            name.remove(kind);
            add(name, airport.code);
            // "Seoul Gimpo" is also Gimpo; "도쿄국제공항(하네다)" is also 하네다.
            name.remove(airport.koreanCity).remove(airport.englishCity);
            add(name, airport.code);
        }
    }
    for (const ByName& said : kByName)
        if (city_.contains(said.airport)) add(QString::fromUtf8(said.name), said.airport);
}

void PlaceNames::add(const QString& name, const QString& airport)
{
    const QString key = squeezed(name);
    if (key.size() < 2 && !(key.size() == 1 && key.front().unicode() >= 0x1100)) return;
    QStringList& meant = airportsByName_[key];
    if (!meant.contains(airport)) meant << airport;
    for (const QueryWord& word : wordsOf(name))
        if (word.text.size() > 1 || name.size() == 1) words_ << word.text;
    words_ << key;
}

std::optional<SaidPlace> PlaceNames::saidAt(const std::vector<QueryWord>& words, std::size_t at) const
{
    for (std::size_t count = std::min(kNameWordsMost, words.size() - at); count > 0; --count) {
        QString name;
        for (std::size_t word = at; word < at + count; ++word)
            name += squeezed(words[word].text);
        const auto found = airportsByName_.constFind(name);
        if (found != airportsByName_.constEnd()) return SaidPlace{*found, count};
    }
    return std::nullopt;
}

QStringList PlaceNames::sameCity(const QString& airport) const
{
    QStringList airports;
    if (!city_.contains(airport)) return airports;
    for (auto each = city_.constBegin(); each != city_.constEnd(); ++each)
        if (each.value() == city_.value(airport)) airports << each.key();
    airports.sort();
    return airports;
}

int PlaceNames::traffic(const QString& airport, bool domestic) const
{
    return static_cast<int>(std::count_if(served_.begin(), served_.end(), [&](const auto& route) {
        return route.first == airport && (country_.value(route.second) == country_.value(airport)) == domestic;
    }));
}

std::pair<QString, QString> PlaceNames::pairOf(const QStringList& origins, const QStringList& destinations,
                                               const QString& originBefore, const QString& destinationBefore) const
{
    using Merit = std::tuple<bool, int, bool>;
    std::pair<QString, QString> best;
    std::optional<Merit> bestMerit;
    // A place alone is judged as if it went abroad.
    const QStringList from = origins.isEmpty() ? QStringList{QString()} : origins;
    const QStringList to = destinations.isEmpty() ? QStringList{QString()} : destinations;
    for (const QString& origin : from)
        for (const QString& destination : to) {
            const bool domestic = country_.value(origin) == country_.value(destination);
            const int likely = traffic(origin, domestic) + traffic(destination, domestic);
            const Merit merit{served_.contains({origin, destination}), likely,
                              origin == originBefore || destination == destinationBefore};
            if (bestMerit && merit <= *bestMerit) continue;
            bestMerit = merit;
            best = {origin, destination};
        }
    return best;
}

} // namespace narae::customer
