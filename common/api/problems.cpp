#include "common/api/problems.hpp"

#include "common/api/reasons.hpp"
#include "common/base/check.hpp"

#include <algorithm>
#include <array>

namespace narae::api {

namespace {

std::vector<const ProblemKind*> gatherKinds()
{
    std::vector<const ProblemKind*> kinds;
    for (const std::span<const ProblemKind> area :
         {generalProblems(), flightProblems(), reservationProblems(), paymentProblems(), viewProblems(),
          identityProblems(), operationsProblems(), webhookProblems()})
        for (const ProblemKind& kind : area)
            kinds.push_back(&kind);
    return kinds;
}

struct ByCode {
    bool operator()(const ProblemKind* a, const ProblemKind* b) const { return a->code < b->code; }
    bool operator()(const ProblemKind* a, std::string_view code) const { return a->code < code; }
};

std::vector<const ProblemKind*> sortKinds()
{
    std::vector<const ProblemKind*> kinds = gatherKinds();
    std::sort(kinds.begin(), kinds.end(), ByCode{});
    return kinds;
}

using Facts = std::vector<std::pair<std::string, std::string>>;

std::string_view factOf(const Facts& facts, std::string_view name)
{
    for (const auto& [fact, value] : facts)
        if (fact == name) return value;
    return "?";
}

std::string fillBlanks(std::string_view rest, const Facts& facts, Language language)
{
    std::string filled;
    while (!rest.empty()) {
        const auto open = rest.find('{');
        const auto close = open == std::string_view::npos ? open : rest.find('}', open);
        if (close == std::string_view::npos) break;
        filled.append(rest.substr(0, open));
        const std::string_view blank = rest.substr(open + 1, close - open - 1);
        const std::string_view fact = factOf(facts, blank);
        if (blank == "reason" && language == Language::Korean)
            filled.append(reasonInKorean(fact));
        else
            filled.append(fact);
        rest.remove_prefix(close + 1);
    }
    filled.append(rest);
    return filled;
}

std::string_view sentenceOf(const ProblemKind& kind, Language language)
{
    return language == Language::Korean ? kind.korean : kind.english;
}

nlohmann::json errorJson(const FieldError& error, Language language)
{
    const ProblemKind* kind = findProblemKind(error.message);
    const std::string message = language == Language::Korean ? reasonInKorean(error.message) : error.message;
    if (!kind) return {{"pointer", error.pointer}, {"message", message}};
    return {{"pointer", error.pointer},
            {"code", error.message},
            {"message", fillBlanks(sentenceOf(*kind, language), error.facts, language)}};
}

} // namespace

std::string_view reasonPhrase(int status)
{
    switch (status) {
    case 200: return "OK";
    case 201: return "Created";
    case 202: return "Accepted";
    case 204: return "No Content";
    case 304: return "Not Modified";
    case 400: return "Bad Request";
    case 401: return "Unauthorized";
    case 402: return "Payment Required";
    case 403: return "Forbidden";
    case 404: return "Not Found";
    case 405: return "Method Not Allowed";
    case 406: return "Not Acceptable";
    case 408: return "Request Timeout";
    case 409: return "Conflict";
    case 410: return "Gone";
    case 412: return "Precondition Failed";
    case 413: return "Content Too Large";
    case 414: return "URI Too Long";
    case 415: return "Unsupported Media Type";
    case 421: return "Misdirected Request";
    case 422: return "Unprocessable Content";
    case 428: return "Precondition Required";
    case 429: return "Too Many Requests";
    case 431: return "Request Header Fields Too Large";
    case 500: return "Internal Server Error";
    case 501: return "Not Implemented";
    case 502: return "Bad Gateway";
    case 503: return "Service Unavailable";
    case 504: return "Gateway Timeout";
    case 505: return "HTTP Version Not Supported";
    default: return "Other";
    }
}

const std::vector<const ProblemKind*>& allProblemKinds()
{
    static const std::vector<const ProblemKind*> kKinds = gatherKinds();
    return kKinds;
}

const ProblemKind* findProblemKind(std::string_view code)
{
    static const std::vector<const ProblemKind*> kSorted = sortKinds();
    const auto at = std::lower_bound(kSorted.begin(), kSorted.end(), code, ByCode{});
    return at != kSorted.end() && (*at)->code == code ? *at : nullptr;
}

const ProblemKind& problemKind(std::string_view code)
{
    if (const ProblemKind* kind = findProblemKind(code)) return *kind;
    const ProblemKind* internal = findProblemKind("server.internal");
    check(internal != nullptr, "server.internal is in the table");
    return *internal;
}

std::string sentence(const ProblemKind& kind, const Refusal& refusal, Language language)
{
    return fillBlanks(sentenceOf(kind, language), refusal.facts(), language);
}

nlohmann::json problemJson(const Refusal& refusal, std::string_view traceId, Language language)
{
    const ProblemKind& kind = problemKind(refusal.code());
    nlohmann::json problem;
    // The facts come first, so that none of them can take the place of a member of the standard. What a code without a
    // row would tell was meant for nobody outside.
    if (kind.code == refusal.code()) {
        for (const auto& [fact, value] : refusal.facts())
            problem[fact] = value;
    }
    problem["type"] = "urn:narae:problem:" + std::string(kind.code);
    problem["title"] = reasonPhrase(kind.status);
    problem["status"] = kind.status;
    problem["detail"] = sentence(kind, refusal, language);
    problem["code"] = kind.code;
    problem["traceId"] = traceId;
    problem.erase("errors");
    if (!refusal.errors().empty()) {
        nlohmann::json& errors = problem["errors"] = nlohmann::json::array();
        for (const FieldError& error : refusal.errors())
            errors.push_back(errorJson(error, language));
    }
    if (refusal.retryAfterSeconds() > 0) problem["retryAfterSeconds"] = refusal.retryAfterSeconds();
    return problem;
}

} // namespace narae::api
