#pragma once

#include "common/desktop/client/api_client.hpp"
#include "common/desktop/keep/purchase_journal.hpp"

#include <QSet>

namespace narae::desktop {

/// Sends what moves money or seats, exactly once: written in the journal first, repeated under the same key, ended
/// there when the server's last word is known. GUI thread.
class PurchaseSender : public QObject {
    Q_OBJECT

public:
    PurchaseSender(ApiClient& client, PurchaseJournal& journal, QObject* parent = nullptr);

    /// POST `body` to `path`, which may have a query. `about` is what the app wants to know when it comes back to it.
    /// `done` hears the outcome, unless `context` is gone by then: the journal hears of it in any case.
    void send(const QString& path, const QJsonObject& body, const QJsonObject& about, QObject* context,
              ApiClient::Done done);

    /// At the start, and when somebody has logged in: sends again what has no last word yet and belongs to this caller.
    void resume();
    /// Whether the journal waits for an account that is not logged in.
    bool waitsForLogIn() const;

Q_SIGNALS:
    /// The one true result of what an earlier run of the app had sent.
    void resumed(const QJsonObject& about, const Outcome& outcome);

private:
    void dispatch(const PurchaseJournal::Entry& entry, ApiClient::Done done);
    bool callerIsHere(const PurchaseJournal::Entry& entry) const;

    ApiClient& client_;
    PurchaseJournal& journal_;
    QSet<QString> underWay_;
};

} // namespace narae::desktop
