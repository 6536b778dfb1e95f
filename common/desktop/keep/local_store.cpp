#include "common/desktop/keep/local_store.hpp"

#include "common/base/check.hpp"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSqlError>
#include <QSqlQuery>
#include <QStandardPaths>
#include <QUuid>

namespace narae::desktop {

namespace {

/// Each step brings the file one version further; a step that has been shipped is never edited.
const QStringList kSteps{
    "CREATE TABLE seen (resource TEXT PRIMARY KEY, etag TEXT NOT NULL, body BLOB NOT NULL, seen_at_ms INTEGER NOT "
    "NULL);"
    "CREATE TABLE purchases (idempotency_key TEXT PRIMARY KEY, path TEXT NOT NULL, body BLOB NOT NULL, caller TEXT NOT "
    "NULL,"
    " about BLOB NOT NULL, begun_at_ms INTEGER NOT NULL, result BLOB, ended_at_ms INTEGER);"
    "CREATE TABLE preferences (name TEXT PRIMARY KEY, value TEXT NOT NULL)",
    // Flights that are being registered in large numbers, and what became of each.
    "CREATE TABLE flight_jobs (job_id TEXT PRIMARY KEY, title TEXT NOT NULL, plan BLOB NOT NULL, begun_at_ms INTEGER "
    "NOT "
    "NULL, ended_at_ms INTEGER);"
    "CREATE TABLE flight_job_rows (job_id TEXT NOT NULL, place INTEGER NOT NULL, outcome TEXT NOT NULL, message TEXT "
    "NOT "
    "NULL, PRIMARY KEY (job_id, place))",
};

bool bringUpToDate(QSqlDatabase& database)
{
    QSqlQuery query(database);
    if (!query.exec("PRAGMA user_version") || !query.next()) return false;
    const int version = query.value(0).toInt();
    query.finish();
    for (int step = version; step < kSteps.size(); ++step) {
        if (!database.transaction()) return false;
        for (const QString& statement : kSteps[step].split(';', Qt::SkipEmptyParts))
            if (!query.exec(statement)) return false;
        if (!query.exec(QString("PRAGMA user_version = %1").arg(step + 1)) || !database.commit()) return false;
    }
    return true;
}

} // namespace

LocalStore::LocalStore(const QString& file) : connection_("narae-" + QUuid::createUuid().toString(QUuid::WithoutBraces))
{
    QSqlDatabase::addDatabase("QSQLITE", connection_);
    if (file != ":memory:") QDir().mkpath(QFileInfo(file).path());
    if (open(file)) return;
    damage_ = database().lastError().text();
    database().close();
    const QString aside = file + QDateTime::currentDateTimeUtc().toString("'.'yyyyMMddHHmmss'.damaged'");
    QFile::rename(file, aside);
    // Without a file the app works all the same, and forgets at its end.
    if (!open(file)) check(open(":memory:"), "SQLite keeps a database in memory");
}

LocalStore::~LocalStore()
{
    database().close();
    QSqlDatabase::removeDatabase(connection_);
}

bool LocalStore::open(const QString& file)
{
    QSqlDatabase database = QSqlDatabase::database(connection_, false);
    if (database.isOpen()) database.close();
    database.setDatabaseName(file);
    if (!database.open()) return false;
    QSqlQuery query(database);
    // FULL: the key of a purchase is on disk before the purchase is sent.
    for (const char* pragma : {"PRAGMA journal_mode = WAL", "PRAGMA synchronous = FULL", "PRAGMA busy_timeout = 2000"})
        if (!query.exec(pragma)) return false;
    return bringUpToDate(database);
}

QString LocalStore::defaultFile(const QString& app)
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + "/narae/" + app + ".sqlite";
}

} // namespace narae::desktop
