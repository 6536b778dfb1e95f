#pragma once

#include <filesystem>
#include <map>
#include <string>

namespace narae::support {

/// An answer as it came over the wire.
struct RawAnswer {
    int status = 0;                                  ///< 0: the connection ended before a whole answer
    std::multimap<std::string, std::string> headers; ///< names in lower case
    std::string body;

    /// The first of that name, or an empty text.
    std::string header(const std::string& lowerCaseName) const;
};

/// A TCP connection to this machine that sends just the bytes it is told to: for requests that no proper client would
/// send. Gives up after ten seconds. One thread.
class RawClient {
public:
    explicit RawClient(int port);
    /// To a socket in the file system.
    explicit RawClient(const std::filesystem::path& path);
    ~RawClient();
    RawClient(const RawClient&) = delete;
    RawClient& operator=(const RawClient&) = delete;

    /// Sends as much as the server takes.
    void send(const std::string& bytes);
    /// Sends no more, and goes on to receive.
    void endSending();
    /// The next answer; `withoutBody` for one to HEAD, whose Content-Length counts a body that does not come.
    RawAnswer receive(bool withoutBody = false);
    /// What comes up to this text, and the text; less when the connection ends before.
    std::string receiveUntil(const std::string& text);
    /// All that comes until the server ends the connection.
    std::string receiveRest();
    /// Waits until the server ends the connection.
    bool isClosedByPeer();

    static bool canConnect(int port);

private:
    bool receiveSome();

    int socket_;
    std::string received_;
};

/// A port of this machine that nobody listened on just now.
int freePort();

} // namespace narae::support
