#pragma once

#include "server/app/chosen_gateway.hpp"
#include "server/app/foundation.hpp"
#include "server/app/ports.hpp"
#include "server/payment/adapters/cancellation_handler.hpp"
#include "server/payment/adapters/committing_desk.hpp"
#include "server/payment/adapters/payment_shelf.hpp"
#include "server/payment/adapters/refund_worker.hpp"
#include "server/payment/adapters/stored_queries.hpp"
#include "server/platform/events/reader.hpp"

namespace narae::app {

/// The payment role: every object of it, in the order in which they are made.
struct PaymentPart {
    ChosenGateway gateway;
    payment::PaymentShelf shelf;
    payment::CommittingDesk desk;
    payment::StoredQueries queries;
    payment::TakePayment take;
    payment::SettlePayment settle;
    payment::PayRefunds payRefunds;
    payment::RefundWorker refundWorker;
    payment::CancellationHandler cancellationHandler;
    events::Reader reader;
    PaymentsInProcess charges; ///< for the reservation role, here or elsewhere

    PaymentPart(Foundation& base, const std::string& writer);
};

} // namespace narae::app
