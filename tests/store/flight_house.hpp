#pragma once

#include "common/api/json.hpp"
#include "server/flight/adapters/committer_desk.hpp"
#include "server/flight/adapters/database_flight_queries.hpp"
#include "server/flight/adapters/flight_http.hpp"
#include "server/flight/adapters/flight_listener.hpp"
#include "server/flight/adapters/flight_shelf.hpp"
#include "server/flight/adapters/schema.hpp"
#include "server/flight/application/demo_schedule.hpp"
#include "server/platform/commit/carry_out.hpp"
#include "server/platform/commit/schema.hpp"
#include "tests/support/test_database.hpp"

#include <map>
#include <memory>
#include <string>
#include <vector>

/// The flight context on a real database, called through its routes.
namespace narae::flight::housed {

using api::Json;
using http::Method;

class FixedClock final : public Clock {
public:
    Instant now() const override { return *parseRfc3339("2026-11-20T00:00:00Z"); }
};

class OpenSale final : public SeatsOnSale {
public:
    int taken = 0;
    Result<void> narrow(FlightId, CabinClass cabin, int capacity, const std::string&) override
    {
        if (capacity < taken)
            return refuse("flight.capacity_below_sold").with("cabin", name(cabin)).with("taken", taken);
        return {};
    }
};

/// An event as the reader hands it to the committer: read before, carried out in a transaction.
struct Deliver {
    std::shared_ptr<const Result<std::unique_ptr<events::Effect>>> effect;

    Deliver(FlightListener& listener, const commit::Envelope& event)
        : effect(std::make_shared<const Result<std::unique_ptr<events::Effect>>>(listener.read(event)))
    {
    }

    using Answer = bool;
    void want(FlightBooks&) const
    {
        if (*effect) (**effect)->want();
    }
    Result<bool> decide(FlightBooks&, Instant now) const
    {
        if (!*effect) return effect->error();
        if (auto applied = (**effect)->apply(now); !applied) return applied.error();
        return true;
    }
};

/// One process of the airline's administration on a database.
class Process {
public:
    Process(database::Database& database, std::string writer)
        : pool_(database, 3),
          committer_(database, clock, {std::move(writer), 256, 4096, 8}),
          shelf(committer_.ids(), committer_.outbox()),
          desk(committer_, shelf),
          queries(pool_),
          listener(shelf)
    {
        committer_.add(shelf);
        committer_.start();
        const FlightDoors doors{desk, queries, sale, clock};
        table_.add(routes(doors));
        table_.add(originalRoutes(doors));
    }
    ~Process() { committer_.stop(); }

    /// Calls a route's handler as the server does; nothing is looked up about who calls.
    Result<http::Response> call(Method method, std::vector<std::string> path, std::string body = "",
                                std::multimap<std::string, std::string> headers = {},
                                std::multimap<std::string, std::string> query = {})
    {
        const auto match = table_.find(method, path);
        check(match.route != nullptr, "the path is a route's");
        http::Request request;
        request.method = method;
        request.pathParameters = match.parameters;
        request.headers = std::move(headers);
        request.query = std::move(query);
        request.body = std::move(body);
        request.traceId = "0af7651916cd43dd8448eb211c80319c";
        request.caller.role = http::Role::Staff;
        request.caller.account = AccountId(7);
        return match.route->handler(request);
    }
    Result<bool> deliver(commit::Envelope event)
    {
        return commit::carryOut(committer_, static_cast<FlightBooks&>(shelf), Deliver{listener, std::move(event)}, "");
    }

    FixedClock clock;

private:
    database::Pool pool_;
    commit::Committer committer_;
    http::RouteTable table_;

public:
    FlightShelf shelf;
    CommitterDesk desk;
    DatabaseFlightQueries queries;
    FlightListener listener;
    OpenSale sale;
};

struct World {
    narae::testing::TestDatabase stored;
    std::unique_ptr<Process> process;

    World()
    {
        const auto session = stored.open();
        check(database::migrate(*session, {commit::schema(), schema()}, 0).has_value(), "the schema fits");
        restart();
        check(addStandardAircraft(process->desk, "").has_value(), "the standard aircraft are sound");
    }
    void restart()
    {
        process.reset();
        process = std::make_unique<Process>(stored.database(), "narae-1");
    }
    Process* operator->() { return process.get(); }

    /// The types of all events with what they say of the flight, in order.
    std::vector<std::string> told()
    {
        const auto session = stored.open();
        const auto rows = session->query("SELECT type, data FROM event_outbox ORDER BY writer, seq");
        std::vector<std::string> events;
        for (std::size_t row = 0; row < rows.size(); ++row) {
            const Json data = Json::parse(rows.text(row, 1));
            events.push_back(
                rows.text(row, 0) + " " + data["flightName"].get<std::string>() + " " +
                (data.contains("seat") ? std::to_string(data["seat"].get<int>()) : data["reason"].get<std::string>()));
        }
        return events;
    }
};

} // namespace narae::flight::housed
