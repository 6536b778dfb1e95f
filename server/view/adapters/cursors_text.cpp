#include "server/view/adapters/cursors_text.hpp"

#include <nlohmann/json.hpp>

namespace narae::view {

std::string toText(const Cursors& cursors)
{
    return nlohmann::json(cursors).dump();
}

std::optional<Cursors> parseCursors(std::string_view text)
{
    const auto json = nlohmann::json::parse(text, nullptr, false);
    if (!json.is_object()) return std::nullopt;
    Cursors cursors;
    for (const auto& [writer, seq] : json.items()) {
        if (!seq.is_number_integer()) return std::nullopt;
        cursors[writer] = seq.get<std::int64_t>();
    }
    return cursors;
}

} // namespace narae::view
