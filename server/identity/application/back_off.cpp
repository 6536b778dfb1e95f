#include "server/identity/application/back_off.hpp"

namespace narae::identity {

BackOffKeys BackOffKeys::of(const Email& email, std::string_view source, const Digest& digest)
{
    return {digest.of("account " + email.text()), digest.of(std::string("source ").append(source))};
}

Result<void> mayTry(IdentityQueries& queries, const BackOffKeys& keys, Instant now)
{
    std::chrono::seconds longest(0);
    for (const std::string* key : {&keys.account, &keys.source}) {
        const auto failures = queries.failures(*key);
        if (!failures) return failures.error();
        longest = std::max(longest, failures->wait(now));
    }
    if (longest.count() == 0) return {};
    return refuse("identity.try_later").with("seconds", longest.count()).retryAfter(static_cast<int>(longest.count()));
}

} // namespace narae::identity
