#include "common/desktop/keep/purchase_journal.hpp"

#include <QJsonDocument>
#include <QSqlError>
#include <QSqlQuery>
#include <QtDebug>

namespace narae::desktop {

namespace {

QByteArray textOf(const QJsonObject& object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

QJsonObject objectOf(const QVariant& text)
{
    return QJsonDocument::fromJson(text.toByteArray()).object();
}

} // namespace

bool PurchaseJournal::begin(const Entry& entry)
{
    if (store_.forgetful()) {
        qWarning("purchase journal: no file: %s", qPrintable(store_.damage()));
        return false;
    }
    QSqlQuery query(store_.database());
    query.prepare(
        "INSERT INTO purchases (idempotency_key, path, body, caller, about, begun_at_ms) VALUES (?, ?, ?, ?, ?, ?)");
    query.addBindValue(entry.key);
    query.addBindValue(entry.path);
    query.addBindValue(textOf(entry.body));
    // An empty QString that is null would be NULL.
    query.addBindValue(entry.caller.isNull() ? QString("") : entry.caller);
    query.addBindValue(textOf(entry.about));
    query.addBindValue(entry.begunAt.toMSecsSinceEpoch());
    if (query.exec()) return true;
    qWarning("purchase journal: %s", qPrintable(query.lastError().text()));
    return false;
}

void PurchaseJournal::end(const QString& key, const QJsonObject& result)
{
    QSqlQuery query(store_.database());
    query.prepare("UPDATE purchases SET result = ?, ended_at_ms = ? WHERE idempotency_key = ?");
    query.addBindValue(textOf(result));
    query.addBindValue(QDateTime::currentMSecsSinceEpoch());
    query.addBindValue(key);
    // Not ended here, it is asked for once more at the next start, which changes nothing.
    if (!query.exec()) qWarning("purchase journal: %s", qPrintable(query.lastError().text()));
}

std::vector<PurchaseJournal::Entry> PurchaseJournal::open() const
{
    QSqlQuery query(store_.database());
    std::vector<Entry> entries;
    if (!query.exec(
            "SELECT idempotency_key, path, body, caller, about, begun_at_ms FROM purchases WHERE ended_at_ms IS NULL "
            "ORDER BY begun_at_ms, idempotency_key"))
        qWarning("purchase journal: %s", qPrintable(query.lastError().text()));
    while (query.next())
        entries.push_back({query.value(0).toString(), query.value(1).toString(), objectOf(query.value(2)),
                           query.value(3).toString(), objectOf(query.value(4)),
                           QDateTime::fromMSecsSinceEpoch(query.value(5).toLongLong(), Qt::UTC)});
    return entries;
}

} // namespace narae::desktop
