#pragma once

#include "common/base/refusal.hpp"

#include <nlohmann/json.hpp>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace narae::api {

/// What the API says about one refusal: its stable token, its HTTP status, and a sentence for a person in both
/// languages. {name} in a sentence is filled from the refusal's facts. Sentences say what happened, what is safe, what
/// to do next.
struct ProblemKind {
    std::string_view code;
    int status;
    std::string_view english;
    std::string_view korean;
};

/// The kind of a code, or nothing.
const ProblemKind* findProblemKind(std::string_view code);

/// The kind of a refusal's code, or of `server.internal` when the table does not have it (a test sees to it that it
/// has).
const ProblemKind& problemKind(std::string_view code);

/// Every kind of the contract, by area (problems_<area>.cpp).
const std::vector<const ProblemKind*>& allProblemKinds();

/// "Not Found": what RFC 9110 calls a status; a problem's title.
std::string_view reasonPhrase(int status);

enum class Language { English, Korean };

/// The sentence, with its blanks filled.
std::string sentence(const ProblemKind& kind, const Refusal& refusal, Language language);

/// The body of an application/problem+json answer (RFC 9457): type, title, status, detail, code, traceId, errors, and
/// the refusal's facts as members (always texts). An error is {pointer, message}, and has a `code` when the table knows
/// it.
nlohmann::json problemJson(const Refusal& refusal, std::string_view traceId, Language language);

// One list per area, each in its own file.
std::span<const ProblemKind> generalProblems();
std::span<const ProblemKind> flightProblems();
std::span<const ProblemKind> reservationProblems();
std::span<const ProblemKind> paymentProblems();
std::span<const ProblemKind> viewProblems();
std::span<const ProblemKind> identityProblems();
std::span<const ProblemKind> operationsProblems();
std::span<const ProblemKind> webhookProblems();

} // namespace narae::api
