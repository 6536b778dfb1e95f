#include "common/api/json_text.hpp"
#include "common/api/views.hpp"
#include "common/base/check.hpp"

namespace narae::api::views {

namespace {

void write(JsonText& json, const Report::Cell& cell)
{
    if (const auto* number = std::get_if<std::int64_t>(&cell))
        json.value(*number);
    else if (const auto* text = std::get_if<std::string>(&cell))
        json.value(*text);
    else if (const auto* money = std::get_if<Money>(&cell))
        json.value(*money);
    else
        json.null();
}

/// Quoted where it must be, and made harmless where a spreadsheet would calculate.
std::string csvText(std::string_view text)
{
    std::string field;
    if (!text.empty() && std::string_view("=+-@\t\r").find(text.front()) != std::string_view::npos) field += '\'';
    field += text;
    if (field.find_first_of(",\"\r\n") == std::string::npos) return field;
    std::string quoted = "\"";
    for (const char character : field) {
        if (character == '"') quoted += '"';
        quoted += character;
    }
    return quoted + '"';
}

std::string csvCell(const Report::Cell& cell, bool money)
{
    if (const auto* number = std::get_if<std::int64_t>(&cell)) return std::to_string(*number);
    if (const auto* text = std::get_if<std::string>(&cell)) return csvText(*text);
    if (const auto* amount = std::get_if<Money>(&cell))
        return std::to_string(amount->amountMinor()) + "," + std::string(amount->currency().code());
    return money ? "," : "";
}

} // namespace

std::string toText(const Report& report, const std::optional<std::string>& next)
{
    JsonText json;
    json.beginObject();
    for (const auto& [name, cell] : report.about)
        write(json.name(name), cell);
    json.name("items").beginArray();
    for (const auto& row : report.rows) {
        check(row.size() == report.columns.size(), "a report's row has a cell for each column");
        json.beginObject();
        for (std::size_t column = 0; column < row.size(); ++column)
            write(json.name(report.columns[column].name), row[column]);
        json.endObject();
    }
    json.endArray().field("hasMore", next.has_value()).name("next");
    if (next)
        json.value(*next);
    else
        json.null();
    json.endObject();
    return json.take();
}

std::string toCsv(const Report& report)
{
    std::string csv;
    for (std::size_t column = 0; column < report.columns.size(); ++column) {
        const auto& [name, money] = report.columns[column];
        csv += column == 0 ? "" : ",";
        csv += name;
        if (money) csv.append("Minor,").append(name).append("Currency");
    }
    csv += "\r\n";
    for (const auto& row : report.rows) {
        for (std::size_t column = 0; column < row.size(); ++column) {
            csv += column == 0 ? "" : ",";
            csv += csvCell(row[column], report.columns[column].money);
        }
        csv += "\r\n";
    }
    return csv;
}

} // namespace narae::api::views
