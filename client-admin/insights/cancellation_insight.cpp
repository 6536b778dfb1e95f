#include "client-admin/insights/insight_makers.hpp"

#include "common/desktop/look/formats.hpp"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace narae::admin {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(CancellationInsight)
};

/// Days left until departure, from the one before to this one.
struct Span {
    int from, to;
};
constexpr Span kSpans[]{{0, 0}, {1, 1}, {2, 3}, {4, 7}, {8, 14}, {15, 30}, {31, 100'000}};
/// A seat that comes back so late is hard to sell again.
constexpr unsigned kLateSpans = 3;

QString spanText(const Span& span)
{
    if (span.to == 0) return Words::tr("That day");
    if (span.from == span.to) return Words::tr("%1 day").arg(span.from);
    if (span.to >= 100'000) return Words::tr("%1+").arg(span.from);
    return Words::tr("%1~%2").arg(span.from).arg(span.to);
}

QString messageOf(int late, int all)
{
    using desktop::formats::number;
    if (late == 0)
        return all == 1 ? Words::tr("The one cancellation leaves time to sell the seat again")
                        : Words::tr("Every cancellation leaves time to sell the seat again");
    if (late * 2 <= all)
        return Words::tr("%1 of %2 cancellations leave time to sell the seat again")
            .arg(number(all - late), number(all));
    return Words::tr("%1 of %2 cancellations come in the last three days").arg(number(late), number(all));
}

} // namespace

Insight cancellationInsight(const std::vector<DaysBeforeOut>& outs, const Period& period)
{
    using namespace desktop::formats;
    Insight insight;
    insight.columns = {
        {"daysBefore", Words::tr("Days before")},      {"cancellations", Words::tr("Cancellations"), true},
        {"passengers", Words::tr("Passengers"), true}, {"refundsMinor", Words::tr("Refunded"), true},
        {"feesMinor", Words::tr("Fees kept"), true},   {"currency", Words::tr("Currency")}};
    if (outs.empty()) {
        insight.title = Words::tr("Nobody has cancelled");
        insight.measure = Words::tr("Cancellations by the days left until departure");
        insight.nothing = Words::tr("Departures %1.").arg(periodText(period));
        return insight;
    }
    std::vector<Currency> currencies;
    for (const DaysBeforeOut& out : outs)
        if (std::find(currencies.begin(), currencies.end(), out.refunds.currency()) == currencies.end())
            currencies.push_back(out.refunds.currency());
    insight.columns.back().onlyInFiles = currencies.size() < 2;
    const Lead lead{"purchases", {{"state", "cancelled"}}};
    std::array<int, std::size(kSpans)> counts{};
    QStringList refunds;
    for (const Currency currency : currencies) {
        qint64 refunded = 0;
        for (std::size_t at = 0; at < std::size(kSpans); ++at) {
            DaysBeforeOut sum;
            qint64 refund = 0;
            qint64 fee = 0;
            for (const DaysBeforeOut& out : outs) {
                if (out.refunds.currency() != currency || out.daysBefore < kSpans[at].from ||
                    out.daysBefore > kSpans[at].to)
                    continue;
                sum.cancellations += out.cancellations;
                sum.passengers += out.passengers;
                refund += out.refunds.amountMinor();
                fee += out.fees.amountMinor();
            }
            counts[at] += sum.cancellations;
            refunded += refund;
            const QString code = QString::fromUtf8(currency.code().data(), 3);
            insight.rows.push_back({{{spanText(kSpans[at]), qint64{kSpans[at].from}},
                                     {number(sum.cancellations), qint64{sum.cancellations}},
                                     {number(sum.passengers), qint64{sum.passengers}},
                                     {money({refund, currency}), refund},
                                     {money({fee, currency}), fee},
                                     {code, code}},
                                    lead});
        }
        refunds << moneyLarge({refunded, currency});
    }
    int all = 0;
    int late = 0;
    for (std::size_t at = 0; at < std::size(kSpans); ++at) {
        all += counts[at];
        if (at < kLateSpans) late += counts[at];
        InsightBar bar;
        bar.label = spanText(kSpans[at]);
        bar.value = number(counts[at]);
        bar.readout = Words::tr("%1 before departure: %2 cancellations").arg(bar.label, bar.value);
        bar.size = counts[at];
        bar.tone = at < kLateSpans ? Tone::Message : Tone::Context;
        bar.lead = lead;
        insight.bars.push_back(std::move(bar));
    }
    insight.title = messageOf(late, all);
    insight.measure = Words::tr("Cancellations by the days left until departure, %1 refunded").arg(refunds.join(", "));
    if (late > 0) insight.bracket = {0, kLateSpans - 1, Words::tr("Hard to sell again: %1").arg(number(late))};
    return insight;
}

} // namespace narae::admin
