#pragma once

#include "client-customer/booking/booking_flow.hpp"

#include <QWidget>

class QHBoxLayout;
class QStackedWidget;

namespace narae::desktop {
class OfflineBanner;
}

namespace narae::customer {

class DoneStep;
class LeaveQuestion;
class PassengersStep;
class PayStep;
class ReviewStep;
class SeatsStep;
class SituationView;
class Stepper;
class SummaryCard;

/// From a chosen flight to a ticket: the steps at the left, at the right what is being bought.
class BookingPage : public QWidget {
    Q_OBJECT

public:
    explicit BookingPage(desktop::Parts& parts, QWidget* parent = nullptr);

    /// Takes up what an earlier run of the app left open, a payment above all; false when there is nothing to show.
    /// Call it once it is known who uses the app.
    bool resume();
    /// Whether leaving the page needs the traveller's word.
    bool unfinished() const { return flow_.unfinished(); }
    /// Asks what becomes of the hold, if there is something to ask, and calls `then` unless the traveller stays.
    void askToLeave(std::function<void()> then);
    BookingFlow& flow() { return flow_; }

public Q_SLOTS:
    void begin(const narae::desktop::FlightStatus& flight, const QString& cabin, int travellers);
    /// Seats that are held already are paid for; `phone` opens their reservation.
    void payHold(const narae::desktop::Reservation& hold, const QString& phone);

Q_SIGNALS:
    void finished(qint64 reservationId, const QString& locator, const QString& phone);
    /// The seats are held on, and whoever left may come back to pay for them.
    void heldForLater(qint64 reservationId, const QString& locator, const QString& phone);
    void leftForResults(); ///< to where it was begun
    void searchAgain();

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void build();
    void connectSteps();
    void refresh();
    void fit();
    void refreshAction();
    void takeFocus();
    void goBack();
    void act(int act);
    void showConnection();

    desktop::Parts& parts_;
    BookingFlow flow_;
    desktop::OfflineBanner* banner_;
    QHBoxLayout* columns_;
    Stepper* stepper_;
    QStackedWidget* stack_;
    PassengersStep* passengers_;
    SeatsStep* seats_;
    ReviewStep* review_;
    PayStep* pay_;
    DoneStep* done_;
    SituationView* situation_;
    SummaryCard* summary_;
    LeaveQuestion* question_;
    std::function<void()> leaveFor_;
    Step shownStep_ = Step::Passengers;
    Situation shownSituation_ = Situation::None;
};

} // namespace narae::customer
