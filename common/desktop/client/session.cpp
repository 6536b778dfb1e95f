#include "common/desktop/client/session.hpp"

#include <utility>

namespace narae::desktop {

namespace {

const Call kAccount = Call::get("/v1/account").remember();

} // namespace

Session::Session(ApiClient& client, SeenCache& cache, TokenKeeper& keeper, QString name, QObject* parent)
    : QObject(parent), client_(client), cache_(cache), keeper_(keeper), name_(std::move(name))
{
    connect(&client_, &ApiClient::sessionEnded, this, [this] {
        if (guest()) return;
        end();
        Q_EMIT changed();
        Q_EMIT ended();
    });
    connect(&client_.connectivity(), &Connectivity::changed, this, [this] {
        if (client_.connectivity().online() && guest() && !token_.isEmpty()) askWho([] {});
    });
}

void Session::resume(std::function<void()> done)
{
    keeper_.load(name_, [this, done = std::move(done)](const QString& kept) {
        // The account is kept beside its token ("7 ns_..."), so that its own things can be read while the server is
        // away.
        const QString id = kept.section(' ', 0, 0);
        const QString token = kept.section(' ', 1);
        // A keyring takes its time: somebody may have logged in meanwhile.
        if (token.isEmpty() || !token_.isEmpty()) {
            done();
            return;
        }
        token_ = token;
        client_.setToken(token, id);
        askWho(done);
    });
}

void Session::askWho(std::function<void()> done)
{
    client_.send(kAccount, this, [this, token = token_, done = std::move(done)](const Outcome& outcome) {
        // Unless somebody has logged in or out meanwhile.
        if (token == token_ && outcome) {
            begin(token, Account::fromJson(outcome->object()));
        } else if (token == token_ && outcome.problem().kind == Problem::Kind::SessionEnded) {
            end();
            Q_EMIT changed();
        }
        done();
    });
}

void Session::logIn(const QString& email, const QString& password, QObject* context, Done done)
{
    const Call call = Call::post("/v1/sessions", {{"email", email}, {"password", password}});
    client_.send(call, context, [this, done = std::move(done)](const Outcome& outcome) {
        if (outcome) {
            const QJsonObject answer = outcome->object();
            const QJsonObject account = answer["account"].toObject();
            const QString id = QString::number(account["accountId"].toInteger());
            const QString token = answer["token"].toString();
            begin(token, Account::fromJson(account));
            // The next start may find no server: then too it is known who uses the app.
            cache_.keep(id, kAccount.resource(),
                        {QJsonDocument(account).toJson(QJsonDocument::Compact), {}, outcome->seenAt});
            keeper_.keep(name_, id + " " + token, [this](bool lasting) {
                lasting_ = lasting;
                Q_EMIT changed();
            });
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
    owner_ = 0;
    end();
    Q_EMIT loggedOut();
    Q_EMIT changed();
}

void Session::update(const Account& account)
{
    if (account.accountId != account_.accountId) return;
    account_ = account;
    Q_EMIT changed();
}

void Session::begin(const QString& token, const Account& account)
{
    const qint64 before = std::exchange(owner_, account.accountId);
    token_ = token;
    account_ = account;
    client_.setToken(token, QString::number(account.accountId));
    if (before != 0 && before != account.accountId) {
        cache_.forget(QString::number(before));
        Q_EMIT loggedOut();
    }
    Q_EMIT changed();
}

void Session::end()
{
    keeper_.forget(name_);
    token_.clear();
    account_ = {};
    client_.setToken({}, {});
}

} // namespace narae::desktop
