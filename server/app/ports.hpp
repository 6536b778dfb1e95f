#pragma once

#include "server/app/confirming_desk.hpp"
#include "server/flight/application/seats_on_sale.hpp"
#include "server/payment/application/settle_payment.hpp"
#include "server/payment/application/take_payment.hpp"
#include "server/reservation/application/desk.hpp"
#include "server/reservation/application/payments.hpp"
#include "server/view/application/zones.hpp"

/// Where one context needs another, it has a port; here the ports are filled, in one process.
namespace narae::app {

/// The reservation's payments are the payment context's charges.
class PaymentsInProcess final : public reservation::Payments {
public:
    PaymentsInProcess(payment::TakePayment& take, payment::SettlePayment& settle) : take_(take), settle_(settle) {}

    /// Before the first charge, where reservations are written here too: a charge confirms its own from now on.
    void confirmTogether(const ConfirmingDesk::Books& books) { together_.emplace(books); }

    Result<void> accepts(std::string_view method) const override;
    Result<void> ready() const override { return {}; }
    reservation::PaymentOutcome charge(const reservation::PaymentRequest& request) override;
    reservation::PaymentOutcome settle(const reservation::PaymentRequest& request) override;

private:
    payment::TakePayment& take_;
    payment::SettlePayment& settle_;
    std::optional<ConfirmingDesk::Books> together_;
};

/// The airline's seats on sale are the reservation context's inventory.
class SeatsOnSaleInProcess final : public flight::SeatsOnSale {
public:
    explicit SeatsOnSaleInProcess(reservation::Desk& desk) : desk_(desk) {}

    Result<void> narrow(FlightId flight, flight::CabinClass cabin, int capacity,
                        const std::string& seatMapNotation) override;

private:
    reservation::Desk& desk_;
};

/// The airports' countries, and their clocks by the system's time zone database.
class AirportZones final : public view::Zones {
public:
    bool knows(std::string_view airport) const override;
    std::optional<std::chrono::seconds> offset(std::string_view airport, Instant at) const override;
    std::string_view country(std::string_view airport) const override;
};

} // namespace narae::app
