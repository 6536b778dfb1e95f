#pragma once

#include <QDateTime>
#include <QJsonObject>
#include <QStringList>
#include <map>
#include <optional>
#include <vector>

/// What the server says of itself, as the Operations page wants it. What an older server does not say is empty.
namespace narae::admin {

/// Things that wait, and since when the first of them does.
struct WaitingSeen {
    int count = 0;
    QDateTime oldestSince;
};

/// What stands between the server and a service that it calls, and stops calling while that comes to nothing.
struct BreakerSeen {
    QString name;  ///< of the service: payment
    QString state; ///< closed, open, half_open
    QString trouble;
    qint64 failures = 0, callsNotMade = 0;
    QDateTime retryAt;
};

/// GET /v1/health
struct HealthSeen {
    struct Area {
        qint64 requests = 0, errors = 0;
        double p50Ms = 0, p99Ms = 0;
    };
    bool ready = false;
    QString reason, version, writer;
    qint64 uptimeSeconds = -1; ///< -1: not told
    QString databaseKind;
    bool databaseAway = false;
    std::map<QString, Area> areas;
    std::optional<WaitingSeen> unknownPayments, refundsPending;
    std::optional<qint64> newestEvent;
    std::map<QString, qint64> eventLag;
    qint64 commitsWaiting = 0, commandsFailed = 0;
    std::vector<BreakerSeen> breakers; ///< none where the server calls nobody
    static HealthSeen fromJson(const QJsonObject& json);
};

/// One line of GET /v1/dead-letters: an event that a reader could not apply.
struct DeadLetter {
    QString reader, writer, type, reason;
    qint64 seq = 0;
    QDateTime buriedAt;
    QString id() const { return QString("%1/%2/%3").arg(reader, writer).arg(seq); }
    static DeadLetter fromJson(const QJsonObject& json);
};

/// One invariant of an audit.
struct RuleSeen {
    QString rule; ///< I1 to I8
    QString statement;
    bool done = false;
    std::optional<bool> holds;
    qint64 looked = 0;
    QString unit;
    QStringList breaches, notes;
    qint64 breachCount = 0;
};

/// GET /v1/audit-runs/{id}
struct AuditRunSeen {
    qint64 auditRunId = 0;
    QString state, reason;
    QDateTime startedAt;
    qint64 tookMs = 0;
    std::optional<bool> clean;
    int rulesDone = 0, rulesTotal = 0;
    std::vector<RuleSeen> rules;
    bool running() const { return state == "running"; }
    static AuditRunSeen fromJson(const QJsonObject& json);
};

/// One line of GET /v1/audit: who did what.
struct LogLine {
    qint64 seq = 0;
    QDateTime at;
    QString actor, action, subject, outcome, hash;
    static LogLine fromJson(const QJsonObject& json);
};

/// GET /v1/audit/verification
struct ChainSeen {
    qint64 entries = 0;
    bool holds = false;
    qint64 brokenAt = 0;
    QString reason; ///< missing, detached, altered, cut_off
    static ChainSeen fromJson(const QJsonObject& json);
};

struct ApiKeySeen {
    qint64 apiKeyId = 0;
    QString name, secret;
    QStringList scopes;
    QDateTime createdAt, lastUsedAt, expiresAt, revokedAt;
    static ApiKeySeen fromJson(const QJsonObject& json);
};

} // namespace narae::admin
