#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace narae {

/// One field of an input that could not be taken, by its JSON pointer (RFC 6901). `message` is a sentence, or a code of
/// common/api/problems whose blanks `facts` fill.
struct FieldError {
    std::string pointer;
    std::string message;
    std::vector<std::pair<std::string, std::string>> facts{};

    bool operator==(const FieldError&) const = default;
};

/// Why something was not done: an expected answer, not a failure of the program.
///
/// `code` is a stable token of the API contract (`seat.sold_out`); common/api/problems knows its HTTP status and its
/// sentences. `facts` fill the blanks of those sentences ({left} -> "3") and travel with the problem as members.
class [[nodiscard]] Refusal {
public:
    explicit Refusal(std::string_view code) : code_(code) {}

    const std::string& code() const { return code_; }
    const std::vector<std::pair<std::string, std::string>>& facts() const { return facts_; }
    const std::vector<FieldError>& errors() const { return errors_; }
    /// Seconds after which trying again makes sense; 0 when it does not.
    int retryAfterSeconds() const { return retryAfterSeconds_; }

    Refusal with(std::string_view fact, std::string_view value) &&;
    Refusal with(std::string_view fact, std::int64_t value) &&;
    Refusal at(std::string_view pointer, std::string_view message) &&;
    Refusal withErrors(std::vector<FieldError> errors) &&;
    Refusal retryAfter(int seconds) &&;

    bool operator==(const Refusal&) const = default;

private:
    std::string code_;
    std::vector<std::pair<std::string, std::string>> facts_;
    std::vector<FieldError> errors_;
    int retryAfterSeconds_ = 0;
};

/// Reads as a sentence where a rule says no: `return refuse("reservation.not_held");`
inline Refusal refuse(std::string_view code)
{
    return Refusal(code);
}

} // namespace narae
