#pragma once

#include "client-admin/commands/command_registry.hpp"
#include "common/desktop/parts/parts.hpp"
#include "tests/desktop/demo_server.hpp"

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QTest>

namespace narae::testing {

/// A clerk's app without its window: logged in, airports read. Several may stand before one server.
class AdminDesk {
public:
    explicit AdminDesk(desktop::Options options) : parts(std::move(options)) {}

    bool logIn()
    {
        bool answered = false;
        parts.session.logIn(DemoServer::kClerk, DemoServer::kPassword, &parts.session,
                            [&answered](const std::optional<desktop::Problem>&) { answered = true; });
        parts.airports.load();
        constexpr int kPatienceMs = 10'000;
        return QTest::qWaitFor([&] { return answered && parts.airports.loaded(); }, kPatienceMs) &&
               parts.session.account().role == "staff";
    }

    desktop::Parts parts;
    admin::CommandRegistry registry;
};

/// The answer to one call, waited for.
inline std::optional<desktop::Outcome> ask(desktop::Parts& parts, const desktop::Call& call)
{
    std::optional<desktop::Outcome> outcome;
    QObject context;
    parts.client.send(call, &context, [&outcome](const desktop::Outcome& came) { outcome = came; });
    constexpr int kPatienceMs = 15'000;
    if (!QTest::qWaitFor([&] { return outcome.has_value(); }, kPatienceMs)) return std::nullopt;
    return outcome;
}

} // namespace narae::testing
