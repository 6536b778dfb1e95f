#include "common/api/json.hpp"

#include "common/base/text.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace narae::api {

namespace {

/// Builds the value and stops at the first thing that is wrong with it.
class StrictBuilder final : public nlohmann::json_sax<Json> {
public:
    bool null() override { return put(Json()); }
    bool boolean(bool value) override { return put(Json(value)); }
    bool number_integer(number_integer_t value) override { return put(Json(value)); }
    bool number_unsigned(number_unsigned_t value) override { return put(Json(value)); }
    bool number_float(number_float_t value, const string_t&) override { return put(Json(value)); }
    bool string(string_t& value) override { return put(Json(std::move(value))); }
    bool binary(binary_t&) override { return false; }
    bool start_object(std::size_t) override { return open(Json::object()); }
    bool start_array(std::size_t) override { return open(Json::array()); }
    bool end_object() override { return close(); }
    bool end_array() override { return close(); }

    bool key(string_t& name) override
    {
        if (open_.back()->contains(name)) return fail(refuse("request.duplicate_name").with("name", name));
        name_ = std::move(name);
        return true;
    }

    bool parse_error(std::size_t position, const std::string&, const nlohmann::json::exception&) override
    {
        return fail(refuse("request.malformed_json").with("byte", static_cast<std::int64_t>(position)));
    }

    Result<Json> answer() &&
    {
        if (refusal_) return *std::move(refusal_);
        return std::move(root_);
    }

private:
    Json* place(Json value)
    {
        if (open_.empty()) return &(root_ = std::move(value));
        Json& parent = *open_.back();
        if (parent.is_object()) return &(parent[name_] = std::move(value));
        return &parent.emplace_back(std::move(value));
    }
    bool put(Json value)
    {
        place(std::move(value));
        return true;
    }
    bool open(Json value)
    {
        if (open_.size() >= kJsonDepthMost) return fail(refuse("request.too_deep").with("most", kJsonDepthMost));
        // Only the innermost container grows, so the pointers to the outer ones stay good.
        open_.push_back(place(std::move(value)));
        return true;
    }
    bool close()
    {
        open_.pop_back();
        return true;
    }
    bool fail(Refusal refusal)
    {
        refusal_ = std::move(refusal);
        return false;
    }

    Json root_;
    std::vector<Json*> open_;
    std::string name_;
    std::optional<Refusal> refusal_;
};

/// What a list's own reader stands on: it reads items by their number, and no names.
const Json kNoFields = Json::object();

std::string escapedForPointer(std::string_view name)
{
    std::string escaped;
    for (const char c : name) {
        if (c == '~')
            escaped += "~0";
        else if (c == '/')
            escaped += "~1";
        else
            escaped += c;
    }
    return escaped;
}

Refusal outOfRange(std::string_view code, std::int64_t least, std::int64_t most)
{
    return Refusal(code).with("least", least).with("most", most);
}

} // namespace

Result<Json> parseJson(std::string_view text)
{
    if (!countCodePoints(text)) return refuse("request.not_utf8");
    // The library takes a NUL for the end of the text and would pass over what follows it.
    if (const auto nul = text.find('\0'); nul != std::string_view::npos)
        return refuse("request.malformed_json").with("byte", static_cast<std::int64_t>(nul + 1));
    StrictBuilder builder;
    Json::sax_parse(text, &builder);
    return std::move(builder).answer();
}

Json toJson(Money money)
{
    return {{"amountMinor", money.amountMinor()}, {"currency", money.currency().code()}};
}

struct ObjectReader::Errors {
    /// A body made to fail is not to be answered at many times its length.
    static constexpr std::size_t kMost = 50;

    std::vector<FieldError> all;

    bool at(std::string_view pointer) const
    {
        return std::any_of(all.begin(), all.end(), [pointer](const FieldError& e) { return e.pointer == pointer; });
    }
};

ObjectReader::ObjectReader(const Json& value) : ObjectReader(value, "", std::make_shared<Errors>()) {}

ObjectReader::ObjectReader(const Json& value, std::string pointer, std::shared_ptr<Errors> errors)
    : value_(value.is_object() ? &value : nullptr), pointer_(std::move(pointer)), errors_(std::move(errors))
{
    if (!value_) complainAt(pointer_, refuse("field.not_object"));
}

bool ObjectReader::has(std::string_view name) const
{
    if (!value_) return false;
    const auto at = value_->find(name);
    return at != value_->end() && !at->is_null();
}

std::string ObjectReader::pointerTo(std::string_view name) const
{
    return pointer_ + "/" + escapedForPointer(name);
}

