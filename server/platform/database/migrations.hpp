#pragma once

#include "common/base/result.hpp"
#include "server/platform/database/session.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace narae::database {

/// One step of a context's schema. Numbers count from 1 within a context and are never reused; a landed step is never
/// edited. Statements keep to the shared subset; CREATE TABLE gets the engine and character set on MySQL by itself.
struct Migration {
    int number;
    std::string_view name;
    std::vector<std::string_view> statements;
};

/// A context's tables, all of which carry its name as prefix.
struct Schema {
    std::string_view context;
    std::vector<Migration> migrations;
};

struct AppliedMigration {
    std::string context;
    int number;
    std::string name;
};

/// Brings the database up to date, one transaction a step where the engine can, and answers what it did. Refuses
/// `database.newer_version` when a step is applied that `schemas` does not know (a newer Narae wrote this database;
/// nothing is touched), `database.away`, and `database.migration_failed` with the step and the engine's words. Several
/// processes may call it at once: one works, the others wait and find it done. The database may also hold the tables of
/// `others`, which are left as they are. The session has no transaction open.
///
/// MySQL commits each CREATE, ALTER and DROP by itself. Which statements of a step are done is therefore kept in
/// `schema_migrations`, and a step that a crash cut in half goes on where it stood.
Result<std::vector<AppliedMigration>> migrate(Session& session, const std::vector<Schema>& schemas, std::int64_t nowMs,
                                              const std::vector<Schema>& others = {});

} // namespace narae::database
