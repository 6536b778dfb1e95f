#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace narae::identity {

/// At most `codePointsMax` code points of `text`, with a question mark for each byte that is not UTF-8 and for each
/// control character: what strangers send (a User-Agent, a path), made fit to be kept.
std::string plainText(std::string_view text, std::size_t codePointsMax);

} // namespace narae::identity
