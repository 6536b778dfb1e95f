#pragma once

#include "client-customer/trip/trip_state.hpp"
#include "common/desktop/parts/parts.hpp"

#include <QWidget>

namespace narae::desktop {
class Button;
} // namespace narae::desktop

namespace narae::customer {

/// A trip in the list: a small boarding pass, behind whose perforation are the locator and the way in.
class TripCard : public QWidget {
    Q_OBJECT

public:
    TripCard(desktop::Parts& parts, const desktop::Reservation& reservation, QWidget* parent = nullptr);
    QSize sizeHint() const override { return {1088, 140}; }

Q_SIGNALS:
    void opened();

protected:
    void changeEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void retranslate();
    qreal split() const;

    desktop::Parts& parts_;
    desktop::Reservation reservation_;
    desktop::Button* open_;
};

} // namespace narae::customer
