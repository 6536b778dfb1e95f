#include "client-customer/account/account_service.hpp"

#include <QJsonArray>

namespace narae::customer {

using desktop::Call;
using desktop::Outcome;

void AccountService::changeProfile(const QString& name, const QString& phone, Done done)
{
    const QJsonObject body{{"name", name}, {"phone", phone.isEmpty() ? QJsonValue() : QJsonValue(phone)}};
    parts_.client.send(Call::patch("/v1/account", body, {}), this, [this, done = std::move(done)](const Outcome& out) {
        if (out) parts_.session.update(desktop::Account::fromJson(out->object()));
        done(out ? std::nullopt : std::optional(out.problem()));
    });
}

void AccountService::changePassword(const QString& current, const QString& next, Done done)
{
    const Call call = Call::post("/v1/account/password", {{"currentPassword", current}, {"newPassword", next}});
    parts_.client.send(call, this, [this, done = std::move(done)](const Outcome& out) {
        // It ends all other log-ins.
        if (out) loadLogIns();
        done(out ? std::nullopt : std::optional(out.problem()));
    });
}

void AccountService::loadLogIns()
{
    parts_.client.send(Call::get("/v1/sessions", QUrlQuery{{"limit", "100"}}), this, [this](const Outcome& out) {
        if (!out) {
            Q_EMIT logInsFailed(out.problem());
            return;
        }
        logIns_.clear();
        for (const QJsonValue& item : out->object()["items"].toArray())
            logIns_.push_back({item["sessionId"].toInteger(), item["client"].toString(),
                               desktop::instantFromJson(item["createdAt"]),
                               desktop::instantFromJson(item["lastUsedAt"]),
                               desktop::instantFromJson(item["expiresAt"]), item["current"].toBool()});
        Q_EMIT logInsChanged();
    });
}

void AccountService::endLogIn(qint64 sessionId, Done done)
{
    const Call call = Call::remove(QString("/v1/sessions/%1").arg(sessionId));
    parts_.client.send(call, this, [this, done = std::move(done)](const Outcome& out) {
        if (out) loadLogIns();
        done(out ? std::nullopt : std::optional(out.problem()));
    });
}

} // namespace narae::customer
