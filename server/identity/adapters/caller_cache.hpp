#pragma once

#include "common/base/clock.hpp"
#include "server/identity/domain/session.hpp"
#include "server/platform/http/caller.hpp"

#include <array>
#include <atomic>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <unordered_map>

namespace narae::identity {

/// Who the credentials seen of late belong to, so that a request costs no question to the database.
///
/// An answer counts for kFreshFor: that long, at most, another process's revocation goes unnoticed. What this process
/// revokes is forgotten at once. Any thread.
class CallerCache {
public:
    static constexpr std::chrono::seconds kFreshFor{5};
    static constexpr std::size_t kEntriesMax = 65'536;

    struct Entry {
        http::Caller caller;
        SessionId session; ///< not valid for an API key
        std::optional<Instant> expiresAt;
    };

    explicit CallerCache(const Clock& clock) : clock_(clock) {}

    /// By the credential's digest; nothing when it is not known or not fresh any more. What has expired is nothing too.
    std::shared_ptr<const Entry> find(const std::string& digest) const;

    /// Read it before asking the database, and give it to put() with the answer: an answer that a revocation overtook
    /// is not kept.
    std::uint64_t generation() const { return generation_; }
    void put(const std::string& digest, Entry entry, std::uint64_t generation);

    void forgetAccount(AccountId account);
    void forgetSession(SessionId session);
    void forgetApiKey(ApiKeyId key);

private:
    struct Kept {
        std::shared_ptr<const Entry> entry;
        std::chrono::steady_clock::time_point freshUntil;
    };
    struct Shard {
        mutable std::mutex mutex;
        std::unordered_map<std::string, Kept> kept;
    };
    static constexpr std::size_t kShards = 16;

    Shard& shardOf(const std::string& digest) { return shards_[std::hash<std::string>{}(digest) % kShards]; }
    const Shard& shardOf(const std::string& digest) const
    {
        return shards_[std::hash<std::string>{}(digest) % kShards];
    }
    template <class Is>
    void forgetAll(Is is);

    const Clock& clock_;
    std::atomic<std::uint64_t> generation_{0};
    std::array<Shard, kShards> shards_;
};

} // namespace narae::identity
