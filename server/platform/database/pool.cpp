#include "server/platform/database/pool.hpp"

#include "common/base/check.hpp"

#include <utility>

namespace narae::database {

Pool::Pool(Database& database, std::size_t connectionsMax, std::chrono::milliseconds trustedIdle)
    : database_(database), connectionsMax_(connectionsMax), trustedIdle_(trustedIdle)
{
    check(connectionsMax > 0, "a pool has a connection");
}

Pool::Lease Pool::lease()
{
    Idle taken;
    {
        std::unique_lock lock(mutex_);
        returned_.wait(lock, [this] { return out_ < connectionsMax_; });
        ++out_;
        if (!idle_.empty()) {
            taken = std::move(idle_.back());
            idle_.pop_back();
        }
    }
    if (taken.session && std::chrono::steady_clock::now() - taken.since >= trustedIdle_ && !taken.session->alive())
        taken.session.reset();
    if (!taken.session) taken.session = database_.open();
    return Lease(*this, std::move(taken.session));
}

void Pool::giveBack(std::unique_ptr<Session> session)
{
    session->rollback();
    std::vector<Idle> discarded;
    {
        const std::lock_guard lock(mutex_);
        --out_;
        if (!session->failure()) {
            idle_.push_back({std::move(session), std::chrono::steady_clock::now()});
        } else if (session->failure()->kind == Failure::Kind::ConnectionLost) {
            // What broke one connection broke the others as well: the server went away.
            discarded.swap(idle_);
        }
    }
    returned_.notify_one();
}

} // namespace narae::database
