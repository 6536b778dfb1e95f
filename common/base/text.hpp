#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace narae {

/// The number of Unicode code points, or nothing when `text` is not UTF-8 (overlong forms and surrogates included).
std::optional<std::size_t> countCodePoints(std::string_view text);

/// Without the blanks (space, tab, CR, LF) at both ends.
std::string_view trim(std::string_view text);

/// ASCII letters made small; other bytes kept.
std::string toLowerAscii(std::string_view text);

/// Whether a control character (below U+0020, or U+007F) stands in it.
bool hasControlCharacter(std::string_view text);

/// Whether somewhere in it stand 13 to 19 digits (blanks and ASCII punctuation between them allowed; also digits of
/// double width) that pass the Luhn check: what a payment card number looks like. Narae never stores one.
bool looksLikeCardNumber(std::string_view text);

/// The same for a text that a program drew, such as a UUID, whose digits mean nothing: only whole words between ASCII
/// punctuation count, the number as one word or in the short groups of a card, and it begins as cards do. No UUID, ULID
/// or time stamp is one.
bool isCardNumberAmongWords(std::string_view text);

} // namespace narae
