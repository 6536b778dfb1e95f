#include "client-admin/insights/insight_makers.hpp"

#include "common/desktop/look/formats.hpp"
#include "common/desktop/look/language.hpp"

#include <QCoreApplication>

#include <algorithm>
#include <map>

namespace narae::admin {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(RevenueInsight)
};

constexpr qint64 kDaysAsBarsMost = 100;

QString codeOf(Currency currency)
{
    return QString::fromUtf8(currency.code().data(), 3);
}

struct Bucket {
    QDate first, last;
    int flights = 0;
    qint64 captured = 0, refunded = 0;

    qint64 net() const { return captured - refunded; }
};

/// The period's days or weeks, those without revenue too.
std::vector<Bucket> bucketsOf(const std::vector<DayMoney>& days, const Period& period, Currency currency)
{
    const bool weekly = period.from.daysTo(period.to) >= kDaysAsBarsMost;
    std::vector<Bucket> buckets;
    for (QDate day = period.from; day <= period.to; day = buckets.back().last.addDays(1)) {
        const QDate last = weekly ? std::min(day.addDays(7 - day.dayOfWeek()), period.to) : day;
        buckets.push_back({day, last});
    }
    for (const DayMoney& money : days) {
        const auto bucket = std::find_if(buckets.begin(), buckets.end(), [&money](const Bucket& each) {
            return each.first <= money.day && money.day <= each.last;
        });
        if (bucket == buckets.end() || money.net.currency() != currency) continue;
        bucket->flights += money.flights;
        bucket->captured += money.captured.amountMinor();
        bucket->refunded += money.refunded.amountMinor();
    }
    return buckets;
}

/// The currency that brings the most comes first; each is drawn and counted by itself.
std::vector<Currency> currenciesOf(const std::vector<DayMoney>& days)
{
    std::vector<std::pair<Currency, qint64>> sums;
    for (const DayMoney& day : days) {
        auto sum = std::find_if(sums.begin(), sums.end(),
                                [&day](const auto& each) { return each.first == day.net.currency(); });
        if (sum == sums.end()) sum = sums.insert(sums.end(), {day.net.currency(), 0});
        sum->second += day.net.amountMinor();
    }
    std::stable_sort(sums.begin(), sums.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
    std::vector<Currency> currencies;
    for (const auto& [currency, sum] : sums)
        currencies.push_back(currency);
    return currencies;
}

QString bucketText(const Bucket& bucket)
{
    return periodText({bucket.first, bucket.last});
}

Lead leadOf(const Bucket& bucket)
{
    return {"flights", {{"from", bucket.first}, {"to", bucket.last}}};
}

void addRows(Insight& insight, const std::vector<Bucket>& buckets, Currency currency)
{
    using namespace desktop::formats;
    for (const Bucket& bucket : buckets)
        insight.rows.push_back({{{bucketText(bucket), bucket.first.toString(Qt::ISODate)},
                                 {number(bucket.flights), qint64{bucket.flights}},
                                 {money({bucket.captured, currency}), bucket.captured},
                                 {money({bucket.refunded, currency}), bucket.refunded},
                                 {money({bucket.net(), currency}), bucket.net()},
                                 {codeOf(currency), codeOf(currency)}},
                                leadOf(bucket)});
}

QString messageOf(const Bucket& best, qint64 average, bool weekly)
{
    const QString when = weekly ? Words::tr("The week of %1").arg(dayText(best.first)) : dayText(best.first);
    if (average > 0 && best.net() >= 2 * average)
        return Words::tr("%1 brings %2 times the average")
            .arg(when, desktop::Language::current().locale().toString(
                           static_cast<double>(best.net()) / static_cast<double>(average), 'f', 1));
    if (average > 0 && (best.net() - average) * 10 < average) return Words::tr("Revenue is even, %1 leads").arg(when);
    return Words::tr("%1 brings the most").arg(when);
}

} // namespace

Insight revenueInsight(const std::vector<DayMoney>& days, const Period& period)
{
    using namespace desktop::formats;
    Insight insight;
    insight.columns = {{"date", Words::tr("Departures")},          {"flights", Words::tr("Flights"), true},
                       {"capturedMinor", Words::tr("Paid"), true}, {"refundedMinor", Words::tr("Refunded"), true},
                       {"netMinor", Words::tr("Revenue"), true},   {"currency", Words::tr("Currency")}};
    const std::vector<Currency> currencies = currenciesOf(days);
    insight.columns.back().onlyInFiles = currencies.size() < 2;
    const std::vector<Bucket> buckets =
        bucketsOf(days, period, currencies.empty() ? Currency::krw() : currencies.front());
    const auto best = std::max_element(buckets.begin(), buckets.end(),
                                       [](const Bucket& a, const Bucket& b) { return a.net() < b.net(); });
    if (currencies.empty() || best == buckets.end() || best->net() <= 0) {
        insight.title = Words::tr("Nothing sold yet");
        insight.measure = Words::tr("Revenue by day of departure");
        insight.nothing = Words::tr("The first payment for a flight of this period appears here.");
        return insight;
    }
    const Currency currency = currencies.front();
    const bool weekly = buckets.size() > 1 && buckets.front().first.daysTo(buckets.back().last) >= kDaysAsBarsMost;
    qint64 total = 0;
    for (const Bucket& bucket : buckets)
        total += bucket.net();
    const qint64 average = total / static_cast<qint64>(buckets.size());
    insight.title = messageOf(*best, average, weekly);
    insight.measure = (weekly ? Words::tr("Revenue by week of departure, %1 in all")
                              : Words::tr("Revenue by day of departure, %1 in all"))
                          .arg(moneyLarge({total, currency}));
    insight.reference = {static_cast<double>(average), Words::tr("Average"), moneyLarge({average, currency})};
    for (const Bucket& bucket : buckets) {
        InsightBar bar;
        bar.label = QString("%1/%2").arg(bucket.first.month()).arg(bucket.first.day());
        bar.size = static_cast<double>(bucket.net());
        bar.readout = Words::tr("%1: %2").arg(bucketText(bucket), money({bucket.net(), currency}));
        bar.lead = leadOf(bucket);
        if (&bucket == &*best) {
            bar.tone = Tone::Message;
            bar.value = dayText(bucket.first) + " " + moneyLarge({bucket.net(), currency});
        }
        insight.bars.push_back(std::move(bar));
    }
    addRows(insight, buckets, currency);
    for (std::size_t other = 1; other < currencies.size(); ++other)
        addRows(insight, bucketsOf(days, period, currencies[other]), currencies[other]);
    return insight;
}

} // namespace narae::admin
