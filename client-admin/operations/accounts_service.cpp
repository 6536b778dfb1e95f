#include "client-admin/operations/accounts_service.hpp"

#include <QJsonArray>

namespace narae::admin {

using desktop::Account;
using desktop::Call;
using desktop::Outcome;

namespace {

std::optional<desktop::Problem> problemOf(const Outcome& outcome)
{
    return outcome ? std::nullopt : std::optional(outcome.problem());
}

} // namespace

AccountsService::AccountsService(desktop::Parts& parts, QObject* parent) : QObject(parent), parts_(parts) {}

void AccountsService::loadAccounts(QObject* context, Done done)
{
    fetchAccounts({}, context, std::move(done));
}

void AccountsService::loadMoreAccounts(QObject* context, Done done)
{
    fetchAccounts(nextAccounts_, context, std::move(done));
}

void AccountsService::fetchAccounts(const QString& after, QObject* context, Done done)
{
    QUrlQuery query;
    query.addQueryItem("limit", "50");
    if (!after.isEmpty()) query.addQueryItem("after", after);
    parts_.client.send(Call::get("/v1/accounts", query), context,
                       [this, after, done = std::move(done)](const Outcome& outcome) {
                           if (outcome) {
                               const auto page = desktop::pageFromJson<Account>(outcome->object());
                               if (after.isEmpty()) accounts_.clear();
                               accounts_.insert(accounts_.end(), page.items.begin(), page.items.end());
                               nextAccounts_ = page.next;
                               Q_EMIT accountsChanged();
                           }
                           done(problemOf(outcome));
                       });
}

void AccountsService::openStaffAccount(const QString& name, const QString& email, const QString& password,
                                       QObject* context, Done done)
{
    const QJsonObject body{{"name", name}, {"email", email}, {"password", password}, {"role", "staff"}};
    parts_.client.send(Call::post("/v1/accounts", body), context,
                       [this, done = std::move(done)](const Outcome& outcome) {
                           if (outcome) {
                               accounts_.insert(accounts_.begin(), Account::fromJson(outcome->object()));
                               Q_EMIT accountsChanged();
                           }
                           done(problemOf(outcome));
                       });
}

void AccountsService::closeAccount(qint64 accountId, QObject* context, Done done)
{
    parts_.client.send(Call::post(QString("/v1/accounts/%1/closure").arg(accountId), {}), context,
                       [this, accountId, done = std::move(done)](const Outcome& outcome) {
                           if (outcome) {
                               for (Account& account : accounts_)
                                   if (account.accountId == accountId) account = Account::fromJson(outcome->object());
                               Q_EMIT accountsChanged();
                           }
                           done(problemOf(outcome));
                       });
}

void AccountsService::loadKeys(QObject* context, Done done)
{
    QUrlQuery query;
    query.addQueryItem("limit", "100");
    parts_.client.send(Call::get("/v1/api-keys", query), context,
                       [this, done = std::move(done)](const Outcome& outcome) {
                           if (outcome) {
                               keys_.clear();
                               for (const QJsonValue& key : outcome->object()["items"].toArray())
                                   keys_.push_back(ApiKeySeen::fromJson(key.toObject()));
                               Q_EMIT keysChanged();
                           }
                           done(problemOf(outcome));
                       });
}

void AccountsService::makeKey(const QString& name, const QStringList& scopes, QObject* context,
                              std::function<void(const ApiKeySeen&)> made, Done done)
{
    const QJsonObject body{{"name", name}, {"scopes", QJsonArray::fromStringList(scopes)}};
    parts_.client.send(Call::post("/v1/api-keys", body), context,
                       [this, made = std::move(made), done = std::move(done)](const Outcome& outcome) {
                           if (outcome) {
                               ApiKeySeen key = ApiKeySeen::fromJson(outcome->object());
                               made(key);
                               // What is kept does not hold the secret.
                               key.secret.clear();
                               keys_.insert(keys_.begin(), key);
                               Q_EMIT keysChanged();
                           }
                           done(problemOf(outcome));
                       });
}

void AccountsService::revokeKey(qint64 apiKeyId, QObject* context, Done done)
{
    parts_.client.send(Call::remove(QString("/v1/api-keys/%1").arg(apiKeyId)), context,
                       [this, apiKeyId, done = std::move(done)](const Outcome& outcome) {
                           if (outcome) {
                               for (ApiKeySeen& key : keys_)
                                   if (key.apiKeyId == apiKeyId) key.revokedAt = parts_.now();
                               Q_EMIT keysChanged();
                           }
                           done(problemOf(outcome));
                       });
}

} // namespace narae::admin
