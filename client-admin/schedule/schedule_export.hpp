#pragma once

#include "client-admin/airline/airline_service.hpp"
#include "common/desktop/client/airport_book.hpp"

namespace narae::admin {

/// Writes the schedule that is to be flown into a file, in the form in which it can be imported. GUI thread.
class ScheduleExport : public QObject {
    Q_OBJECT

public:
    ScheduleExport(AirlineService& service, const desktop::AirportBook& airports, QObject* parent = nullptr);

    void begin(const QString& file, const QDateTime& from); ///< one at a time
    bool running() const { return running_; }

Q_SIGNALS:
    /// `left`: flights that the file has no words for.
    void written(const QString& file, int flights, int left);
    void failed(const QString& sentence);

private:
    void read(const QString& after);
    void finish();

    AirlineService& service_;
    const desktop::AirportBook& airports_;
    QString file_;
    QByteArray text_;
    int flights_ = 0;
    int left_ = 0;
    bool running_ = false;
};

} // namespace narae::admin
