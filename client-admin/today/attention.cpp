#include "client-admin/today/attention.hpp"

#include "client-admin/feed/place_words.hpp"
#include "client-admin/today/departures_model.hpp"
#include "common/desktop/look/formats.hpp"

#include <QCoreApplication>
#include <algorithm>

namespace narae::admin {

namespace formats = desktop::formats;
using desktop::AirportBook;
using desktop::FlightStatus;

namespace {

/// Selling still helps within these hours.
constexpr int kSoonHours = 3;
constexpr int kLowPermille = 500;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Attention)
};

QString nameOf(const FlightStatus& flight, const AirportBook& airports)
{
    return formats::flightNumber(flight.flightNumber) + " " + place_words::airport(airports, flight.destination);
}

std::optional<AttentionItem> unknownPayments(const TodayService& service, const QDateTime& now)
{
    const auto& unknown = service.unknownPayments();
    if (unknown.empty()) return std::nullopt;
    const auto oldest = std::min_element(unknown.begin(), unknown.end(), [](const auto& one, const auto& other) {
        return one.placedAt < other.placedAt;
    });
    AttentionItem item;
    item.kind = AttentionItem::Kind::UnknownPayments;
    item.danger = true;
    item.icon = "alert";
    item.title = unknown.size() == 1 ? Words::tr("1 payment without an answer")
                                     : Words::tr("%1 payments without an answer").arg(unknown.size());
    item.sentence =
        Words::tr("The oldest is from %1 ago. The gateway is being asked.").arg(formats::until(oldest->placedAt, now));
    item.action = Words::tr("Look at the payments");
    item.page = "purchases";
    item.where = {{"state", "payment_unknown"}};
    return item;
}

std::optional<AttentionItem> deadLetters(const TodayService& service)
{
    const auto& dead = service.deadLetters();
    if (dead.empty()) return std::nullopt;
    AttentionItem item;
    item.kind = AttentionItem::Kind::DeadLetters;
    item.danger = true;
    item.icon = "info";
    item.title = dead.size() == 1 ? Words::tr("1 event could not be applied")
                                  : Words::tr("%1 events could not be applied").arg(dead.size());
    item.sentence = dead.front().type + QString::fromUtf8(" · ") + dead.front().reason;
    item.action = Words::tr("Open and replay");
    item.page = "operations";
    item.where = {{"section", "deadLetters"}};
    return item;
}

AttentionItem disagreeing(const FlightStatus& flight, const AirportBook& airports)
{
    AttentionItem item;
    item.kind = AttentionItem::Kind::Disagreeing;
    item.danger = true;
    item.icon = "seat";
    item.title = Words::tr("%1: two counts of its seats").arg(nameOf(flight, airports));
    const int ours = flight.capacity - flight.sold.value_or(0);
    item.sentence = Words::tr("The airline's record has %1 left, sales have %2.")
                        .arg(formats::number(flight.leftByAirline.value_or(0)), formats::number(ours));
    item.action = Words::tr("Open the flight");
    item.page = "flights";
    item.where = {{"flightId", flight.flightId}};
    return item;
}

AttentionItem cancelled(const FlightStatus& flight, const AirportBook& airports)
{
    AttentionItem item;
    item.kind = AttentionItem::Kind::CancelledWithPeople;
    item.icon = "user";
    const int people = flight.sold.value_or(0) + flight.held.value_or(0);
    item.title = people == 1
                     ? Words::tr("%1 is cancelled with 1 traveller").arg(nameOf(flight, airports))
                     : Words::tr("%1 is cancelled with %2 travellers").arg(nameOf(flight, airports)).arg(people);
    item.sentence = Words::tr("Their reservations are not ended yet.");
    item.action = Words::tr("Look at the travellers");
    item.page = "purchases";
    item.where = {{"flightId", flight.flightId}};
    return item;
}

std::optional<AttentionItem> fewSold(const std::vector<FlightStatus>& few, const AirportBook& airports,
                                     const QDateTime& now)
{
    if (few.empty()) return std::nullopt;
    const FlightStatus& first = few.front();
    AttentionItem item;
    item.icon = "plane";
    if (few.size() == 1) {
        item.title = Words::tr("%1 leaves in %2, %3 sold")
                         .arg(nameOf(first, airports), formats::until(now, first.departsAt),
                              formats::percent(DeparturesModel::loadPermille(first)));
        item.sentence = Words::tr("%1 of %2 seats are still free.")
                            .arg(formats::number(first.left), formats::number(first.capacity));
        item.action = Words::tr("Change the fare");
        item.page = "flights";
        item.where = {{"flightId", first.flightId}};
    } else {
        item.title = Words::tr("%1 flights leave within %2 hours, less than half sold").arg(few.size()).arg(kSoonHours);
        item.sentence = Words::tr("The next is %1 in %2, %3 sold.")
                            .arg(nameOf(first, airports), formats::until(now, first.departsAt),
                                 formats::percent(DeparturesModel::loadPermille(first)));
        item.action = Words::tr("Show only these");
    }
    return item;
}

} // namespace

std::vector<AttentionItem> attentionFor(const TodayService& service, const AirportBook& airports, const QDateTime& now)
{
    std::vector<AttentionItem> items;
    if (auto item = unknownPayments(service, now)) items.push_back(std::move(*item));
    if (auto item = deadLetters(service)) items.push_back(std::move(*item));
    for (const FlightStatus& flight : service.disagreeing())
        items.push_back(disagreeing(flight, airports));
    std::vector<FlightStatus> few;
    for (const FlightStatus& flight : service.upcoming()) {
        if (flight.cancelled) {
            if (flight.sold.value_or(0) + flight.held.value_or(0) > 0) items.push_back(cancelled(flight, airports));
        } else if (flight.departsAt <= now.addSecs(kSoonHours * 3600) &&
                   DeparturesModel::loadPermille(flight) < kLowPermille) {
            few.push_back(flight);
        }
    }
    if (auto item = fewSold(few, airports, now)) items.push_back(std::move(*item));
    return items;
}

} // namespace narae::admin
