#pragma once

#include "common/desktop/client/api_client.hpp"

namespace narae::admin {

/// Many calls of one kind, a few under way at a time. Stopping lets those under way come to their end, for their effect
/// is not to be called back. A server that is away stops it too: what is left can be taken up later. GUI thread.
class CallQueue : public QObject {
    Q_OBJECT

public:
    /// `parallel` calls are under way at most.
    CallQueue(desktop::ApiClient& client, int parallel, QObject* parent = nullptr);

    /// Sends the calls `make(0)` to `make(count - 1)`. REQUIRES: not running.
    void start(int count, std::function<desktop::Call(int)> make);
    void stop();
    bool running() const { return running_; }
    int done() const { return done_; }

Q_SIGNALS:
    void answered(int index, const desktop::Outcome& outcome);
    /// No call is under way any more. `complete` when all have been answered.
    void finished(bool complete);

private:
    void sendMore();

    desktop::ApiClient& client_;
    int parallel_;
    std::function<desktop::Call(int)> make_;
    int count_ = 0;
    int next_ = 0;
    int underWay_ = 0;
    int done_ = 0;
    bool stopping_ = false;
    bool running_ = false;
};

} // namespace narae::admin