bool ObjectReader::failedAt(std::string_view name) const
{
    return !value_ || errors_->at(pointerTo(name));
}

const Json* ObjectReader::take(std::string_view name)
{
    if (!value_) return nullptr;
    read_.emplace_back(name);
    const auto at = value_->find(name);
    return at != value_->end() && !at->is_null() ? &*at : nullptr;
}

const Json* ObjectReader::takeRequired(std::string_view name)
{
    const Json* value = take(name);
    if (!value && value_) complain(name, refuse("field.missing"));
    return value;
}

const Json* ObjectReader::takeList(std::string_view name, std::size_t least, std::size_t most)
{
    const Json* value = least > 0 ? takeRequired(name) : take(name);
    if (!value) return nullptr;
    if (!value->is_array()) {
        complain(name, refuse("field.not_list"));
        return nullptr;
    }
    if (value->size() >= least && value->size() <= most) return value;
    complain(name, outOfRange("field.items", static_cast<std::int64_t>(least), static_cast<std::int64_t>(most)));
    return nullptr;
}

std::string ObjectReader::readText(std::string_view name, const Json& value, TextLimits limits)
{
    if (!value.is_string()) {
        complain(name, refuse("field.not_text"));
        return {};
    }
    const auto& text = value.get_ref<const std::string&>();
    const std::size_t length = countCodePoints(text).value_or(0);
    if (length < limits.least || length > limits.most) {
        complain(name, outOfRange("field.length", static_cast<std::int64_t>(limits.least),
                                  static_cast<std::int64_t>(limits.most)));
        return {};
    }
    if (hasControlCharacter(text)) {
        complain(name, refuse("field.control_character"));
        return {};
    }
    return text;
}

std::int64_t ObjectReader::readInteger(std::string_view name, const Json& value, std::int64_t least, std::int64_t most)
{
    // What is too big for 64 bits was read as a floating number: it is out of range, not a fraction.
    constexpr double kBeyond = 0x1p63;
    const bool huge = value.is_number_float() && std::abs(value.get<double>()) >= kBeyond;
    if (!value.is_number_integer() && !huge) {
        complain(name, refuse("field.not_integer"));
        return 0;
    }
    const bool beyondInt64 =
        huge || (value.is_number_unsigned() &&
                 value.get<std::uint64_t>() > static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max()));
    const std::int64_t number = beyondInt64 ? 0 : value.get<std::int64_t>();
    if (!beyondInt64 && number >= least && number <= most) return number;
    complain(name, outOfRange("field.out_of_range", least, most));
    return 0;
}

std::int64_t ObjectReader::readIntegerOrDigits(std::string_view name, const Json& value, std::int64_t least,
                                               std::int64_t most)
{
    if (!value.is_string()) return readInteger(name, value, least, most);
    const auto& text = value.get_ref<const std::string&>();
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error == std::errc::invalid_argument || end != text.data() + text.size()) {
        complain(name, refuse("field.not_integer"));
        return 0;
    }
    if (error == std::errc() && number >= least && number <= most) return number;
    complain(name, outOfRange("field.out_of_range", least, most));
    return 0;
}

Instant ObjectReader::readInstant(std::string_view name, const Json& value)
{
    const std::string text = readText(name, value, {1, 40});
    if (failedAt(name)) return {};
    const Result<Instant> instant = parseRfc3339(text);
    if (instant) return *instant;
    complain(name, instant.error());
    return {};
}

Money ObjectReader::readMoney(std::string_view name, const Json& value)
{
    Money money;
    readObject(name, value, [&money](ObjectReader& fields) {
        const std::int64_t amountMinor = fields.integer("amountMinor", 0, kAmountMinorMost);
        const auto currency = fields.parsed("currency", &Currency::parse);
        if (currency) money = Money(amountMinor, *currency);
    });
    return money;
}

void ObjectReader::readObject(std::string_view name, const Json& value, const std::function<void(ObjectReader&)>& read)
{
    ObjectReader inner(value, pointerTo(name), errors_);
    read(inner);
    inner.complainAboutUnread();
}

std::string ObjectReader::text(std::string_view name, TextLimits limits)
{
    const Json* value = takeRequired(name);
    return value ? readText(name, *value, limits) : std::string();
}

std::optional<std::string> ObjectReader::optionalText(std::string_view name, TextLimits limits)
{
    const Json* value = take(name);
    return value ? std::optional(readText(name, *value, limits)) : std::nullopt;
}

std::int64_t ObjectReader::integer(std::string_view name, std::int64_t least, std::int64_t most)
{
    const Json* value = takeRequired(name);
    return value ? readInteger(name, *value, least, most) : 0;
}

