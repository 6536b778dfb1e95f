#include "common/desktop/client/connectivity.hpp"

#include <algorithm>

namespace narae::desktop {

namespace {

constexpr int kPauseSecondsMost = 30;

} // namespace

Connectivity::Connectivity(QObject* parent) : QObject(parent)
{
    next_.setSingleShot(true);
    second_.setInterval(1000);
    connect(&next_, &QTimer::timeout, this, &Connectivity::tryAgain);
    connect(&second_, &QTimer::timeout, this, &Connectivity::counted);
}

int Connectivity::secondsToNextTry() const
{
    return next_.isActive() ? (next_.remainingTime() + 999) / 1000 : 0;
}

void Connectivity::answered()
{
    if (online()) return;
    offlineSince_ = {};
    pauseSeconds_ = 1;
    next_.stop();
    second_.stop();
    Q_EMIT changed();
}

void Connectivity::unreachable()
{
    const bool news = online();
    if (news) {
        offlineSince_ = QDateTime::currentDateTimeUtc();
        second_.start();
    }
    schedule();
    if (news) Q_EMIT changed();
}

void Connectivity::tryNow()
{
    pauseSeconds_ = 1;
    next_.stop();
    Q_EMIT tryAgain();
}

void Connectivity::schedule()
{
    if (next_.isActive()) return;
    next_.start(pauseSeconds_ * 1000);
    pauseSeconds_ = std::min(pauseSeconds_ * 2, kPauseSecondsMost);
}

} // namespace narae::desktop
