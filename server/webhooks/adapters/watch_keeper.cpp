#include "server/webhooks/adapters/watch_keeper.hpp"

#include "server/platform/log/log.hpp"

namespace narae::webhooks {

namespace {

/// For what an attempt may last beyond its deadline.
constexpr std::chrono::seconds kMargin{5};

} // namespace

WatchKeeper::WatchKeeper(WebhookQueries& queries, WebhookDesk& desk, std::string who, Options options,
                         std::string trace)
    : queries_(queries), desk_(desk), who_(std::move(who)), options_(options), trace_(std::move(trace))
{
}

void WatchKeeper::look()
{
    const auto now = Steady::now();
    if (isOurs()) {
        if (now - beatAt_ >= options_.trusted / 4) ask({});
        return;
    }
    const auto watch = queries_.watch();
    if (!watch) return; // the caller looks again, and the endpoints' query says why
    if (watch->holder == who_ || watch->holder.empty()) {
        ask({});
    } else if (!seen_ || seen_->watch != *watch) {
        seen_ = Seen{*watch, now};
    } else if (now - seen_->since > options_.trusted + options_.attempt + kMargin) {
        ask(*watch);
    }
}

void WatchKeeper::ask(std::optional<CourierWatch> silent)
{
    const bool had = isOurs();
    const auto asked = Steady::now();
    const auto watch = desk_.carryOut(KeepWatch{who_, silent}, trace_);
    if (!watch) return; // it is trusted for as long as the last beat goes
    if (watch->holder != who_) {
        trustedUntil_ = Steady::time_point{};
        seen_ = Seen{*watch, Steady::now()};
        return;
    }
    seen_.reset();
    beatAt_ = asked;
    trustedUntil_ = asked + options_.trusted;
    if (!had) log::info("webhooks.watch_taken", {{"from", silent ? silent->holder : ""}});
}

void WatchKeeper::leave()
{
    if (!isOurs()) return;
    trustedUntil_ = Steady::time_point{};
    // Refused: the others wait until it has fallen silent.
    if (const auto left = desk_.carryOut(LeaveWatch{who_}, trace_); !left)
        log::warning("webhooks.watch_not_left", {{"reason", left.error().code()}});
}

} // namespace narae::webhooks
