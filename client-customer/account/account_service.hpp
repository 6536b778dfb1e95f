#pragma once

#include "common/desktop/parts/parts.hpp"

#include <optional>
#include <vector>

namespace narae::customer {

/// One place where the account is logged in.
struct LogIn {
    qint64 sessionId = 0;
    QString client; ///< what the app there calls itself
    QDateTime createdAt, lastUsedAt, expiresAt;
    bool current = false;
};

/// The account's own calls. GUI thread; no widgets.
class AccountService : public QObject {
    Q_OBJECT

public:
    using Done = std::function<void(const std::optional<desktop::Problem>&)>;

    explicit AccountService(desktop::Parts& parts, QObject* parent = nullptr) : QObject(parent), parts_(parts) {}

    /// An empty phone takes the number away.
    void changeProfile(const QString& name, const QString& phone, Done done);
    void changePassword(const QString& current, const QString& next, Done done);
    void loadLogIns();
    void endLogIn(qint64 sessionId, Done done);
    const std::vector<LogIn>& logIns() const { return logIns_; }

Q_SIGNALS:
    void logInsChanged();
    void logInsFailed(const desktop::Problem& problem);

private:
    desktop::Parts& parts_;
    std::vector<LogIn> logIns_;
};

} // namespace narae::customer
