#pragma once

#include "client-customer/search/next_trip.hpp"

#include <QWidget>

namespace narae::desktop {
class Button;
} // namespace narae::desktop

namespace narae::customer {

/// The next trip as a boarding pass in small, or what to do when there is none. Its countdown moves with the clock.
class NextTripCard : public QWidget {
    Q_OBJECT

public:
    NextTripCard(desktop::Parts& parts, const NextTrip& trips, QWidget* parent = nullptr);

    QSize sizeHint() const override { return {712, 140}; }
    QSize minimumSizeHint() const override { return {480, 140}; }

Q_SIGNALS:
    void opened(const TripKey& key);
    void lookUpWanted();

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void refresh();
    void paintTrip(QPainter& painter, const NextTrip::Trip& trip) const;
    int perforation() const;

    desktop::Parts& parts_;
    const NextTrip& trips_;
    desktop::Button* open_;
};

} // namespace narae::customer
