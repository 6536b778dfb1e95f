#pragma once

#include <string>
#include <string_view>

namespace narae::api {

/// The {reason} of a sentence, or what is wrong with one field, in Korean: code gives these in English, as it knows
/// them. What is not in the table (an operating system's or a library's own words) stays as it is.
std::string reasonInKorean(std::string_view english);

/// Whether the table has it.
bool isKnownReason(std::string_view english);

} // namespace narae::api
