#include "server/app/installation.hpp"

#include "server/platform/http/trace.hpp"

namespace narae::app {

database::Schema installationSchema()
{
    return {"installation",
            {{1,
              "the database's own name",
              {"CREATE TABLE installation (one INTEGER NOT NULL, name VARCHAR(32) NOT NULL, PRIMARY KEY (one), "
               "CHECK (one = 1))"}}}};
}

std::string installationOf(database::Session& session)
{
    const auto rows = session.query("SELECT name FROM installation WHERE one = 1");
    return session.failure() || rows.empty() ? std::string() : rows.text(0, 0);
}

Result<std::string> nameInstallation(database::Session& session)
{
    if (std::string name = installationOf(session); !name.empty()) return name;
    session.begin();
    // Guard: the primary key. Of two processes that start together one names the database, and both read that name.
    session.execute("INSERT INTO installation (one, name) VALUES (1, ?)", {http::Trace::goOn(std::nullopt).traceId});
    session.commit();
    if (session.failure() && session.failure()->kind == database::Failure::Kind::Constraint) session.rollback();
    const std::string name = installationOf(session);
    if (name.empty()) return refuse("database.away").retryAfter(1);
    return name;
}

} // namespace narae::app
