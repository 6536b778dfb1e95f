#include "tests/system/booking_load.hpp"

#include "tests/support/airline.hpp"
#include "tests/support/wait_for.hpp"

namespace narae::testing {

using nlohmann::json;

namespace {

/// A crash may have called the payment off: then nothing was charged, and that is final under its key.
bool isFinal(const Answer& answer)
{
    if (answer.status == 0 || answer.status == 202) return false;
    if (answer.status == 503) return answer.code() == "payment.unavailable";
    return answer.code() != "request.in_progress" && answer.code() != "reservation.payment_pending";
}

} // namespace

BookingLoad::BookingLoad(int clients, std::vector<std::int64_t> flights, ServerProcess::Headers customer,
                         Acknowledgements& acknowledgements)
    : clients_(clients),
      flights_(std::move(flights)),
      customer_(std::move(customer)),
      acknowledgements_(acknowledgements)
{
}

BookingLoad::~BookingLoad()
{
    breakOff();
}

void BookingLoad::begin()
{
    for (int client = 0; client < clients_; ++client)
        threads_.emplace_back([this, client] { work(client); });
}

void BookingLoad::end()
{
    ending_ = true;
    for (std::thread& thread : threads_)
        thread.join();
    threads_.clear();
}

void BookingLoad::breakOff()
{
    brokenOff_ = true;
    end();
}

std::set<std::string> BookingLoad::setbacks() const
{
    const std::lock_guard lock(mutex_);
    return setbacks_;
}

void BookingLoad::work(int client)
{
    for (int number = 1; !ending_; ++number) {
        const std::string key = "load-" + std::to_string(client) + "-" + std::to_string(number);
        const auto flight = flights_[static_cast<std::size_t>(client + number) % flights_.size()];
        note(key, askUntilAnswered(Airline::order(flight, 1), key));
    }
}

Answer BookingLoad::askUntilAnswered(const json& body, const std::string& key)
{
    Answer answer;
    waitFor(
        [&] {
            answer = ServerProcess::ask(port_, "POST", "/v1/reservations", body.dump(),
                                        Airline::with(customer_, "Idempotency-Key", key));
            if (isFinal(answer) || brokenOff_) return true;
            const std::lock_guard lock(mutex_);
            setbacks_.insert(answer.code());
            return false;
        },
        std::chrono::seconds(60));
    return answer;
}

void BookingLoad::note(const std::string& key, const Answer& answer)
{
    const json body = answer.json();
    Told told{answer.status, 0};
    const std::lock_guard lock(mutex_);
    if (answer.status == 201) {
        told.reservation = body["reservationId"].get<std::int64_t>();
        acknowledgements_.add(told.reservation, body["state"].get<std::string>(), key);
        ++booked_;
    }
    told_[key] = told;
}

QStringList breachesOf(ServerProcess& server, const BookingLoad& load)
{
    QStringList breaches;
    const auto session = server.database().open();
    const auto rows = session->query(
        "SELECT i.intent_key, r.reservation_id, r.state, (SELECT COUNT(*) FROM payment_ledger l JOIN payment_payments "
        "p ON p.payment_id = l.payment_id WHERE p.reservation_id = r.reservation_id AND l.kind = 'capture') FROM "
        "reservation_reservations r LEFT JOIN reservation_intents i ON i.reservation_id = r.reservation_id");
    std::map<std::string, int> confirmed;
    for (std::size_t row = 0; row < rows.size(); ++row) {
        const std::string key = rows.optionalText(row, 0).value_or("no key");
        const bool isConfirmed = rows.text(row, 2) == "confirmed";
        if (isConfirmed) ++confirmed[key];
        if (rows.integer(row, 3) != (isConfirmed ? 1 : 0))
            breaches << QString::fromStdString(key + " is " + rows.text(row, 2) + " and captured " + rows.text(row, 3) +
                                               " times");
        const auto told = load.told().find(key);
        if (told == load.told().end() || (told->second.status == 201) != isConfirmed ||
            (isConfirmed && told->second.reservation != rows.integer(row, 1)))
            breaches << QString::fromStdString(
                key + " is on record as " + rows.text(row, 2) + ", its client heard " +
                (told == load.told().end() ? "nothing" : std::to_string(told->second.status)));
    }
    for (const auto& [key, told] : load.told())
        if (told.status == 201 && confirmed[key] != 1)
            breaches << QString::fromStdString(key + " was acknowledged and is there " +
                                               std::to_string(confirmed[key]) + " times");
    return breaches;
}

} // namespace narae::testing
