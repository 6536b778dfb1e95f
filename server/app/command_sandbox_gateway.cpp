#include "server/app/commands.hpp"
#include "server/app/stop_signals.hpp"
#include "server/payment/adapters/sandbox/stripe_routes.hpp"
#include "server/platform/crypto/signing.hpp"
#include "server/platform/database/open.hpp"
#include "server/platform/http/request_metrics.hpp"
#include "server/platform/http/server.hpp"
#include "server/platform/log/log.hpp"

#include <charconv>
#include <cstdio>
#include <filesystem>

namespace narae::app {

namespace {

using std::chrono::milliseconds;

int fail(const Refusal& refusal, int exitCode)
{
    std::fputs(forOperator(refusal).c_str(), stderr);
    return exitCode;
}

/// Whoever has the company's secret key is let in.
class KeyHolders final : public http::Authenticator {
public:
    explicit KeyHolders(const std::string& key) : expected_("Bearer " + key) {}

    Result<http::Caller> authenticate(std::string_view authorization) override
    {
        if (!crypto::sameBytes(authorization, expected_)) return refuse("session.unknown");
        http::Caller caller;
        caller.role = http::Role::Staff;
        return caller;
    }

private:
    const std::string expected_;
};

payment::sandbox::SandboxOptions optionsOf(const Settings& settings)
{
    return {milliseconds(settings.integer("payment.deadline_ms")), milliseconds(settings.integer("sandbox.slow_ms")),
            milliseconds(settings.integer("sandbox.lost_ms")), "sandbox"};
}

Refusal badPort(const Settings& settings)
{
    return refuse("settings.bad_value")
        .with("key", "http.listen")
        .with("value", settings.text("http.listen"))
        .with("source", settings.source("http.listen"))
        .with("reason", "it must be PORT or ROLE=PORT");
}

/// The company: its ledger in the data folder, and the door to it.
class Company {
public:
    Company(const Settings& settings, const database::Address& ledger, const std::string& key)
        : ledger_(database::open(ledger, "")), gateway_(*ledger_, clock_, optionsOf(settings)), keyHolders_(key)
    {
        routes_.add(payment::sandbox::stripeRoutes(gateway_));
    }
    ~Company()
    {
        if (http_) http_->stop();
        gateway_.stop();
    }

    Result<int> open(const std::string& host, int port)
    {
        if (auto started = gateway_.start(); !started) return started.error();
        http_ = std::make_unique<http::Server>(
            routes_, keyHolders_, observer_,
            [](const http::Request&, const http::Route&, const http::Response&) { return Result<void>(); }, clock_);
        return http_->listen(host, port);
    }

private:
    SystemClock clock_;
    std::unique_ptr<database::Database> ledger_;
    payment::sandbox::SandboxGateway gateway_;
    KeyHolders keyHolders_;
    metrics::Registry metrics_;
    http::RequestMetrics observer_{metrics_};
    http::RouteTable routes_;
    std::unique_ptr<http::Server> http_;
};

} // namespace

int sandboxGateway(const CommandLine& line)
{
    const StopSignals signals;
    log::setUp({log::Format::Json, log::Level::Info, line.settings.text("log.file")});
    const auto key = readSecret(line.keyFile);
    if (!key) return fail(key.error(), 2);
    const std::filesystem::path folder = line.settings.text("data.folder");
    std::error_code error;
    std::filesystem::create_directories(folder, error);
    if (error)
        return fail(refuse("data.folder_unusable").with("folder", folder.string()).with("reason", error.message()), 2);
    const auto ledger = database::Address::parse("sqlite:" + (folder / "sandbox-gateway.sqlite").string());
    if (!ledger) return fail(ledger.error(), 2);
    const std::string& listen = line.settings.text("http.listen");
    int port = 0;
    const auto [end, parsed] = std::from_chars(listen.data(), listen.data() + listen.size(), port);
    if (parsed != std::errc() || end != listen.data() + listen.size() || port < 0 || port > 65535)
        return fail(badPort(line.settings), 2);
    Company company(line.settings, *ledger, *key);
    const auto opened = company.open(line.settings.text("http.host"), port);
    if (!opened) return fail(opened.error(), 1);
    std::printf("listening on http://%s:%d\n", line.settings.text("http.host").c_str(), *opened);
    std::fflush(stdout);
    log::info("sandbox.open", {{"port", *opened}, {"folder", folder.string()}});
    log::info("sandbox.stopping", {{"signal", signals.wait()}});
    return 0;
}

} // namespace narae::app
