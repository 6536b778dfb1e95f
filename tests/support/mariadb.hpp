#pragma once

#include "server/platform/database/open.hpp"
#include "tests/support/temporary_folder.hpp"

#include <pwd.h>
#include <string>
#include <sys/types.h>
#include <vector>

namespace narae::testing {

/// A private MariaDB in a folder of its own, for one test program: no network, no account but root without a password,
/// every commit flushed as on a real server. It can be killed and started again on the same data.
class MariaDb {
public:
    /// At `port` of the loopback it also listens; 0 is the socket alone. `options` are more of mariadbd's: the last
    /// word about one counts.
    /// `user` is whose it runs as where root starts it: a member of a cluster is copied by programs that root may not
    /// run.
    explicit MariaDb(int port = 0, std::vector<std::string> options = {}, std::string user = "root");
    ~MariaDb();
    MariaDb(const MariaDb&) = delete;
    MariaDb& operator=(const MariaDb&) = delete;

    /// The one of this program, started at the first call.
    static MariaDb& shared();

    database::Address address(std::string schema) const;

    /// kill -9, as a crash does it.
    void kill();
    /// Stops answering without closing anything, as a server behind a cut cable does; resume() ends it.
    void hang();
    void resume();
    bool runs() const { return process_ != 0; }
    pid_t pid() const { return process_; }
    /// Starts it again after kill(), and waits until it answers.
    void start();
    /// For the next start.
    void setOptions(std::vector<std::string> options) { options_ = std::move(options); }

private:
    const passwd* account() const;
    std::string log() const;

    TemporaryFolder folder_;
    const int port_;
    std::vector<std::string> options_;
    const std::string user_;
    pid_t process_ = 0;
};

} // namespace narae::testing
