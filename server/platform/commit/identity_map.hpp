#pragma once

#include "common/base/check.hpp"

#include <map>
#include <optional>
#include <set>
#include <utility>
#include <vector>

namespace narae::commit {

/// The entities of one table during a batch: each loaded once, seen by every later decision as the earlier ones left
/// it, and taken back to its state before a decision that refused.
///
/// `Key` must be ordered: rows are loaded, and so locked, in key order. Used on the committer's thread only.
template <class Key, class Entity>
class IdentityMap {
public:
    /// Names a row that a decision needs.
    void want(const Key& key)
    {
        if (!slots_.contains(key)) wanted_.insert(key);
    }
    bool wantsMore() const { return !wanted_.empty(); }

    /// The keys to load, sorted; from now on they count as loaded, present or not.
    std::vector<Key> takeWanted()
    {
        std::vector<Key> keys(wanted_.begin(), wanted_.end());
        for (const Key& key : keys)
            slots_.try_emplace(key);
        wanted_.clear();
        return keys;
    }
    /// A row that the database had.
    void put(const Key& key, Entity entity)
    {
        Slot& slot = slots_[key];
        slot.entity = std::move(entity);
        slot.stored = true;
    }

    /// The entity as earlier decisions left it, or nothing when there is none (or it was not loaded yet, during
    /// want()).
    const Entity* find(const Key& key) const
    {
        const auto slot = slots_.find(key);
        return slot == slots_.end() || !slot->second.entity ? nullptr : &*slot->second.entity;
    }
    /// The same, to be changed; its row will be written.
    Entity* change(const Key& key)
    {
        const auto slot = slots_.find(key);
        if (slot == slots_.end() || !slot->second.entity) return nullptr;
        remember(slot->first, slot->second);
        slot->second.changed = true;
        return &*slot->second.entity;
    }
    /// A new entity. REQUIRES: none of this key.
    Entity& add(const Key& key, Entity entity)
    {
        Slot& slot = slots_[key];
        check(!slot.entity.has_value(), "a new entity has a new key");
        remember(key, slot);
        slot.entity = std::move(entity);
        slot.changed = true;
        return *slot.entity;
    }

    void mark() { journal_.clear(); }
    void revert()
    {
        for (auto entry = journal_.rbegin(); entry != journal_.rend(); ++entry)
            slots_[entry->first] = std::move(entry->second);
        journal_.clear();
    }

    bool changed() const
    {
        for (const auto& [key, slot] : slots_)
            if (slot.changed) return true;
        return false;
    }
    /// Calls `insert(key, entity)` for new entities and `update(key, entity)` for changed ones, in key order.
    template <class Insert, class Update>
    void eachChanged(Insert insert, Update update) const
    {
        for (const auto& [key, slot] : slots_) {
            if (!slot.changed) continue;
            if (slot.stored)
                update(key, *slot.entity);
            else
                insert(key, *slot.entity);
        }
    }

    void clear()
    {
        slots_.clear();
        wanted_.clear();
        journal_.clear();
    }

private:
    struct Slot {
        std::optional<Entity> entity;
        bool stored = false;  ///< the database has this row
        bool changed = false; ///< what is here is not what it has
    };

    void remember(const Key& key, const Slot& slot)
    {
        for (const auto& entry : journal_)
            if (!(entry.first < key) && !(key < entry.first)) return;
        journal_.emplace_back(key, slot);
    }

    std::map<Key, Slot> slots_;
    std::set<Key> wanted_;
    std::vector<std::pair<Key, Slot>> journal_; ///< how the slots were before the running decision touched them
};

} // namespace narae::commit
