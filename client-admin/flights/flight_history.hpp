#pragma once

#include "client-admin/airline/airline_service.hpp"
#include "client-admin/airline/flight_record.hpp"
#include "common/desktop/client/airport_book.hpp"

#include <QVBoxLayout>
#include <QWidget>

namespace narae::admin {

/// What was last done to a flight, the newest first: when, what it was before and is now, and by whom.
class FlightHistory : public QWidget {
    Q_OBJECT

public:
    FlightHistory(const desktop::AirportBook& airports, QWidget* parent);

    /// Of the whole answer, what is about this flight.
    void show(const FlightRecord& flight, const std::vector<AuditLine>& lines);
    void clear();

protected:
    void changeEvent(QEvent* event) override;

private:
    void rebuild();
    QString whatOf(const AuditLine& line) const;
    QString changeText(const QString& change) const;
    QString whenText(const QDateTime& at) const;
    QStringList momentTexts(const QString& before, const QString& after, const QString& airport) const;

    const desktop::AirportBook& airports_;
    FlightRecord flight_;
    std::vector<AuditLine> lines_;
    QVBoxLayout* rows_;
};

} // namespace narae::admin
