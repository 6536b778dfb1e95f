#include "server/platform/events/held_events.hpp"

namespace narae::events {

std::int64_t HeldEvents::safeOf(const std::string& writer) const
{
    const auto found = safe_.find(writer);
    return found == safe_.end() ? 0 : found->second;
}

void HeldEvents::standAt(Cursors safe)
{
    safe_ = std::move(safe);
    for (auto& [writer, line] : lines_)
        letGo(line, safeOf(writer));
}

void HeldEvents::letGo(Line& line, std::int64_t upTo)
{
    const auto end = line.upper_bound(upTo);
    count_ -= static_cast<std::size_t>(std::distance(line.begin(), end));
    line.erase(line.begin(), end);
}

void HeldEvents::take(ForeignEvent foreign)
{
    const std::int64_t safe = safeOf(foreign.event.writer);
    if (foreign.event.seq <= safe) return;
    if (count_ >= most_ && foreign.event.seq != safe + 1) return;
    const std::int64_t seq = foreign.event.seq;
    if (lines_[foreign.event.writer].emplace(seq, std::move(foreign)).second) ++count_;
}

std::vector<ForeignEvent> HeldEvents::next(std::size_t most) const
{
    std::vector<ForeignEvent> next;
    for (const auto& [writer, line] : lines_) {
        std::int64_t seq = safeOf(writer);
        for (const auto& [number, event] : line) {
            if (number != ++seq || next.size() >= most) break;
            next.push_back(event);
        }
        if (!next.empty()) break;
    }
    return next;
}

void HeldEvents::areSafe(const std::vector<ForeignEvent>& events)
{
    for (const ForeignEvent& foreign : events) {
        std::int64_t& safe = safe_[foreign.event.writer];
        safe = std::max(safe, foreign.event.seq);
    }
    for (auto& [writer, line] : lines_)
        letGo(line, safeOf(writer));
}

void HeldEvents::forget(const std::string& installation)
{
    for (auto& [writer, line] : lines_)
        count_ -= std::erase_if(line, [&](const auto& each) { return each.second.installation == installation; });
}

} // namespace narae::events
