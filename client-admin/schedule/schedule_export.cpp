#include "client-admin/schedule/schedule_export.hpp"

#include "client-admin/schedule/schedule_csv.hpp"
#include "common/desktop/keep/csv.hpp"

#include <QSaveFile>

namespace narae::admin {

ScheduleExport::ScheduleExport(AirlineService& service, const desktop::AirportBook& airports, QObject* parent)
    : QObject(parent), service_(service), airports_(airports)
{
}

void ScheduleExport::begin(const QString& file, const QDateTime& from)
{
    if (running_) return;
    running_ = true;
    file_ = file;
    text_ = desktop::csv::lineToBeReadBack(csv::header());
    flights_ = 0;
    left_ = 0;
    service_.setFrom(from);
    read({});
}

void ScheduleExport::read(const QString& after)
{
    service_.page(after, this, [this](const FlightPage* page, const desktop::Problem* problem) {
        if (problem) {
            running_ = false;
            Q_EMIT failed(problem->sentence);
            return;
        }
        for (const FlightRecord& flight : page->items) {
            const auto cells = csv::cells(flight, airports_);
            ++(cells ? flights_ : left_);
            if (cells) text_ += desktop::csv::lineToBeReadBack(*cells);
        }
        if (page->hasMore)
            read(page->next);
        else
            finish();
    });
}

void ScheduleExport::finish()
{
    running_ = false;
    QSaveFile out(file_);
    const bool well = out.open(QIODevice::WriteOnly) && out.write(text_) == text_.size() && out.commit();
    if (well)
        Q_EMIT written(file_, flights_, left_);
    else
        Q_EMIT failed(tr("%1 could not be written: %2").arg(file_, out.errorString()));
}

} // namespace narae::admin
