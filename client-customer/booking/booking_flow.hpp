#pragma once

#include "client-customer/booking/booking_draft.hpp"
#include "client-customer/booking/booking_service.hpp"
#include "common/desktop/widgets/seat_chart.hpp"

#include <QTimer>

namespace narae::customer {

enum class Step { Passengers, Seats, Review, Pay, Done };

/// What came in the way, each with a screen of its own; None while all goes well.
enum class Situation {
    None,
    PriceChanged,
    SoldOut,    ///< fewer seats than travellers
    FlightGone, ///< cancelled, departed
    HoldOver,
    Declined,
    GatewayDown,
    Unknown,    ///< a payment was sent and nobody knows yet
    Refunded,   ///< it was charged, and goes back: the payment came too late, or the flight was cancelled meanwhile
    ServerAway, ///< or too busy
    SessionOver,
    Refused, ///< another no of the server's, in its own words
};

/// A booking from the names to the ticket: what step it is at, what may be done, what came in the way. No widgets.
///
///     Passengers -> Seats --hold--> Review -> Pay --payment--> Done
///
/// The seats are held when the traveller leaves them. Another choice afterwards gives the old hold up before it makes a
/// new one, so that there is never a second one. The payment's outcome is always the server's: what is not known is
/// asked for until it is. GUI thread.
class BookingFlow : public QObject {
    Q_OBJECT

public:
    explicit BookingFlow(desktop::Parts& parts, QObject* parent = nullptr);

    void begin(const desktop::FlightStatus& flight, const QString& cabin, int travellers);
    /// Goes on with seats that are held already, at the payment. What was held otherwise meanwhile is left as it is.
    void payHold(const desktop::Reservation& reservation, const QString& phone);
    /// Takes up what an earlier run of the app left unfinished; false when there is nothing.
    bool resume();
    /// Whether a booking is under way that would be lost or left open.
    bool unfinished() const { return begun_ && step_ != Step::Done; }

    const BookingDraft& draft() const { return draft_; }
    Step step() const { return step_; }
    Situation situation() const { return situation_; }
    const desktop::Problem& problem() const { return problem_; }
    bool busy() const { return busy_; } ///< something was sent; its button shows it
    const desktop::SeatChart& chart() const { return chart_; }
    bool seatsLoaded() const { return !chart_.seats.empty(); }
    /// How it stood when the server was last asked; empty before.
    const desktop::Reservation& found() const { return found_; }
    Money newTotal() const { return newTotal_; } ///< while the price has changed
    int seatsLeft() const { return seatsLeft_; } ///< while sold out
    /// How long the hold still is; 0 without one, or when it stands still during a payment.
    std::chrono::seconds holdLeft() const;
    std::chrono::seconds holdWhole() const;

    // Passengers
    void type(const QStringList& names, const QString& phone, const QString& email);
    void passengersDone();
    // Seats
    void takeSeat(int passenger, const QString& seat); ///< empty: gives it back
    void suggestSeats();
    void seatsDone(); ///< holds them
    // Review, Pay
    void reviewDone();
    void pay(const QString& method);
    /// Back to a step already done.
    void goTo(Step step);
    // Situations
    void acceptNewTotal();
    void chooseAgain();  ///< back to the seats, with everything typed kept
    void tryAgain();     ///< what could not be sent
    void backToPaying(); ///< with another card
    /// Leaves: keeping the hold for later, or giving the seats back.
    void leave(bool keepHold);
    /// The ticket has been seen: the next start of the app does not show it again.
    void acknowledge();

    /// "pm_..." last used by this account on this device; empty when none.
    QString savedMethod() const;
    void setLooking(bool looking);

Q_SIGNALS:
    void changed();                           ///< step, situation, draft or busy
    void seatsShown();                        ///< the chart is newer
    void seatsLost(const QStringList& seats); ///< chosen here, taken by others meanwhile
    void ticked();                            ///< each second while held

private:
    void keep() const;
    void forget();
    void takeAlong();
    void rememberParty() const;
    void recallParty();
    QString preference(const QString& name) const;
    QString place() const;
    void show(Step step, Situation situation = Situation::None);
    void stop(Situation situation, const desktop::Problem& problem);
    void work(); ///< busy from now on

    void seatsCame(const desktop::FlightSeats& seats);
    QStringList dropTakenSeats();
    /// Says which chosen seats somebody else has now, if any.
    void tellLost(const QStringList& lost);
    bool paymentComesFirst();
    void makeHold();
    void replaceHold();
    void heldOrNot(const desktop::Outcome& outcome);
    void giveBack(const desktop::Outcome& held, const QString& phone);
    bool holds(qint64 reservationId) const;
    void holdRefused(const desktop::Problem& problem);
    void paidOrNot(const desktop::Outcome& outcome);
    void paymentRefused(const desktop::Problem& problem);
    void stands(const desktop::Reservation& reservation);
    void cameLate(const QJsonObject& about, const desktop::Outcome& outcome);
    void askAgain();
    void tick();
    void askWhetherOver();
    void holdIsOver();
    desktop::Reservation reservationIn(const desktop::Outcome& outcome) const;
    void becomeDone(const desktop::Reservation& reservation);
    void becomeRefunded();

    desktop::Parts& parts_;
    BookingService service_;
    BookingDraft draft_;
    QString owner_; ///< the account that books, under which the draft is kept; a guest's when empty
    desktop::SeatChart chart_;
    Step step_ = Step::Passengers;
    Situation situation_ = Situation::None;
    desktop::Problem problem_;
    desktop::Reservation found_;
    Money newTotal_;
    int seatsLeft_ = 0;
    bool begun_ = false;
    bool busy_ = false;
    bool askingWhetherOver_ = false;
    bool kept_ = false; ///< the traveller left, and decided that the hold stays
    bool looking_ = false;
    bool seatsWanted_ = false; ///< the party has not chosen yet: neighbours are suggested when the seats are known
    std::function<void()> retry_;
    QTimer asking_;
    QTimer clock_;
};

} // namespace narae::customer
