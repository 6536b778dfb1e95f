#pragma once

#include "common/api/problems.hpp"

#include <string_view>

namespace narae::http {

/// The language a caller would rather read (Accept-Language, RFC 9110, 12.5.4); English when it names neither of ours.
api::Language languageOf(std::string_view acceptLanguage);

} // namespace narae::http
