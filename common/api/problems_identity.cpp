#include "common/api/problems.hpp"

#include <array>

namespace narae::api {

namespace {

constexpr auto kKinds = std::to_array<ProblemKind>({
    // Who calls.
    {"session.unknown", 401,
     "This session or API key is not known: it was ended, or never was. Nothing was done; log in again.",
     "알 수 없는 세션 또는 API 키입니다. 종료되었거나 없는 것입니다. 처리된 것은 없으니 다시 로그인해 주십시오."},
    {"session.expired", 401, "This session or API key has expired. Nothing was done; log in again.",
     "세션 또는 API 키의 기한이 지났습니다. 처리된 것은 없으니 다시 로그인해 주십시오."},
    {"session.not_found", 404, "You have no such session. Nothing was changed.",
     "그런 세션이 없습니다. 변경된 것은 없습니다."},

    // Logging in.
    {"identity.wrong_credentials", 401,
     "The e-mail address and the password do not go together. Nobody was logged in; check both and try again.",
     "이메일 주소와 비밀번호가 맞지 않습니다. 로그인되지 않았으니 확인하고 다시 시도해 주십시오."},
    {"identity.wrong_password", 403, "The current password is not right. The password stays as it was.",
     "현재 비밀번호가 맞지 않습니다. 비밀번호는 바뀌지 않았습니다."},
    {"identity.try_later", 429,
     "There were too many wrong passwords. This one was not looked at; try again in {seconds} seconds.",
     "비밀번호가 여러 번 틀렸습니다. 이번 시도는 확인하지 않았으니 {seconds}초 뒤에 다시 시도해 주십시오."},

    // Accounts.
    {"account.not_found", 404, "There is no such account. Nothing was changed.",
     "그런 계정이 없습니다. 변경된 것은 없습니다."},
    {"identity.email_taken", 409,
     "There is an account with this e-mail address already. Nothing was made; log in, or use another address.",
     "이미 이 이메일 주소로 만든 계정이 있습니다. 새로 만든 것은 없으니 로그인하거나 다른 주소를 쓰십시오."},
    {"identity.staff_only", 403, "Only staff may make a staff account. Nothing was made.",
     "직원 계정은 직원만 만들 수 있습니다. 새로 만든 것은 없습니다."},
    {"identity.cannot_close_own", 409,
     "You cannot close the account you are using. Nothing was changed; ask another member of staff.",
     "지금 쓰고 있는 계정은 닫을 수 없습니다. 변경된 것은 없으니 다른 직원에게 부탁하십시오."},
    {"identity.role_unknown", 422, "There is no role \"{role}\": it is customer or staff.",
     "\"{role}\"은(는) 없는 역할입니다. customer 또는 staff여야 합니다."},
    {"identity.email_malformed", 422, "This is not an e-mail address.", "이메일 주소가 아닙니다."},
    {"identity.name_malformed", 422, "A name has 1 to {most} characters, none of them control characters.",
     "이름은 제어 문자 없이 1~{most}자여야 합니다."},
    {"identity.phone_malformed", 422, "A telephone number has 7 to 15 digits, perhaps after a plus sign.",
     "전화번호는 숫자 7~15자리이며 앞에 +를 붙일 수 있습니다."},
    {"identity.card_number_refused", 422,
     "This looks like a payment card number, which must not be stored here. Nothing was kept; take it out.",
     "카드 번호로 보이는 값은 저장할 수 없습니다. 저장된 것은 없으니 지우고 다시 보내 주십시오."},
    {"identity.password_too_short", 422, "The password needs at least {least} characters. Nothing was changed.",
     "비밀번호는 {least}자 이상이어야 합니다. 변경된 것은 없습니다."},
    {"identity.password_too_long", 422, "The password may have at most {most} characters. Nothing was changed.",
     "비밀번호는 {most}자 이하여야 합니다. 변경된 것은 없습니다."},
    {"identity.password_is_email", 422,
     "The password must not be the e-mail address. Nothing was changed; choose another one.",
     "이메일 주소를 비밀번호로 쓸 수 없습니다. 변경된 것은 없으니 다른 비밀번호를 고르십시오."},
    {"identity.password_too_common", 422,
     "This password is among the first that anybody would try. Nothing was changed; choose another one.",
     "너무 흔한 비밀번호입니다. 변경된 것은 없으니 다른 비밀번호를 고르십시오."},

    // API keys.
    {"api_key.not_found", 404, "There is no such API key. Nothing was changed.",
     "그런 API 키가 없습니다. 변경된 것은 없습니다."},
    {"identity.scope_unknown", 422, "There is no scope \"{scope}\"; there are {known}.",
     "\"{scope}\"은(는) 없는 권한 범위입니다. 있는 것: {known}."},
    {"identity.scope_missing", 422, "An API key needs at least one scope.",
     "API 키에는 권한 범위가 하나 이상 필요합니다."},
    {"identity.expiry_in_past", 422, "The expiry is in the past. No key was made; give a later moment or none.",
     "만료 시각이 이미 지났습니다. 키를 만들지 않았으니 더 늦은 시각을 주거나 비워 두십시오."},
});

} // namespace

std::span<const ProblemKind> identityProblems()
{
    return kKinds;
}

} // namespace narae::api
