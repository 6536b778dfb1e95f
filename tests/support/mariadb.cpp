#include "tests/support/mariadb.hpp"

#include "common/base/check.hpp"

#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <fcntl.h>
#include <fstream>
#include <grp.h>
#include <iterator>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>
#include <vector>

namespace narae::testing {

namespace {

/// Becomes somebody else, for good. In the child, before it asks to die with us: the wish would be forgotten.
bool become(const passwd& account)
{
    return ::setgroups(0, nullptr) == 0 && ::setgid(account.pw_gid) == 0 && ::setuid(account.pw_uid) == 0;
}

/// Starts a program whose words go to `logPath`, and which dies with this one; as `account`, where there is one.
pid_t spawn(const std::vector<std::string>& command, const std::filesystem::path& logPath, const passwd* account)
{
    std::vector<char*> arguments;
    for (const std::string& word : command)
        arguments.push_back(const_cast<char*>(word.c_str()));
    arguments.push_back(nullptr);
    // Two servers that share /tmp meet in the names of their temporary tables.
    const std::string temporary = logPath.parent_path().string();
    const pid_t child = fork();
    check(child >= 0, "a program can be started");
    if (child > 0) return child;
    const int log = open(logPath.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    if (account != nullptr && !become(*account)) _exit(126);
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    dup2(log, STDOUT_FILENO);
    dup2(log, STDERR_FILENO);
    setenv("TMPDIR", temporary.c_str(), 1);
    execvp(arguments[0], arguments.data());
    _exit(127);
}

int waitFor(pid_t process)
{
    int status = 0;
    waitpid(process, &status, 0);
    return status;
}

/// Debian keeps servers where only root's PATH leads.
std::string program(const std::string& name)
{
    for (const char* folder : {"/usr/sbin/", "/usr/bin/", "/usr/local/sbin/", "/usr/local/bin/"}) {
        if (access((folder + name).c_str(), X_OK) == 0) return folder + name;
    }
    return name;
}

} // namespace

MariaDb::MariaDb(int port, std::vector<std::string> options, std::string user)
    : port_(port), options_(std::move(options)), user_(std::move(user))
{
    if (const passwd* other = account())
        check(::chown(folder_.path().c_str(), other->pw_uid, other->pw_gid) == 0, "the folder becomes the user's");
    std::vector<std::string> install{program("mariadb-install-db"), "--no-defaults",
                                     "--auth-root-authentication-method=normal", "--skip-test-db",
                                     "--datadir=" + (folder_.path() / "data").string()};
    if (geteuid() == 0 && account() == nullptr) install.push_back("--user=root");
    const int status = waitFor(spawn(install, folder_.path() / "log", account()));
    if (status != 0) std::fputs(log().c_str(), stderr);
    check(status == 0, "mariadb-install-db made a data folder (package mariadb-server-core)");
    start();
}

/// Whose it runs as, where that is not who we are.
const passwd* MariaDb::account() const
{
    if (geteuid() != 0 || user_ == "root") return nullptr;
    const passwd* found = getpwnam(user_.c_str());
    check(found != nullptr, "there is an account " + user_);
    return found;
}

MariaDb::~MariaDb()
{
    if (process_ == 0) return;
    // Its data goes with the folder: nothing is lost by not asking politely.
    kill();
}

MariaDb& MariaDb::shared()
{
    static MariaDb only;
    return only;
}

database::Address MariaDb::address(std::string schema) const
{
    database::Address address;
    address.dialect = database::Dialect::MySql;
    address.user = "root";
    address.schema = std::move(schema);
    if (port_ == 0) {
        address.host = "localhost";
        address.socket = (folder_.path() / "socket").string();
    } else {
        address.host = "127.0.0.1";
        address.port = port_;
    }
    return address;
}

void MariaDb::kill()
{
    check(process_ > 0, "the server runs");
    ::kill(process_, SIGKILL);
    waitFor(process_);
    process_ = 0;
}

void MariaDb::hang()
{
    check(process_ > 0, "the server runs");
    ::kill(process_, SIGSTOP);
    // The signal takes a moment; until all its threads stand still, one may answer.
    int status = 0;
    check(waitpid(process_, &status, WUNTRACED) == process_ && WIFSTOPPED(status), "the server stands still");
}

void MariaDb::resume()
{
    check(process_ > 0, "the server runs");
    ::kill(process_, SIGCONT);
}

void MariaDb::start()
{
    check(process_ == 0, "the server does not run");
    std::vector<std::string> command{program("mariadbd"),
                                     "--no-defaults",
                                     "--datadir=" + (folder_.path() / "data").string(),
                                     "--socket=" + (folder_.path() / "socket").string(),
                                     "--character-set-server=utf8mb4",
                                     "--innodb-flush-log-at-trx-commit=1",
                                     "--innodb-buffer-pool-size=64M",
                                     "--innodb-log-file-size=32M",
                                     "--performance-schema=OFF"};
    command.insert(command.end(), options_.begin(), options_.end());
    if (port_ == 0) {
        command.push_back("--skip-networking");
    } else {
        command.push_back("--bind-address=127.0.0.1");
        command.push_back("--port=" + std::to_string(port_));
    }
    if (geteuid() == 0 && account() == nullptr) command.push_back("--user=root");
    process_ = spawn(command, folder_.path() / "log", account());

    database::Address server = address("mysql");
    const auto database = database::open(server, "");
    const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(60);
    while (database->open()->failure()) {
        const bool died = waitpid(process_, nullptr, WNOHANG) != 0;
        if (died || std::chrono::steady_clock::now() > deadline) std::fputs(log().c_str(), stderr);
        check(!died && std::chrono::steady_clock::now() < deadline, "MariaDB answers");
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
}

std::string MariaDb::log() const
{
    std::ifstream file(folder_.path() / "log");
    return std::string(std::istreambuf_iterator<char>(file), {});
}

} // namespace narae::testing
