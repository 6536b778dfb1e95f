#pragma once

#include "common/base/check.hpp"

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <utility>
#include <vector>

namespace narae::commit {

/// The entities of one table during a batch: each loaded once, seen by every later decision as the earlier ones left
/// it, and taken back to its state before a decision that refused. keep() carries them over to the next batch.
///
/// `Key` must be ordered: rows are loaded, and so locked, in key order. Used on the committer's thread only.
template <class Key, class Entity>
class IdentityMap {
public:
    /// Names a row that a decision needs.
    void want(const Key& key)
    {
        if (const auto slot = slots_.find(key); slot != slots_.end())
            slot->second.batchesUnwanted = 0;
        else
            wanted_.insert(key);
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

    /// The entity as earlier decisions left it, or nothing when there is none, or nobody wanted it in this batch, or it
    /// was not loaded yet (during want()).
    const Entity* find(const Key& key) const
    {
        const auto slot = slots_.find(key);
        return slot == slots_.end() || !slot->second.isSeen() ? nullptr : &*slot->second.entity;
    }
    /// The same, to be changed; its row will be written.
    Entity* change(const Key& key)
    {
        const auto slot = slots_.find(key);
        if (slot == slots_.end() || !slot->second.isSeen()) return nullptr;
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
        for (const Remembered& was : journal_) {
            Slot& slot = slots_[was.key];
            slot.entity.reset();
            if (was.entity) slot.entity.emplace(*was.entity);
            slot.changed = was.changed;
            if (!was.changed) slot.before.reset();
        }
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
    /// The entity as the database has it. REQUIRES: it has it, and the entity here is changed.
    const Entity& before(const Key& key) const { return *slots_.at(key).before; }

    /// The next batch begins with what this one left, but for what has not been wanted for some batches. REQUIRES: that
    /// is what the database has, whoever writes there.
    void keep()
    {
        for (auto entry = slots_.begin(); entry != slots_.end();) {
            Slot& slot = entry->second;
            if (!slot.entity || ++slot.batchesUnwanted > kKeptBatches) {
                entry = slots_.erase(entry);
                continue;
            }
            slot.stored = true;
            slot.changed = false;
            slot.before.reset();
            ++entry;
        }
        wanted_.clear();
        journal_.clear();
    }
    void clear()
    {
        slots_.clear();
        wanted_.clear();
        journal_.clear();
    }

private:
    /// A booking comes back with its payment one or two batches after it was placed.
    static constexpr int kKeptBatches = 4;

    struct Slot {
        std::optional<Entity> entity;
        std::shared_ptr<const Entity> before; ///< what the database has, while it has something else
        bool stored = false;                  ///< the database has this row
        bool changed = false;                 ///< what is here is not what it has
        int batchesUnwanted = 0;              ///< above 0: kept, not wanted in this batch yet

        /// What was kept is seen by those alone who would have loaded it: the same on every database.
        bool isSeen() const { return entity.has_value() && batchesUnwanted == 0; }
    };
    /// A slot as it was before the running decision touched it.
    struct Remembered {
        Key key;
        std::shared_ptr<const Entity> entity; ///< null: none
        bool changed;
    };

    void remember(const Key& key, Slot& slot)
    {
        for (const Remembered& was : journal_)
            if (!(was.key < key) && !(key < was.key)) return;
        auto entity = slot.entity ? std::make_shared<const Entity>(*slot.entity) : nullptr;
        if (slot.stored && !slot.changed) slot.before = entity;
        journal_.push_back({key, std::move(entity), slot.changed});
    }

    std::map<Key, Slot> slots_;
    std::set<Key> wanted_;
    std::vector<Remembered> journal_;
};

} // namespace narae::commit
