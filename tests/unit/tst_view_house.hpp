#pragma once

#include "common/api/problems.hpp"
#include "server/view/adapters/original_http.hpp"
#include "server/view/adapters/view_http.hpp"
#include "tests/unit/tst_view_stream.hpp"

#include <nlohmann/json.hpp>

namespace narae::view {

using nlohmann::json;

class StillClock final : public Clock {
public:
    Instant now() const override { return fromEpochMs(kBeginMs); }
    std::chrono::steady_clock::time_point steady() const override { return steadyNow; }

    std::chrono::steady_clock::time_point steadyNow{};
};

/// Shows everything up to event 100 of w1.
class FreshUpTo100 final : public Freshness {
public:
    bool waitUntil(const EventPosition& event, std::chrono::milliseconds) override
    {
        return event.writer == "w1" && event.seq <= 100;
    }
};

/// Has on record what the stream said, as far as a timeline needs it.
class FakeArchive final : public EventArchive {
public:
    Result<std::vector<commit::Envelope>> find(const std::vector<EventPosition>& positions) override
    {
        if (isAway) return refuse("database.away").retryAfter(1);
        std::vector<commit::Envelope> found;
        for (const EventPosition& position : positions) {
            commit::Envelope event;
            event.writer = position.writer;
            event.seq = position.seq;
            event.type = "ReservationPlaced";
            event.traceId = "0af7651916cd43dd8448eb211c80319c";
            event.data = "{\"reservationId\":1}";
            found.push_back(event);
        }
        return found;
    }
    bool isAway = false;
};

inline http::Caller callerOf(http::Role role, std::int64_t account = 0)
{
    http::Caller caller;
    caller.role = role;
    caller.account = AccountId(account);
    return caller;
}

inline const http::Caller kGuest = callerOf(http::Role::Guest);
inline const http::Caller kStaff = callerOf(http::Role::Staff, 1);

/// The view behind its HTTP calls, with flight 1 on its board, for a test to inherit.
class ViewHouse {
protected:
    Stream stream_;
    std::unique_ptr<View> view_;
    UtcZones zones_;
    StillClock clock_;
    FreshUpTo100 freshness_;
    FakeArchive archive_;
    std::vector<http::Route> routes_;

    void tell(Happening what)
    {
        stream_.say(std::move(what));
        view_->take({&stream_.last(), 1});
        view_->publish();
    }
    void sell(const SeatsHeld& hold)
    {
        tell(hold);
        tell(payment(hold, PaymentRecorded::Kind::Captured, hold.total.amountMinor()));
        tell(soldAs(hold));
    }

    using Pairs = std::multimap<std::string, std::string>;
    /// Calls the route of this pattern; `path` holds the path's parameter, if it has one.
    Result<http::Response> call(const std::string& pattern, const http::Caller& caller, const Pairs& query = {},
                                const std::string& parameter = "", const Pairs& headers = {}) const
    {
        const auto route = std::find_if(routes_.begin(), routes_.end(),
                                        [&](const http::Route& candidate) { return candidate.pattern == pattern; });
        check(route != routes_.end(), "the route is there");
        http::Request request;
        request.path = pattern + parameter;
        request.query = query;
        request.headers = headers;
        request.caller = caller;
        const auto open = pattern.find('{');
        if (open != std::string::npos)
            request.pathParameters[pattern.substr(open + 1, pattern.find('}') - open - 1)] = parameter;
        return route->handler(request);
    }
    json get(const std::string& pattern, const http::Caller& caller, const Pairs& query = {},
             const std::string& parameter = "") const
    {
        const auto response = call(pattern, caller, query, parameter);
        check(response.has_value(), "the call is answered");
        return json::parse(response->content());
    }
    std::string refusal(const std::string& pattern, const http::Caller& caller, const Pairs& query = {},
                        const std::string& parameter = "", const Pairs& headers = {}) const
    {
        const std::string code = call(pattern, caller, query, parameter, headers).error().code();
        check(api::problemKind(code).code == code, "the code has a problem");
        return code;
    }

    void open()
    {
        stream_ = {};
        view_ = std::make_unique<View>();
        archive_.isAway = false;
        const ViewParts parts{*view_, zones_, clock_, freshness_, archive_};
        routes_ = routes(parts);
        for (auto& route : originalRoutes(parts))
            routes_.push_back(route);
        tell(aFlight());
    }
};

} // namespace narae::view
