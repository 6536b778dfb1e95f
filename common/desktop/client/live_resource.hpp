#pragma once

#include "common/desktop/client/api_client.hpp"

#include <QObject>
#include <QTimer>

namespace narae::desktop {

/// Something on the server that a screen watches: asked for again every two seconds with If-None-Match while somebody
/// looks, told only when it has changed. GUI thread.
class LiveResource : public QObject {
    Q_OBJECT

public:
    LiveResource(ApiClient& client, QObject* parent = nullptr);

    /// What to watch from now on; the last one is forgotten. Asks at once when watching.
    void watch(const Call& call);
    /// Whether somebody looks: a page starts it when shown and stops it when hidden.
    void setActive(bool active);
    void refresh();
    void setInterval(std::chrono::milliseconds interval) { timer_.setInterval(interval); }

    bool loaded() const { return loaded_; }
    QDateTime seenAt() const { return seenAt_; }

Q_SIGNALS:
    void changed(const Answer& answer); ///< new, or another than before; also from the cache while the server is away
    void confirmed(const QDateTime& seenAt); ///< as before
    void failed(const Problem& problem);

private:
    void ask();

    ApiClient& client_;
    Call call_;
    QTimer timer_;
    QByteArray etag_;
    QByteArray lastBody_;
    QDateTime seenAt_;
    bool active_ = false;
    bool asking_ = false;
    bool loaded_ = false;
    int generation_ = 0; ///< an answer to what is no longer watched is dropped
};

} // namespace narae::desktop
