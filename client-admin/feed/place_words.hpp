#pragma once

#include "common/desktop/client/airport_book.hpp"

/// How the admin app names airports: short, for tables. GUI thread.
namespace narae::admin::place_words {

/// "김포" in Korean, "GMP" in English.
QString airport(const desktop::AirportBook& airports, const QString& code);
/// "김포 → 제주", "GMP → CJU"; a flight without an origin has its destination alone.
QString route(const desktop::AirportBook& airports, const QString& origin, const QString& destination);

} // namespace narae::admin::place_words
