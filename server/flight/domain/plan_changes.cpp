#include "server/flight/domain/plan_changes.hpp"

#include <algorithm>

namespace narae::flight {

namespace {

const Cabin* cabinOf(const FlightPlan& plan, CabinClass which)
{
    const auto found =
        std::find_if(plan.cabins.begin(), plan.cabins.end(), [&](const Cabin& it) { return it.cabin == which; });
    return found == plan.cabins.end() ? nullptr : &*found;
}

std::string fareText(const Cabin* cabin)
{
    if (cabin == nullptr) return {};
    return std::to_string(cabin->fare.amountMinor()).append(" ").append(cabin->fare.currency().code());
}

std::string seatsText(const Cabin* cabin)
{
    return cabin == nullptr ? std::string() : std::to_string(cabin->capacity);
}

} // namespace

std::string changesText(const FlightPlan& before, const FlightPlan& after)
{
    std::string text;
    const auto tell = [&text](const std::string& field, const std::string& from, const std::string& to) {
        if (from == to) return;
        if (!text.empty()) text.append("; ");
        text.append(field).append(": ").append(from.empty() ? "-" : from);
        text.append(" -> ").append(to.empty() ? "-" : to);
    };
    for (const CabinClass which : kCabinClasses) {
        const Cabin* was = cabinOf(before, which);
        const Cabin* is = cabinOf(after, which);
        tell("fare." + std::string(name(which)), fareText(was), fareText(is));
        tell("seats." + std::string(name(which)), seatsText(was), seatsText(is));
    }
    tell("departsAt", toRfc3339(before.departsAt), toRfc3339(after.departsAt));
    tell("arrivesAt", toRfc3339(before.arrivesAt), toRfc3339(after.arrivesAt));
    tell("aircraft", before.aircraft, after.aircraft);
    tell("refundSteps", before.refundSteps.text(), after.refundSteps.text());
    return text;
}

} // namespace narae::flight
