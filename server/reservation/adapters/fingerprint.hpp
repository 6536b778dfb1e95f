#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

namespace narae::reservation {

/// What tells two requests under one Idempotency-Key apart: 32 hexadecimal digits of a hash (BLAKE2b) over the
/// operation and the body, whatever the order of its members and its blanks.
std::string fingerprint(std::string_view operation, const nlohmann::json& body);

} // namespace narae::reservation
