#include "client-admin/schedule/job_journal.hpp"

#include <QJsonDocument>
#include <QSqlQuery>
#include <QUuid>

namespace narae::admin {

bool JobJournal::begin(const Job& job)
{
    QJsonArray plan;
    for (const QJsonObject& flight : job.plan)
        plan.append(flight);
    QSqlQuery query(store_.database());
    query.prepare("INSERT INTO flight_jobs (job_id, title, plan, begun_at_ms) VALUES (?, ?, ?, ?)");
    query.addBindValue(job.jobId);
    query.addBindValue(job.title);
    query.addBindValue(qCompress(QJsonDocument(plan).toJson(QJsonDocument::Compact)));
    query.addBindValue(QDateTime::currentMSecsSinceEpoch());
    return query.exec();
}

bool JobJournal::note(const QString& jobId, const std::vector<Result>& results)
{
    QSqlDatabase database = store_.database();
    if (!database.transaction()) return false;
    QSqlQuery query(database);
    query.prepare("INSERT OR REPLACE INTO flight_job_rows (job_id, place, outcome, message) VALUES (?, ?, ?, ?)");
    for (const Result& result : results) {
        query.addBindValue(jobId);
        query.addBindValue(result.place);
        query.addBindValue(result.outcome);
        // An empty text, not SQL's NULL.
        query.addBindValue(result.message.isNull() ? QString("") : result.message);
        if (!query.exec()) {
            database.rollback();
            return false;
        }
    }
    return database.commit();
}

void JobJournal::end(const QString& jobId)
{
    QSqlQuery query(store_.database());
    query.prepare("UPDATE flight_jobs SET ended_at_ms = ? WHERE job_id = ?");
    query.addBindValue(QDateTime::currentMSecsSinceEpoch());
    query.addBindValue(jobId);
    query.exec();
}

std::optional<JobJournal::Job> JobJournal::open() const
{
    QSqlQuery query(store_.database());
    if (!query.exec(
            "SELECT job_id, title, plan FROM flight_jobs WHERE ended_at_ms IS NULL ORDER BY begun_at_ms DESC") ||
        !query.next())
        return std::nullopt;
    Job job{query.value(0).toString(), query.value(1).toString(), {}, {}};
    const QJsonArray plan = QJsonDocument::fromJson(qUncompress(query.value(2).toByteArray())).array();
    for (const QJsonValue& flight : plan)
        job.plan.push_back(flight.toObject());
    query.finish();
    query.prepare("SELECT place, outcome, message FROM flight_job_rows WHERE job_id = ? ORDER BY place");
    query.addBindValue(job.jobId);
    if (!query.exec()) return job;
    while (query.next())
        job.results.push_back({query.value(0).toInt(), query.value(1).toString(), query.value(2).toString()});
    return job;
}

QString JobJournal::keyOf(const QString& jobId, const QJsonObject& flight)
{
    return QUuid::createUuidV5(QUuid::fromString(jobId),
                               flight["flightNumber"].toString() + ' ' + flight["departsAt"].toString())
        .toString(QUuid::WithoutBraces);
}

} // namespace narae::admin
