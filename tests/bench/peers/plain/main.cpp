#include "server/platform/database/open.hpp"
#include "server/platform/database/pool.hpp"

#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstring>
#include <httplib.h>
#include <nlohmann/json.hpp>

/// A straightforward booking server, to compare Narae with: see tests/bench/peers/README.md for what it does and what
/// it leaves out. `peer_plain ADDRESS [--procedure]` prints the port it listens on.
namespace {

using namespace narae;
using nlohmann::json;

constexpr std::size_t kThreads = 160; ///< one for each client, which cpp-httplib keeps it for
constexpr std::size_t kConnections = 16;
constexpr int kDuplicateKey = 1062;

std::int64_t nowMs()
{
    using namespace std::chrono;
    return duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count();
}

struct Order {
    std::int64_t flight = 0;
    std::string cabin;
    std::string phone;
    std::string method;
    std::string key;
    std::vector<std::string> names;

    std::int64_t count() const { return static_cast<std::int64_t>(names.size()); }
};

Order readOrder(const httplib::Request& request)
{
    const json body = json::parse(request.body);
    Order order{body.at("flightId"),
                body.at("cabin"),
                body.at("contact").at("phone"),
                body.at("paymentMethod"),
                request.get_header_value("Idempotency-Key"),
                {}};
    for (const json& passenger : body.at("passengers"))
        order.names.push_back(passenger.at("name"));
    return order;
}

class Desk {
public:
    Desk(database::Database& database, bool procedure) : pool_(database, kConnections), procedure_(procedure)
    {
        nextId_ = pool_.lease()->query("SELECT COALESCE(MAX(reservation_id), 0) + 1 FROM reservations").integer(0, 0);
    }

    void book(const httplib::Request& request, httplib::Response& response)
    {
        const Order order = readOrder(request);
        const std::int64_t id = nextId_++;
        const auto session = pool_.lease();
        const bool fits = procedure_ ? call(*session, order, id) : transact(*session, order, id);
        if (!fits) return answer(response, 409, {{"code", "seat.sold_out"}});
        if (const auto failure = session->failure()) {
            session->rollback();
            if (failure->code == kDuplicateKey) return replay(*session, order.key, response);
            std::fprintf(stderr, "%s\n", failure->message.c_str());
            return answer(response, 503, {{"code", "database"}});
        }
        answer(response, 201, told(id, order));
    }

private:
    /// False when the flight has no such seats left, or there is no such flight.
    bool transact(database::Session& session, const Order& order, std::int64_t id);
    bool call(database::Session& session, const Order& order, std::int64_t id);

    static json told(std::int64_t id, const Order& order)
    {
        return {{"reservationId", id},
                {"locator", locatorOf(id)},
                {"flightId", order.flight},
                {"cabin", order.cabin},
                {"state", "confirmed"},
                {"passengers", order.names},
                {"contact", {{"phone", order.phone}}}};
    }
    static std::string locatorOf(std::int64_t id)
    {
        char text[7];
        std::snprintf(text, sizeof text, "%06llX", static_cast<unsigned long long>(id & 0xFFFFFF));
        return text;
    }
    static void replay(database::Session& session, const std::string& key, httplib::Response& response)
    {
        const auto found = session.query("SELECT r.reservation_id, r.flight_id, r.state FROM intents i JOIN "
                                         "reservations r ON r.reservation_id = i.reservation_id WHERE i.intent_key = ?",
                                         {key});
        if (found.empty()) return answer(response, 503, {{"code", "database"}});
        answer(
            response, 201,
            {{"reservationId", found.integer(0, 0)}, {"flightId", found.integer(0, 1)}, {"state", found.text(0, 2)}});
    }
    static void answer(httplib::Response& response, int status, const json& body)
    {
        response.status = status;
        response.set_content(body.dump(), "application/json");
    }

    database::Pool pool_;
    const bool procedure_;
    std::atomic<std::int64_t> nextId_{1};
};

bool Desk::transact(database::Session& session, const Order& order, std::int64_t id)
{
    session.begin();
    const auto flight = session.query("SELECT price_minor, currency FROM flights WHERE flight_id = ?", {order.flight});
    if (flight.empty()) {
        const bool broken = session.failure().has_value();
        session.rollback();
        return broken;
    }
    const std::int64_t total = flight.integer(0, 0) * order.count();
    const std::string currency = flight.text(0, 1);
    // Guarded by the capacity: of two that want the last seat, one finds no row.
    const auto taken =
        session.execute("UPDATE flights SET sold = sold + ? WHERE flight_id = ? AND sold + ? <= capacity",
                        {order.count(), order.flight, order.count()});
    if (taken == 0 && !session.failure()) {
        session.rollback();
        return false;
    }
    session.execute(
        "INSERT INTO reservations (reservation_id, locator, flight_id, cabin, phone, total_minor, currency, "
        "state, placed_at_ms) VALUES (?, ?, ?, ?, ?, ?, ?, 'confirmed', ?)",
        {id, locatorOf(id), order.flight, order.cabin, order.phone, total, currency, nowMs()});
    std::int64_t number = 0;
    for (const std::string& name : order.names)
        session.execute("INSERT INTO passengers (reservation_id, number, name) VALUES (?, ?, ?)", {id, ++number, name});
    session.execute("INSERT INTO intents (intent_key, reservation_id) VALUES (?, ?)", {order.key, id});
    session.execute("INSERT INTO payments (reservation_id, amount_minor, currency, method, state, recorded_ms) VALUES "
                    "(?, ?, ?, ?, 'captured', ?)",
                    {id, total, currency, order.method, nowMs()});
    session.execute("INSERT INTO outbox (type, flight_id, time_ms, data) VALUES ('ReservationConfirmed', ?, ?, ?)",
                    {order.flight, nowMs(), told(id, order).dump()});
    session.commit();
    return true;
}

bool Desk::call(database::Session& session, const Order& order, std::int64_t id)
{
    session.execute("CALL book(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    {id, locatorOf(id), order.flight, order.cabin, order.phone, json(order.names).dump(), order.count(),
                     order.key, order.method, nowMs()});
    const auto failure = session.failure();
    if (!failure || failure->message.find("seat.sold_out") == std::string::npos) return true;
    session.rollback();
    return false;
}

} // namespace

int main(int argc, char** argv)
{
    const auto address = argc > 1 ? database::Address::parse(argv[1]) : narae::refuse("usage");
    if (!address) {
        std::fputs("usage: peer_plain mysql://user@localhost/schema?socket=PATH [--procedure]\n", stderr);
        return 2;
    }
    const auto database = database::open(*address, "");
    Desk desk(*database, argc > 2 && std::strcmp(argv[2], "--procedure") == 0);

    httplib::Server server;
    server.new_task_queue = [] { return new httplib::ThreadPool(kThreads); };
    server.set_tcp_nodelay(true);
    server.set_keep_alive_max_count(100'000'000);
    server.set_keep_alive_timeout(600);
    server.Post("/v1/reservations", [&desk](const httplib::Request& request, httplib::Response& response) {
        desk.book(request, response);
    });
    const int port = server.bind_to_any_port("127.0.0.1");
    std::printf("listening on http://127.0.0.1:%d\n", port);
    std::fflush(stdout);
    return server.listen_after_bind() ? 0 : 1;
}
