#pragma once

#include "common/desktop/client/api_client.hpp"
#include "common/desktop/client/live_rhythm.hpp"

#include <QHash>
#include <QJsonArray>
#include <chrono>
#include <vector>

namespace narae::admin {

/// Lists of the server that a screen watches whole, page after page: walked again when the live stream tells of a
/// change in them, or every two seconds where it does not, each page asked for with If-None-Match, and told only when
/// one has changed. GUI thread.
class LivePages : public QObject {
    Q_OBJECT

public:
    LivePages(desktop::ApiClient& client, QObject* parent);

    /// The first page of each list; what was watched before is forgotten, unless it is the same.
    void watch(std::vector<desktop::Call> lists);
    void setActive(bool active);
    /// By which changes of the live stream they may be others; walked once a `gap` at most.
    void follow(const desktop::LiveTopic& topic, std::chrono::milliseconds gap);
    void refresh();
    bool loaded() const { return loaded_; }

Q_SIGNALS:
    void changed(const QJsonArray& items); ///< of all lists, in order
    void confirmed();                      ///< as before
    void failed(const desktop::Problem& problem);

private:
    struct Page {
        QByteArray etag;
        QJsonArray items;
        QString next;
    };
    void begin();
    void ask(std::size_t list, const QString& after);
    void take(std::size_t list, const desktop::Call& call, const desktop::Answer& answer);
    void ended();

    desktop::ApiClient& client_;
    desktop::LiveRhythm rhythm_;
    std::vector<desktop::Call> lists_;
    QHash<QString, Page> pages_;  ///< by their resource, of the last round
    QHash<QString, Page> walked_; ///< of this one
    QJsonArray items_;
    bool active_ = false;
    bool walking_ = false;
    bool again_ = false; ///< something may have changed behind the walker
    bool news_ = false;
    bool loaded_ = false;
    int generation_ = 0; ///< an answer to what is no longer watched is dropped
};

} // namespace narae::admin
