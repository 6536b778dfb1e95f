#include "server/app/audit/books.hpp"

#include <sstream>

namespace narae::audit {

using database::Rows;

Books::Books(database::Session& session) : session_(session)
{
    const Rows rows = session.query("SELECT DISTINCT context FROM schema_migrations WHERE applied_at_ms IS NOT NULL");
    for (std::size_t row = 0; row < rows.size(); ++row)
        contexts_.insert(rows.text(row, 0));
}

bool Books::has(std::string_view contexts) const
{
    std::istringstream names{std::string(contexts)};
    for (std::string name; names >> name;)
        if (!contexts_.contains(name)) return false;
    return true;
}

std::int64_t Books::count(std::string_view statement) const
{
    const Rows rows = session_.query(statement);
    return rows.empty() || rows.isNull(0, 0) ? 0 : rows.integer(0, 0);
}

void Books::inSpans(std::string_view table, std::string_view key, std::int64_t size,
                    const std::function<void(std::int64_t above, std::int64_t upTo)>& each) const
{
    const std::string column(key);
    const std::string next = "SELECT " + column + " FROM " + std::string(table) + " WHERE " + column +
                             " > ? ORDER BY " + column + " LIMIT 1 OFFSET ?";
    std::int64_t above = std::numeric_limits<std::int64_t>::min();
    while (!session_.failure()) {
        const Rows rows = session_.query(next, {above, size - 1});
        const std::int64_t upTo = rows.empty() ? std::numeric_limits<std::int64_t>::max() : rows.integer(0, 0);
        each(above, upTo);
        if (rows.empty()) return;
        above = upTo;
    }
}

} // namespace narae::audit
