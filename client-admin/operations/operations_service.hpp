#pragma once

#include "client-admin/operations/operations_records.hpp"
#include "common/desktop/client/live_resource.hpp"
#include "common/desktop/parts/parts.hpp"

#include <deque>

namespace narae::admin {

/// How the server is, live, and what operators ask of it. No widgets. GUI thread.
class OperationsService : public QObject {
    Q_OBJECT

public:
    using Done = std::function<void(std::optional<desktop::Problem>)>;
    static constexpr std::size_t kSamplesMost = 60; ///< two minutes

    OperationsService(desktop::Parts& parts, QObject* parent);

    void setActive(bool active);
    void refresh();

    const std::optional<HealthSeen>& health() const { return health_; }
    const std::optional<desktop::Problem>& problem() const { return problem_; }
    /// An area's 99th percentile over the last two minutes, in milliseconds, oldest first.
    const std::deque<double>& samples(const QString& area) const;
    const std::vector<DeadLetter>& deadLetters() const { return deadLetters_; }
    const std::vector<LogLine>& log() const { return log_; }
    const std::optional<AuditRunSeen>& auditRun() const { return run_; }
    const std::optional<ChainSeen>& chain() const { return chain_; }

    void replay(const DeadLetter& letter, QObject* context, Done done);
    /// Starts an audit and follows it to its end.
    void startAudit(QObject* context, const Done& done);
    /// Has the server check the audit log's chain of hashes.
    void verifyChain(QObject* context, Done done);

Q_SIGNALS:
    void healthChanged();
    void deadLettersChanged();
    void logChanged();
    void auditChanged();
    void chainChanged();

private:
    void takeHealth(const QJsonObject& json);
    void sample();
    void takeRun(const QJsonObject& json);
    void followRun();
    void findLastRun();

    desktop::Parts& parts_;
    desktop::LiveResource healthWatch_;
    desktop::LiveResource deadWatch_;
    desktop::LiveResource logWatch_;
    QTimer follow_;
    std::optional<HealthSeen> health_;
    std::optional<desktop::Problem> problem_;
    std::map<QString, std::deque<double>> samples_;
    std::vector<DeadLetter> deadLetters_;
    std::vector<LogLine> log_;
    std::optional<AuditRunSeen> run_;
    std::optional<ChainSeen> chain_;
};

} // namespace narae::admin
