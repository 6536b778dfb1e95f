#include "common/desktop/client/live_rhythm.hpp"

#include <QRandomGenerator>
#include <algorithm>
#include <utility>

namespace narae::desktop {

namespace {

constexpr int kScatterMs = 100;
constexpr int kGlanceMs = 60'000;
constexpr int kGlanceScatterMs = 10'000;

int scatter(int milliseconds)
{
    return QRandomGenerator::global()->bounded(milliseconds);
}

} // namespace

LiveRhythm::LiveRhythm(LiveStream& stream, QObject* parent) : QObject(parent), stream_(stream)
{
    soon_.setSingleShot(true);
    again_.setSingleShot(true);
    for (QTimer* timer : {&clock_, &soon_, &again_})
        connect(timer, &QTimer::timeout, this, &LiveRhythm::tell);
    connect(&stream_, &LiveStream::changed, this, &LiveRhythm::keepTime);
    connect(&stream_, &LiveStream::missed, this, [this] {
        if (follows_) stir();
    });
    connect(&stream_, &LiveStream::told, this, [this](const LiveEvent& event) {
        if (!active_ || !stream_.concerns(event, topic_)) return;
        if (carried_ && event.kind == LiveTopic::Seats)
            Q_EMIT carried(event.data);
        else
            stir();
    });
}

void LiveRhythm::setActive(bool active)
{
    if (active == active_) return;
    active_ = active;
    stream_.setTopic(this, active ? topic_ : LiveTopic());
    if (active) sinceDue_.start();
    follows_ = false;
    keepTime();
}

void LiveRhythm::setTopic(const LiveTopic& topic)
{
    topic_ = topic;
    if (!active_) return;
    stream_.setTopic(this, topic);
    keepTime();
}

void LiveRhythm::setInterval(std::chrono::milliseconds interval)
{
    interval_ = interval;
    if (active_ && !follows_) clock_.start(interval_);
}

void LiveRhythm::keepTime()
{
    if (!active_) {
        for (QTimer* timer : {&clock_, &soon_, &again_})
            timer->stop();
        return;
    }
    const bool followed = std::exchange(follows_, stream_.covers(topic_));
    if (follows_ == followed && clock_.isActive()) return;
    if (follows_)
        clock_.start(kGlanceMs + scatter(kGlanceScatterMs));
    else
        clock_.start(interval_);
    // What ended the stream may have ended more than the stream.
    if (followed && stream_.broken()) stir();
}

void LiveRhythm::stir()
{
    if (!active_ || soon_.isActive()) return;
    const auto since = std::chrono::milliseconds(sinceDue_.isValid() ? sinceDue_.elapsed() : gap_.count());
    const auto left = std::max(std::chrono::milliseconds(0), gap_ - since);
    soon_.start(left + std::chrono::milliseconds(scatter(kScatterMs)));
}

void LiveRhythm::retry()
{
    if (active_ && follows_) again_.start(interval_);
}

void LiveRhythm::tell()
{
    soon_.stop();
    again_.stop();
    sinceDue_.start();
    Q_EMIT due();
}

} // namespace narae::desktop
