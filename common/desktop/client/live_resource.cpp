#include "common/desktop/client/live_resource.hpp"

#include <QJsonDocument>
#include <utility>

namespace narae::desktop {

LiveResource::LiveResource(ApiClient& client, QObject* parent)
    : QObject(parent), client_(client), rhythm_(client.stream())
{
    connect(&rhythm_, &LiveRhythm::due, this, &LiveResource::ask);
    connect(&rhythm_, &LiveRhythm::carried, this, &LiveResource::takeCarried);
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
    again_ = false;
    if (active_) ask();
}

void LiveResource::follow(const LiveTopic& topic, std::chrono::milliseconds gap)
{
    rhythm_.setGap(gap);
    rhythm_.takeCarried(topic.kinds == LiveTopic::Seats);
    rhythm_.setTopic(topic);
}

void LiveResource::setActive(bool active)
{
    if (active == active_) return;
    active_ = active;
    rhythm_.setActive(active);
    if (active) ask();
}

void LiveResource::refresh()
{
    ask();
}

void LiveResource::ask()
{
    if (!active_ || call_.path.isEmpty()) return;
    if (asking_) {
        again_ = true;
        return;
    }
    asking_ = true;
    Call call = call_;
    call.ifNoneMatch = etag_;
    client_.send(call, this, [this, generation = generation_](const Outcome& outcome) {
        if (generation != generation_) return;
        asking_ = false;
        const bool again = std::exchange(again_, false);
        if (!outcome || outcome->fromCache)
            rhythm_.retry();
        else if (again && rhythm_.followsStream())
            rhythm_.stir();
        if (outcome)
            take(*outcome);
        else
            Q_EMIT failed(outcome.problem());
    });
}

void LiveResource::take(const Answer& answer)
{
    seenAt_ = answer.seenAt;
    loaded_ = true;
    if (answer.notModified() || (!answer.fromCache && answer.raw == lastBody_)) {
        Q_EMIT confirmed(seenAt_);
        return;
    }
    // The cache's version may be old: the next answer of the server counts as new.
    etag_ = answer.fromCache ? QByteArray() : answer.etag;
    lastBody_ = answer.raw;
    Q_EMIT changed(answer);
}

void LiveResource::takeCarried(const QByteArray& body)
{
    Answer answer;
    answer.status = 200;
    answer.raw = body;
    answer.body = QJsonDocument::fromJson(body);
    answer.seenAt = QDateTime::currentDateTimeUtc();
    if (!answer.body.isObject()) {
        rhythm_.stir();
        return;
    }
    // What is being asked for may be older than this.
    ++generation_;
    asking_ = false;
    again_ = false;
    take(answer);
}

} // namespace narae::desktop
