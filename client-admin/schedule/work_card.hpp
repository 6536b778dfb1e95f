#pragma once

#include "client-admin/schedule/csv_import.hpp"
#include "client-admin/schedule/flight_job.hpp"
#include "client-admin/schedule/progress_strip.hpp"
#include "common/desktop/widgets/button.hpp"
#include "common/desktop/widgets/card.hpp"
#include "common/desktop/widgets/text_label.hpp"

#include <QTableView>

namespace narae::admin {

/// What is under way: a pattern's flights being registered, or a file coming in. How far, how fast, what needs a hand,
/// and the buttons to stop it, to go on, to correct rows.
class WorkCard : public desktop::Card {
    Q_OBJECT

public:
    WorkCard(FlightJob& job, CsvImport& import, QWidget* parent = nullptr);
    void setOnline(bool online);
    /// The file is looked at, not the job.
    void showImport(bool import);

protected:
    void changeEvent(QEvent* event) override;

private:
    void build();
    void judge();
    void judgeJob();
    void judgeImport();
    void goOn();
    void giveUp();
    void showFigures(int good, int there, int wrong, int left);
    void retranslate();

    FlightJob& job_;
    CsvImport& import_;
    bool online_ = true;
    bool file_ = false;
    QString why_;
    desktop::TextLabel *title_, *second_, *big_, *rate_, *problem_;
    desktop::Button *pause_, *go_, *giveUp_, *checkAgain_;
    ProgressStrip* strip_;
    QList<desktop::TextLabel*> figureNames_, figures_;
    QTableView* table_;
    desktop::TextLabel* refusals_;
};

} // namespace narae::admin
