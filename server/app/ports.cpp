#include "server/app/ports.hpp"

#include "server/flight/domain/airport.hpp"
#include "server/payment/domain/payment_method.hpp"
#include "server/platform/log/log.hpp"

#include <date/tz.h>

namespace narae::app {

namespace {

using reservation::PaymentOutcome;
using reservation::PaymentRequest;

payment::ChargeRequest chargeOf(const PaymentRequest& request)
{
    return {{request.reservation, request.flight, request.cabin, request.count, request.amount, request.locator},
            request.attempt,
            request.method};
}

PaymentOutcome outcomeOf(const Result<payment::PaymentOutcome>& answer)
{
    using Kind = PaymentOutcome::Kind;
    if (!answer) {
        // Three are refused before anything is charged. After any other money may have moved: that is for the
        // caretaker.
        const std::string& code = answer.error().code();
        const bool untouched = code == "payment.method_malformed" || code == "payment.card_number_refused" ||
                               code == "payment.amount_negative";
        if (!untouched) log::error("payment.unsettled", {{"code", code}});
        return {untouched ? Kind::Refused : Kind::Unknown, {}, code};
    }
    if (const auto* captured = std::get_if<payment::OutcomeCaptured>(&*answer))
        return {Kind::Captured, captured->payment, ""};
    if (const auto* declined = std::get_if<payment::OutcomeDeclined>(&*answer))
        return {Kind::Declined, {}, declined->reason};
    if (std::holds_alternative<payment::OutcomeUnavailable>(*answer)) return {Kind::Unavailable, {}, ""};
    return {Kind::Unknown, {}, ""};
}

} // namespace

Result<void> PaymentsInProcess::accepts(std::string_view method) const
{
    if (const auto token = payment::PaymentMethod::parse(method); !token) return token.error();
    return {};
}

PaymentOutcome PaymentsInProcess::charge(const PaymentRequest& request)
{
    using Asked = payment::TakePayment::Asked;
    const auto asked = request.repeated ? Asked::Again : Asked::First;
    if (!together_) return outcomeOf(take_.take(chargeOf(request), asked, request.traceId));
    ConfirmingDesk desk(*together_, request.flight);
    PaymentOutcome outcome = outcomeOf(take_.take(chargeOf(request), asked, request.traceId, desk));
    outcome.confirmed = desk.confirmed();
    return outcome;
}

PaymentOutcome PaymentsInProcess::settle(const PaymentRequest& request)
{
    return outcomeOf(settle_.settle(chargeOf(request), payment::SettlePayment::WhenNotFound::CallOff, request.traceId));
}

Result<void> SeatsOnSaleInProcess::narrow(FlightId flight, flight::CabinClass cabin, int capacity,
                                          const std::string& seatMapNotation)
{
    const auto narrowed = desk_.carryOut(
        reservation::NarrowCabin{flight, std::string(flight::name(cabin)), capacity, seatMapNotation}, "");
    if (!narrowed) return narrowed.error();
    return {};
}

bool AirportZones::knows(std::string_view airport) const
{
    return flight::findAirport(airport) != nullptr;
}

std::optional<std::chrono::seconds> AirportZones::offset(std::string_view airport, Instant at) const
{
    const auto* known = flight::findAirport(airport);
    if (known == nullptr) return std::nullopt;
    try {
        return date::locate_zone(std::string(known->zone))->get_info(date::floor<std::chrono::seconds>(at)).offset;
    } catch (const std::exception& error) {
        // A machine without tzdata: the view shows days by UTC, and the log says why.
        log::warning("zone.unknown", {{"zone", known->zone}, {"reason", error.what()}});
        return std::nullopt;
    }
}

std::string_view AirportZones::country(std::string_view airport) const
{
    const auto* known = flight::findAirport(airport);
    return known == nullptr ? std::string_view() : known->country;
}

} // namespace narae::app
