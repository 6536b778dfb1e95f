#pragma once

#include "common/desktop/client/api_client.hpp"
#include "common/desktop/client/live_rhythm.hpp"

#include <QByteArray>
#include <QDateTime>
#include <QObject>
#include <chrono>

namespace narae::desktop {

/// Something on the server that a screen watches while somebody looks: asked for again with If-None-Match when the live
/// stream tells of a change in it, or every two seconds where it does not; told only when it has changed. GUI thread.
class LiveResource : public QObject {
    Q_OBJECT

public:
    LiveResource(ApiClient& client, QObject* parent = nullptr);

    /// What to watch from now on; the last one is forgotten. Asks at once when watching.
    void watch(const Call& call);
    /// Whether somebody looks: a page starts it when shown and stops it when hidden.
    void setActive(bool active);
    void refresh();
    void setInterval(std::chrono::milliseconds interval) { rhythm_.setInterval(interval); }
    /// By which changes of the live stream it may be another; asked for once a `gap` at most. A topic of seats alone is
    /// the answer itself: the seats are then not asked for again but taken from the stream.
    void follow(const LiveTopic& topic, std::chrono::milliseconds gap = std::chrono::milliseconds(250));

    /// Whether the stream tells of it now, so that nothing is asked for but what may have changed.
    bool followsStream() const { return rhythm_.followsStream(); }

    bool loaded() const { return loaded_; }
    QDateTime seenAt() const { return seenAt_; }

Q_SIGNALS:
    void changed(const Answer& answer); ///< new, or another than before; also from the cache while the server is away
    void confirmed(const QDateTime& seenAt); ///< as before
    void failed(const Problem& problem);

private:
    void ask();
    void take(const Answer& answer);
    void takeCarried(const QByteArray& body);

    ApiClient& client_;
    Call call_;
    LiveRhythm rhythm_;
    QByteArray etag_;
    QByteArray lastBody_;
    QDateTime seenAt_;
    bool active_ = false;
    bool asking_ = false;
    bool again_ = false; ///< it may have changed while it was asked for
    bool loaded_ = false;
    int generation_ = 0; ///< an answer to what is no longer watched is dropped
};

} // namespace narae::desktop
