#pragma once

#include "common/desktop/client/live_stream.hpp"

#include <QByteArray>
#include <QElapsedTimer>
#include <QObject>
#include <QTimer>
#include <chrono>

namespace narae::desktop {

/// When something that a screen shows is to be asked for again: when the live stream tells of a change in it, or by the
/// clock while the stream does not. GUI thread.
///
/// However often it changes, it is asked for once a gap at most; and a little later than told, each app by another
/// moment, for thousands may be told of the same change at once. What only the clock changes (a flight departs) is
/// found out by a glance a minute.
class LiveRhythm : public QObject {
    Q_OBJECT

public:
    explicit LiveRhythm(LiveStream& stream, QObject* parent = nullptr);

    /// Whether somebody looks. That one asks at once is not told by due().
    void setActive(bool active);
    void setTopic(const LiveTopic& topic);
    /// How often it is asked for while the stream does not tell of it.
    void setInterval(std::chrono::milliseconds interval);
    void setGap(std::chrono::milliseconds gap) { gap_ = gap; }
    /// The seats' own events carry all of the answer: they are handed over by carried(), and nobody has to ask.
    void takeCarried(bool carried) { carried_ = carried; }

    /// Due soon, a gap after the last time at the earliest.
    void stir();
    /// The last time brought nothing: due again after an interval, whatever the stream tells.
    void retry();
    bool followsStream() const { return stream_.covers(topic_); }

Q_SIGNALS:
    void due();
    void carried(const QByteArray& answer);

private:
    void keepTime();
    void tell();

    LiveStream& stream_;
    LiveTopic topic_;
    QTimer clock_, soon_, again_;
    QElapsedTimer sinceDue_;
    std::chrono::milliseconds interval_ = std::chrono::seconds(2);
    std::chrono::milliseconds gap_{250};
    bool active_ = false;
    bool follows_ = false;
    bool carried_ = false;
};

} // namespace narae::desktop
