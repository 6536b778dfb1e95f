#pragma once

#include "common/base/check.hpp"
#include "server/platform/database/session.hpp"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace narae::database {

/// Gathers rows for one table and inserts them with few statements, of few sizes (statement_size.hpp), so that a
/// connection keeps some thirty prepared ones a table, not one for each number of rows.
class BulkInsert {
public:
    /// `columns` is the comma-separated list; it must outlive this object.
    BulkInsert(std::string_view table, std::string_view columns);

    /// REQUIRES: as many values as there are columns.
    void add(std::vector<Value> row);
    /// The same, without a copy of each text on its way through a list.
    template <class... Columns>
    requires(sizeof...(Columns) > 1) void add(Columns&&... columns)
    {
        check(sizeof...(columns) == width_, "the row has a value for each column");
        (values_.emplace_back(std::forward<Columns>(columns)), ...);
    }
    bool empty() const { return values_.empty(); }
    /// Sends what was gathered, and forgets it. Within a transaction, which a refused row ends: the caller's rollback()
    /// follows.
    void send(Session& session);

private:
    std::string_view table_;
    std::string_view columns_;
    std::size_t width_;
    std::vector<Value> values_;
};

/// Runs `prefix IN (?, ?, ...) suffix` over all `keys`, in sizes that are powers of two (the last key repeated to
/// fill), and calls `each` for every row. Sort the keys first where locks are taken.
void selectIn(Session& session, std::string_view prefix, const std::vector<Value>& keys, std::string_view suffix,
              const std::function<void(const Rows&, std::size_t row)>& each);

/// The same for keys of several columns: `prefix` ends in `(a, b)`, and `keys` holds them row by row, `width` values
/// each. An order or a limit in `suffix` holds within a statement only, and SQLite gets one statement a key.
void selectInTuples(Session& session, std::string_view prefix, const std::vector<Value>& keys, std::size_t width,
                    std::string_view suffix, const std::function<void(const Rows&, std::size_t row)>& each);

} // namespace narae::database
