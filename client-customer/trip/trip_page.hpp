#pragma once

#include "client-customer/papers/pass_facts.hpp"
#include "client-customer/trip/trip_service.hpp"
#include "client-customer/trip/trip_state.hpp"

#include <QWidget>

class QHBoxLayout;
class QScrollArea;

namespace narae::desktop {
class Button;
class Card;
class Chip;
class Confirmation;
class IconButton;
class ListState;
class OfflineBanner;
class TextLabel;
} // namespace narae::desktop

namespace narae::customer {

class BoardingPassCard;
class CancelCard;
class FileSaver;
class RefundCard;
class TripActions;

/// One trip: each passenger's boarding pass, what can be taken along, and its cancellation with the exact refund. Stays
/// readable while the server is away. GUI thread.
class TripPage : public QWidget {
    Q_OBJECT

public:
    explicit TripPage(desktop::Parts& parts, QWidget* parent = nullptr);

    /// Where papers are saved; a test answers in the dialog's place.
    FileSaver& saver();

public Q_SLOTS:
    /// Locator and phone are empty for who has logged in.
    void open(qint64 reservationId, const QString& locator = {}, const QString& phone = {});
    /// Shows nobody's trip: whose it was has left.
    void forget();

Q_SIGNALS:
    void backWanted();
    void changed(); ///< the reservation is another than before: lists of trips are out of date
    /// A hold is to be paid; `phone` opens it.
    void payWanted(const narae::desktop::Reservation& hold, const QString& phone);

protected:
    void changeEvent(QEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    void build();
    void connectAll();
    void retranslate();
    void showReservation();
    void showPassengers();
    void showPass();
    void showCancelling();
    void showConnection();
    void showFailed(const desktop::Problem& problem);
    void askToCancel();
    void tick();
    void askForOffer();
    QString chipWords() const;
    QString whyNoPass(const desktop::Passenger& passenger) const;
    bool passGood(const desktop::Passenger& passenger) const;
    const desktop::Passenger& passenger() const;

    desktop::Parts& parts_;
    TripService service_;
    QTimer second_;
    QString phone_;
    std::size_t passenger_ = 0;
    TripState state_ = TripState::Confirmed;

    desktop::OfflineBanner* banner_;
    QScrollArea* scroll_;
    QWidget* content_;
    desktop::ListState* list_;
    desktop::IconButton* back_;
    desktop::TextLabel* title_;
    desktop::Chip* stateChip_;
    QHBoxLayout* passengersRow_;
    std::vector<desktop::Button*> passengerButtons_;
    BoardingPassCard* pass_;
    desktop::Card* notice_;
    desktop::TextLabel* noticeHead_;
    desktop::TextLabel* noticeWords_;
    desktop::Button* pay_;
    TripActions* actions_;
    CancelCard* cancelCard_;
    RefundCard* refundCard_;
    desktop::TextLabel* seen_;
    desktop::Confirmation* confirmation_;
};

} // namespace narae::customer
