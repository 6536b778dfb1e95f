#include "server/identity/domain/email.hpp"

#include "common/base/text.hpp"

#include <algorithm>

namespace narae::identity {
namespace {

constexpr std::size_t kLocalPartBytesMax = 64;
constexpr std::size_t kLabelBytesMax = 63;

bool isLetterOrDigit(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

/// What may stand in an atom beside letters and digits (RFC 5322 section 3.2.3), and the dot between atoms.
bool mayStandInLocalPart(char c)
{
    return isLetterOrDigit(c) || std::string_view("!#$%&'*+-/=?^_`{|}~.").find(c) != std::string_view::npos;
}

bool isLocalPart(std::string_view text)
{
    if (text.empty() || text.size() > kLocalPartBytesMax || text.front() == '.' || text.back() == '.') return false;
    if (text.find("..") != std::string_view::npos) return false;
    return std::ranges::all_of(text, mayStandInLocalPart);
}

bool isLabel(std::string_view label)
{
    if (label.empty() || label.size() > kLabelBytesMax || label.front() == '-' || label.back() == '-') return false;
    return std::ranges::all_of(label, [](char c) { return isLetterOrDigit(c) || c == '-'; });
}

/// A host name of at least two labels.
bool isMailDomain(std::string_view text)
{
    std::size_t labels = 0;
    for (std::size_t begin = 0; begin <= text.size(); ++labels) {
        const std::size_t dot = std::min(text.find('.', begin), text.size());
        if (!isLabel(text.substr(begin, dot - begin))) return false;
        begin = dot + 1;
    }
    return labels >= 2;
}

} // namespace

Result<Email> Email::parse(std::string_view text)
{
    std::string normalised = toLowerAscii(trim(text));
    const std::size_t at = normalised.rfind('@');
    if (normalised.size() > kBytesMax || at == std::string::npos) return refuse("identity.email_malformed");
    const std::string_view whole = normalised;
    if (!isLocalPart(whole.substr(0, at)) || !isMailDomain(whole.substr(at + 1)))
        return refuse("identity.email_malformed");
    return Email(std::move(normalised));
}

} // namespace narae::identity
