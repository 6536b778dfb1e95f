#include "server/platform/http/workers.hpp"

#include <algorithm>

namespace narae::http {

Workers::Workers(int atOnce, int waitingMost)
    : atOnce_(atOnce),
      most_(atOnce + waitingMost),
      pool_(std::make_unique<httplib::ThreadPool>(static_cast<std::size_t>(atOnce)))
{
}

Workers::~Workers()
{
    stop();
}

bool Workers::submit(std::function<void()> work)
{
    if (inside_.fetch_add(1) >= most_ || stopped_) {
        inside_.fetch_sub(1);
        return false;
    }
    pool_->enqueue([this, work = std::move(work)] {
        work();
        inside_.fetch_sub(1);
    });
    return true;
}

void Workers::stop()
{
    if (!stopped_.exchange(true)) pool_->shutdown();
}

int Workers::waiting() const
{
    return std::max(0, inside_.load() - atOnce_);
}

} // namespace narae::http
