#include "server/identity/domain/person_name.hpp"

#include "common/base/text.hpp"

namespace narae::identity {

Result<PersonName> PersonName::parse(std::string_view text)
{
    const std::string_view trimmed = trim(text);
    const auto codePoints = countCodePoints(trimmed);
    if (!codePoints || *codePoints == 0 || *codePoints > kCodePointsMax || hasControlCharacter(trimmed))
        return refuse("identity.name_malformed").with("most", kCodePointsMax);
    if (looksLikeCardNumber(trimmed)) return refuse("identity.card_number_refused");
    return PersonName(std::string(trimmed));
}

} // namespace narae::identity
