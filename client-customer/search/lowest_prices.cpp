#include "client-customer/search/lowest_prices.hpp"

#include "common/desktop/parts/parts.hpp"

#include <algorithm>

namespace narae::customer {

namespace {

/// A strip of days changes seldom; the list of flights is what is watched closely.
constexpr std::chrono::seconds kLook{10};
constexpr std::chrono::seconds kGap{5};

} // namespace

LowestPrices::LowestPrices(desktop::Parts& parts, QObject* parent) : QObject(parent), live_(parts.client)
{
    live_.setInterval(kLook);
    connect(&live_, &desktop::LiveResource::changed, this, [this](const desktop::Answer& answer) {
        days_ = desktop::pageFromJson<desktop::DayPrice>(answer.object()).items;
        loaded_ = true;
        Q_EMIT changed();
    });
}

void LowestPrices::watch(const QString& origin, const QString& destination, const QDate& from, int days)
{
    if (origin == origin_ && destination == destination_ && from == from_ && days == count_) return;
    origin_ = origin;
    destination_ = destination;
    from_ = from;
    count_ = days;
    days_.clear();
    loaded_ = false;
    if (origin.isEmpty() || destination.isEmpty()) {
        live_.watch({});
        live_.follow({});
    } else {
        const QUrlQuery query{{"origin", origin},
                              {"destination", destination},
                              {"from", from.toString(Qt::ISODate)},
                              {"days", QString::number(days)}};
        live_.watch(desktop::Call::get("/v1/lowest-prices", query).remember());
        live_.follow({desktop::LiveTopic::Flights, 0, origin, destination}, kGap);
    }
    Q_EMIT changed();
}

const desktop::DayPrice* LowestPrices::on(const QDate& day) const
{
    const auto found = std::find_if(days_.begin(), days_.end(), [&day](const auto& each) { return each.date == day; });
    return found == days_.end() ? nullptr : &*found;
}

std::optional<Money> LowestPrices::lowest() const
{
    std::optional<Money> least;
    for (const desktop::DayPrice& day : days_)
        if (day.price && (!least || day.price->amountMinor() < least->amountMinor())) least = day.price;
    return least;
}

const desktop::DayPrice* LowestPrices::nearestTo(const QDate& day) const
{
    const desktop::DayPrice* nearest = nullptr;
    for (const desktop::DayPrice& each : days_) {
        if (!each.price || each.date == day) continue;
        if (nearest == nullptr || std::abs(each.date.daysTo(day)) < std::abs(nearest->date.daysTo(day)))
            nearest = &each;
    }
    return nearest;
}

const desktop::DayPrice* LowestPrices::cheapestNear(const QDate& day) const
{
    const desktop::DayPrice* best = nullptr;
    const auto rank = [&day](const desktop::DayPrice& each) {
        return std::pair(each.price->amountMinor(), std::abs(each.date.daysTo(day)));
    };
    for (const desktop::DayPrice& each : days_)
        if (each.price && (best == nullptr || rank(each) < rank(*best))) best = &each;
    return best;
}

} // namespace narae::customer
