#include "client-admin/airline/call_queue.hpp"

#include "common/base/check.hpp"

namespace narae::admin {

CallQueue::CallQueue(desktop::ApiClient& client, int parallel, QObject* parent)
    : QObject(parent), client_(client), parallel_(parallel)
{
}

void CallQueue::start(int count, std::function<desktop::Call(int)> make)
{
    check(!running_, "a queue of calls is started when the last one has ended");
    make_ = std::move(make);
    count_ = count;
    next_ = 0;
    underWay_ = 0;
    done_ = 0;
    stopping_ = false;
    running_ = true;
    sendMore();
}

void CallQueue::stop()
{
    stopping_ = true;
}

void CallQueue::sendMore()
{
    while (!stopping_ && underWay_ < parallel_ && next_ < count_) {
        const int index = next_++;
        ++underWay_;
        client_.send(make_(index), this, [this, index](const desktop::Outcome& outcome) {
            --underWay_;
            ++done_;
            if (!outcome && outcome.problem().kind != desktop::Problem::Kind::Refused) stopping_ = true;
            Q_EMIT answered(index, outcome);
            sendMore();
        });
    }
    if (underWay_ > 0 || !running_) return;
    running_ = false;
    // Told later, so that whoever starts an empty queue hears of its end after start().
    QMetaObject::invokeMethod(
        this, [this, complete = done_ == count_] { Q_EMIT finished(complete); }, Qt::QueuedConnection);
}

} // namespace narae::admin
