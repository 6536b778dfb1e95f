#include "tests/bench/airline_client.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace narae::bench {

namespace {

/// Of a hundred operations, in the order of Kind.
constexpr std::array<int, AirlineClient::kKinds> kShares{10, 35, 20, 10, 15, 10};

} // namespace

const char* AirlineClient::nameOf(int kind)
{
    switch (static_cast<Kind>(kind)) {
    case FindFlights: return "find flights";
    case OpenSeats: return "open seats";
    case NewReservation: return "new reservation";
    case UpdateCustomer: return "update customer";
    case UpdateReservation: return "update reservation";
    case DeleteReservation: return "delete reservation";
    case kKinds: break;
    }
    return "";
}

AirlineClient::AirlineClient(Run& run, int number, std::string headers)
    : run_(run), number_(number), headers_(std::move(headers)), chance_(static_cast<unsigned>(number) + 1)
{
}

AirlineClient::Kind AirlineClient::choose()
{
    int drawn = static_cast<int>(chance_() % 100);
    int kind = 0;
    while (drawn >= kShares[static_cast<std::size_t>(kind)])
        drawn -= kShares[static_cast<std::size_t>(kind++)];
    const bool needsParty = kind == UpdateReservation || kind == DeleteReservation;
    return needsParty && open_.empty() ? NewReservation : static_cast<Kind>(kind);
}

/// Every other booking goes to one flight in ten, so that some sell out.
std::int64_t AirlineClient::someFlight()
{
    const std::size_t count =
        chance_() % 2 == 0 ? std::max<std::size_t>(1, run_.flights.size() / 10) : run_.flights.size();
    return run_.flights[chance_() % count];
}

void AirlineClient::ask(std::string& out)
{
    if (quote_ != 0) {
        const std::string body = "{\"quoteId\":" + std::to_string(std::exchange(quote_, 0)) + "}";
        const std::string id = std::to_string(parties_[open_[party_]].reservation);
        return appendRequest(out, "POST", "/v1/reservations/" + id + "/cancellation", headers_, body);
    }
    kind_ = choose();
    ++turn_;
    switch (kind_) {
    case FindFlights:
        return appendRequest(out, "GET",
                             "/v1/flight-statuses?origin=GMP&destination=CJU&date=" + run_.day +
                                 "&passengers=" + std::to_string(1 + chance_() % 3),
                             headers_, "");
    case OpenSeats:
        return appendRequest(out, "GET", "/v1/flight-statuses/" + std::to_string(someFlight()) + "/seats", headers_,
                             "");
    case NewReservation: return askForSeats(out);
    case UpdateCustomer:
        return appendRequest(out, "PATCH", "/v1/account", headers_,
                             "{\"name\":\"Agent " + std::to_string(turn_) + "\"}");
    case UpdateReservation:
    case DeleteReservation: {
        party_ = chance_() % open_.size();
        const Party& party = parties_[open_[party_]];
        // The last of a party to be taken out takes the reservation along.
        return askToQuote(out, kind_ == DeleteReservation ? "" : std::to_string(party.out + 1));
    }
    case kKinds: break;
    }
}

void AirlineClient::askForSeats(std::string& out)
{
    wanted_ = {0, run_.name + "-" + std::to_string(number_) + "-" + std::to_string(turn_),
               static_cast<int>(1 + chance_() % 3), 0, false};
    std::string body = "{\"flightId\":" + std::to_string(someFlight()) + ",\"cabin\":\"economy\",\"passengers\":[";
    for (int passenger = 0; passenger < wanted_.passengers; ++passenger)
        body += passenger == 0 ? "{\"name\":\"Kim Narae\"}" : ",{\"name\":\"Lee Haneul\"}";
    body += "],\"contact\":{\"phone\":\"010-9777-0779\"},\"paymentMethod\":\"pm_card_ok\"}";
    appendRequest(out, "POST", "/v1/reservations", headers_ + "Idempotency-Key: " + wanted_.key + "\r\n", body);
}

void AirlineClient::askToQuote(std::string& out, const std::string& passenger)
{
    const std::string id = std::to_string(parties_[open_[party_]].reservation);
    appendRequest(out, "POST", "/v1/reservations/" + id + "/cancellation-quotes", headers_,
                  passenger.empty() ? "{}" : "{\"passengers\":[" + passenger + "]}");
}

Verdict AirlineClient::answered(const Reply& reply)
{
    switch (kind_) {
    case FindFlights: return finish(reply.status == 200 && reply.body.starts_with("{\"items\":["), reply);
    case OpenSeats:
    case UpdateCustomer: return finish(reply.status == 200, reply);
    case NewReservation: return booked(reply);
    case UpdateReservation:
    case DeleteReservation: return reply.status == 201 ? quoted(reply) : cancelled(reply);
    case kKinds: break;
    }
    return finish(false, reply);
}

Verdict AirlineClient::finish(bool right, const Reply& reply) const
{
    if (right) return {Verdict::Outcome::Done, kind_, ""};
    return {Verdict::Outcome::Wrong, kind_,
            std::string(nameOf(kind_)) + ": " + std::to_string(reply.status) + " " +
                std::string(reply.body.substr(0, 300))};
}

Verdict AirlineClient::booked(const Reply& reply)
{
    if (reply.status == 409 && reply.text("code") == "seat.sold_out") return {Verdict::Outcome::Refused, kind_, ""};
    wanted_.reservation = reply.integer("reservationId");
    const bool right = reply.status == 201 && reply.text("state") == "confirmed" && wanted_.reservation > 0 &&
                       run_.reservations.insert(wanted_.reservation).second;
    if (right) {
        open_.push_back(parties_.size());
        parties_.push_back(wanted_);
    }
    return finish(right, reply);
}

Verdict AirlineClient::quoted(const Reply& reply)
{
    quote_ = reply.integer("quoteId");
    if (quote_ == 0) return finish(false, reply);
    return {Verdict::Outcome::GoesOn, kind_, ""};
}

Verdict AirlineClient::cancelled(const Reply& reply)
{
    if (reply.status != 200) return finish(false, reply);
    Party& party = parties_[open_[party_]];
    party.out = kind_ == DeleteReservation ? party.passengers : party.out + 1;
    party.cancelled = party.out == party.passengers;
    if (party.cancelled) open_.erase(open_.begin() + static_cast<std::ptrdiff_t>(party_));
    return finish(reply.text("state") == (party.cancelled ? "cancelled" : "confirmed"), reply);
}

void AirlineClient::acknowledge() const
{
    for (const Party& party : parties_)
        run_.acknowledged += "{\"reservationId\": " + std::to_string(party.reservation) + ", \"state\": \"" +
                             (party.cancelled ? "cancelled" : "confirmed") + "\", \"key\": \"" + party.key + "\"}\n";
}

} // namespace narae::bench
