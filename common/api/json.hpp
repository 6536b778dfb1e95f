#pragma once

#include "common/base/clock.hpp"
#include "common/base/money.hpp"
#include "common/base/result.hpp"

#include <functional>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace narae::api {

using Json = nlohmann::json;

/// Reads a request's body: UTF-8, no deeper than 32 levels, no name twice in one object. Refuses
/// `request.not_utf8`, `request.malformed_json` (with the byte where it went wrong, from 1), `request.too_deep` and
/// `request.duplicate_name`.
Result<Json> parseJson(std::string_view text);

constexpr int kJsonDepthMost = 32;

/// Amounts above this are refused: JavaScript's readers would round them.
constexpr std::int64_t kAmountMinorMost = 9'007'199'254'740'991;

/// {"amountMinor": 300000, "currency": "KRW"}
Json toJson(Money money);

/// How long a text may be, in code points; control characters are refused always.
struct TextLimits {
    std::size_t least = 1;
    std::size_t most = 200;
};

/// Takes a JSON object apart by its fields, strictly: a wrong type, a value out of range, a missing or an unknown field
/// are all gathered with their JSON pointers, and finish() refuses `request.invalid` with the whole list. Until then a
/// field that could not be read answers an empty value, so that a parser is written straight down.
class ObjectReader {
public:
    /// `value` outlives the reader. Anything but an object counts as one error.
    explicit ObjectReader(const Json& value);

    bool has(std::string_view name) const; ///< present and not null

    std::string text(std::string_view name, TextLimits limits = {});
    std::optional<std::string> optionalText(std::string_view name, TextLimits limits = {});
    std::int64_t integer(std::string_view name, std::int64_t least, std::int64_t most);
    std::optional<std::int64_t> optionalInteger(std::string_view name, std::int64_t least, std::int64_t most);
    /// A whole number, or a text of one ("300000"): the original's callers send every value as text.
    std::int64_t integerOrDigits(std::string_view name, std::int64_t least, std::int64_t most);
    std::optional<std::int64_t> optionalIntegerOrDigits(std::string_view name, std::int64_t least, std::int64_t most);
    bool boolean(std::string_view name, bool otherwise);
    Instant instant(std::string_view name);
    std::optional<Instant> optionalInstant(std::string_view name);
    /// {"amountMinor": 300000, "currency": "KRW"}; never negative.
    Money money(std::string_view name);
    std::optional<Money> optionalMoney(std::string_view name);

    /// Reads a nested object; `read` gets a reader whose errors join this one's.
    void object(std::string_view name, const std::function<void(ObjectReader&)>& read);
    void optionalObject(std::string_view name, const std::function<void(ObjectReader&)>& read);
    /// Reads a list of objects.
    void objects(std::string_view name, std::size_t least, std::size_t most,
                 const std::function<void(ObjectReader&)>& read);
    /// Reads a list of texts.
    std::vector<std::string> texts(std::string_view name, std::size_t least, std::size_t most, TextLimits limits = {});
    std::vector<std::int64_t> integers(std::string_view name, std::size_t mostItems, std::int64_t least,
                                       std::int64_t most);

    /// Reads a text through a parser of the base (`Locator::parse`): its refusal becomes this field's error.
    template <class Parser>
    auto parsed(std::string_view name, Parser parse)
        -> std::optional<typename decltype(parse(std::string_view{}))::value_type>
    {
        const std::string value = text(name);
        if (failedAt(name)) return std::nullopt;
        auto result = parse(std::string_view(value));
        if (result) return *std::move(result);
        complain(name, result.error());
        return std::nullopt;
    }

    /// Adds an error of the caller's own about a field: a sentence, or a code of common/api/problems.
    void complain(std::string_view name, std::string_view message);
    /// The same with the blanks of the code's sentence.
    void complain(std::string_view name, const Refusal& refusal);
    /// The same of one item of a list, unless that item has an error already.
    void complain(std::string_view list, std::size_t place, const Refusal& refusal);
    /// Whether this field has an error already.
    bool failedAt(std::string_view name) const;

    /// Whether everything was well and no field was left unread.
    Result<void> finish();

private:
    struct Errors;
    ObjectReader(const Json& value, std::string pointer, std::shared_ptr<Errors> errors);

    const Json* take(std::string_view name);
    const Json* takeRequired(std::string_view name);
    std::string pointerTo(std::string_view name) const;
    std::string readText(std::string_view name, const Json& value, TextLimits limits);
    std::int64_t readInteger(std::string_view name, const Json& value, std::int64_t least, std::int64_t most);
    std::int64_t readIntegerOrDigits(std::string_view name, const Json& value, std::int64_t least, std::int64_t most);
    Instant readInstant(std::string_view name, const Json& value);
    Money readMoney(std::string_view name, const Json& value);
    void readObject(std::string_view name, const Json& value, const std::function<void(ObjectReader&)>& read);
    const Json* takeList(std::string_view name, std::size_t least, std::size_t most);
    void complainAt(std::string pointer, const Refusal& refusal);
    void complainAboutUnread();

    const Json* value_; ///< nothing when it is not an object
    std::string pointer_;
    std::shared_ptr<Errors> errors_;
    std::vector<std::string> read_;
};

/// What a context's own rules have to say of a body's fields, beside what its shape says: the body is refused with all
/// that is wrong with it at once. Called when every field has been read; one that has an error holds anything.
template <class Body>
using FieldRules = std::function<void(ObjectReader&, const Body&)>;

} // namespace narae::api
