#include "server/app/commands.hpp"
#include "server/app/composition.hpp"
#include "server/app/demo_sales.hpp"
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
constexpr const char* kTraveller = "traveller@narae.example";
constexpr DemoAccount kDemoAccounts[] = {
    {"clerk@narae.example", "김운항", identity::AccountRole::Staff},
    {kTraveller, "이여행", identity::AccountRole::Customer},
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

struct Filled {
    int flights = 0;
    int flightsKnown = 0;
    DemoSold sold;
};

Result<std::vector<flight::Flight>> registerFlights(Composition::Parts& parts, Instant from, Filled& filled)
{
    if (auto added = flight::addStandardAircraft(parts.flight->desk, kTrace); !added) return added.error();
    std::vector<flight::Flight> flights;
    for (auto& answer : parts.flight->desk.carryOutEach(flight::demoSchedule(from), kTrace)) {
        if (!answer) return answer.error();
        ++(answer->registered ? filled.flights : filled.flightsKnown);
        flights.push_back(std::move(answer->flight));
    }
    return flights;
}

Result<DemoSold> makeSales(Composition& composition, const std::vector<flight::Flight>& flights, Instant now)
{
    Composition::Parts& parts = composition.parts();
    const auto traveller = parts.identity.queries().accountByEmail(*identity::Email::parse(kTraveller));
    if (!traveller) return traveller.error();
    if (auto trading = composition.startTrading(); !trading) return trading.error();
    return sell(parts, demoSales(flights, now), *traveller ? (*traveller)->id() : AccountId());
}

Result<Filled> fill(Composition& composition, Instant now, bool withSales)
{
    Filled filled;
    // Of processes that run apart, each has its own share of it; sales take all of them.
    const Shape& shape = composition.shape();
    if (shape.has(Role::Identity))
        if (auto opened = openAccounts(composition.parts()); !opened) return opened.error();
    if (!shape.has(Role::Flight)) return filled;
    const auto flights = registerFlights(composition.parts(), now, filled);
    if (!flights) return flights.error();
    // The demo pays with the sandbox's methods.
    const bool sandbox = !composition.parts().payment || composition.parts().payment->gateway.stripe() == nullptr;
    if (!withSales || shape.apart() || !sandbox) return filled;
    const auto sold = makeSales(composition, *flights, now);
    if (!sold) return sold.error();
    filled.sold = *sold;
    return filled;
}

} // namespace

int demo(const CommandLine& line)
{
    log::setUp({log::Format::Text, log::Level::Warning, ""});
    auto ground = Ground::prepare(line.settings);
    Result<Filled> filled = Filled{};
    if (!ground)
        filled = ground.error();
    else if (auto migrated = (*ground)->migrate(); !migrated)
        filled = migrated.error();
    else {
        if (!line.quiet) sayDatabase(**ground);
        // A name of its own: a server that runs on the same database keeps its place in the stream of events.
        Composition composition(**ground, line.settings.text("instance.writer") + "-demo");
        composition.startWriting();
        filled = fill(composition, (*ground)->clock.now(), line.sales);
        composition.stop();
    }
    if (!filled) {
        std::fputs(forOperator(filled.error()).c_str(), stderr);
        return 1;
    }
    if (line.quiet) return 0;
    const Shape& shape = (*ground)->shape;
    if (shape.has(Role::Flight))
        std::printf("%d flights registered, %d were there before\n", filled->flights, filled->flightsKnown);
    if (line.sales && !shape.apart())
        std::printf("%d reservations made, %d were there before or came to nothing\n", filled->sold.made,
                    filled->sold.known);
    if (!shape.has(Role::Identity)) return 0;
    for (const DemoAccount& account : kDemoAccounts)
        std::printf("%-9s %s  password %s\n", account.role == identity::AccountRole::Staff ? "staff" : "customer",
                    account.email, kDemoPassword);
    return 0;
}

} // namespace narae::app
