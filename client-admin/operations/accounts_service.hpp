#pragma once

#include "client-admin/operations/operations_records.hpp"
#include "common/desktop/parts/parts.hpp"

namespace narae::admin {

/// Accounts and API keys, as staff manage them. No widgets. GUI thread.
class AccountsService : public QObject {
    Q_OBJECT

public:
    using Done = std::function<void(std::optional<desktop::Problem>)>;

    AccountsService(desktop::Parts& parts, QObject* parent);

    qint64 own() const { return parts_.session.account().accountId; }
    const std::vector<desktop::Account>& accounts() const { return accounts_; }
    bool moreAccounts() const { return !nextAccounts_.isEmpty(); }
    const std::vector<ApiKeySeen>& keys() const { return keys_; }

    void loadAccounts(QObject* context, Done done);
    void loadMoreAccounts(QObject* context, Done done);
    void openStaffAccount(const QString& name, const QString& email, const QString& password, QObject* context,
                          Done done);
    void closeAccount(qint64 accountId, QObject* context, Done done);

    void loadKeys(QObject* context, Done done);
    /// `made` hears the key with its secret, which is told this once.
    void makeKey(const QString& name, const QStringList& scopes, QObject* context,
                 std::function<void(const ApiKeySeen&)> made, Done done);
    void revokeKey(qint64 apiKeyId, QObject* context, Done done);

Q_SIGNALS:
    void accountsChanged();
    void keysChanged();

private:
    void fetchAccounts(const QString& after, QObject* context, Done done);

    desktop::Parts& parts_;
    std::vector<desktop::Account> accounts_;
    QString nextAccounts_;
    std::vector<ApiKeySeen> keys_;
};

} // namespace narae::admin
