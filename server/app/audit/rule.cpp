#include "server/app/audit/rule.hpp"

#include <algorithm>

namespace narae::audit {

using database::Rows;
using database::Value;

namespace {

/// Rows of one span: so many are joined and grouped in memory at once.
constexpr std::int64_t kSpan = 20'000;

} // namespace

std::string filled(std::string_view text, const Rows& rows, std::size_t row)
{
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '{') {
            out += text[i];
            continue;
        }
        const std::size_t close = text.find('}', i);
        std::size_t column = 0;
        for (const char digit : text.substr(i + 1, close - i - 1))
            column = column * 10 + static_cast<std::size_t>(digit - '0');
        out += rows.optionalText(row, column).value_or("nothing");
        i = close;
    }
    return out;
}

void noteElsewhere(InvariantResult& result, std::string_view contexts)
{
    result.open = true;
    std::string note = "not checked here: needs the tables of ";
    note += contexts;
    if (std::find(result.notes.begin(), result.notes.end(), note) == result.notes.end())
        result.notes.push_back(std::move(note));
}

void apply(const Books& books, const Rule& rule, InvariantResult& result, const Excuse& excuse)
{
    if (!books.has(rule.needs)) return noteElsewhere(result, rule.needs);
    const auto nameAll = [&](const Rows& rows) {
        for (std::size_t row = 0; row < rows.size(); ++row)
            if (!excuse || !excuse(rows, row))
                result.name(filled(rule.subject, rows, row), filled(rule.sentence, rows, row));
    };
    if (rule.table.empty()) return nameAll(books.session().query(rule.statement));
    const auto blanks = std::count(rule.statement.begin(), rule.statement.end(), '?');
    books.inSpans(rule.table, rule.key, kSpan, [&](std::int64_t above, std::int64_t upTo) {
        std::vector<Value> parameters;
        for (std::ptrdiff_t blank = 0; blank < blanks; ++blank)
            parameters.emplace_back(blank % 2 == 0 ? above : upTo);
        nameAll(books.session().query(rule.statement, parameters));
    });
}

void apply(const Books& books, std::span<const Rule> rules, InvariantResult& result)
{
    for (const Rule& rule : rules)
        apply(books, rule, result);
}

} // namespace narae::audit
