#include "common/desktop/client/session.hpp"

namespace narae::desktop {

Session::Session(ApiClient& client, SeenCache& cache, TokenKeeper& keeper, QString name, QObject* parent)
    : QObject(parent), client_(client), cache_(cache), keeper_(keeper), name_(std::move(name))
{
    connect(&client_, &ApiClient::sessionEnded, this, [this] {
        if (guest()) return;
        end();
        Q_EMIT ended();
    });
}

void Session::resume(std::function<void()> done)
{
    keeper_.load(name_, [this, done = std::move(done)](const QString& kept) {
        // The account is kept beside its token ("7 ns_..."), so that its own things can be read while the server is
        // away.
        const QString id = kept.section(' ', 0, 0);
        const QString token = kept.section(' ', 1);
        if (token.isEmpty()) {
            done();
            return;
        }
        client_.setToken(token, id);
        client_.send(Call::get("/v1/account").remember(), this, [this, token, done](const Outcome& outcome) {
            if (outcome)
                begin(token, Account::fromJson(outcome->object()), false);
            else if (outcome.problem().kind == Problem::Kind::SessionEnded)
                end();
            done();
        });
    });
}

void Session::logIn(const QString& email, const QString& password, QObject* context, Done done)
{
    const Call call = Call::post("/v1/sessions", {{"email", email}, {"password", password}});
    client_.send(call, context, [this, done = std::move(done)](const Outcome& outcome) {
        if (outcome) {
            const QJsonObject answer = outcome->object();
            begin(answer["token"].toString(), Account::fromJson(answer["account"].toObject()), true);
        }
        done(outcome ? std::nullopt : std::optional(outcome.problem()));
    });
}

void Session::signUp(const QString& email, const QString& password, const QString& name, QObject* context, Done done)
{
    const Call call = Call::post("/v1/accounts", {{"email", email}, {"password", password}, {"name", name}});
    QPointer<QObject> guard(context);
    client_.send(call, context, [this, email, password, guard, done = std::move(done)](const Outcome& outcome) {
        if (!outcome)
            done(outcome.problem());
        else if (guard)
            logIn(email, password, guard, done);
    });
}

void Session::logOut()
{
    // The server is told, but nobody waits for it: here the token is gone either way.
    if (!guest()) client_.send(Call::remove("/v1/sessions/current"), this, [](const Outcome&) {});
    cache_.forget(client_.account());
    end();
}

void Session::update(const Account& account)
{
    if (account.accountId != account_.accountId) return;
    account_ = account;
    Q_EMIT changed();
}

void Session::begin(const QString& token, const Account& account, bool keep)
{
    account_ = account;
    const QString id = QString::number(account.accountId);
    client_.setToken(token, id);
    if (keep)
        keeper_.keep(name_, id + " " + token, [this](bool lasting) {
            lasting_ = lasting;
            Q_EMIT changed();
        });
    Q_EMIT changed();
}

void Session::end()
{
    keeper_.forget(name_);
    account_ = {};
    client_.setToken({}, {});
    Q_EMIT changed();
}

} // namespace narae::desktop
