#include "client-admin/operations/operations_service.hpp"

#include <QJsonArray>

namespace narae::admin {

using desktop::Answer;
using desktop::Call;
using desktop::LiveResource;
using desktop::Outcome;
using desktop::Problem;

OperationsService::OperationsService(desktop::Parts& parts, QObject* parent)
    : QObject(parent),
      parts_(parts),
      healthWatch_(parts.client, this),
      deadWatch_(parts.client, this),
      logWatch_(parts.client, this)
{
    connect(&healthWatch_, &LiveResource::changed, this, [this](const Answer& answer) { takeHealth(answer.object()); });
    // The same answer is a new sample all the same.
    connect(&healthWatch_, &LiveResource::confirmed, this, [this] {
        sample();
        Q_EMIT healthChanged();
    });
    connect(&healthWatch_, &LiveResource::failed, this, [this](const Problem& problem) {
        problem_ = problem;
        Q_EMIT healthChanged();
    });
    connect(&deadWatch_, &LiveResource::changed, this, [this](const Answer& answer) {
        deadLetters_.clear();
        for (const QJsonValue& letter : answer.object()["items"].toArray())
            deadLetters_.push_back(DeadLetter::fromJson(letter.toObject()));
        Q_EMIT deadLettersChanged();
    });
    connect(&logWatch_, &LiveResource::changed, this, [this](const Answer& answer) {
        log_.clear();
        for (const QJsonValue& line : answer.object()["items"].toArray())
            log_.push_back(LogLine::fromJson(line.toObject()));
        Q_EMIT logChanged();
    });
    healthWatch_.watch(Call::get("/v1/health"));
    deadWatch_.watch(Call::get("/v1/dead-letters"));
    QUrlQuery newest;
    newest.addQueryItem("limit", "50");
    logWatch_.watch(Call::get("/v1/audit", newest));
    follow_.setInterval(300);
    connect(&follow_, &QTimer::timeout, this, &OperationsService::followRun);
}

void OperationsService::setActive(bool active)
{
    for (LiveResource* resource : {&healthWatch_, &deadWatch_, &logWatch_})
        resource->setActive(active);
    if (active && !run_) findLastRun();
}

void OperationsService::refresh()
{
    for (LiveResource* resource : {&healthWatch_, &deadWatch_, &logWatch_})
        resource->refresh();
}

void OperationsService::takeHealth(const QJsonObject& json)
{
    problem_.reset();
    health_ = HealthSeen::fromJson(json);
    sample();
    Q_EMIT healthChanged();
}

void OperationsService::sample()
{
    problem_.reset();
    if (!health_) return;
    for (const auto& [name, area] : health_->areas) {
        std::deque<double>& samples = samples_[name];
        samples.push_back(area.p99Ms);
        if (samples.size() > kSamplesMost) samples.pop_front();
    }
}

const std::deque<double>& OperationsService::samples(const QString& area) const
{
    static const std::deque<double> kNone;
    const auto found = samples_.find(area);
    return found == samples_.end() ? kNone : found->second;
}

void OperationsService::replay(const DeadLetter& letter, QObject* context, Done done)
{
    const QString path = QString("/v1/dead-letters/%1/%2/%3/replay").arg(letter.reader, letter.writer).arg(letter.seq);
    parts_.client.send(Call::post(path, {}).keyed(desktop::ApiClient::newKey()), context,
                       [this, done = std::move(done)](const Outcome& outcome) {
                           refresh();
                           done(outcome ? std::nullopt : std::optional(outcome.problem()));
                       });
}

void OperationsService::startAudit(QObject* context, const Done& done)
{
    // The service itself waits for the answer: the run goes on when nobody looks.
    QPointer<QObject> guard(context);
    parts_.client.send(Call::post("/v1/audit-runs", {}), this, [this, guard, done](const Outcome& outcome) {
        if (outcome) {
            takeRun(outcome->object());
            follow_.start();
        } else if (outcome.problem().code == "audit.running") {
            findLastRun();
        }
        if (guard) done(outcome ? std::nullopt : std::optional(outcome.problem()));
    });
}

void OperationsService::findLastRun()
{
    parts_.client.send(Call::get("/v1/audit-runs"), this, [this](const Outcome& outcome) {
        // A server without audits on demand says so when one is asked for.
        if (!outcome) return;
        const QJsonArray runs = outcome->object()["items"].toArray();
        if (runs.isEmpty()) return;
        takeRun(runs.first().toObject());
        if (run_->running()) follow_.start();
    });
}

void OperationsService::takeRun(const QJsonObject& json)
{
    run_ = AuditRunSeen::fromJson(json);
    Q_EMIT auditChanged();
}

void OperationsService::followRun()
{
    if (!run_ || !run_->running()) {
        follow_.stop();
        return;
    }
    parts_.client.send(Call::get(QString("/v1/audit-runs/%1").arg(run_->auditRunId)), this,
                       [this](const Outcome& outcome) {
                           if (outcome) {
                               takeRun(outcome->object());
                           } else if (outcome.problem().kind == Problem::Kind::Refused) {
                               // The server has been started anew and knows it no more.
                               run_.reset();
                               Q_EMIT auditChanged();
                           }
                       });
}

void OperationsService::verifyChain(QObject* context, Done done)
{
    parts_.client.send(Call::get("/v1/audit/verification").within(std::chrono::seconds(60)), context,
                       [this, done = std::move(done)](const Outcome& outcome) {
                           if (outcome) {
                               chain_ = ChainSeen::fromJson(outcome->object());
                               Q_EMIT chainChanged();
                           }
                           done(outcome ? std::nullopt : std::optional(outcome.problem()));
                       });
}

} // namespace narae::admin
