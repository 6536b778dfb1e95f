#pragma once

#include <QHash>
#include <QObject>
#include <QString>
#include <functional>

namespace narae::desktop {

/// Where a session's token rests between two starts of the app: a port. Without a keyring it is kept in memory only,
/// and the app says so. GUI thread; answers come later, through the callbacks.
class TokenKeeper : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;
    /// The token kept under `name`; empty when there is none.
    virtual void load(const QString& name, std::function<void(QString token)> done) = 0;
    /// `lasting` is false when the token will be gone with the app.
    virtual void keep(const QString& name, const QString& token, std::function<void(bool lasting)> done) = 0;
    virtual void forget(const QString& name) = 0;
};

/// In memory only: for tests, and behind the keyring.
class MemoryTokenKeeper : public TokenKeeper {
    Q_OBJECT

public:
    using TokenKeeper::TokenKeeper;
    void load(const QString& name, std::function<void(QString token)> done) override;
    void keep(const QString& name, const QString& token, std::function<void(bool lasting)> done) override;
    void forget(const QString& name) override;

private:
    QHash<QString, QString> tokens_;
};

/// In the desktop's keyring (QtKeychain: Secret Service, KWallet), else in memory.
class KeyringTokenKeeper : public TokenKeeper {
    Q_OBJECT

public:
    using TokenKeeper::TokenKeeper;
    void load(const QString& name, std::function<void(QString token)> done) override;
    void keep(const QString& name, const QString& token, std::function<void(bool lasting)> done) override;
    void forget(const QString& name) override;

private:
    MemoryTokenKeeper memory_;
};

} // namespace narae::desktop
