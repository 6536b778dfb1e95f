#pragma once

#include "common/desktop/keep/local_store.hpp"

#include <QByteArray>
#include <QDateTime>
#include <QString>
#include <optional>

namespace narae::desktop {

/// Everything last seen, by its address, so that it stays readable without a server. Bounded: the oldest goes first.
/// What belongs to one account is kept under that account and forgotten when it logs out. GUI thread.
class SeenCache {
public:
    struct Seen {
        QByteArray body;
        QByteArray etag;
        QDateTime seenAt;
    };
    static constexpr int kKeptMost = 500;

    explicit SeenCache(LocalStore& store) : store_(store) {}

    /// `owner` is the account's id, empty for what everybody may see.
    std::optional<Seen> find(const QString& owner, const QString& resource) const;
    void keep(const QString& owner, const QString& resource, const Seen& seen);
    /// The same body was seen again.
    void touch(const QString& owner, const QString& resource, const QDateTime& seenAt);
    void forget(const QString& owner);

private:
    LocalStore& store_;
};

} // namespace narae::desktop
