#pragma once

#include "client-customer/guest/guest_trips.hpp"
#include "common/desktop/parts/parts.hpp"

#include <optional>
#include <vector>

namespace narae::customer {

/// The trips that lie ahead: of the account that has logged in, and those that this computer
/// remembers: booked by a guest, or looked up by locator and phone number. GUI thread; no widgets.
class TripsService : public QObject {
    Q_OBJECT

public:
    /// A trip and what opens it; locator and phone are empty for the account's own.
    struct Trip {
        desktop::Reservation reservation;
        QString locator, phone;
    };
    using Found = std::function<void(const std::optional<Trip>&, const std::optional<desktop::Problem>&)>;

    explicit TripsService(desktop::Parts& parts, QObject* parent = nullptr);

    void reload();
    bool loaded() const { return loaded_; }
    QDateTime seenAt() const { return seenAt_; }
    /// Not over yet, the next first.
    std::vector<Trip> ahead() const;
    /// Looks a guest's trip up and remembers it on this computer. A problem, or nothing when there is no such trip.
    void lookUp(const QString& locator, const QString& phone, Found found);
    /// The phone number typed last.
    QString rememberedPhone() const;

Q_SIGNALS:
    void changed();
    void failed(const desktop::Problem& problem);

private:
    void fetchRemembered();
    static desktop::Call callOf(const TripKey& key);

    desktop::Parts& parts_;
    std::vector<Trip> own_;
    std::vector<Trip> guests_;
    bool loaded_ = false;
    QDateTime seenAt_;
    int generation_ = 0;
};

} // namespace narae::customer
