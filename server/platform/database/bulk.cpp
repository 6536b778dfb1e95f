#include "server/platform/database/bulk.hpp"

#include "common/base/check.hpp"
#include "server/platform/database/statement_size.hpp"

#include <algorithm>
#include <bit>
#include <iterator>
#include <set>

namespace narae::database {

namespace {

/// Rows or keys of one statement. MariaDB turns lists of 1,000 into a join with a temporary table, which locks other
/// rows.
constexpr std::size_t kPerStatementMax = 512;
/// SQLite takes 32,766 parameters, MySQL 65,535.
constexpr std::size_t kParametersMax = 32'000;

std::size_t perStatement(std::size_t width)
{
    return std::min(kPerStatementMax, std::bit_floor(kParametersMax / width));
}

/// `one`, `count` times, with commas between.
std::string repeated(std::string_view one, std::size_t count)
{
    std::string text;
    text.reserve((one.size() + 2) * count);
    for (std::size_t i = 0; i < count; ++i) {
        if (i > 0) text += ", ";
        text += one;
    }
    return text;
}

std::string tuple(std::size_t width)
{
    return "(" + repeated("?", width) + ")";
}

/// Runs the statement that `textFor(size)` gives over all keys: whole statements of the largest size, then one of the
/// next power of two, filled with the last key.
template <class TextFor>
void selectInPieces(Session& session, const std::vector<Value>& keys, std::size_t width, TextFor textFor,
                    const std::function<void(const Rows&, std::size_t row)>& each)
{
    check(keys.size() % width == 0, "each key has all its columns");
    const std::size_t count = keys.size() / width;
    for (std::size_t done = 0; done < count && !session.failure();) {
        const std::size_t size = std::min(perStatement(width), std::bit_ceil(count - done));
        const std::size_t real = std::min(size, count - done);
        const auto first = keys.begin() + static_cast<std::ptrdiff_t>(done * width);
        std::vector<Value> parameters(first, first + static_cast<std::ptrdiff_t>(real * width));
        while (parameters.size() < size * width)
            parameters.push_back(parameters[parameters.size() - width]);
        const Rows rows = session.query(textFor(size), parameters);
        for (std::size_t row = 0; row < rows.size(); ++row)
            each(rows, row);
        done += real;
    }
}

/// SQLite looks through the whole table for a list of several rows (`IN (VALUES (..), (..))`), but finds one row by all
/// columns of its key, and being asked again costs a microsecond.
void selectEach(Session& session, std::string_view prefix, const std::vector<Value>& keys, std::size_t width,
                std::string_view suffix, const std::function<void(const Rows&, std::size_t row)>& each)
{
    check(keys.size() % width == 0, "each key has all its columns");
    const std::string statement = std::string(prefix) + " = " + tuple(width) + " " + std::string(suffix);
    std::set<std::vector<Value>> asked;
    for (auto key = keys.begin(); key != keys.end() && !session.failure(); key += static_cast<std::ptrdiff_t>(width)) {
        const auto [parameters, fresh] = asked.emplace(key, key + static_cast<std::ptrdiff_t>(width));
        if (!fresh) continue;
        const Rows rows = session.query(statement, *parameters);
        for (std::size_t row = 0; row < rows.size(); ++row)
            each(rows, row);
    }
}

} // namespace

BulkInsert::BulkInsert(std::string_view table, std::string_view columns)
    : table_(table),
      columns_(columns),
      width_(static_cast<std::size_t>(std::count(columns.begin(), columns.end(), ',')) + 1)
{
}

void BulkInsert::add(std::vector<Value> row)
{
    check(row.size() == width_, "the row has a value for each column");
    std::move(row.begin(), row.end(), std::back_inserter(values_));
}

void BulkInsert::send(Session& session)
{
    // What refuses one row ends the transaction, as it would anyway: SQLite need not keep what each page was before the
    // statement.
    const std::string_view insert = session.dialect() == Dialect::Sqlite ? "INSERT OR ROLLBACK INTO " : "INSERT INTO ";
    const std::size_t count = values_.size() / width_;
    for (std::size_t done = 0; done < count && !session.failure();) {
        const std::size_t size = statementSize(count - done, perStatement(width_));
        const std::string statement = std::string(insert) + std::string(table_) + " (" + std::string(columns_) +
                                      ") VALUES " + repeated(tuple(width_), size);
        session.execute(statement, std::span(values_).subspan(done * width_, size * width_));
        done += size;
    }
    values_.clear();
}

void selectIn(Session& session, std::string_view prefix, const std::vector<Value>& keys, std::string_view suffix,
              const std::function<void(const Rows&, std::size_t row)>& each)
{
    const auto textFor = [&](std::size_t size) {
        return std::string(prefix) + " IN " + tuple(size) + " " + std::string(suffix);
    };
    selectInPieces(session, keys, 1, textFor, each);
}

void selectInTuples(Session& session, std::string_view prefix, const std::vector<Value>& keys, std::size_t width,
                    std::string_view suffix, const std::function<void(const Rows&, std::size_t row)>& each)
{
    if (session.dialect() == Dialect::Sqlite) {
        selectEach(session, prefix, keys, width, suffix, each);
        return;
    }
    const auto textFor = [&](std::size_t size) {
        return std::string(prefix) + " IN (" + repeated(tuple(width), size) + ") " + std::string(suffix);
    };
    selectInPieces(session, keys, width, textFor, each);
}

} // namespace narae::database
