#include "client-admin/flights/flight_editing.hpp"

namespace narae::admin {

using desktop::Outcome;
using desktop::Problem;

namespace {

constexpr std::size_t kStepsKept = 50;
constexpr int kPreconditionFailed = 412;

} // namespace

FlightEditing::FlightEditing(AirlineService& service, FlightModel& model, QObject* parent)
    : QObject(parent), service_(service), model_(model)
{
}

void FlightEditing::apply(const FlightRecord& base, const FlightChanges& changes)
{
    if (changes.empty()) return;
    model_.setPending(base.flightId, changes);
    service_.client().send(AirlineService::revise(base, changes), this, [this, base, changes](const Outcome& outcome) {
        model_.setPending(base.flightId, {});
        if (outcome) {
            const FlightRecord flight = FlightRecord::fromJson(outcome->object());
            model_.renew(flight);
            remember({{{base.flightId, changes.undoing(base)}}});
            Q_EMIT saved(flight, changes);
        } else if (outcome.problem().status == kPreconditionFailed) {
            fetchTheirs(base, changes);
        } else {
            Q_EMIT refused(outcome.problem());
        }
    });
}

void FlightEditing::fetchTheirs(const FlightRecord& base, const FlightChanges& changes)
{
    service_.flight(base.flightId, this, [this, base, changes](const FlightRecord* theirs, const Problem* problem) {
        if (problem) {
            Q_EMIT refused(*problem);
            return;
        }
        model_.renew(*theirs);
        Q_EMIT conflict({base, *theirs, changes});
    });
}

void FlightEditing::remember(Step step)
{
    std::erase_if(step.back, [](const auto& change) { return change.second.empty(); });
    if (step.back.empty()) return;
    steps_.push_back(std::move(step));
    if (steps_.size() > kStepsKept) steps_.erase(steps_.begin());
}

bool FlightEditing::undo()
{
    if (!canUndo()) return false;
    const Step step = std::move(steps_.back());
    steps_.pop_back();
    undoing_ = static_cast<int>(step.back.size());
    undone_ = 0;
    notUndone_ = 0;
    for (const auto& [flightId, changes] : step.back)
        takeBack(flightId, changes, true);
    return true;
}

void FlightEditing::takeBack(qint64 flightId, const FlightChanges& changes, bool mayLookAgain)
{
    const FlightRecord* now = model_.find(flightId);
    if (!now) {
        count(false);
        return;
    }
    model_.setPending(flightId, changes);
    service_.client().send(
        AirlineService::revise(*now, changes), this, [this, flightId, changes, mayLookAgain](const Outcome& outcome) {
            model_.setPending(flightId, {});
            if (outcome) {
                const FlightRecord flight = FlightRecord::fromJson(outcome->object());
                model_.renew(flight);
                Q_EMIT tookBack(flight);
                count(true);
            } else if (outcome.problem().status == kPreconditionFailed && mayLookAgain) {
                // Somebody changed another field since: the old value is written onto the newest version.
                service_.flight(flightId, this, [this, flightId, changes](const FlightRecord* flight, const Problem*) {
                    if (!flight) {
                        count(false);
                        return;
                    }
                    model_.renew(*flight);
                    takeBack(flightId, changes, false);
                });
            } else {
                Q_EMIT refused(outcome.problem());
                count(false);
            }
        });
}

void FlightEditing::count(bool tookBack)
{
    ++(tookBack ? undone_ : notUndone_);
    if (--undoing_ == 0) Q_EMIT undone(undone_, notUndone_);
}

} // namespace narae::admin
