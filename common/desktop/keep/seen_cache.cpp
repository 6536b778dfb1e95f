#include "common/desktop/keep/seen_cache.hpp"

#include <QSqlError>
#include <QSqlQuery>
#include <QtDebug>

namespace narae::desktop {

namespace {

QString keyOf(const QString& owner, const QString& resource)
{
    return owner + "|" + resource;
}

void run(QSqlQuery& query)
{
    // Without it one reads less while the server is away; nothing else depends on it.
    if (!query.exec()) qWarning("seen cache: %s", qPrintable(query.lastError().text()));
}

} // namespace

std::optional<SeenCache::Seen> SeenCache::find(const QString& owner, const QString& resource) const
{
    QSqlQuery query(store_.database());
    query.prepare("SELECT body, etag, seen_at_ms FROM seen WHERE resource = ?");
    query.addBindValue(keyOf(owner, resource));
    run(query);
    if (!query.next()) return std::nullopt;
    return Seen{query.value(0).toByteArray(), query.value(1).toByteArray(),
                QDateTime::fromMSecsSinceEpoch(query.value(2).toLongLong(), Qt::UTC)};
}

void SeenCache::keep(const QString& owner, const QString& resource, const Seen& seen)
{
    QSqlQuery query(store_.database());
    query.prepare(
        "INSERT INTO seen (resource, etag, body, seen_at_ms) VALUES (?, ?, ?, ?) ON CONFLICT (resource) DO UPDATE SET "
        "etag = excluded.etag, body = excluded.body, seen_at_ms = excluded.seen_at_ms");
    query.addBindValue(keyOf(owner, resource));
    query.addBindValue(QString::fromLatin1(seen.etag.isNull() ? QByteArray("") : seen.etag));
    query.addBindValue(seen.body);
    query.addBindValue(seen.seenAt.toMSecsSinceEpoch());
    run(query);
    query.prepare(
        "DELETE FROM seen WHERE resource IN (SELECT resource FROM seen ORDER BY seen_at_ms DESC LIMIT -1 OFFSET ?)");
    query.addBindValue(kKeptMost);
    run(query);
}

void SeenCache::touch(const QString& owner, const QString& resource, const QDateTime& seenAt)
{
    QSqlQuery query(store_.database());
    query.prepare("UPDATE seen SET seen_at_ms = ? WHERE resource = ?");
    query.addBindValue(seenAt.toMSecsSinceEpoch());
    query.addBindValue(keyOf(owner, resource));
    run(query);
}

void SeenCache::forget(const QString& owner)
{
    QSqlQuery query(store_.database());
    query.prepare("DELETE FROM seen WHERE substr(resource, 1, length(?)) = ?");
    query.addBindValue(owner + "|");
    query.addBindValue(owner + "|");
    run(query);
}

} // namespace narae::desktop
