#pragma once

#include "common/base/result.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace narae::reservation {

inline constexpr int kPassengersMax = 9;

/// Someone who travels, as asked for. The name is kept as it was written, in any script.
struct TravellerRequest {
    std::string name;
    std::optional<std::string> seat;
};

/// A passenger of a reservation.
struct Passenger {
    int number = 1; ///< in the party, from 1
    std::string name;
    std::string seat;     ///< empty in a cabin without a seat map
    int cancellation = 0; ///< which of the party's cancellations took them out; 0 while they travel

    bool travels() const { return cancellation == 0; }
    bool operator==(const Passenger&) const = default;
};

/// How to reach the party; the phone number is also a guest's key to the reservation, beside the locator.
struct Contact {
    std::string phone;
    std::string email; ///< may be empty

    bool operator==(const Contact&) const = default;
};

/// Refuses party.size (1 to 9), party.name_malformed (1 to 100 characters, no control characters),
/// party.seats_incomplete (a seat for everyone or for nobody), card_number.refused.
Result<void> validateParty(const std::vector<TravellerRequest>& travellers);

/// Takes digits with the usual separators and a leading +; keeps the text as written. Refuses contact.phone_malformed,
/// contact.email_malformed, card_number.refused.
Result<Contact> makeContact(std::string_view phone, std::string_view email);

/// Whether two spellings are one number: +82 10-9777-0779 and 01097770779 are not, 010-9777-0779 and 01097770779 are.
bool samePhone(std::string_view a, std::string_view b);

} // namespace narae::reservation
