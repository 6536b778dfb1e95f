#include "server/app/apart/seats_over_http.hpp"

#include "common/api/json.hpp"
#include "server/app/apart/peer_gate.hpp"

namespace narae::app {

namespace {

constexpr const char* kNarrowing = "/internal/seats-on-sale/narrowing";

Result<nlohmann::json> narrowAsAsked(flight::SeatsOnSale& seats, const http::Request& asked)
{
    const auto body = api::parseJson(asked.body);
    if (!body) return body.error();
    api::ObjectReader reader(*body);
    const FlightId flight(reader.integer("flightId", 1, api::kAmountMinorMost));
    const auto cabin = reader.parsed("cabin", flight::parseCabinClass);
    const auto capacity = static_cast<int>(reader.integer("capacity", 0, 1'000'000));
    const std::string seatMap = reader.text("seatMap", {0, 60'000});
    if (auto read = reader.finish(); !read) return read.error();
    if (auto narrowed = seats.narrow(flight, *cabin, capacity, seatMap); !narrowed) return narrowed.error();
    return nlohmann::json(true);
}

} // namespace

Result<void> SeatsOnSaleOverHttp::narrow(FlightId flight, flight::CabinClass cabin, int capacity,
                                         const std::string& seatMapNotation)
{
    const nlohmann::json body{{"flightId", flight.value()},
                              {"cabin", flight::name(cabin)},
                              {"capacity", capacity},
                              {"seatMap", seatMapNotation}};
    PeerReply reply = peer_.post(kNarrowing, body, "", longest_);
    // Narrowed twice is narrowed once: an answer that was lost may be asked for again.
    if (reply.fate == PeerReply::Fate::NoAnswer) reply = peer_.post(kNarrowing, body, "", longest_);
    if (reply.fate != PeerReply::Fate::Answered) return peerAway(peer_.role());
    const auto answer = readPeerAnswer(reply.body);
    if (!answer) return answer.error();
    return {};
}

std::vector<http::Route> seatsPeerRoutes(flight::SeatsOnSale& seats, const std::string& key)
{
    return {
        peerRoute(http::Method::Post, kNarrowing, key, [&seats](const http::Request& asked) -> Result<http::Response> {
            return peerAnswer(narrowAsAsked(seats, asked));
        })};
}

} // namespace narae::app
