#pragma once

#include "common/desktop/client/live_resource.hpp"
#include "common/desktop/client/records.hpp"

#include <optional>

namespace narae::desktop {
class Parts;
}

namespace narae::customer {

/// The lowest price of each day of a route, watched while somebody looks. GUI thread.
class LowestPrices : public QObject {
    Q_OBJECT

public:
    explicit LowestPrices(desktop::Parts& parts, QObject* parent = nullptr);

    /// `days` from `from` on, by the calendar at the origin; 62 at most. Asking for what is watched changes nothing.
    void watch(const QString& origin, const QString& destination, const QDate& from, int days);
    void setActive(bool active) { live_.setActive(active); }

    bool loaded() const { return loaded_; }
    QDate from() const { return from_; }
    int count() const { return count_; }
    const std::vector<desktop::DayPrice>& days() const { return days_; }
    const desktop::DayPrice* on(const QDate& day) const;
    /// The lowest of all the days; nothing when none has a seat.
    std::optional<Money> lowest() const;
    /// The day with a seat that is nearest to `day`; the earlier one of two.
    const desktop::DayPrice* nearestTo(const QDate& day) const;
    /// The cheapest day with a seat; of several the one nearest to `day`, be it that day itself.
    const desktop::DayPrice* cheapestNear(const QDate& day) const;

Q_SIGNALS:
    void changed();

private:
    desktop::LiveResource live_;
    QString origin_, destination_;
    QDate from_;
    int count_ = 0;
    bool loaded_ = false;
    std::vector<desktop::DayPrice> days_;
};

} // namespace narae::customer
