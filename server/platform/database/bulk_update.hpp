#pragma once

#include "server/platform/database/session.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace narae::database {

/// Gathers new values for rows of one table, by key, and writes them with as few statements as the engine allows:
/// joined against a list of values on MySQL, one prepared UPDATE a row on SQLite, where a statement costs no round
/// trip.
///
/// Guard: every row must be found, or the session fails as Transient and the unit of work is decided again; pass a
/// version or a state that the decision was made on among the keys.
class BulkUpdate {
public:
    /// Both lists are comma-separated column names and must outlive this object.
    BulkUpdate(std::string_view table, std::string_view setColumns, std::string_view keyColumns);

    /// REQUIRES: the values of the set columns, then those of the key columns; no key twice.
    void add(std::vector<Value> row);
    bool empty() const { return rows_.empty(); }
    /// Sends what was gathered, and forgets it.
    void send(Session& session);

private:
    void sendOneByOne(Session& session);
    void sendJoined(Session& session, std::size_t first, std::size_t count);

    std::string_view table_;
    std::vector<std::string> setColumns_;
    std::vector<std::string> keyColumns_;
    std::vector<std::vector<Value>> rows_;
};

} // namespace narae::database
