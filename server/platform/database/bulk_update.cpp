#include "server/platform/database/bulk_update.hpp"

#include "common/base/check.hpp"
#include "common/base/text.hpp"
#include "server/platform/database/statement_size.hpp"

namespace narae::database {

namespace {

/// More rows in one statement gain nothing, and MariaDB plans long lists badly.
constexpr std::size_t kPerStatementMax = 128;

std::vector<std::string> split(std::string_view list)
{
    std::vector<std::string> columns;
    while (!list.empty()) {
        const auto comma = list.find(',');
        columns.emplace_back(trim(list.substr(0, comma)));
        list = comma == std::string_view::npos ? "" : list.substr(comma + 1);
    }
    return columns;
}

} // namespace

BulkUpdate::BulkUpdate(std::string_view table, std::string_view setColumns, std::string_view keyColumns)
    : table_(table), setColumns_(split(setColumns)), keyColumns_(split(keyColumns))
{
}

void BulkUpdate::add(std::vector<Value> row)
{
    check(row.size() == setColumns_.size() + keyColumns_.size(), "the row has a value for each column");
    rows_.push_back(std::move(row));
}

void BulkUpdate::send(Session& session)
{
    if (session.dialect() == Dialect::Sqlite || rows_.size() == 1) {
        sendOneByOne(session);
    } else {
        for (std::size_t done = 0; done < rows_.size();) {
            const std::size_t count = statementSize(rows_.size() - done, kPerStatementMax);
            sendJoined(session, done, count);
            done += count;
        }
    }
    rows_.clear();
}

void BulkUpdate::sendOneByOne(Session& session)
{
    std::string statement = "UPDATE " + std::string(table_) + " SET ";
    for (std::size_t i = 0; i < setColumns_.size(); ++i)
        statement += (i == 0 ? "" : ", ") + setColumns_[i] + " = ?";
    for (std::size_t i = 0; i < keyColumns_.size(); ++i)
        statement += (i == 0 ? " WHERE " : " AND ") + keyColumns_[i] + " = ?";
    for (const auto& row : rows_)
        session.executeGuarded(statement, row);
}

void BulkUpdate::sendJoined(Session& session, std::size_t first, std::size_t count)
{
    // UPDATE t JOIN (SELECT ? AS n_a, ? AS k_id UNION ALL SELECT ?, ? ...) v ON t.id = v.k_id SET t.a = v.n_a. A column
    // may be set and a guard at once.
    std::string names;
    std::string marks;
    const auto name = [&](const char* prefix, const std::string& column) {
        names += (names.empty() ? "SELECT ? AS " : ", ? AS ") + (prefix + column);
        marks += marks.empty() ? " UNION ALL SELECT ?" : ", ?";
    };
    for (const std::string& column : setColumns_)
        name("n_", column);
    for (const std::string& column : keyColumns_)
        name("k_", column);
    std::string statement = "UPDATE " + std::string(table_) + " t JOIN (" + names;
    for (std::size_t i = 1; i < count; ++i)
        statement += marks;
    statement += ") v ON ";
    for (std::size_t i = 0; i < keyColumns_.size(); ++i)
        statement += (i == 0 ? "t." : " AND t.") + keyColumns_[i] + " = v.k_" + keyColumns_[i];
    statement += " SET ";
    for (std::size_t i = 0; i < setColumns_.size(); ++i)
        statement += (i == 0 ? "t." : ", t.") + setColumns_[i] + " = v.n_" + setColumns_[i];
    std::vector<Value> parameters;
    for (std::size_t i = first; i < first + count; ++i)
        parameters.insert(parameters.end(), rows_[i].begin(), rows_[i].end());
    session.executeGuarded(statement, parameters, static_cast<std::int64_t>(count));
}

} // namespace narae::database
