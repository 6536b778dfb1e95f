#pragma once

#include <atomic>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace narae::testing {

/// What comes between an app, or another server, and the server.
enum class Weather {
    Fair,        ///< every answer as the server gave it
    Slow,        ///< each three seconds late
    Silent,      ///< connections are taken, and nothing is ever said
    Away,        ///< nobody listens, and open connections are cut
    Cut,         ///< the server does what it is asked, and its answer breaks off in the middle
    Html,        ///< a page of somebody's gateway, with status 200
    Truncated,   ///< half an answer that claims to be whole
    WrongTypes,  ///< the answer's shape, with every value of another type
    Huge,        ///< a proper answer with forty megabytes of something in it
    BareFailure, ///< 500, and not a word
    Endless,     ///< an answer that does not end
};

/// A proxy before a server of a test, that can be worse than any network. One answer at a time for each connection, as
/// HTTP/1.1 has it. It lives in threads of its own, so that a window that waits for it is not waited for by it; each
/// answer is in the weather that there is when it is due.
class BadServer {
public:
    /// Listens on a free port of this machine. `realPort` is the server's; requests that begin with `counted` are
    /// counted by themselves too.
    explicit BadServer(int realPort, std::string counted = "");
    ~BadServer();
    BadServer(const BadServer&) = delete;
    BadServer& operator=(const BadServer&) = delete;

    int port() const { return port_; }
    /// From now on. What was cut or is still owed in the old weather ends with it. The thread that made it.
    void set(Weather weather);
    Weather weather() const { return weather_; }
    /// Requests since the start, whatever became of them; streams are counted by themselves.
    int requests() const { return requests_; }
    /// Those of them that begin with `counted`.
    int countedRequests() const { return countedRequests_; }
    /// Whether live streams pass; those that stand break off where they do not, and nothing else suffers.
    void setStreams(bool pass) { streamsPass_ = pass; }
    /// Live streams that reached the server.
    int streams() const { return streams_; }

private:
    struct Line;
    void listen();
    void stopListening();
    void acceptConnections(int listener);
    void serve(Line& line);
    bool answer(Line& line, const std::string& request);
    void passStream(Line& line, const std::string& request, int since);
    bool send(const Line& line, const std::string& bytes);
    bool pause(int milliseconds, int since);

    int realPort_;
    const std::string counted_;
    int port_ = 0;
    std::atomic<Weather> weather_ = Weather::Fair;
    std::atomic<int> changes_ = 0; ///< of the weather: whoever waits sees that it is another
    std::atomic<int> requests_ = 0;
    std::atomic<int> countedRequests_ = 0;
    std::atomic<int> streams_ = 0;
    std::atomic<bool> streamsPass_ = true;
    std::atomic<bool> stopping_ = false;
    std::mutex guard_; ///< of lines_
    int listener_ = -1;
    std::thread acceptor_;
    std::vector<std::unique_ptr<Line>> lines_;
};

} // namespace narae::testing
