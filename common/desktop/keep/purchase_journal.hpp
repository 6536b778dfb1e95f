#pragma once

#include "common/desktop/keep/local_store.hpp"

#include <QByteArray>
#include <QDateTime>
#include <QJsonObject>
#include <QString>
#include <vector>

namespace narae::desktop {

/// What was asked of the server that moves money or seats, written down before it is sent.
///
/// An app that dies while paying finds its request here at the next start, sends it again under the same key, and shows
/// the one true result. Nothing in it is a card: the server takes tokens only. GUI thread.
class PurchaseJournal {
public:
    struct Entry {
        QString key;  ///< the Idempotency-Key
        QString path; ///< POST to it
        QJsonObject body;
        QString caller;    ///< the account's id, empty for a guest: the key counts within its caller's scope
        QJsonObject about; ///< what the app wants to know when it comes back (flight, total ...)
        QDateTime begunAt;
    };

    explicit PurchaseJournal(LocalStore& store) : store_(store) {}

    /// On disk when it returns true, unless the app was started to keep all in memory; on false the request must not be
    /// sent.
    [[nodiscard]] bool begin(const Entry& entry);
    /// The server's last word is known: an answer, or a refusal that is final.
    void end(const QString& key, const QJsonObject& result);
    /// What has no last word yet, oldest first.
    std::vector<Entry> open() const;

private:
    LocalStore& store_;
};

} // namespace narae::desktop
