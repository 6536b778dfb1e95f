#include "server/app/audit/report.hpp"

#include <algorithm>

namespace narae::audit {

void InvariantResult::name(std::string subject, std::string sentence)
{
    ++breachCount;
    if (breaches.size() < kBreachesKept) breaches.push_back({id, std::move(subject), std::move(sentence)});
}

bool AuditReport::clean() const
{
    return std::all_of(invariants.begin(), invariants.end(), [](const auto& result) { return result.holds(); });
}

std::int64_t AuditReport::breachCount() const
{
    std::int64_t count = 0;
    for (const InvariantResult& result : invariants)
        count += result.breachCount;
    return count;
}

namespace {

/// The words around the figures.
struct Words {
    std::string_view holds;
    std::string_view broken;
    std::string_view checked;
    std::string_view more;
    std::string_view note;
    std::string_view clean;
    std::string_view breaches;
};

constexpr Words kEnglish{"holds ", "BROKEN", "checked", "more", "note", "Every invariant holds.", "breaches"};
constexpr Words kKorean{"정상", "위반", "건 확인", "건 더 있음", "참고", "모든 불변식이 지켜지고 있습니다.", "건 위반"};

std::string seconds(std::chrono::milliseconds time)
{
    const std::int64_t hundredths = (time.count() + 5) / 10;
    std::string text = std::to_string(hundredths / 100) + ".";
    if (hundredths % 100 < 10) text += '0';
    return text + std::to_string(hundredths % 100) + " s";
}

} // namespace

std::string text(const AuditReport& report, api::Language language)
{
    const bool korean = language == api::Language::Korean;
    const Words& words = korean ? kKorean : kEnglish;
    const auto count = [korean](std::int64_t number, std::string_view what) {
        return std::to_string(number) + (korean ? "" : " ") + std::string(what);
    };
    std::string out;
    for (const InvariantResult& result : report.invariants) {
        out.append(result.id).append("  ").append(result.holds() ? words.holds : words.broken).append("  ");
        out.append(korean ? result.korean : result.english);
        out.append("  (").append(count(result.checked, words.checked)).append(", ").append(seconds(result.took));
        if (!result.holds()) out.append(", ").append(count(result.breachCount, words.breaches));
        out.append(")\n");
        for (const Breach& breach : result.breaches)
            out.append("      ").append(breach.subject).append(": ").append(breach.sentence).append("\n");
        const auto unkept = result.breachCount - static_cast<std::int64_t>(result.breaches.size());
        if (unkept > 0) out.append("      ... ").append(count(unkept, words.more)).append("\n");
        for (const std::string& note : result.notes)
            out.append("      ").append(words.note).append(": ").append(note).append("\n");
    }
    out.append(report.clean() ? std::string(words.clean) : count(report.breachCount(), words.breaches) + ".");
    out.append(" (").append(seconds(report.took)).append(")\n");
    return out;
}

nlohmann::json toJson(const AuditReport& report)
{
    nlohmann::json invariants = nlohmann::json::array();
    for (const InvariantResult& result : report.invariants) {
        nlohmann::json breaches = nlohmann::json::array();
        for (const Breach& breach : result.breaches)
            breaches.push_back({{"subject", breach.subject}, {"sentence", breach.sentence}});
        invariants.push_back({{"id", result.id},
                              {"title", result.english},
                              {"titleKorean", result.korean},
                              {"holds", result.holds()},
                              {"checked", result.checked},
                              {"breachCount", result.breachCount},
                              {"breaches", std::move(breaches)},
                              {"notes", result.notes},
                              {"tookMs", result.took.count()}});
    }
    return {{"clean", report.clean()},
            {"breachCount", report.breachCount()},
            {"tookMs", report.took.count()},
            {"invariants", std::move(invariants)}};
}

} // namespace narae::audit
