#pragma once

#include <functional>
#include <string>
#include <string_view>

namespace narae::bench {

/// A client of a stream of server-sent events (WHATWG HTML, 9.2), over a connection that never waits.
class EventStream {
public:
    /// Connects and asks for `target`.
    EventStream(int port, const std::string& target);
    ~EventStream();
    EventStream(const EventStream&) = delete;
    EventStream& operator=(const EventStream&) = delete;

    int socket() const { return socket_; }

    /// Reads what has come, and tells each event that is whole. False when the stream has ended, or is none.
    bool read(const std::function<void(std::string_view name, std::string_view data)>& told);

private:
    bool beginBody();
    void unwrap();

    int socket_;
    bool inBody_ = false;
    bool chunked_ = false;
    std::string raw_;  ///< not yet taken out of its frames
    std::string body_; ///< not yet told
};

} // namespace narae::bench
