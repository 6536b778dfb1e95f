#include "server/platform/database/session.hpp"

#include "common/base/check.hpp"

#include <charconv>
#include <utility>

namespace narae::database {

const Value& Rows::at(std::size_t row, std::size_t column) const
{
    check(column < columns_ && row < size(), "the answer has this row and this column");
    return values_[row * columns_ + column];
}

bool Rows::isNull(std::size_t row, std::size_t column) const
{
    return std::holds_alternative<std::monostate>(at(row, column));
}

std::int64_t Rows::integer(std::size_t row, std::size_t column) const
{
    const Value& value = at(row, column);
    if (const auto* integer = std::get_if<std::int64_t>(&value)) return *integer;
    const auto* text = std::get_if<std::string>(&value);
    check(text != nullptr, "the column is not NULL");
    std::int64_t read = 0;
    const char* const end = text->data() + text->size();
    const auto [stopped, error] = std::from_chars(text->data(), end, read);
    check(error == std::errc() && stopped == end, "the column holds an integer");
    return read;
}

std::string Rows::text(std::size_t row, std::size_t column) const
{
    const Value& value = at(row, column);
    if (const auto* text = std::get_if<std::string>(&value)) return *text;
    const auto* integer = std::get_if<std::int64_t>(&value);
    check(integer != nullptr, "the column is not NULL");
    return std::to_string(*integer);
}

std::string Rows::takeText(std::size_t row, std::size_t column)
{
    check(column < columns_ && row < size(), "the answer has this row and this column");
    auto* text = std::get_if<std::string>(&values_[row * columns_ + column]);
    return text != nullptr ? std::move(*text) : this->text(row, column);
}

std::optional<std::int64_t> Rows::optionalInteger(std::size_t row, std::size_t column) const
{
    if (isNull(row, column)) return std::nullopt;
    return integer(row, column);
}

std::optional<std::string> Rows::optionalText(std::size_t row, std::size_t column) const
{
    if (isNull(row, column)) return std::nullopt;
    return text(row, column);
}

void Session::fail(Failure failure)
{
    if (!failure_) failure_ = std::move(failure);
}

} // namespace narae::database
