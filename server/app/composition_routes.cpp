#include "server/app/apart/peer_gate.hpp"
#include "server/app/contract/contract_http.hpp"
#include "server/app/operations_http.hpp"
#include "server/app/parts.hpp"
#include "server/app/role_of_path.hpp"
#include "server/payment/adapters/original_http.hpp"
#include "server/payment/adapters/payment_http.hpp"
#include "server/payment/adapters/stripe/stripe_webhook.hpp"
#include "server/view/adapters/original_http.hpp"
#include "server/view/adapters/view_http.hpp"

namespace narae::app {

namespace {

constexpr std::string_view kFlightStatuses = "/flightStatuses";
constexpr const char* kFlightStatusesForPeers = "/internal/flight-statuses";

/// The original's readers ask the reservation's port for the flight list too; there it is fetched from the view.
http::Route fetchedFlightStatuses(PeerClient& view, std::chrono::milliseconds longest)
{
    return {http::Method::Get, std::string(kFlightStatuses), http::Access::everyoneHere(),
            [&view, longest](const http::Request&) -> Result<http::Response> {
                const PeerReply reply = view.get(kFlightStatusesForPeers, longest);
                if (reply.fate != PeerReply::Fate::Answered) return peerAway(view.role());
                return http::Response::json(200, reply.body);
            }};
}

} // namespace

const http::RouteTable& Composition::routes()
{
    if (parts_->routes.all().empty()) addRoutes();
    return parts_->routes;
}

void Composition::addRoutes()
{
    const ContractQueries queries;
    /// The area is whose calls they count as; empty: nobody's.
    const Add add = [this, &queries](const char* area, std::vector<http::Route> routes) {
        for (http::Route& route : routes) {
            route.area = area;
            route.query = queries.namesOf(route);
        }
        parts_->routes.add(std::move(routes));
    };
    Parts& parts = *parts_;
    if (ground_.shape.has(Role::Identity)) add("identity", parts.identity.routes());
    if (parts.flight) add("flight", flight::routes(parts.flight->doors(ground_.clock)));
    if (parts.reservation) add("reservation", reservation::reservationRoutes(parts.reservation->services()));
    if (parts.payment) {
        add("payment", payment::routes(parts.payment->queries));
        add("payment", {payment::stripe::webhookRoute({ground_.stripe.webhookSecret, parts.payment->gateway.stripe(),
                                                       [&parts](ReservationId reservation) {
                                                           // Elsewhere, its caretaker comes to it on its rounds.
                                                           if (parts.reservation)
                                                               parts.reservation->caretakerWorker.prompt(reservation);
                                                       },
                                                       ground_.clock})});
    }
    if (parts.view) {
        add("view", view::routes(parts.view->doors(ground_.clock)));
        add("view", view::liveRoutes(parts.view->doors(ground_.clock), parts.view->liveNews));
    }
    if (parts.webhooks) add("view", webhooks::routes(parts.webhooks->doors()));
    add("", {parts.feed.route()});
    add("", operationsRoutes(*this));
    add("", contractRoutes());
    if (ground_.settings.text("original.calls") != "off") addOriginalRoutes(add);
    if (!ground_.shape.peersKey.empty()) addPeerRoutes(add);
    parts.routes.elsewhere([this](const std::vector<std::string>& segments) -> std::optional<Refusal> {
        const auto peers = ground_.shape.apart() ? notDoneHere(ground_.shape, segments) : std::nullopt;
        return peers ? *peers : nothingThere();
    });
}

void Composition::addOriginalRoutes(const Add& add)
{
    Parts& parts = *parts_;
    if (parts.flight) add("flight", flight::originalRoutes(parts.flight->doors(ground_.clock)));
    if (parts.reservation) add("reservation", reservation::originalReservationRoutes(parts.reservation->services()));
    if (parts.payment) add("payment", payment::originalRoutes(parts.payment->queries));
    if (parts.view) add("view", view::originalRoutes(parts.view->doors(ground_.clock)));
    PeerClient* view = parts.peers.client(Role::View);
    if (parts.reservation && view)
        add("view", {fetchedFlightStatuses(*view, parts.base.milliseconds("peers.deadline_ms"))});
}

/// What peers alone may ask of this process.
void Composition::addPeerRoutes(const Add& add)
{
    Parts& parts = *parts_;
    const std::string& key = ground_.shape.peersKey;
    add("", {parts.feed.peerRoute(key)});
    if (ground_.shape.has(Role::Identity)) {
        add("identity", callerPeerRoutes(parts.identity.authenticator(), key));
        add("identity", webhookOwnersPeerRoutes(parts.ownersHere, key));
    }
    if (parts.payment) add("payment", paymentPeerRoutes(parts.payment->charges, key));
    if (parts.reservation) add("reservation", seatsPeerRoutes(parts.reservation->seatsOnSale, key));
    if (!parts.view) return;
    for (const http::Route& route : view::originalRoutes(parts.view->doors(ground_.clock)))
        if (route.pattern == kFlightStatuses)
            add("view", {peerRoute(http::Method::Get, kFlightStatusesForPeers, key, route.handler)});
}

} // namespace narae::app
