#pragma once

namespace narae::http {

/// Wakes threads that wait in poll(2): an eventfd. Any thread.
class SignalEvent {
public:
    enum class Kind {
        Latch, ///< once given, it wakes everyone from then on
        Tokens ///< each give() is for one taker
    };

    explicit SignalEvent(Kind kind);
    ~SignalEvent();
    SignalEvent(const SignalEvent&) = delete;
    SignalEvent& operator=(const SignalEvent&) = delete;

    void give();
    /// Takes one token, if there is one. REQUIRES: Kind::Tokens.
    bool take();
    /// What to poll for reading.
    int descriptor() const { return descriptor_; }

private:
    int descriptor_;
};

} // namespace narae::http
