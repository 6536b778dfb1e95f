#pragma once

#include "tests/store/audit_house.hpp"

#include <string>
#include <vector>

namespace narae::testing {

/// A small airline at rest, made by the real thing: one reservation of each fate.
struct AuditedWorld {
    AuditedBooks books;
    std::int64_t numbered = 0;  ///< a flight with a seat map
    std::int64_t open = 0;      ///< one without
    std::int64_t withdrawn = 0; ///< one that the airline cancelled
    // Reservations.
    std::int64_t confirmed = 0; ///< of two, under key-confirmed
    std::int64_t declined = 0;
    std::int64_t expired = 0;
    std::int64_t partly = 0; ///< of three, the second cancelled
    std::int64_t cancelled = 0;
    std::int64_t givenUp = 0; ///< a hold
    std::int64_t retried = 0; ///< paid in the second attempt
    std::int64_t unnumbered = 0;
    std::int64_t stranded = 0; ///< on the withdrawn flight
    std::int64_t twice = 0;    ///< charged twice, and given back once
    std::int64_t held = 0;
    std::int64_t lost = 0; ///< captured by the gateway, and nobody told us yet
    std::string seat;      ///< of the confirmed party's first passenger

    AuditedWorld();
};

/// One way in which rows may go wrong, and what the audit must say of it.
struct Damage {
    std::string name;
    std::vector<std::string> statements;
    std::string invariant;
    std::string subject;
    std::string fragment; ///< of the sentence
    enum class Where { Main, Gateway } where = Where::Main;
    std::string acknowledged{};
};

/// Parts of statements.
namespace damage {

inline std::string text(std::int64_t id)
{
    return std::to_string(id);
}

inline std::string reservation(std::int64_t id)
{
    return "reservation/" + text(id);
}

inline std::string of(std::int64_t id)
{
    return " WHERE reservation_id = " + text(id);
}

/// Rows of payment by the reservation's id.
inline std::string paymentOf(std::int64_t id)
{
    return " WHERE payment_id = (SELECT payment_id FROM payment_payments" + of(id) + ")";
}

inline std::string onFlight(std::int64_t id)
{
    return " WHERE flight_id = " + text(id);
}

} // namespace damage

std::vector<Damage> seatDamages(const AuditedWorld& world);
std::vector<Damage> moneyDamages(const AuditedWorld& world);
std::vector<Damage> gatewayDamages(const AuditedWorld& world);
std::vector<Damage> eventDamages(const AuditedWorld& world);
std::vector<Damage> otherDamages(const AuditedWorld& world);

/// Does the damage while it lives; then every row is as it was.
class Damaged {
public:
    Damaged(AuditedBooks& books, const Damage& damage);
    ~Damaged();
    Damaged(const Damaged&) = delete;
    Damaged& operator=(const Damaged&) = delete;

private:
    void run(const std::string& statement);

    std::unique_ptr<database::Session> session_;
    std::vector<std::string> tables_;
};

} // namespace narae::testing
