#include "server/platform/http/idempotency_key.hpp"

#include "common/base/text.hpp"

#include <algorithm>

namespace narae::http {

Result<std::string> readIdempotencyKey(const Request& request)
{
    constexpr std::size_t kLengthMost = 255;
    const auto [first, last] = request.headers.equal_range("idempotency-key");
    if (first == last) return refuse("request.missing_idempotency_key");
    const std::string& key = first->second;
    const bool visible = std::all_of(key.begin(), key.end(), [](char c) { return c > ' ' && c < 0x7F; });
    if (std::next(first) != last || key.empty() || key.size() > kLengthMost || !visible)
        return refuse("request.malformed_idempotency_key");
    // Keys are kept, in the database and for long.
    if (isCardNumberAmongWords(key)) return refuse("card_number.refused");
    return key;
}

} // namespace narae::http
