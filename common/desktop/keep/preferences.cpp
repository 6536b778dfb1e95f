#include "common/desktop/keep/preferences.hpp"

#include <QSqlError>
#include <QSqlQuery>
#include <QtDebug>

namespace narae::desktop {

namespace {

void run(QSqlQuery& query)
{
    // A preference that cannot be kept is no reason to disturb anyone; it is said in the log.
    if (!query.exec()) qWarning("preferences: %s", qPrintable(query.lastError().text()));
}

} // namespace

QString Preferences::get(const QString& name, const QString& otherwise) const
{
    QSqlQuery query(store_.database());
    query.prepare("SELECT value FROM preferences WHERE name = ?");
    query.addBindValue(name);
    run(query);
    return query.next() ? query.value(0).toString() : otherwise;
}

void Preferences::set(const QString& name, const QString& value)
{
    QSqlQuery query(store_.database());
    query.prepare(
        "INSERT INTO preferences (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value");
    query.addBindValue(name);
    query.addBindValue(value);
    run(query);
}

void Preferences::remove(const QString& name)
{
    QSqlQuery query(store_.database());
    query.prepare("DELETE FROM preferences WHERE name = ?");
    query.addBindValue(name);
    run(query);
}

} // namespace narae::desktop
