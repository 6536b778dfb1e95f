#pragma once

#include "server/platform/database/session.hpp"

#include <chrono>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <vector>

namespace narae::database {

/// Connections for readers. A lease comes back by itself; a broken connection is discarded, never mended, and a
/// transaction left open is rolled back. A connection that lay idle is asked whether it still stands before it is lent.
/// Any thread.
class Pool {
public:
    class Lease {
    public:
        Lease(Pool& pool, std::unique_ptr<Session> session) : pool_(&pool), session_(std::move(session)) {}
        Lease(Lease&&) = default;
        Lease& operator=(Lease&&) = delete;
        ~Lease()
        {
            if (session_) pool_->giveBack(std::move(session_));
        }
        Session& operator*() const { return *session_; }
        Session* operator->() const { return session_.get(); }

    private:
        Pool* pool_;
        std::unique_ptr<Session> session_;
    };

    /// A connection that was used less than `trustedIdle` ago is taken to stand still.
    Pool(Database& database, std::size_t connectionsMax,
         std::chrono::milliseconds trustedIdle = std::chrono::seconds(5));

    /// Waits while all connections are out. Ask for one at a time: two leases of one thread wait for each other's
    /// return.
    Lease lease();

    Dialect dialect() const { return database_.dialect(); }

private:
    struct Idle {
        std::unique_ptr<Session> session;
        std::chrono::steady_clock::time_point since;
    };

    void giveBack(std::unique_ptr<Session> session);

    Database& database_;
    const std::size_t connectionsMax_;
    const std::chrono::milliseconds trustedIdle_;
    std::mutex mutex_;
    std::condition_variable returned_;
    std::vector<Idle> idle_;
    std::size_t out_ = 0;
};

} // namespace narae::database
