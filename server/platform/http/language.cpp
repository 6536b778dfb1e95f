#include "server/platform/http/language.hpp"

#include "common/base/text.hpp"

namespace narae::http {

namespace {

/// `q=0.8` in thousandths; 1000 when there is none, 0 when it cannot be read.
int weightOf(std::string_view parameters)
{
    const std::string_view q = trim(parameters);
    if (q.empty()) return 1000;
    if (q.size() < 3 || (q[0] != 'q' && q[0] != 'Q') || q[1] != '=') return 0;
    if (q[2] == '1') return 1000;
    int weight = 0;
    int place = 100;
    for (std::size_t i = 4; i < q.size() && i < 7 && q[i] >= '0' && q[i] <= '9'; ++i, place /= 10)
        weight += (q[i] - '0') * place;
    return weight;
}

bool isOf(std::string_view range, std::string_view language)
{
    return range == language || (range.starts_with(language) && range[language.size()] == '-');
}

} // namespace

api::Language languageOf(std::string_view acceptLanguage)
{
    api::Language best = api::Language::English;
    int bestWeight = 0;
    while (!acceptLanguage.empty()) {
        const auto comma = acceptLanguage.find(',');
        const std::string_view item = acceptLanguage.substr(0, comma);
        acceptLanguage.remove_prefix(comma == std::string_view::npos ? acceptLanguage.size() : comma + 1);
        const auto semicolon = item.find(';');
        const std::string range = toLowerAscii(trim(item.substr(0, semicolon)));
        const int weight = weightOf(semicolon == std::string_view::npos ? "" : item.substr(semicolon + 1));
        const bool korean = isOf(range, "ko");
        if (weight <= bestWeight || (!korean && !isOf(range, "en") && range != "*")) continue;
        best = korean ? api::Language::Korean : api::Language::English;
        bestWeight = weight;
    }
    return best;
}

} // namespace narae::http
