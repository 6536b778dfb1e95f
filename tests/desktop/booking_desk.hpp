#pragma once

#include "client-customer/booking/booking_page.hpp"
#include "tests/desktop/demo_server.hpp"

namespace narae::testing {

/// One traveller's app with the booking page in it: its own parts, its own window.
class BookingDesk {
public:
    explicit BookingDesk(const desktop::Options& options);

    desktop::Parts parts;
    customer::BookingPage page;

    /// A flight of the demo that many may still book: the `nth` from Gimpo to Jeju, beginning in eight days.
    static desktop::FlightStatus flight(DemoServer& server, int nth = 0);

    /// Shows the page and begins.
    bool begin(const desktop::FlightStatus& flight, int travellers = 2, const QString& cabin = "economy");
    void key(Qt::Key key); ///< to what has the focus
    void type(const QString& text);
    bool typeParty(const QStringList& names); ///< by keys alone, from the first name to the seats
    /// Waits for the seats to be known and chosen, and holds them: to the review.
    bool reachReview(const QStringList& names);
    bool reachPay(const QStringList& names);
    /// Chooses a method and pays.
    void payWith(const char* method);

    customer::BookingFlow& flow() { return page.flow(); }
    template <class Widget>
    Widget* find(const char* name) const
    {
        return page.findChild<Widget*>(name);
    }
    QString text(const char* label) const;
};

} // namespace narae::testing
