#include "server/identity/adapters/argon2_hasher.hpp"

#include "server/platform/crypto/signing.hpp"
#include "server/platform/log/log.hpp"

#include <array>
#include <cerrno>
#include <sodium.h>

namespace narae::identity {
namespace {

Refusal busy()
{
    return refuse("server.busy").retryAfter(1);
}

} // namespace

class Argon2Hasher::Place final : public PasswordHasher::Turn {
public:
    explicit Place(Argon2Hasher& hasher) : hasher_(hasher) {}
    ~Place() override { hasher_.leave(); }
    Place(const Place&) = delete;
    Place& operator=(const Place&) = delete;

    Result<std::string> hash(std::string_view password) override
    {
        std::array<char, crypto_pwhash_STRBYTES> hash{};
        const auto& options = hasher_.options_;
        if (crypto_pwhash_str_alg(hash.data(), password.data(), password.size(), options.passes, options.memoryBytes,
                                  crypto_pwhash_ALG_ARGON2ID13) == 0)
            return std::string(hash.data());
        log::error("identity.hashing_failed", {{"memoryBytes", options.memoryBytes}});
        return busy();
    }

    Result<bool> matches(std::string_view password, const std::string& hash) override
    {
        errno = 0;
        if (crypto_pwhash_str_verify(hash.c_str(), password.data(), password.size()) == 0) return true;
        if (errno == EINVAL) return false; // looked at, and another one
        log::error("identity.hashing_failed", {{"errno", errno}});
        return busy();
    }

    void pretend(std::string_view password) override { (void)hash(password); }

private:
    Argon2Hasher& hasher_;
};

Argon2Hasher::Argon2Hasher(Argon2Options options) : options_(options)
{
    crypto::ready();
}

Result<std::unique_ptr<PasswordHasher::Turn>> Argon2Hasher::turn()
{
    std::unique_lock lock(mutex_);
    if (working_ >= options_.atOnceMax) {
        if (waiting_ >= options_.waitingMax) return busy();
        ++waiting_;
        left_.wait(lock, [this] { return working_ < options_.atOnceMax; });
        --waiting_;
    }
    ++working_;
    return std::unique_ptr<Turn>(std::make_unique<Place>(*this));
}

void Argon2Hasher::leave()
{
    {
        const std::lock_guard lock(mutex_);
        --working_;
    }
    left_.notify_one();
}

} // namespace narae::identity
