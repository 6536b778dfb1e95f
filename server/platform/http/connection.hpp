#pragma once

#include "server/platform/http/outgoing.hpp"
#include "server/platform/http/request_frame.hpp"
#include "server/platform/http/wire.hpp"

#include <chrono>
#include <cstdint>
#include <list>
#include <memory>
#include <string>

namespace narae::http {

class Loop;

/// One client's connection on its loop: its requests one after the other, each within its deadline, until either side
/// has enough. Nothing here waits: each step goes as far as it can, and says what it waits for (Loop::await).
///
///     Idle --a byte--> Receiving --whole--> Working --answer--> Answering --taken--> Idle
///     Answering --a stream's head--> Streaming            Receiving --refused--> Answering --> Lingering
///
/// What an idle one keeps is its place and nothing else: buffers come with a request and go with its answer.
class Connection {
public:
    /// What a connection waits for; each has its deadline.
    enum class Wait {
        Request,   ///< the first byte of a request; such a one may be asked to give way
        Rest,      ///< the rest of a request
        Handler,   ///< a worker; bounded by what handlers wait for themselves
        Taking,    ///< the client, to take what was answered
        Heartbeat, ///< a stream's next event, or a sign of life
        Linger,    ///< a refused client, to read why
    };
    static constexpr std::size_t kWaits = 6;

    struct Due {
        Connection* connection;
        std::chrono::steady_clock::time_point at;
    };

    Connection(std::uint64_t id, int socket, std::string peerAddress, Loop& loop);

    // Each of these may end the connection: it is gone when isOver().

    /// The system says that there is something to read, or room to send; and whether the client's last byte has come.
    void onReady(bool readable, bool hasEnded);
    void onAnswer(Outgoing answer);
    /// A stream's reader is not allowed to read on.
    void onForbidden() { end(); }
    void onDeadline();
    /// There may be something new for a stream.
    void onNews();
    /// Ends as soon as what is under way is done.
    void onStopping();

    bool isOver() const { return over_; }
    void end() { over_ = true; }
    bool isStreaming() const { return stream_ != nullptr; }
    std::uint64_t id() const { return id_; }
    int descriptor() const { return wire_.descriptor(); }
    Wait wait() const { return wait_; }

private:
    friend class Loop; // its place in the loop's lines

    enum class Taken { Answered, AtWork, NeedsMore };

    void advance();
    Taken takeRequest();
    bool receive();
    bool answerKnown(std::string_view& bytes);
    void dispatch();
    void refuse(const Refusal& refusal);
    void begin(Outgoing answer);
    bool flush();
    bool send(std::string_view head, const std::shared_ptr<const std::string>& body,
              const std::shared_ptr<const LentBytes>& lent = nullptr);
    bool sendKept();
    bool sendAll(std::string_view& head, std::string_view& body, const LentBytes* lent);
    Wire::Transfer sendSome(std::string_view head, std::string_view body, const LentBytes* lent);
    void pump();
    void linger();
    bool discard();
    void settle();

    const std::uint64_t id_;
    Wire wire_;
    Loop& loop_;
    std::string peerAddress_;
    std::string received_;                ///< and not yet taken
    std::unique_ptr<RequestFrame> frame_; ///< of the request that is coming in
    std::string knownBy_;                 ///< the head of the request at work, to remember its answer by
    std::string unsent_;                  ///< what the client has not taken, then what is left of `unsentBody_`
    std::size_t unsentAt_ = 0;
    std::shared_ptr<const std::string> unsentBody_;
    std::size_t unsentBodyAt_ = 0;
    std::shared_ptr<const LentBytes> unsentLent_; ///< the same as `unsentBody_`
    std::shared_ptr<EventStream> stream_;
    std::shared_ptr<const std::function<bool()>> mayGoOn_; ///< whether a stream's reader is still allowed to
    std::chrono::steady_clock::time_point lookedAt_;       ///< when that was asked last
    std::size_t discarded_ = 0;                            ///< bytes that nobody wanted
    std::list<Due>::iterator place_;
    Wait wait_ = Wait::Request;
    bool readable_ = true;
    bool hasEnded_ = false;
    bool served_ = false; ///< a request, since the last deadline was set
    bool closes_ = false; ///< when what there is to send is sent
    bool told_ = false;   ///< to continue
    bool over_ = false;
};

} // namespace narae::http
