#pragma once

#include <string_view>

/// The contract of the API as it was built into the program, from common/api/openapi.yaml.
namespace narae::app::contract {

extern const std::string_view kJson;
extern const std::string_view kPage;       ///< the same to be read: HTML that needs nothing else
extern const std::string_view kPagePolicy; ///< its Content-Security-Policy: its own style and script, by their hashes

} // namespace narae::app::contract
