#pragma once

#include "common/desktop/client/event_parser.hpp"
#include "common/desktop/client/live_topic.hpp"

#include <QByteArray>
#include <QHash>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QObject>
#include <QPointer>
#include <QString>
#include <QTimer>
#include <QUrl>
#include <chrono>

namespace narae::desktop {

/// What the stream told: what changed, as it is now.
struct LiveEvent {
    LiveTopic::Kind kind = LiveTopic::Flights;
    QByteArray data;     ///< as the matching GET answers
    qint64 flightId = 0; ///< whose it is
    QString origin, destination;
};

/// The app's one live stream from the server (GET /v1/stream): open while a screen shows something it tells of, asked
/// for no more than those screens show, and opened again by itself, after a pause, from where it broke off.
///
/// That it is not there says nothing about the server: one without it, or a proxy that keeps events to itself, is asked
/// by the clock instead (see LiveRhythm). It counts as live from its first event, and for as long as it gives signs of
/// life. GUI thread.
///
///     Closed --a topic--> Opening --ready, reset--> Live --broken, silent--> Waiting --pause over--> Opening
///                         Opening --refused, silent--> Waiting
class LiveStream : public QObject {
    Q_OBJECT

public:
    struct Patience {
        std::chrono::milliseconds first = std::chrono::seconds(5); ///< for the first event
        /// For a sign of life, of which the server gives one each 15 seconds.
        std::chrono::milliseconds silence = std::chrono::seconds(25);
        std::chrono::milliseconds pauseMost = std::chrono::seconds(30);
        /// Until a server that has no stream is asked whether it has one by now.
        std::chrono::milliseconds absent = std::chrono::minutes(5);
    };

    explicit LiveStream(QUrl base, QObject* parent = nullptr);
    ~LiveStream() override;

    /// What `who` shows from now on; no kinds: nothing any more.
    void setTopic(const QObject* who, const LiveTopic& topic);
    /// Whether changes of this are told now, so that nobody has to ask.
    bool covers(const LiveTopic& topic) const;
    /// Whether this event is about it.
    bool concerns(const LiveEvent& event, const LiveTopic& topic) const;
    bool live() const { return state_ == State::Live; }
    /// It broke off, or could not be opened, and is tried again after a pause.
    bool broken() const { return state_ == State::Waiting; }

    /// The log-in that it is opened with; another one opens it anew.
    void setToken(const QByteArray& token);
    /// The server has answered after a time when it did not: the pause is over.
    void comeBack();
    void setPatience(const Patience& patience) { patience_ = patience; }

Q_SIGNALS:
    void changed();                    ///< covers() may be another
    void told(const LiveEvent& event); ///< something changed
    void missed();                     ///< more may have changed than was told: ask anew

private:
    enum class State { Closed, Opening, Live, Waiting };
    LiveTopic wanted() const;
    QUrl addressOf(const LiveTopic& topic) const;
    void adjust();
    void open();
    void close();
    void read();
    void take(const SentEvent& event);
    void ended();
    void wait(std::chrono::milliseconds pause);
    void setState(State state);

    QUrl base_;
    QNetworkAccessManager network_;
    QPointer<QNetworkReply> reply_;
    QHash<const QObject*, LiveTopic> topics_;
    LiveTopic open_; ///< what the present connection was asked for
    EventParser parser_;
    QByteArray lastEventId_;
    QByteArray token_;
    Patience patience_;
    State state_ = State::Closed;
    QTimer adjust_, silence_, pause_;
    int retryMs_ = 2000;
    int failures_ = 0;
    bool purchasesRefused_ = false; ///< to the present log-in
    bool refused_ = false;          ///< the server has no stream, or none of what was asked for
};

} // namespace narae::desktop
