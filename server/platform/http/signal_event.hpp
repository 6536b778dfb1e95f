#pragma once

namespace narae::http {

/// Wakes a thread that waits in epoll(7): an eventfd. Any thread.
class SignalEvent {
public:
    SignalEvent();
    ~SignalEvent();
    SignalEvent(const SignalEvent&) = delete;
    SignalEvent& operator=(const SignalEvent&) = delete;

    void give();
    /// Takes all that were given.
    void clear();
    /// What to poll for reading.
    int descriptor() const { return descriptor_; }

private:
    int descriptor_;
};

} // namespace narae::http
