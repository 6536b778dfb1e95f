#pragma once

#include <cstddef>
#include <span>
#include <string_view>

namespace narae::http {

/// A client's socket as a loop sees it: nothing here waits. One thread.
class Wire {
public:
    /// Takes the socket over.
    explicit Wire(int socket) : socket_(socket) {}
    ~Wire();
    Wire(const Wire&) = delete;
    Wire& operator=(const Wire&) = delete;

    enum class Outcome { Done, Later, Gone };

    struct Transfer {
        Outcome outcome = Outcome::Done;
        std::size_t bytes = 0; ///< when it is Done
    };
    Transfer receive(std::span<char> into);
    /// Both texts in one call to the system, as much as it takes.
    Transfer send(std::string_view head, std::string_view body);
    /// Tells the client that nothing more comes.
    void endSending();
    /// What the client has not taken is thrown away when the socket closes.
    void forgetUnsent();

    int descriptor() const { return socket_; }

private:
    int socket_;
};

} // namespace narae::http
