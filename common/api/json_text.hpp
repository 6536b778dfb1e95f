#pragma once

#include "common/base/clock.hpp"
#include "common/base/money.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace narae::api {

/// Writes JSON straight down into one text: a hundred times faster than building it as a tree, for lists of thousands.
/// The caller pairs its brackets and names what stands in an object; texts are UTF-8.
///
///     JsonText json;
///     json.beginObject().name("left").value(3).endObject();
class JsonText {
public:
    JsonText& beginObject() { return open('{'); }
    JsonText& endObject() { return close('}'); }
    JsonText& beginArray() { return open('['); }
    JsonText& endArray() { return close(']'); }

    JsonText& name(std::string_view name);
    JsonText& value(std::string_view text);
    JsonText& value(const char* text) { return value(std::string_view(text)); }
    JsonText& value(std::int64_t number);
    JsonText& value(int number) { return value(static_cast<std::int64_t>(number)); }
    JsonText& value(bool truth);
    /// RFC 3339.
    JsonText& value(Instant instant) { return value(toRfc3339(instant)); }
    /// {"amountMinor": 300000, "currency": "KRW"}
    JsonText& value(Money money);
    JsonText& null();
    /// What is JSON already.
    JsonText& raw(std::string_view json);

    template <class Value>
    JsonText& field(std::string_view fieldName, const Value& fieldValue)
    {
        return name(fieldName).value(fieldValue);
    }

    const std::string& text() const { return text_; }
    std::string take() { return std::move(text_); }

private:
    JsonText& open(char bracket);
    JsonText& close(char bracket);
    void separate();
    void quote(std::string_view text);

    std::string text_;
    bool needsComma_ = false;
};

} // namespace narae::api
