#pragma once

#include "common/desktop/client/api_client.hpp"
#include "common/desktop/client/records.hpp"
#include "common/desktop/keep/token_keeper.hpp"

namespace narae::desktop {

/// Who uses the app: a guest, or an account that has logged in. The token rests in the keyring under `name`. GUI
/// thread.
class Session : public QObject {
    Q_OBJECT

public:
    using Done = std::function<void(std::optional<Problem>)>;

    /// `name` tells apart the apps and servers that share a keyring ("customer@http://127.0.0.1:8080").
    Session(ApiClient& client, SeenCache& cache, TokenKeeper& keeper, QString name, QObject* parent = nullptr);

    /// Takes the kept token up again; `done` is called when it is known who uses the app, guest included.
    void resume(std::function<void()> done);
    void logIn(const QString& email, const QString& password, QObject* context, Done done);
    /// Opens a customer's account and logs in.
    void signUp(const QString& email, const QString& password, const QString& name, QObject* context, Done done);
    void logOut();
    /// The account has changed its name or phone number.
    void update(const Account& account);

    bool guest() const { return account_.accountId == 0; }
    const Account& account() const { return account_; }
    /// False when the token is only in memory: the app then says that it must be asked for again at the next start.
    bool lasting() const { return lasting_; }

Q_SIGNALS:
    void changed(); ///< another user, or a guest again
    void ended();   ///< the server ended it: whoever was at work is asked to log in once more
    /// Whoever used the app has left it: by logging out, or because another account has logged in since. What is theirs
    /// goes from every screen. Not when the server ended it: then it waits for them.
    void loggedOut();

private:
    void askWho(std::function<void()> done);
    void begin(const QString& token, const Account& account);
    void end();

    ApiClient& client_;
    SeenCache& cache_;
    TokenKeeper& keeper_;
    QString name_;
    QString token_; ///< may be there before its account is known: started while the server was away
    Account account_;
    qint64 owner_ = 0; ///< whose things the screens show; a guest's at 0
    bool lasting_ = true;
};

} // namespace narae::desktop
