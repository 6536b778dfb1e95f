#pragma once

#include "client-admin/airline/airline_service.hpp"
#include "common/desktop/client/airport_book.hpp"

#include <QSet>
#include <QTimer>

namespace narae::admin {

/// The days on which flight numbers fly already, by the server's list; asked for again when the numbers or the period
/// are others. GUI thread.
class TakenDays : public QObject {
    Q_OBJECT

public:
    TakenDays(AirlineService& service, const desktop::AirportBook& airports, QObject* parent = nullptr);

    /// Asks a moment after the last key.
    void ask(const QStringList& numbers, const QDate& from, const QDate& to);
    void askAgain();
    bool taken(const QString& number, const QDate& day) const { return days_.value(number).contains(day); }
    bool known() const { return known_; } ///< false while it is being asked

Q_SIGNALS:
    void changed();

private:
    void read(const QString& number, const QString& after, int generation);

    AirlineService& service_;
    const desktop::AirportBook& airports_;
    QStringList numbers_;
    QDate from_, to_;
    QHash<QString, QSet<QDate>> days_;
    QTimer later_;
    int generation_ = 0;
    int waiting_ = 0;
    bool known_ = false;
};

} // namespace narae::admin
