#pragma once

#include "server/payment/application/payment_queries.hpp"
#include "server/platform/http/route.hpp"

namespace narae::payment {

/// GET /v1/payments and /v1/payments/{paymentId}: for staff, and integrations with the scope `payments:read`. A
/// customer sees what was paid on the reservation. `queries` outlives the routes.
std::vector<http::Route> routes(PaymentQueries& queries);

} // namespace narae::payment
