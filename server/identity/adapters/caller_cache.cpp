#include "server/identity/adapters/caller_cache.hpp"

namespace narae::identity {

std::shared_ptr<const CallerCache::Entry> CallerCache::find(const std::string& digest) const
{
    const Shard& shard = shardOf(digest);
    std::shared_ptr<const Entry> entry;
    {
        const std::lock_guard lock(shard.mutex);
        const auto at = shard.kept.find(digest);
        if (at == shard.kept.end() || clock_.steady() >= at->second.freshUntil) return nullptr;
        entry = at->second.entry;
    }
    return entry->expiresAt && clock_.now() >= *entry->expiresAt ? nullptr : entry;
}

void CallerCache::put(const std::string& digest, Entry entry, std::uint64_t generation)
{
    const auto now = clock_.steady();
    Kept kept{std::make_shared<const Entry>(std::move(entry)), now + kFreshFor};
    Shard& shard = shardOf(digest);
    const std::lock_guard lock(shard.mutex);
    if (shard.kept.size() >= kEntriesMax / kShards) {
        std::erase_if(shard.kept, [now](const auto& each) { return now >= each.second.freshUntil; });
        if (shard.kept.size() >= kEntriesMax / kShards) shard.kept.clear();
    }
    // Under the lock: forgetAll() moves the generation on before it takes the lock, so that this entry is either not
    // kept or found and dropped there.
    if (generation == generation_) shard.kept.insert_or_assign(digest, std::move(kept));
}

template <class Is>
void CallerCache::forgetAll(Is is)
{
    ++generation_;
    for (Shard& shard : shards_) {
        const std::lock_guard lock(shard.mutex);
        std::erase_if(shard.kept, [&is](const auto& each) { return is(*each.second.entry); });
    }
}

void CallerCache::forgetAccount(AccountId account)
{
    forgetAll([account](const Entry& entry) { return entry.caller.account == account; });
}

void CallerCache::forgetSession(SessionId session)
{
    forgetAll([session](const Entry& entry) { return entry.session == session; });
}

void CallerCache::forgetApiKey(ApiKeyId key)
{
    forgetAll([key](const Entry& entry) { return entry.caller.apiKey == key; });
}

} // namespace narae::identity
