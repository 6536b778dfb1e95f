#include "server/app/audit/acknowledged.hpp"

#include <nlohmann/json.hpp>

namespace narae::audit {

Acknowledged::Acknowledged(const std::filesystem::path& path) : given_(!path.empty())
{
    if (!given_) return;
    file_.open(path, std::ios::binary | std::ios::ate);
    if (!file_) return;
    bytesLeft_ = file_.tellg();
    file_.seekg(0);
}

std::vector<Acknowledged::Answer> Acknowledged::next(std::size_t max)
{
    std::vector<Answer> answers;
    std::string text;
    while (answers.size() < max && bytesLeft_ > 0 && std::getline(file_, text)) {
        const auto bytes = static_cast<std::int64_t>(text.size());
        const bool whole = bytes < bytesLeft_; // its end of line, too, was there
        if (bytes > bytesLeft_) text.resize(static_cast<std::size_t>(bytesLeft_));
        bytesLeft_ -= bytes + 1;
        ++line_;
        if (text.empty()) continue;
        if (auto answer = parse(text, whole)) answers.push_back(*std::move(answer));
    }
    return answers;
}

std::optional<Acknowledged::Answer> Acknowledged::parse(const std::string& line, bool wholeLine) const
{
    const auto json = nlohmann::json::parse(line, nullptr, false);
    // A client was killed, or is writing just now.
    if (json.is_discarded() && !wholeLine) return std::nullopt;
    Answer answer;
    answer.line = line_;
    if (!json.is_object()) return answer;
    const auto reservation = json.find("reservationId");
    const auto state = json.find("state");
    const auto key = json.find("key");
    if (reservation == json.end() || !reservation->is_number_integer() || state == json.end() || !state->is_string())
        return answer;
    answer.reservation = reservation->get<std::int64_t>();
    answer.state = state->get<std::string>();
    if (key != json.end() && key->is_string()) answer.key = key->get<std::string>();
    return answer;
}

} // namespace narae::audit
