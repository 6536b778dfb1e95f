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
/// `request.malformed_json` (with the byte where it went wrong), `request.too_deep`, `request.duplicate_name`.
Result<Json> parseJson(std::string_view text);

/// {"amountMinor": 300000, "currency": "KRW"}
Json toJson(Money money);

/// How long a text may be, in code points; control characters are refused always.
struct TextLimits {
    std::size_t least = 1;
    std::size_t most = 200;
};

/// Takes a JSON object apart by its fields, strictly: a wrong type, a value out of range, a missing or an unknown field are
/// all gathered with their JSON pointers, and finish() refuses `request.invalid` with the whole list. Until then a field that
/// could not be read answers an empty value, so that a parser is written straight down.
class ObjectReader {
public:
    /// `value` outlives the reader. Anything but an object counts as one error.
    explicit ObjectReader(const Json& value);

    bool has(std::string_view name) const; ///< present and not null

    std::string text(std::string_view name, TextLimits limits = {});
    std::optional<std::string> optionalText(std::string_view name, TextLimits limits = {});
    std::int64_t integer(std::string_view name, std::int64_t least, std::int64_t most);
    std::optional<std::int64_t> optionalInteger(std::string_view name, std::int64_t least, std::int64_t most);
    bool boolean(std::string_view name, bool otherwise);
    Instant instant(std::string_view name);
    std::optional<Instant> optionalInstant(std::string_view name);
    Money money(std::string_view name);
    std::optional<Money> optionalMoney(std::string_view name);

    /// Reads a nested object; `read` gets a reader whose errors join this one's.
    void object(std::string_view name, const std::function<void(ObjectReader&)>& read);
    void optionalObject(std::string_view name, const std::function<void(ObjectReader&)>& read);
    /// Reads a list of objects.
    void objects(std::string_view name, std::size_t least, std::size_t most, const std::function<void(ObjectReader&)>& read);
    /// Reads a list of texts.
    std::vector<std::string> texts(std::string_view name, std::size_t least, std::size_t most, TextLimits limits = {});
    std::vector<std::int64_t> integers(std::string_view name, std::size_t mostItems, std::int64_t least, std::int64_t most);

    /// Reads a text through a parser of the base (`Locator::parse`): its refusal becomes this field's error.
    template <class Parser>
    auto parsed(std::string_view name, Parser parse) -> std::optional<typename decltype(parse(std::string_view{}))::value_type>
    {
        const std::string value = text(name);
        if (failedAt(name)) return std::nullopt;
        auto result = parse(std::string_view(value));
        if (result) return *std::move(result);
        complain(name, result.error().code());
        return std::nullopt;
    }

    /// Adds an error of the caller's own about a field.
    void complain(std::string_view name, std::string_view message);

    /// Whether everything was well and no field was left unread.
    Result<void> finish();

private:
    struct Errors;
    ObjectReader(const Json& value, std::string pointer, std::shared_ptr<Errors> errors);
    const Json* take(std::string_view name, bool required);
    bool failedAt(std::string_view name) const;
    void complainAboutUnread();
    std::string pointerTo(std::string_view name) const;

    const Json* value_;
    std::string pointer_;
    std::shared_ptr<Errors> errors_;
    std::vector<std::string> read_;
};

} // namespace narae::api
