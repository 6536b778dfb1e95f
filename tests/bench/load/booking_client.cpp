#include "tests/bench/load/booking_client.hpp"

#include <utility>

namespace narae::bench {

BookingClient::BookingClient(Run& run, int number, std::string headers)
    : run_(run), number_(number), headers_(std::move(headers))
{
}

void BookingClient::ask(std::string& out)
{
    ++turn_;
    // Two primes spread the clients over the flights, and each over all of them in turn.
    const auto at = static_cast<std::uint64_t>(number_ * 7919 + turn_ * 104729) % run_.flights.size();
    flight_ = run_.flights[at];
    const std::string key = run_.name + "-" + std::to_string(number_) + "-" + std::to_string(turn_);
    const std::string body = R"({"flightId":)" + std::to_string(flight_) +
                             R"(,"cabin":"economy","passengers":[{"name":"Kim Narae"}],)"
                             R"("contact":{"phone":"010-9777-0779"},"paymentMethod":"pm_card_ok"})";
    appendRequest(out, "POST", "/v1/reservations", headers_ + "Idempotency-Key: " + key + "\r\n", body);
}

Verdict BookingClient::answered(const Reply& reply)
{
    using enum Verdict::Outcome;
    const std::int64_t id = reply.integer("reservationId");
    const bool right = reply.status == 201 && id > 0 && reply.integer("flightId") == flight_ &&
                       reply.text("state") == "confirmed" && run_.reservations.insert(id).second;
    if (right) return {Done, 0, ""};
    return {Wrong, 0, std::to_string(reply.status) + " " + std::string(reply.body.substr(0, 300))};
}

} // namespace narae::bench