std::optional<std::int64_t> ObjectReader::optionalInteger(std::string_view name, std::int64_t least, std::int64_t most)
{
    const Json* value = take(name);
    return value ? std::optional(readInteger(name, *value, least, most)) : std::nullopt;
}

std::int64_t ObjectReader::integerOrDigits(std::string_view name, std::int64_t least, std::int64_t most)
{
    const Json* value = takeRequired(name);
    return value ? readIntegerOrDigits(name, *value, least, most) : 0;
}

std::optional<std::int64_t> ObjectReader::optionalIntegerOrDigits(std::string_view name, std::int64_t least,
                                                                  std::int64_t most)
{
    const Json* value = take(name);
    return value ? std::optional(readIntegerOrDigits(name, *value, least, most)) : std::nullopt;
}

bool ObjectReader::boolean(std::string_view name, bool otherwise)
{
    const Json* value = take(name);
    if (!value) return otherwise;
    if (value->is_boolean()) return value->get<bool>();
    complain(name, refuse("field.not_boolean"));
    return otherwise;
}

Instant ObjectReader::instant(std::string_view name)
{
    const Json* value = takeRequired(name);
    return value ? readInstant(name, *value) : Instant();
}

std::optional<Instant> ObjectReader::optionalInstant(std::string_view name)
{
    const Json* value = take(name);
    return value ? std::optional(readInstant(name, *value)) : std::nullopt;
}

Money ObjectReader::money(std::string_view name)
{
    const Json* value = takeRequired(name);
    return value ? readMoney(name, *value) : Money();
}

std::optional<Money> ObjectReader::optionalMoney(std::string_view name)
{
    const Json* value = take(name);
    return value ? std::optional(readMoney(name, *value)) : std::nullopt;
}

void ObjectReader::object(std::string_view name, const std::function<void(ObjectReader&)>& read)
{
    if (const Json* value = takeRequired(name)) readObject(name, *value, read);
}

void ObjectReader::optionalObject(std::string_view name, const std::function<void(ObjectReader&)>& read)
{
    if (const Json* value = take(name)) readObject(name, *value, read);
}

void ObjectReader::objects(std::string_view name, std::size_t least, std::size_t most,
                           const std::function<void(ObjectReader&)>& read)
{
    const Json* list = takeList(name, least, most);
    if (!list) return;
    for (std::size_t i = 0; i < list->size(); ++i) {
        ObjectReader inner((*list)[i], pointerTo(name) + "/" + std::to_string(i), errors_);
        read(inner);
        inner.complainAboutUnread();
    }
}

std::vector<std::string> ObjectReader::texts(std::string_view name, std::size_t least, std::size_t most,
                                             TextLimits limits)
{
    std::vector<std::string> texts;
    const Json* list = takeList(name, least, most);
    if (!list) return texts;
    ObjectReader items(kNoFields, pointerTo(name), errors_);
    for (const Json& item : *list)
        texts.push_back(items.readText(std::to_string(texts.size()), item, limits));
    return texts;
}

std::vector<std::int64_t> ObjectReader::integers(std::string_view name, std::size_t mostItems, std::int64_t least,
                                                 std::int64_t most)
{
    std::vector<std::int64_t> numbers;
    const Json* list = takeList(name, 0, mostItems);
    if (!list) return numbers;
    ObjectReader items(kNoFields, pointerTo(name), errors_);
    for (const Json& item : *list)
        numbers.push_back(items.readInteger(std::to_string(numbers.size()), item, least, most));
    return numbers;
}

void ObjectReader::complain(std::string_view name, std::string_view message)
{
    complainAt(pointerTo(name), Refusal(message));
}

void ObjectReader::complain(std::string_view name, const Refusal& refusal)
{
    complainAt(pointerTo(name), refusal);
}

void ObjectReader::complain(std::string_view list, std::size_t place, const Refusal& refusal)
{
    std::string pointer = pointerTo(list) + "/" + std::to_string(place);
    if (!errors_->at(pointer)) complainAt(std::move(pointer), refusal);
}

void ObjectReader::complainAt(std::string pointer, const Refusal& refusal)
{
    if (errors_->all.size() < Errors::kMost)
        errors_->all.push_back({std::move(pointer), refusal.code(), refusal.facts()});
}

void ObjectReader::complainAboutUnread()
{
    if (!value_) return;
    for (const auto& [name, value] : value_->items())
        if (std::find(read_.begin(), read_.end(), name) == read_.end()) complain(name, refuse("field.unknown"));
}

Result<void> ObjectReader::finish()
{
    complainAboutUnread();
    if (errors_->all.empty()) return {};
    return refuse("request.invalid").withErrors(errors_->all);
}

} // namespace narae::api
