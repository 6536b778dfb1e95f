#include "server/platform/events/cloud_event.hpp"

namespace narae::events {

namespace {

Refusal malformed(const std::string& field)
{
    return refuse("event.malformed").with("field", field);
}

/// What the outbox's columns take.
struct TextField {
    const char* name;
    std::string Envelope::*member;
    std::size_t longest;
    bool mayBeEmpty;
};

constexpr TextField kTexts[] = {{"writer", &Envelope::writer, 64, false},
                                {"type", &Envelope::type, 40, false},
                                {"source", &Envelope::source, 20, false},
                                {"subject", &Envelope::subject, 60, true},
                                {"traceid", &Envelope::traceId, 32, true}};

/// Nothing when it is not there, or no whole number from `least`.
std::optional<std::int64_t> numberOf(const nlohmann::json& json, const char* field, std::int64_t least)
{
    const auto found = json.find(field);
    if (found == json.end() || !found->is_number_integer() || found->get<std::int64_t>() < least) return std::nullopt;
    return found->get<std::int64_t>();
}

std::optional<std::string> textOf(const nlohmann::json& json, const char* field)
{
    const auto found = json.find(field);
    if (found == json.end() || !found->is_string()) return std::nullopt;
    return found->get<std::string>();
}

} // namespace

nlohmann::json toCloudEvent(const Envelope& event, std::string_view installation)
{
    return {{"specversion", "1.0"},
            {"id", event.id()},
            {"source", event.source},
            {"type", event.type},
            {"subject", event.subject},
            {"time", toRfc3339(event.time)},
            {"datacontenttype", "application/json"},
            {"writer", event.writer},
            {"seq", event.seq},
            {"installation", installation},
            {"flightid", event.flightId},
            {"traceid", event.traceId},
            {"data", nlohmann::json::parse(event.data, nullptr, false)}};
}

Result<ForeignEvent> readCloudEvent(const nlohmann::json& json)
{
    if (!json.is_object()) return malformed("");
    ForeignEvent read;
    for (const TextField& field : kTexts) {
        auto text = textOf(json, field.name);
        if (!text || text->size() > field.longest || (text->empty() && !field.mayBeEmpty)) return malformed(field.name);
        read.event.*field.member = *std::move(text);
    }
    auto installation = textOf(json, "installation");
    if (!installation || installation->empty() || installation->size() > 32) return malformed("installation");
    read.installation = *std::move(installation);
    const auto seq = numberOf(json, "seq", 1);
    if (!seq) return malformed("seq");
    const auto flight = numberOf(json, "flightid", 0);
    if (!flight) return malformed("flightid");
    const auto time = textOf(json, "time");
    const auto instant = time ? parseRfc3339(*time) : malformed("time");
    if (!instant) return malformed("time");
    const auto data = json.find("data");
    if (data == json.end() || !data->is_object()) return malformed("data");
    read.event.seq = *seq;
    read.event.flightId = *flight;
    read.event.time = *instant;
    read.event.data = data->dump();
    return read;
}

std::string cursorsText(const Cursors& cursors)
{
    return nlohmann::json(cursors).dump();
}

Result<Cursors> readCursors(std::string_view text)
{
    const auto json = nlohmann::json::parse(text, nullptr, false);
    if (!json.is_object()) return malformed("");
    Cursors cursors;
    for (const auto& [writer, seq] : json.items()) {
        if (!seq.is_number_integer()) return malformed(writer);
        cursors[writer] = seq.get<std::int64_t>();
    }
    return cursors;
}

} // namespace narae::events
