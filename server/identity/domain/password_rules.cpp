#include "server/identity/domain/password_rules.hpp"

#include "common/base/text.hpp"

#include <algorithm>
#include <array>

namespace narae::identity {
namespace {

/// Passwords of ten characters or more that head every list of leaked ones, those of Korean keyboards among them
/// (dkssudgktpdy is 안녕하세요 typed in Latin mode), in small letters.
constexpr auto kWorst = std::to_array<std::string_view>({
    "0123456789",       "0987654321",
    "1029384756",       "1122334455",
    "1234512345",       "123123123123",
    "1234567890",       "12345678900",
    "12345678910",      "123456789a",
    "123456789q",       "1234567891",
    "123456123456",     "123qweasdzxc",
    "12qwaszx12qwaszx", "147258369a",
    "1q2w3e4r5t",       "1q2w3e4r5t6y",
    "1qaz2wsx3edc",     "1qazxsw23edc",
    "2020202020",       "3.14159265",
    "9876543210",       "a123456789",
    "abc1234567",       "abcd123456",
    "abcdefghij",       "abcdefghijkl",
    "administrator",    "admin12345",
    "admin123456",      "asdfghjkl;",
    "asdfghjkl1",       "asdfghjkl123",
    "basketball",       "changeme123",
    "computer123",      "correcthorsebatterystaple",
    "dkssudgktpdy",     "dragon12345",
    "football123",      "helloworld",
    "iloveyou12",       "iloveyou123",
    "letmein123",       "letmein1234",
    "liverpool1",       "manchester",
    "michael123",       "monkey12345",
    "naraenarae",       "narae12345",
    "passw0rd123",      "password00",
    "password01",       "password11",
    "password12",       "password123",
    "password1234",     "password123!",
    "password2024",     "password2025",
    "password2026",     "passwordpassword",
    "princess123",      "q1w2e3r4t5",
    "q1w2e3r4t5y6",     "qazwsxedcrfv",
    "qwe123qwe123",     "qwer1234qwer",
    "qwerasdfzxcv",     "qwerty1234",
    "qwerty12345",      "qwerty123456",
    "qwertyuiop",       "qwertyuiop[]",
    "qwertyuiop123",    "sunshine123",
    "superman123",      "tjdnfeogkrry",
    "trustno1234",      "unbelievable",
    "welcome123",       "welcome1234",
    "zaq12wsxcde3",     "zxcvbnm123",
    "zxcvbnm,./",
});

/// The same character all along.
bool isMonotonous(std::string_view text)
{
    for (std::size_t unit = 1; unit <= 4; ++unit)
        if (text.size() % unit == 0 && countCodePoints(text.substr(0, unit)) == 1 &&
            text.substr(unit) == text.substr(0, text.size() - unit))
            return true;
    return false;
}

} // namespace

Result<void> checkPassword(std::string_view password, const std::optional<Email>& email)
{
    const std::size_t codePoints = countCodePoints(password).value_or(0);
    if (codePoints < kPasswordCodePointsMin)
        return refuse("identity.password_too_short").with("least", kPasswordCodePointsMin);
    if (codePoints > kPasswordCodePointsMax)
        return refuse("identity.password_too_long").with("most", kPasswordCodePointsMax);
    const std::string small = toLowerAscii(trim(password));
    if (email && small == email->text()) return refuse("identity.password_is_email");
    if (isMonotonous(small) || std::ranges::find(kWorst, std::string_view(small)) != kWorst.end())
        return refuse("identity.password_too_common");
    return {};
}

} // namespace narae::identity
