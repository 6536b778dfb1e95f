#pragma once

#include "tests/support/self_signed.hpp"
#include "tests/support/temporary_folder.hpp"

#include <QProcess>
#include <map>
#include <string>
#include <vector>

namespace narae::testing {

/// A gateway as installer/gateway configures it: the real HAProxy or nginx, with that file, in which nothing but ports,
/// paths and copies is replaced.
class Gateway {
public:
    /// `program`: haproxy or nginx.
    explicit Gateway(std::string program);
    ~Gateway();

    // Before start().
    /// On which ports of this machine the copies of a role answer; until told otherwise, nobody does.
    void copies(const std::string& role, std::vector<int> ports);
    /// The same for all roles.
    void copies(const std::vector<int>& ports);
    /// Replaces a text of the file, which must be there.
    void replace(const std::string& text, const std::string& by) { replaced_.emplace_back(text, by); }

    /// Starts it and waits until it listens. False when it does not; why() says the reason.
    bool start();
    QByteArray why();

    int port() const { return port_; }           ///< for this machine, in the clear
    int tlsPort() const { return tlsPort_; }     ///< for the outside
    int plainPort() const { return plainPort_; } ///< which sends to the one before
    const SelfSigned& paper() const { return paper_; }

    /// Takes a copy out as README.md beside the files says, and waits until it has nothing more to do.
    bool drain(int copy);
    /// Puts it back, and waits until it is asked again.
    bool takeBack(int copy);

private:
    std::string configuration() const;
    void write() const;
    QStringList command() const;
    std::string serversOf(const std::string& role) const;
    std::string tell(const std::string& command) const;
    bool tellAll(int copy, const std::string& state, const std::string& column, const std::string& value) const;
    bool reload();

    const std::string program_;
    SelfSigned paper_;
    TemporaryFolder folder_;
    std::map<std::string, std::vector<int>> copies_;
    std::vector<std::pair<std::string, std::string>> replaced_;
    std::vector<int> out_; ///< ports of copies that are taken out
    int port_ = 0;
    int tlsPort_ = 0;
    int plainPort_ = 0;
    QProcess process_;
};

} // namespace narae::testing
