#pragma once

#include "common/desktop/client/airport_book.hpp"
#include "common/desktop/client/live_resource.hpp"
#include "common/desktop/client/records.hpp"

#include <QJsonArray>
#include <QWidget>

namespace narae::desktop {
class Button;
class Chip;
class IconButton;
class TextLabel;
} // namespace narae::desktop

namespace narae::admin {

class RefundCard;
class TimelineView;

/// One reservation at the right of the table: who, what was paid and given back, what happened, and the refund. It
/// keeps up with the server while it is shown. GUI thread.
class PurchaseDetail : public QWidget {
    Q_OBJECT

public:
    static constexpr int kWidth = 448;
    static constexpr int kNarrowWidth = 388; ///< in the smallest window

    PurchaseDetail(desktop::ApiClient& client, desktop::AirportBook& airports, QWidget* parent = nullptr);

    void open(const desktop::Purchase& purchase);
    void refresh();
    void setActive(bool active);
    void beginRefund();
    /// Of the reservation that is shown, whatever the table beside it shows.
    const QString& locator() const { return purchase_.locator; }

Q_SIGNALS:
    void closed();
    void flightWanted(qint64 flightId);
    void said(const QString& sentence); ///< something was done
    void changed();                     ///< the table should look again

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    QWidget* buildHead();
    QWidget* buildFigures();
    QWidget* buildFoot();
    void retranslate();
    void showTimeline();
    void showReservation(const desktop::Reservation& reservation);

    desktop::AirportBook& airports_;
    /// Its own: the table shows it no longer when it does not pass the filter.
    desktop::LiveResource purchaseFeed_;
    desktop::LiveResource reservationFeed_;
    desktop::LiveResource timelineFeed_;
    desktop::Purchase purchase_;
    desktop::Reservation reservation_;
    QJsonArray events_; ///< as they came: said anew in another language
    QString traceId_;

    desktop::TextLabel* locator_;
    desktop::Chip* state_;
    desktop::IconButton* close_;
    desktop::TextLabel* who_;
    desktop::TextLabel* flight_;
    desktop::TextLabel* paidLabel_;
    desktop::TextLabel* paid_;
    desktop::TextLabel* refundedLabel_;
    desktop::TextLabel* refunded_;
    desktop::TextLabel* netLabel_;
    desktop::TextLabel* net_;
    desktop::TextLabel* head_;
    desktop::TextLabel* trace_;
    desktop::TextLabel* trouble_;
    TimelineView* timeline_;
    RefundCard* refund_;
    desktop::Button* copyTrace_;
    desktop::Button* openFlight_;
    desktop::Button* refundButton_;
};

} // namespace narae::admin
