#pragma once

#include "common/base/result.hpp"
#include "server/platform/http/message.hpp"

#include <string>

namespace narae::http {

/// The client's name for its intent: the header Idempotency-Key, 1 to 255 visible ASCII characters, the same on each
/// retry. Refuses `request.missing_idempotency_key` and `request.malformed_idempotency_key` (also when it stands
/// twice).
Result<std::string> readIdempotencyKey(const Request& request);

} // namespace narae::http
