#include "client-admin/operations/operations_records.hpp"

#include "common/desktop/client/records.hpp"

#include <QJsonArray>

namespace narae::admin {

using desktop::instantFromJson;

namespace {

std::optional<WaitingSeen> waitingFrom(const QJsonValue& json)
{
    if (!json.isObject()) return std::nullopt;
    return WaitingSeen{json["count"].toInt(), instantFromJson(json["oldestSince"])};
}

QStringList textsFrom(const QJsonValue& json)
{
    QStringList texts;
    for (const QJsonValue& text : json.toArray())
        texts << text.toString();
    return texts;
}

RuleSeen ruleFrom(const QJsonObject& json)
{
    RuleSeen rule;
    rule.rule = json["rule"].toString();
    rule.statement = json["statement"].toString();
    rule.done = json["done"].toBool();
    if (json["holds"].isBool()) rule.holds = json["holds"].toBool();
    rule.looked = json["looked"].toInteger();
    rule.unit = json["unit"].toString();
    rule.breaches = textsFrom(json["breaches"]);
    rule.notes = textsFrom(json["notes"]);
    rule.breachCount = json["breachCount"].toInteger();
    return rule;
}

/// Those before the roles that other processes do, and those that are told by themselves.
std::vector<BreakerSeen> breakersFrom(const QJsonObject& health)
{
    std::vector<BreakerSeen> breakers;
    for (const QJsonValue& breaker : health["breakers"].toArray())
        breakers.push_back({breaker["name"].toString(),
                            breaker["state"].toString(),
                            {},
                            breaker["failures"].toInteger(),
                            0,
                            desktop::instantFromJson(breaker["retryAt"])});
    for (const QJsonValue& peer : health["peers"].toArray())
        if (peer["breaker"].isString())
            breakers.push_back({peer["role"].toString(),
                                peer["breaker"].toString(),
                                peer["trouble"].toString(),
                                0,
                                peer["callsNotMade"].toInteger(),
                                {}});
    return breakers;
}

} // namespace

HealthSeen HealthSeen::fromJson(const QJsonObject& json)
{
    HealthSeen health;
    health.ready = json["ready"].toBool();
    health.reason = json["reason"].toString();
    health.version = json["version"].toString();
    health.writer = json["writer"].toString();
    health.uptimeSeconds = json["uptimeSeconds"].toInteger(-1);
    health.databaseKind = json["database"]["kind"].toString();
    health.databaseAway = json["database"]["away"].toBool();
    const QJsonObject areas = json["areas"].toObject();
    for (auto area = areas.begin(); area != areas.end(); ++area) {
        const QJsonObject seen = area.value().toObject();
        health.areas[area.key()] = {seen["requests"].toInteger(), seen["errors"].toInteger(), seen["p50Ms"].toDouble(),
                                    seen["p99Ms"].toDouble()};
    }
    health.unknownPayments = waitingFrom(json["unknownPayments"]);
    health.refundsPending = waitingFrom(json["refundsPending"]);
    if (json["newestEvent"].isDouble()) health.newestEvent = json["newestEvent"].toInteger();
    const QJsonObject lags = json["eventLag"].toObject();
    for (auto lag = lags.begin(); lag != lags.end(); ++lag)
        health.eventLag[lag.key()] = lag.value().toInteger();
    health.commitsWaiting = json["commit"]["waiting"].toInteger();
    health.commandsFailed = json["commit"]["failed"].toInteger();
    health.breakers = breakersFrom(json);
    return health;
}

DeadLetter DeadLetter::fromJson(const QJsonObject& json)
{
    return {json["reader"].toString(), json["writer"].toString(), json["type"].toString(),
            json["reason"].toString(), json["seq"].toInteger(),   instantFromJson(json["buriedAt"])};
}

AuditRunSeen AuditRunSeen::fromJson(const QJsonObject& json)
{
    AuditRunSeen run;
    run.auditRunId = json["auditRunId"].toInteger();
    run.state = json["state"].toString();
    run.reason = json["reason"].toString();
    run.startedAt = instantFromJson(json["startedAt"]);
    run.tookMs = json["tookMs"].toInteger();
    if (json["clean"].isBool()) run.clean = json["clean"].toBool();
    run.rulesDone = json["rulesDone"].toInt();
    run.rulesTotal = json["rulesTotal"].toInt();
    for (const QJsonValue& rule : json["rules"].toArray())
        run.rules.push_back(ruleFrom(rule.toObject()));
    return run;
}

LogLine LogLine::fromJson(const QJsonObject& json)
{
    return {json["seq"].toInteger(),   instantFromJson(json["at"]), json["actor"].toString(),
            json["action"].toString(), json["subject"].toString(),  json["outcome"].toString(),
            json["hash"].toString()};
}

ChainSeen ChainSeen::fromJson(const QJsonObject& json)
{
    return {json["entries"].toInteger(), json["holds"].toBool(), json["firstBreak"]["seq"].toInteger(),
            json["firstBreak"]["reason"].toString()};
}

ApiKeySeen ApiKeySeen::fromJson(const QJsonObject& json)
{
    ApiKeySeen key;
    key.apiKeyId = json["apiKeyId"].toInteger();
    key.name = json["name"].toString();
    key.secret = json["secret"].toString();
    key.scopes = textsFrom(json["scopes"]);
    key.createdAt = instantFromJson(json["createdAt"]);
    key.lastUsedAt = instantFromJson(json["lastUsedAt"]);
    key.expiresAt = instantFromJson(json["expiresAt"]);
    key.revokedAt = instantFromJson(json["revokedAt"]);
    return key;
}

} // namespace narae::admin
