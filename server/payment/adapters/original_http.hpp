#pragma once

#include "server/payment/application/payment_queries.hpp"
#include "server/platform/http/route.hpp"

namespace narae::payment {

/// The original system's payment calls, for this machine only: GET /pays (the newest first; `limit` up to 100, 100 when
/// it says nothing) and GET /pays/{payId}. payStatus is `approved`, `declined`, or `cancelled` once all of a party are
/// out; count and price stay those of the purchase. `queries` outlives the routes.
std::vector<http::Route> originalRoutes(PaymentQueries& queries);

} // namespace narae::payment
