#include "server/view/application/live_log.hpp"

namespace narae::view {

void LiveLog::note(const Changes& changes)
{
    const std::scoped_lock lock(mutex_);
    for (const std::int64_t id : changes.flights)
        note(Kind::Flight, id);
    for (const std::int64_t id : changes.purchases)
        note(Kind::Purchase, id);
    while (changes_.size() > changesMost_) {
        const Change& oldest = changes_.begin()->second;
        forgotten_ = oldest.number;
        (oldest.kind == Kind::Flight ? flights_ : purchases_).erase(oldest.id);
        changes_.erase(changes_.begin());
    }
}

void LiveLog::note(Kind kind, std::int64_t id)
{
    Number& latest = (kind == Kind::Flight ? flights_ : purchases_)[id];
    if (latest != 0) changes_.erase(latest);
    latest = ++head_;
    changes_.emplace_hint(changes_.end(), latest, Change{latest, kind, id});
}

LiveLog::Number LiveLog::head() const
{
    const std::scoped_lock lock(mutex_);
    return head_;
}

LiveLog::Number LiveLog::latestOf(std::int64_t flightId) const
{
    const std::scoped_lock lock(mutex_);
    const auto at = flights_.find(flightId);
    return at == flights_.end() ? 0 : at->second;
}

std::optional<std::vector<LiveLog::Change>> LiveLog::after(Number place, std::size_t most) const
{
    const std::scoped_lock lock(mutex_);
    if (place < forgotten_ || place > head_) return std::nullopt;
    std::vector<Change> changes;
    for (auto at = changes_.upper_bound(place); at != changes_.end() && changes.size() < most; ++at)
        changes.push_back(at->second);
    return changes;
}

} // namespace narae::view
