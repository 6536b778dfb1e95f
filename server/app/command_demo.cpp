#include "server/app/commands.hpp"
#include "server/app/composition.hpp"
#include "server/app/parts.hpp"
#include "server/flight/application/demo_schedule.hpp"
#include "server/platform/log/log.hpp"

#include <cstdio>

namespace narae::app {

namespace {

/// The accounts to try Narae with. Their password is in the README: `demo` is for trying, on a machine of one's own.
struct DemoAccount {
    const char* email;
    const char* name;
    identity::AccountRole role;
};
constexpr DemoAccount kDemoAccounts[] = {
    {"clerk@narae.example", "김운항", identity::AccountRole::Staff},
    {"traveller@narae.example", "이여행", identity::AccountRole::Customer},
};
constexpr const char* kDemoPassword = "fly-with-narae";
constexpr const char* kTrace = "";

Result<void> openAccounts(Composition::Parts& parts)
{
    for (const DemoAccount& demo : kDemoAccounts) {
        identity::RegistrationWish wish{*identity::Email::parse(demo.email),     kDemoPassword, demo.role,
                                        *identity::PersonName::parse(demo.name), std::nullopt,  true};
        const auto opened = parts.identity.registration().open(wish, kTrace);
        if (!opened && opened.error().code() != "identity.email_taken") return opened.error();
    }
    return {};
}

struct Registered {
    int fresh = 0;
    int known = 0;
};

Result<Registered> registerFlights(Composition::Parts& parts, Instant from)
{
    if (auto added = flight::addStandardAircraft(parts.flightDesk, kTrace); !added) return added.error();
    Registered count;
    for (auto& answer : parts.flightDesk.carryOutEach(flight::demoSchedule(from), kTrace)) {
        if (!answer) return answer.error();
        ++(answer->registered ? count.fresh : count.known);
    }
    return count;
}

Result<Registered> fill(Composition::Parts& parts, Instant from)
{
    if (auto opened = openAccounts(parts); !opened) return opened.error();
    return registerFlights(parts, from);
}

} // namespace

int demo(const CommandLine& line)
{
    log::setUp({log::Format::Text, log::Level::Warning, ""});
    auto ground = Ground::prepare(line.settings);
    Result<Registered> filled = Registered{};
    if (!ground)
        filled = ground.error();
    else if (auto migrated = (*ground)->migrate(); !migrated)
        filled = migrated.error();
    else {
        // A name of its own: a server that runs on the same database keeps its place in the stream of events.
        Composition composition(**ground, line.settings.text("instance.writer") + "-demo");
        composition.startWriting();
        filled = fill(composition.parts(), (*ground)->clock.now());
        composition.stop();
    }
    if (!filled) {
        std::fputs(forOperator(filled.error()).c_str(), stderr);
        return 1;
    }
    if (line.quiet) return 0;
    std::printf("%d flights registered, %d were there before\n", filled->fresh, filled->known);
    for (const DemoAccount& account : kDemoAccounts)
        std::printf("%-9s %s  password %s\n", account.role == identity::AccountRole::Staff ? "staff" : "customer",
                    account.email, kDemoPassword);
    return 0;
}

} // namespace narae::app
