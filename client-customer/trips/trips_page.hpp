#pragma once

#include "client-customer/trips/trips_service.hpp"

#include <QTimer>
#include <QWidget>

class QVBoxLayout;

namespace narae::desktop {
class ListState;
class OfflineBanner;
class TextLabel;
} // namespace narae::desktop

namespace narae::customer {

class GuestLookUp;
class TripCard;

/// The trips ahead, the next first, and a guest's way to theirs. Stays readable while the server is away. GUI thread.
class TripsPage : public QWidget {
    Q_OBJECT

public:
    explicit TripsPage(desktop::Parts& parts, QWidget* parent = nullptr);

public Q_SLOTS:
    void reload();

Q_SIGNALS:
    /// Locator and phone are empty for the account's own trips.
    void tripChosen(qint64 reservationId, const QString& locator, const QString& phone);
    void bookingWanted(); ///< there is no trip yet

protected:
    void changeEvent(QEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    void build();
    void connectAll();
    void retranslate();
    void showTrips();
    void showConnection();

    desktop::Parts& parts_;
    TripsService service_;
    QTimer minute_;
    std::optional<desktop::Problem> problem_;
    desktop::OfflineBanner* banner_;
    desktop::TextLabel* title_;
    desktop::TextLabel* seen_;
    desktop::ListState* list_;
    QVBoxLayout* cardsColumn_;
    std::vector<TripCard*> cards_;
    GuestLookUp* guest_;
};

} // namespace narae::customer
