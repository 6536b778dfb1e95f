#include "server/app/apart/callers_over_http.hpp"

#include "common/api/json.hpp"
#include "server/app/apart/peer_gate.hpp"

namespace narae::app {

namespace {

constexpr const char* kCallers = "/internal/callers";
/// While identity is away, one request in so long, and one at a time, finds out whether it is back; the others do not
/// wait for it.
constexpr std::chrono::milliseconds kAwayPause{1'000};

constexpr http::Role kRolesOnTheWire[] = {http::Role::Guest, http::Role::Customer, http::Role::Staff,
                                          http::Role::Integration};

nlohmann::json toJson(const http::Caller& caller)
{
    return {{"role", http::name(caller.role)},
            {"accountId", caller.account.value()},
            {"apiKeyId", caller.apiKey.value()},
            {"who", caller.who},
            {"scopes", caller.scopes}};
}

std::optional<http::Caller> readCaller(const nlohmann::json& value)
{
    try {
        const auto roleName = value.at("role").get<std::string>();
        for (const http::Role role : kRolesOnTheWire) {
            if (http::name(role) != roleName) continue;
            http::Caller caller;
            caller.role = role;
            caller.account = AccountId(value.at("accountId").get<std::int64_t>());
            caller.apiKey = ApiKeyId(value.at("apiKeyId").get<std::int64_t>());
            caller.who = value.at("who").get<std::string>();
            caller.scopes = value.at("scopes").get<std::set<std::string>>();
            return caller;
        }
    } catch (const nlohmann::json::exception&) {
        return std::nullopt;
    }
    return std::nullopt;
}

} // namespace

CallersOverHttp::CallersOverHttp(PeerClient& peer, const Clock& clock, std::chrono::milliseconds longest,
                                 int askingMost)
    : peer_(peer), clock_(clock), longest_(longest), askingMost_(askingMost)
{
}

Result<http::Caller> CallersOverHttp::authenticate(std::string_view authorization)
{
    if (authorization.empty()) return http::Caller{};
    const std::string digest = digest_.of(authorization);
    const auto known = find(digest);
    if (known && clock_.steady() - known->askedAt < kFreshFor) return known->caller;
    if (takeTurn(!known)) {
        const PeerReply reply = peer_.post(kCallers, {{"authorization", authorization}}, "", longest_);
        const bool answered = reply.fate == PeerReply::Fate::Answered;
        giveTurn(answered);
        if (answered) {
            const auto value = readPeerAnswer(reply.body);
            if (!value) {
                // Its database may be away: that says nothing about this caller.
                const bool saysNo = value.error().retryAfterSeconds() == 0;
                if (saysNo) forget(digest);
                if (saysNo || !known) return value.error();
                return known->caller;
            }
            auto caller = readCaller(*value);
            if (!caller) return refuse("peer.unreadable").retryAfter(5);
            keep(digest, {*caller, clock_.steady()});
            return *std::move(caller);
        }
    }
    if (known) return known->caller;
    return peerAway(peer_.role());
}

/// Whether to ask: otherwise what is known must do.
bool CallersOverHttp::takeTurn(bool waits)
{
    std::unique_lock lock(mutex_);
    const auto isAway = [this] { return awayUntil_ != std::chrono::steady_clock::time_point{}; };
    if (waits && !isAway()) turn_.wait_for(lock, kTurnWait, [&] { return asking_ < askingMost_ || isAway(); });
    if (isAway() ? asking_ > 0 || clock_.steady() < awayUntil_ : asking_ >= askingMost_) return false;
    ++asking_;
    return true;
}

void CallersOverHttp::giveTurn(bool answered)
{
    {
        const std::lock_guard lock(mutex_);
        --asking_;
        awayUntil_ = answered ? std::chrono::steady_clock::time_point{} : clock_.steady() + kAwayPause;
    }
    answered ? turn_.notify_one() : turn_.notify_all();
}

std::optional<CallersOverHttp::Known> CallersOverHttp::find(const std::string& digest) const
{
    const std::lock_guard lock(mutex_);
    const auto found = known_.find(digest);
    if (found == known_.end() || clock_.steady() - found->second.askedAt >= kStaleMost) return std::nullopt;
    return found->second;
}

void CallersOverHttp::keep(const std::string& digest, Known known)
{
    const std::lock_guard lock(mutex_);
    if (known_.size() >= kCallersMost) {
        const auto now = clock_.steady();
        std::erase_if(known_, [now](const auto& each) { return now - each.second.askedAt >= kFreshFor; });
        if (known_.size() >= kCallersMost) known_.clear();
    }
    known_.insert_or_assign(digest, std::move(known));
}

void CallersOverHttp::forget(const std::string& digest)
{
    const std::lock_guard lock(mutex_);
    known_.erase(digest);
}

std::vector<http::Route> callerPeerRoutes(http::Authenticator& callers, const std::string& key)
{
    return {
        peerRoute(http::Method::Post, kCallers, key, [&callers](const http::Request& asked) -> Result<http::Response> {
            const auto body = api::parseJson(asked.body);
            if (!body) return body.error();
            api::ObjectReader reader(*body);
            const std::string authorization = reader.text("authorization", {1, 8192});
            if (auto read = reader.finish(); !read) return read.error();
            const auto caller = callers.authenticate(authorization);
            return peerAnswer(caller ? Result<nlohmann::json>(toJson(*caller))
                                     : Result<nlohmann::json>(caller.error()));
        })};
}

} // namespace narae::app
