#include "server/app/commands.hpp"
#include "server/app/composition.hpp"
#include "server/app/stop_signals.hpp"
#include "server/app/version.hpp"
#include "server/platform/log/log.hpp"

#include <algorithm>
#include <cstdio>
#include <optional>

namespace narae::app {

namespace {

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

void sayWhereWeListen(const Settings& settings, const std::vector<int>& ports)
{
    const std::string scheme = settings.text("http.tls_certificate").empty() ? "http" : "https";
    for (const int port : ports) {
        const std::string address = scheme + "://" + settings.text("http.host") + ":" + std::to_string(port);
        std::printf("listening on %s\n", address.c_str());
        log::info("server.listening", {{"address", address}, {"version", kVersion}});
    }
    std::fflush(stdout);
}

/// Opens the server. While its database is away, looks for it again and again, in pauses that grow. Answers the signal
/// that ended the wait, if one did; refuses what no waiting mends.
Result<std::optional<int>> openWhenTheDatabaseComes(Composition& composition, const StopSignals& signals)
{
    constexpr std::chrono::milliseconds kFirstPause{250};
    constexpr std::chrono::milliseconds kLongestPause{5'000};
    for (auto pause = kFirstPause;; pause = std::min(2 * pause, kLongestPause)) {
        const auto opened = composition.open();
        if (opened) return std::optional<int>();
        const Refusal& why = opened.error();
        if (why.retryAfterSeconds() == 0) return why;
        std::string facts;
        for (const auto& [fact, value] : why.facts())
            facts += (facts.empty() ? "" : ", ") + fact + ": " + value;
        log::warning("server.waiting_for_database",
                     {{"code", why.code()}, {"facts", facts}, {"again_in_ms", pause.count()}});
        if (const auto signal = signals.waitFor(pause)) return signal;
    }
}

} // namespace

int serve(const CommandLine& line)
{
    const StopSignals signals;
    if (!log::setUp(logSettings(line.settings)))
        return fail(refuse("settings.unreadable_file").with("file", line.settings.text("log.file")), 2);
    auto ground = Ground::prepare(line.settings);
    if (!ground) return fail(ground.error(), 2);
    log::info("server.database", {{"address", (*ground)->database->address()}});
    Composition composition(**ground, line.settings.text("instance.writer"));
    const auto ports = composition.startListening();
    if (!ports) return fail(ports.error());
    sayWhereWeListen(line.settings, *ports);
    const auto opened = openWhenTheDatabaseComes(composition, signals);
    if (!opened) return fail(opened.error());
    if (!*opened) log::info("server.open");
    const int signal = *opened ? **opened : signals.wait();
    log::info("server.stopping", {{"signal", signal}});
    composition.stop();
    log::info("server.stopped");
    return 0;
}

} // namespace narae::app
