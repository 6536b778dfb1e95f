#include "client-admin/feed/place_words.hpp"

#include "common/desktop/look/language.hpp"

namespace narae::admin::place_words {

QString airport(const desktop::AirportBook& airports, const QString& code)
{
    if (!desktop::Language::current().korean()) return code;
    // "서울 김포" is 김포: who works here knows which city it is in.
    return airports.shortName(code, true).section(' ', -1);
}

QString route(const desktop::AirportBook& airports, const QString& origin, const QString& destination)
{
    if (origin.isEmpty()) return airport(airports, destination);
    return airport(airports, origin) + QString::fromUtf8(" → ") + airport(airports, destination);
}

} // namespace narae::admin::place_words
