#pragma once

#include "common/base/result.hpp"

#include <memory>
#include <string>
#include <string_view>

namespace narae::identity {

/// Turns passwords into what may be stored (Argon2id), slowly and with much memory on purpose. Hence only a few
/// hashings run at once, and whoever wants one waits for a turn. Never on the committer's thread.
class PasswordHasher {
public:
    /// One of the few places, until it is destroyed. Used by one thread.
    class Turn {
    public:
        virtual ~Turn() = default;
        /// Refuses `server.busy` when there is no memory to do it with.
        virtual Result<std::string> hash(std::string_view password) = 0;
        virtual Result<bool> matches(std::string_view password, const std::string& hash) = 0;
        /// Takes as long as matches(), for accounts that do not exist.
        virtual void pretend(std::string_view password) = 0;
    };

    virtual ~PasswordHasher() = default;
    /// Waits for a place; refuses `server.busy` at once when too many wait already. Any thread.
    virtual Result<std::unique_ptr<Turn>> turn() = 0;
};

} // namespace narae::identity
