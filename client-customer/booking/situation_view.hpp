#pragma once

#include "client-customer/booking/booking_flow.hpp"

#include <QWidget>

namespace narae::desktop {
class Button;
class TextLabel;
} // namespace narae::desktop

namespace narae::customer {

/// What came in the way, on a screen of its own: what happened, what is safe, what to do.
class SituationView : public QWidget {
    Q_OBJECT

public:
    /// What a button of it means.
    enum class Act {
        None,
        AcceptPrice,
        NearestFlights,
        SearchAgain,
        ChooseSeats,
        OtherCard,
        TryAgain,
        ChangePassengers,
        Leave,
    };

    explicit SituationView(QWidget* parent = nullptr);
    void show(const BookingFlow& flow);
    void takeFocus();

Q_SIGNALS:
    void acted(narae::customer::SituationView::Act act);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    /// The words and buttons of one situation.
    struct Words {
        QString title, happened, safe;
        QString doing;
        Act act = Act::None;
        QString other;
        Act otherAct = Act::None;
        bool waiting = false; ///< nothing to do but wait: amber, not red
    };
    static Words wordsOf(const BookingFlow& flow);
    static Words wordsOfSale(const BookingFlow& flow);
    static Words wordsOfPayment(const BookingFlow& flow);
    static QString whyRefunded(const desktop::Reservation& reservation);

    desktop::TextLabel* title_;
    desktop::TextLabel* happened_;
    desktop::TextLabel* safe_;
    desktop::TextLabel* trace_;
    desktop::Button* act_;
    desktop::Button* other_;
    Act acts_ = Act::None;
    Act otherActs_ = Act::None;
    bool waiting_ = false;
};

} // namespace narae::customer
