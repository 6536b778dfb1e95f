#include "server/app/audit/books.hpp"

#include <sstream>
#include <utility>

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
    std::int64_t above = std::numeric_limits<std::int64_t>::min();
    for (const std::int64_t upTo : ends(table, key, size)) {
        if (session_.failure()) return;
        each(std::exchange(above, upTo), upTo);
    }
    if (!session_.failure()) each(above, std::numeric_limits<std::int64_t>::max());
}

const std::vector<std::int64_t>& Books::ends(std::string_view table, std::string_view key, std::int64_t size) const
{
    const std::string column(key);
    const auto [found, isNew] = ends_.try_emplace(Walk{table, key, size});
    std::vector<std::int64_t>& ends = found->second;
    if (!isNew) return ends;
    const std::string next = "SELECT " + column + " FROM " + std::string(table) + " WHERE " + column +
                             " > ? ORDER BY " + column + " LIMIT 1 OFFSET ?";
    for (std::int64_t above = std::numeric_limits<std::int64_t>::min();;) {
        const Rows rows = session_.query(next, {above, size - 1});
        if (rows.empty()) return ends;
        ends.push_back(above = rows.integer(0, 0));
    }
}

} // namespace narae::audit
