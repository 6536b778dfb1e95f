#pragma once

#include "server/identity/application/password_hasher.hpp"

#include <condition_variable>
#include <cstddef>
#include <mutex>

namespace narae::identity {

/// What one hashing costs. The defaults are libsodium's for interactive use (Argon2id, two passes over 64 MiB: about a
/// tenth of a second), of which two run at once. The memory comes from the system for the time of the hashing and goes
/// back at its end, so that a server at rest holds none of it, and a flood of log-ins never more than 128 MiB.
struct Argon2Options {
    unsigned long long passes = 2;
    std::size_t memoryBytes = 64 * 1024 * 1024;
    int atOnceMax = 2;
    int waitingMax = 32; ///< beyond, `server.busy` at once
};

/// Argon2id (RFC 9106) by libsodium. Hashes carry their parameters, so that old ones still match after the options
/// change.
class Argon2Hasher final : public PasswordHasher {
public:
    explicit Argon2Hasher(Argon2Options options = {});

    Result<std::unique_ptr<Turn>> turn() override;

private:
    class Place;

    void leave();

    const Argon2Options options_;
    std::mutex mutex_;
    std::condition_variable left_;
    int working_ = 0;
    int waiting_ = 0;
};

} // namespace narae::identity
