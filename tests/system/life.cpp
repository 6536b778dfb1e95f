#include "tests/system/life.hpp"

#include "tests/support/wait_for.hpp"

#include <QDate>
#include <fstream>

namespace narae::testing {

using nlohmann::json;

namespace {

/// The payment was called off after a crash: nothing was charged. That is final under its key.
bool cameToNothing(const Answer& answer)
{
    return answer.code() == "payment.unavailable";
}

/// An answer that says to ask again, under the same key: nothing is known yet, or a moment too early.
bool asksForPatience(const Answer& answer)
{
    // Inventory follows the airline's event: a booking may come before it.
    return answer.status == 202 || (answer.status == 503 && !cameToNothing(answer)) ||
           answer.code() == "flight.unknown" || answer.code() == "request.in_progress" ||
           answer.code() == "reservation.payment_pending";
}

/// An id in an answer; 0 where there is none. Problems give theirs as texts.
std::int64_t idIn(const Answer& answer, const char* name)
{
    const json told = answer.json();
    if (!told.is_object() || !told.contains(name)) return 0;
    return told[name].is_string() ? std::stoll(told[name].get<std::string>()) : told[name].get<std::int64_t>();
}

/// In 60 days: the whole fare still comes back then.
std::string dayOfDeparture()
{
    return QDate::currentDate().addDays(60).toString(Qt::ISODate).toStdString();
}

} // namespace

void Acknowledgements::add(std::int64_t reservation, const std::string& state, const std::string& key)
{
    std::ofstream(path_, std::ios::app) << json{{"reservationId", reservation}, {"state", state}, {"key", key}}.dump()
                                        << "\n";
}

Life::Life(ServerProcess& server, const LogIns& logIns, Acknowledgements& acknowledgements, int number)
    : server_(server),
      logIns_(logIns),
      acknowledgements_(acknowledgements),
      name_("life-" + std::to_string(number) + "-")
{
    const json body{{"flightNumber", "NR" + std::to_string(1000 + number)},
                    {"origin", "GMP"},
                    {"destination", "CJU"},
                    {"departsAt", dayOfDeparture() + "T01:00:00Z"},
                    {"arrivesAt", dayOfDeparture() + "T02:10:00Z"},
                    {"cabins", json::array({{{"cabin", "economy"},
                                             {"rows", "1-5"},
                                             {"layout", "ABC_DEF"},
                                             {"price", {{"amountMinor", kFareMinor}, {"currency", "KRW"}}}}})}};
    register_ = {"/v1/flights", body, name_ + "flight", {}, 0};
    forgotten_.key = name_ + "forgotten";
    booked_.key = name_ + "booked";
    declined_.key = name_ + "declined";
    held_.key = name_ + "held";
    paid_.key = name_ + "paid";
    quoted_.key = name_ + "quoted";
    cancelled_.key = name_ + "cancelled";
}

bool Life::goOn()
{
    if (!ask(register_, logIns_.staff)) return false;
    if (register_.answer->status != 201) return unexpected(register_), true;
    flight_ = register_.answer->json()["flightId"].get<std::int64_t>();
    return book(forgotten_, 1, "", {"held", "expired"}) && bookUntilPaid() &&
           book(declined_, 1, "pm_card_declined", {"declined"}) &&
           book(held_, 1, "", {"held", "confirmed", "expired"}) && payForTheHold() && cancel();
}

bool Life::ask(Call& call, const ServerProcess::Headers& who)
{
    if (call.answer) return true;
    auto headers = who;
    headers.emplace_back("Idempotency-Key", call.key);
    Answer answer;
    const bool patient = waitFor([&] {
        answer = server_.post(call.path, call.body, headers);
        return !asksForPatience(answer);
    });
    if (answer.status == 0) return false;
    if (!patient) wrong_ << QString::fromStdString(call.key + " is put off for ever: " + answer.body);
    call.answer = answer;
    return true;
}

json Life::order(int seats, const std::string& method) const
{
    json body{{"flightId", flight_},
              {"cabin", "economy"},
              {"passengers", json::array()},
              {"contact", {{"phone", "010-9777-0779"}}},
              {"expectedTotal", {{"amountMinor", seats * kFareMinor}, {"currency", "KRW"}}}};
    for (int i = 0; i < seats; ++i)
        body["passengers"].push_back({{"name", "김나래"}});
    if (!method.empty()) body["paymentMethod"] = method;
    return body;
}

bool Life::book(Call& call, int seats, const std::string& method, const std::set<std::string>& states)
{
    if (call.answer) return true;
    call.path = "/v1/reservations";
    call.body = order(seats, method);
    if (!ask(call, logIns_.customer)) return false;
    const bool declined = call.answer->code().starts_with("payment.declined") || cameToNothing(*call.answer);
    call.reservation = idIn(*call.answer, "reservationId");
    if ((call.answer->status != 201 && !declined) || call.reservation == 0) return unexpected(call), true;
    const std::string state = declined ? "declined" : call.answer->json()["state"].get<std::string>();
    reservations_[call.reservation] = {call.key, seats, declined ? std::set<std::string>{"declined"} : states, false};
    acknowledgements_.add(call.reservation, state, call.key);
    return true;
}

bool Life::bookUntilPaid()
{
    while (!booked_.answer) {
        if (!book(booked_, 2, "pm_card_ok", {"confirmed"})) return false;
        if (!cameToNothing(*booked_.answer)) {
            if (booked_.answer->status != 201) unexpected(booked_);
            break;
        }
        givenUp_.push_back(booked_);
        booked_.answer.reset();
        booked_.key = name_ + "booked-" + std::to_string(++tries_);
    }
    return true;
}

std::string Life::pathOf(const Call& booking) const
{
    return "/v1/reservations/" + std::to_string(booking.reservation);
}

bool Life::payForTheHold()
{
    while (!paid_.answer) {
        paid_.path = pathOf(held_) + "/payment";
        paid_.body = {{"paymentMethod", "pm_card_ok"}};
        paid_.reservation = held_.reservation;
        if (!ask(paid_, logIns_.customer)) return false;
        if (paid_.answer->status == 200) {
            reservations_[held_.reservation].states = {"confirmed"};
            acknowledgements_.add(held_.reservation, "confirmed", paid_.key);
        } else if (cameToNothing(*paid_.answer)) {
            givenUp_.push_back(paid_);
            paid_.answer.reset();
            paid_.key = name_ + "paid-" + std::to_string(++tries_);
        } else if (paid_.answer->code() == "reservation.hold_expired" ||
                   paid_.answer->code() == "reservation.not_held") {
            // A crash took longer than the hold.
            reservations_[held_.reservation].states = {"expired", "declined"};
        } else {
            unexpected(paid_);
        }
    }
    return true;
}

bool Life::cancel()
{
    quoted_.path = pathOf(booked_) + "/cancellation-quotes";
    quoted_.body = json::object();
    if (!ask(quoted_, logIns_.customer)) return false;
    const json quote = quoted_.answer->json();
    if (quoted_.answer->status != 201 || quote["refund"]["amountMinor"] != 2 * kFareMinor)
        return unexpected(quoted_), true;
    if (cancelled_.answer) return true;
    cancelled_.path = pathOf(booked_) + "/cancellation";
    cancelled_.body = {{"quoteId", quote["quoteId"]}};
    if (!ask(cancelled_, logIns_.customer)) return false;
    if (cancelled_.answer->status != 200 || cancelled_.answer->json()["state"] != "cancelled")
        return unexpected(cancelled_), true;
    reservations_[booked_.reservation].states = {"cancelled"};
    reservations_[booked_.reservation].cancelled = true;
    acknowledgements_.add(booked_.reservation, "cancelled", "");
    return true;
}

void Life::unexpected(const Call& call)
{
    wrong_ << QString::fromStdString(call.key + " was answered " + std::to_string(call.answer->status) + " " +
                                     call.answer->body);
}

QStringList Life::repeatEverything()
{
    QStringList wrong = wrong_;
    std::vector<Call> calls{register_, forgotten_, booked_, declined_, held_, paid_, cancelled_};
    calls.insert(calls.end(), givenUp_.begin(), givenUp_.end());
    for (Call& before : calls) {
        if (!before.answer) continue;
        Call again = before;
        again.answer.reset();
        if (!ask(again, &before == &calls.front() ? logIns_.staff : logIns_.customer)) {
            wrong << QString::fromStdString(before.key + " got no answer at its repetition");
            continue;
        }
        const auto sameId = [&](const char* name) { return idIn(*again.answer, name) == idIn(*before.answer, name); };
        const bool same = again.answer->status == before.answer->status && sameId("reservationId") &&
                          sameId("flightId") && again.answer->code() == before.answer->code();
        // An attempt to pay that came to nothing is answered with the reservation once a later one paid for it.
        const bool paidSince = cameToNothing(*before.answer) && again.answer->status == 200 && sameId("reservationId");
        if (!same && !paidSince)
            wrong << QString::fromStdString(before.key + " was answered " + std::to_string(before.answer->status) +
                                            " " + before.answer->body + " and then " +
                                            std::to_string(again.answer->status) + " " + again.answer->body);
    }
    return wrong;
}

} // namespace narae::testing
