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

QSqlError bringUpToDate(QSqlDatabase& database)
{
    QSqlQuery query(database);
    if (!query.exec("PRAGMA user_version") || !query.next()) return query.lastError();
    const int version = query.value(0).toInt();
    query.finish();
    for (int step = version; step < kSteps.size(); ++step) {
        if (!database.transaction()) return database.lastError();
        for (const QString& statement : kSteps[step].split(';', Qt::SkipEmptyParts))
            if (!query.exec(statement)) return query.lastError();
        if (!query.exec(QString("PRAGMA user_version = %1").arg(step + 1))) return query.lastError();
        if (!database.commit()) return database.lastError();
    }
    return {};
}

/// Whether the file itself is no good, and not only out of reach: no room, no right to it, in somebody else's hands.
bool damaged(const QSqlError& error)
{
    constexpr int kCorrupt = 11;
    constexpr int kNoDatabase = 26;
    // SQLite says in the higher bytes what kind of it.
    const int code = error.nativeErrorCode().toInt() & 0xff;
    return code == kCorrupt || code == kNoDatabase;
}

/// Moves a file away with what was not yet written into it, which else would be taken for the new one's.
bool setAside(const QString& file)
{
    const QString aside = file + QDateTime::currentDateTimeUtc().toString("'.'yyyyMMddHHmmss'.damaged'");
    QFile::remove(file + "-shm");
    const QString written = file + "-wal";
    return (!QFile::exists(written) || QFile::rename(written, aside + "-wal")) && QFile::rename(file, aside);
}

} // namespace

LocalStore::LocalStore(const QString& file) : connection_("narae-" + QUuid::createUuid().toString(QUuid::WithoutBraces))
{
    QSqlDatabase::addDatabase("QSQLITE", connection_);
    if (file != ":memory:") QDir().mkpath(QFileInfo(file).path());
    const QSqlError error = open(file);
    if (!error.isValid()) return;
    damage_ = error.text();
    database().close();
    if (damaged(error) && setAside(file) && !open(file).isValid()) return;
    // What is only out of reach may be whole, with an unfinished purchase in it: it stays as it is.
    forgetful_ = true;
    check(!open(":memory:").isValid(), "SQLite keeps a database in memory");
}

LocalStore::~LocalStore()
{
    database().close();
    QSqlDatabase::removeDatabase(connection_);
}

QSqlError LocalStore::open(const QString& file)
{
    QSqlDatabase database = QSqlDatabase::database(connection_, false);
    if (database.isOpen()) database.close();
    database.setDatabaseName(file);
    if (!database.open()) return database.lastError();
    QSqlQuery query(database);
    // FULL: the key of a purchase is on disk before the purchase is sent.
    for (const char* pragma : {"PRAGMA busy_timeout = 2000", "PRAGMA journal_mode = WAL", "PRAGMA synchronous = FULL"})
        if (!query.exec(pragma)) return query.lastError();
    return bringUpToDate(database);
}

QString LocalStore::defaultFile(const QString& app)
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + "/narae/" + app + ".sqlite";
}

} // namespace narae::desktop
