#include "client-admin/schedule/schedule_page.hpp"

#include <QEvent>

/// SchedulePage as one of the app's places: how it is entered, reached, commanded and spoken.
namespace narae::admin {

QString SchedulePage::title() const
{
    return tr("Build a schedule");
}

void SchedulePage::entered()
{
    entered_ = true;
    connectivityChanged();
    refresh();
    // What an earlier run of the app left half done is offered, not begun by itself.
    if (!job_.running() && job_.findOpen()) {
        work_->showImport(false);
        Q_EMIT countChanged(QString::number(job_.count(FlightJob::Outcome::Waiting)), true);
    }
    judge();
}

void SchedulePage::refresh()
{
    service_.aircraft(this, [this](const std::vector<AircraftRecord>* types, const desktop::Problem* problem) {
        if (types) {
            form_->setAircraft(*types);
        } else {
            problem_->setText(problem->sentence);
            problem_->show();
        }
    });
    taken_.askAgain();
}

void SchedulePage::goTo(const QVariantMap& where)
{
    if (where["action"].toString() == "import") chooseFile(true);
    if (where["action"].toString() == "export") chooseFile(false);
}

std::vector<std::pair<QString, QString>> SchedulePage::keys() const
{
    return {{tr("Arrows"), tr("move in the calendar")},
            {tr("Page Up, Page Down"), tr("another month")},
            {tr("Enter"), tr("make the day a day off, or a flying one")}};
}

std::vector<Command> SchedulePage::commandsFor(const QString&)
{
    return {{"schedule.import",
             "upload",
             tr("Import a schedule from a file"),
             tr("Schedule"),
             {},
             [this] {
                 Q_EMIT navigate("schedule", {{"action", "import"}});
             }},
            {"schedule.export", "download", tr("Export the schedule to a file"), tr("Schedule"), {}, [this] {
                 Q_EMIT navigate("schedule", {{"action", "export"}});
             }}};
}

void SchedulePage::connectivityChanged()
{
    auto& connectivity = parts_.client.connectivity();
    const bool online = connectivity.online();
    banner_->setVisible(!online);
    if (!online) banner_->showSince(connectivity.offlineSince());
    importButton_->setEnabled(online);
    exportButton_->setEnabled(online);
    work_->setOnline(online);
    if (online && entered_ && !taken_.known()) refresh();
    judge();
}

void SchedulePage::retranslate()
{
    importButton_->setText(tr("Import CSV"));
    exportButton_->setText(tr("Export"));
    formTitle_->setText(tr("Pattern"));
    previewTitle_->setText(tr("Preview"));
    earlier_->setName(tr("Earlier months"));
    later_->setName(tr("Later months"));
    calendar_->setAccessibleName(tr("Days of the pattern"));
    legend_->setText(tr("Pale: usual fare · filled: peak fare · dashed: day off · triangle: flies already"));
    banner_->setWhat(tr("The pattern can be laid out; registering waits for the server."));
    judge();
    Q_EMIT titleChanged();
}

void SchedulePage::changeEvent(QEvent* event)
{
    AdminPage::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) retranslate();
}

} // namespace narae::admin
