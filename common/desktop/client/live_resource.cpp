#include "common/desktop/client/live_resource.hpp"

namespace narae::desktop {

LiveResource::LiveResource(ApiClient& client, QObject* parent) : QObject(parent), client_(client)
{
    timer_.setInterval(2000);
    connect(&timer_, &QTimer::timeout, this, &LiveResource::ask);
    connect(&client_.connectivity(), &Connectivity::changed, this, [this] {
        if (client_.connectivity().online()) ask();
    });
}

void LiveResource::watch(const Call& call)
{
    ++generation_;
    call_ = call;
    etag_.clear();
    lastBody_.clear();
    loaded_ = false;
    asking_ = false;
    if (active_) ask();
}

void LiveResource::setActive(bool active)
{
    if (active == active_) return;
    active_ = active;
    if (active) {
        timer_.start();
        ask();
    } else {
        timer_.stop();
    }
}

void LiveResource::refresh()
{
    ask();
}

void LiveResource::ask()
{
    if (!active_ || asking_ || call_.path.isEmpty()) return;
    asking_ = true;
    Call call = call_;
    call.ifNoneMatch = etag_;
    client_.send(call, this, [this, generation = generation_](const Outcome& outcome) {
        if (generation != generation_) return;
        asking_ = false;
        if (!outcome) {
            Q_EMIT failed(outcome.problem());
            return;
        }
        seenAt_ = outcome->seenAt;
        loaded_ = true;
        if (outcome->notModified() || (!outcome->fromCache && outcome->raw == lastBody_)) {
            Q_EMIT confirmed(seenAt_);
            return;
        }
        // The cache's version may be old: the next answer of the server counts as new.
        etag_ = outcome->fromCache ? QByteArray() : outcome->etag;
        lastBody_ = outcome->raw;
        Q_EMIT changed(*outcome);
    });
}

} // namespace narae::desktop
