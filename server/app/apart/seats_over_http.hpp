#pragma once

#include "server/app/apart/peer_client.hpp"
#include "server/flight/application/seats_on_sale.hpp"
#include "server/platform/http/route.hpp"

namespace narae::app {

/// The airline's seats on sale are the inventory of a reservation role in another process. While that is away, a flight
/// cannot lose seats: peer.away, and the flight stays as it is.
class SeatsOnSaleOverHttp final : public flight::SeatsOnSale {
public:
    SeatsOnSaleOverHttp(PeerClient& peer, std::chrono::milliseconds longest) : peer_(peer), longest_(longest) {}

    Result<void> narrow(FlightId flight, flight::CabinClass cabin, int capacity,
                        const std::string& seatMapNotation) override;

private:
    PeerClient& peer_;
    const std::chrono::milliseconds longest_;
};

/// The other end: POST /internal/seats-on-sale/narrowing. `seats` outlives the routes.
std::vector<http::Route> seatsPeerRoutes(flight::SeatsOnSale& seats, const std::string& key);

} // namespace narae::app
