#pragma once

#include "client-customer/search/served_routes.hpp"

#include <QFrame>

class QLineEdit;
class QListWidget;

namespace narae::desktop {
class AirportBook;
}

namespace narae::customer {

/// Chooses an airport: a list that a few letters narrow down. Those that the airline flies to stand first.
class AirportPopup : public QFrame {
    Q_OBJECT

public:
    AirportPopup(const desktop::AirportBook& airports, QWidget* parent);

    /// `other` is the airport at the route's other end; `origin` tells which end is chosen.
    void open(QWidget* below, const ServedRoutes& served, const QString& other, bool origin, const QString& chosen);

Q_SIGNALS:
    void picked(const QString& airport);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void narrow();
    void pick();

    const desktop::AirportBook& airports_;
    QSet<QString> reached_, served_;
    QString chosen_;
    QLineEdit* filter_;
    QListWidget* list_;
};

} // namespace narae::customer
