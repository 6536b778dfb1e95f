#include "server/app/commands.hpp"
#include "server/app/composition.hpp"
#include "server/app/version.hpp"
#include "server/platform/log/log.hpp"

#include <csignal>
#include <cstdio>

namespace narae::app {

namespace {

/// The signals that end the server, kept from every thread so that one place waits for them.
class StopSignals {
public:
    StopSignals()
    {
        sigemptyset(&set_);
        for (const int signal : {SIGTERM, SIGINT, SIGHUP})
            sigaddset(&set_, signal);
        pthread_sigmask(SIG_BLOCK, &set_, nullptr);
        std::signal(SIGPIPE, SIG_IGN);
    }
    int wait() const
    {
        int signal = 0;
        sigwait(&set_, &signal);
        return signal;
    }

private:
    sigset_t set_{};
};

log::Settings logSettings(const Settings& settings)
{
    log::Settings out;
    out.format = settings.text("log.format") == "text" ? log::Format::Text : log::Format::Json;
    const std::string& least = settings.text("log.least");
    out.least = least == "debug"     ? log::Level::Debug
                : least == "warning" ? log::Level::Warning
                : least == "error"   ? log::Level::Error
                                     : log::Level::Info;
    out.file = settings.text("log.file");
    return out;
}

int fail(const Refusal& refusal, int exitCode = 1)
{
    std::fputs(forOperator(refusal).c_str(), stderr);
    return exitCode;
}

} // namespace

int serve(const CommandLine& line)
{
    const StopSignals signals;
    if (!log::setUp(logSettings(line.settings)))
        return fail(refuse("settings.unreadable_file").with("file", line.settings.text("log.file")), 2);
    auto ground = Ground::prepare(line.settings);
    if (!ground) return fail(ground.error(), 2);
    if (auto migrated = (*ground)->migrate(); !migrated) return fail(migrated.error());
    Composition composition(**ground, line.settings.text("instance.writer"));
    composition.startWriting();
    if (auto working = composition.startWorking(); !working) return fail(working.error());
    const auto ports = composition.startListening();
    if (!ports) return fail(ports.error());
    for (const int port : *ports) {
        std::printf("listening on http://%s:%d\n", line.settings.text("http.host").c_str(), port);
        log::info("server.listening", {{"port", port}, {"version", kVersion}});
    }
    std::fflush(stdout);
    const int signal = signals.wait();
    log::info("server.stopping", {{"signal", signal}});
    composition.stop();
    log::info("server.stopped");
    return 0;
}

} // namespace narae::app
