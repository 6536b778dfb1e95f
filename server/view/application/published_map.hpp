#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <utility>
#include <vector>

namespace narae::view {

/// Immutable values by key, replaced by one writer while any number of threads read.
///
/// The map is cut into shards; a replacement copies the pointers of one shard and swaps it in. The lock of a shard is
/// held for the swap or for taking a pointer, never for work, so that readers do not wait for the writer's.
template <class Value>
class PublishedMap {
public:
    using Key = std::uint64_t;
    using Held = std::shared_ptr<const Value>;

    Held find(Key key) const
    {
        const std::shared_ptr<const Entries> entries = shardOf(key).load();
        if (!entries) return nullptr;
        const auto at = std::lower_bound(entries->begin(), entries->end(), key, isBefore);
        return at != entries->end() && at->first == key ? at->second : nullptr;
    }

    /// Puts, replaces or (where the value is nothing) removes all of `changes`. The one writer only.
    void change(const std::map<Key, Held>& changes)
    {
        std::map<std::size_t, Entries> shards;
        for (const auto& [key, value] : changes) {
            const auto [shard, isNew] = shards.try_emplace(numberOf(key));
            if (isNew) {
                const std::shared_ptr<const Entries> now = shards_[shard->first].load();
                if (now) shard->second = *now;
            }
            put(shard->second, key, value);
        }
        for (auto& [number, entries] : shards)
            shards_[number].store(std::make_shared<const Entries>(std::move(entries)));
    }

private:
    using Entries = std::vector<std::pair<Key, Held>>; ///< sorted by key
    static constexpr std::size_t kShards = 1024;

    class Shard {
    public:
        std::shared_ptr<const Entries> load() const
        {
            const std::lock_guard lock(mutex_);
            return entries_;
        }
        void store(std::shared_ptr<const Entries> entries)
        {
            // What was there is let go outside the lock.
            const std::lock_guard lock(mutex_);
            entries_.swap(entries);
        }

    private:
        mutable std::mutex mutex_;
        std::shared_ptr<const Entries> entries_;
    };

    static bool isBefore(const std::pair<Key, Held>& entry, Key key) { return entry.first < key; }
    static void put(Entries& entries, Key key, const Held& value)
    {
        const auto at = std::lower_bound(entries.begin(), entries.end(), key, isBefore);
        const bool there = at != entries.end() && at->first == key;
        if (!value) {
            if (there) entries.erase(at);
        } else if (there) {
            at->second = value;
        } else {
            entries.emplace(at, key, value);
        }
    }
    static std::size_t numberOf(Key key) { return (key * 0x9e3779b97f4a7c15U >> 32U) % kShards; }
    const Shard& shardOf(Key key) const { return shards_[numberOf(key)]; }

    std::array<Shard, kShards> shards_;
};

} // namespace narae::view
