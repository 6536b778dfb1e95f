#include "server/identity/domain/plain_text.hpp"

#include "common/base/text.hpp"

#include <algorithm>

namespace narae::identity {
namespace {

/// The bytes of the code point at the front of `text`, or 0 when there is none.
std::size_t codePointBytes(std::string_view text)
{
    for (std::size_t bytes = 1; bytes <= std::min<std::size_t>(4, text.size()); ++bytes)
        if (countCodePoints(text.substr(0, bytes)) == 1) return bytes;
    return 0;
}

} // namespace

std::string plainText(std::string_view text, std::size_t codePointsMax)
{
    std::string plain;
    for (std::size_t count = 0; count < codePointsMax && !text.empty(); ++count) {
        const std::size_t bytes = codePointBytes(text);
        const std::string_view codePoint = text.substr(0, bytes);
        if (bytes == 0 || hasControlCharacter(codePoint))
            plain.push_back('?');
        else
            plain.append(codePoint);
        text.remove_prefix(std::max<std::size_t>(bytes, 1));
    }
    return plain;
}

} // namespace narae::identity
