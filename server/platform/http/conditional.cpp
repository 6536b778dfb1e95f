#include "server/platform/http/conditional.hpp"

#include "common/base/text.hpp"

#include <algorithm>
#include <charconv>

namespace narae::http {

namespace {

struct Tag {
    bool weak = false;
    std::string text; ///< with its quotes
};

/// `"a", W/"b"`; nothing when it is not such a list.
std::optional<std::vector<Tag>> parseTags(std::string_view list)
{
    std::vector<Tag> tags;
    while (true) {
        list = trim(list);
        Tag tag;
        if (list.starts_with("W/")) {
            tag.weak = true;
            list.remove_prefix(2);
        }
        const auto close = list.starts_with('"') ? list.find('"', 1) : std::string_view::npos;
        if (close == std::string_view::npos) return std::nullopt;
        tag.text = list.substr(0, close + 1);
        tags.push_back(std::move(tag));
        list = trim(list.substr(close + 1));
        if (list.empty()) return tags;
        if (list.front() != ',') return std::nullopt;
        list.remove_prefix(1);
    }
}

std::string_view withoutWeakness(std::string_view etag)
{
    return etag.starts_with("W/") ? etag.substr(2) : etag;
}

} // namespace

std::string etagOf(std::int64_t version)
{
    return '"' + std::to_string(version) + '"';
}

std::string etagOf(std::string_view token)
{
    return '"' + std::string(token) + '"';
}

bool hasAlready(const Request& request, std::string_view etag)
{
    const auto [first, last] = request.headers.equal_range("if-none-match");
    return std::any_of(first, last, [etag](const auto& header) {
        if (trim(header.second) == "*") return true;
        const auto tags = parseTags(header.second);
        return tags && std::any_of(tags->begin(), tags->end(),
                                   [etag](const Tag& tag) { return tag.text == withoutWeakness(etag); });
    });
}

Response notModified(std::string_view etag)
{
    Response response;
    response.status = 304;
    response.header("ETag", std::string(etag));
    return response;
}

bool IfMatch::matches(std::string_view etag) const
{
    return any || std::find(tags.begin(), tags.end(), etag) != tags.end();
}

Result<IfMatch> readIfMatch(const Request& request)
{
    const auto [first, last] = request.headers.equal_range("if-match");
    if (first == last) return refuse("precondition.required");
    IfMatch match;
    for (auto header = first; header != last; ++header) {
        if (trim(header->second) == "*") {
            match.any = true;
            continue;
        }
        const auto tags = parseTags(header->second);
        if (!tags) return refuse("precondition.malformed");
        for (const Tag& tag : *tags)
            if (!tag.weak) match.tags.push_back(tag.text);
    }
    return match;
}

Result<std::optional<std::int64_t>> readExpectedVersion(const Request& request)
{
    const Result<IfMatch> match = readIfMatch(request);
    if (!match) return match.error();
    if (match->any) return std::optional<std::int64_t>();
    if (match->tags.size() != 1) return refuse("precondition.failed");
    const std::string_view digits = std::string_view(match->tags[0]).substr(1, match->tags[0].size() - 2);
    std::int64_t version = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), version);
    if (error != std::errc() || end != digits.data() + digits.size()) return refuse("precondition.failed");
    return std::optional(version);
}

} // namespace narae::http
