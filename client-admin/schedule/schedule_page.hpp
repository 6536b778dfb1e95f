#pragma once

#include "client-admin/commands/command_registry.hpp"
#include "client-admin/pages/admin_page.hpp"
#include "client-admin/schedule/pattern_form.hpp"
#include "client-admin/schedule/schedule_calendar.hpp"
#include "client-admin/schedule/schedule_export.hpp"
#include "client-admin/schedule/taken_days.hpp"
#include "client-admin/schedule/work_card.hpp"
#include "common/desktop/parts/parts.hpp"
#include "common/desktop/widgets/banner.hpp"

namespace narae::admin {

/// Builds a season: a pattern at the left, its three months at the right, and below them what is being registered. A
/// file comes in and goes out in the same form. goTo: {"action": "import"}, {"action": "export"}.
class SchedulePage : public AdminPage, public CommandSource {
    Q_OBJECT

public:
    SchedulePage(desktop::Parts& parts, CommandRegistry& registry, QWidget* parent = nullptr);
    ~SchedulePage() override;

    QString title() const override;
    QWidget* topAction() override { return files_; }
    void entered() override;
    void left() override { entered_ = false; }
    void goTo(const QVariantMap& where) override;
    void refresh() override;
    std::vector<std::pair<QString, QString>> keys() const override;
    std::vector<Command> commandsFor(const QString& typed) override;

    /// Without asking where: what the two file buttons do with the answer.
    void importFile(const QString& file);
    void exportTo(const QString& file);

    FlightJob& job() { return job_; }
    CsvImport& fileComingIn() { return import_; }

protected:
    void changeEvent(QEvent* event) override;

private:
    void buildForm(QHBoxLayout* to);
    void buildRight(QHBoxLayout* to);
    void listen();
    void patternChanged();
    void judge();
    void create();
    void chooseFile(bool in);
    ScheduleCalendar::Mark markOf(const SchedulePattern& pattern, const QDate& date) const;
    void connectivityChanged();
    void retranslate();

    desktop::Parts& parts_;
    AirlineService service_;
    AirlineService reading_; ///< for the export, which reads from another day on
    FlightJob job_;
    CsvImport import_;
    TakenDays taken_;
    ScheduleExport export_;
    std::vector<FlightDraft> planned_;
    int conflicts_ = 0;
    bool entered_ = false;
    QDate shownFrom_;

    desktop::OfflineBanner* banner_;
    QWidget* files_;
    desktop::Button *importButton_, *exportButton_;
    PatternForm* form_;
    desktop::TextLabel *formTitle_, *warning_, *seats_, *problem_, *previewTitle_, *previewRange_;
    desktop::Button* create_;
    desktop::IconButton *earlier_, *later_;
    ScheduleCalendar* calendar_;
    desktop::TextLabel* legend_;
    desktop::Card* conflictCard_;
    desktop::TextLabel* conflictWords_;
    WorkCard* work_;
};

} // namespace narae::admin
