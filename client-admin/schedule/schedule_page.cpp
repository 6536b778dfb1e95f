#include "client-admin/schedule/schedule_page.hpp"

#include "client-admin/pages/home_time.hpp"
#include "common/desktop/look/formats.hpp"

#include <QFileDialog>
#include <QHBoxLayout>
#include <QScrollArea>

namespace narae::admin {

namespace formats = desktop::formats;
using desktop::Button;
using desktop::TextLabel;
using desktop::Type;
using Mark = ScheduleCalendar::Mark;

SchedulePage::SchedulePage(desktop::Parts& parts, CommandRegistry& registry, QWidget* parent)
    : AdminPage(parent),
      parts_(parts),
      service_(parts.client),
      reading_(parts.client),
      job_(parts.client, parts.store),
      import_(parts.client),
      taken_(service_, parts.airports),
      export_(reading_, parts.airports)
{
    setObjectName("schedulePage");
    files_ = new QWidget(this);
    files_->hide();
    auto* fileRow = new QHBoxLayout(files_);
    fileRow->setContentsMargins(0, 0, 0, 0);
    fileRow->setSpacing(8);
    importButton_ = new Button(Button::Kind::Secondary, Button::Size::Bar, files_);
    importButton_->setObjectName("importCsv");
    importButton_->setIconName("upload");
    exportButton_ = new Button(Button::Kind::Secondary, Button::Size::Bar, files_);
    exportButton_->setObjectName("exportCsv");
    exportButton_->setIconName("download");
    fileRow->addWidget(importButton_);
    fileRow->addWidget(exportButton_);
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->setSpacing(0);
    banner_ = new desktop::OfflineBanner(24, this);
    banner_->hide();
    outer->addWidget(banner_);
    auto* row = new QHBoxLayout;
    row->setSpacing(0);
    outer->addLayout(row, 1);
    buildForm(row);
    buildRight(row);
    listen();
    retranslate();
    patternChanged();
    registry.add(*this);
}

SchedulePage::~SchedulePage() = default;

void SchedulePage::buildForm(QHBoxLayout* to)
{
    auto* left = new QWidget(this);
    left->setProperty("bar", "rail");
    left->setAttribute(Qt::WA_StyledBackground);
    left->setFixedWidth(312);
    auto* outer = new QVBoxLayout(left);
    outer->setContentsMargins(0, 16, 1, 16);
    outer->setSpacing(8);
    auto* scroll = new QScrollArea(left);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->viewport()->setAutoFillBackground(false);
    auto* body = new QWidget(scroll);
    auto* column = new QVBoxLayout(body);
    column->setContentsMargins(24, 0, 20, 0);
    formTitle_ = new TextLabel(Type::Lead, body);
    column->addWidget(formTitle_);
    form_ = new PatternForm(parts_.airports, atHome(parts_.now()).date(), body);
    column->addWidget(form_);
    column->addStretch(1);
    scroll->setWidget(body);
    body->setAutoFillBackground(false); // setWidget() turned it on
    outer->addWidget(scroll, 1);
    auto* foot = new QVBoxLayout;
    foot->setContentsMargins(24, 0, 20, 0);
    auto* sums = new QHBoxLayout;
    warning_ = new TextLabel(Type::CaptionBold, TextLabel::InkOf::Warning, left);
    warning_->setObjectName("patternConflicts");
    seats_ = new TextLabel(Type::Caption, left);
    seats_->setObjectName("patternSeats");
    sums->addWidget(warning_);
    sums->addStretch(1);
    sums->addWidget(seats_);
    foot->addLayout(sums);
    create_ = new Button(Button::Kind::Primary, Button::Size::Normal, left);
    create_->setObjectName("createFlights");
    foot->addWidget(create_);
    outer->addLayout(foot);
    to->addWidget(left);
}

void SchedulePage::buildRight(QHBoxLayout* to)
{
    auto* scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->viewport()->setAutoFillBackground(false);
    auto* body = new QWidget(scroll);
    auto* right = new QVBoxLayout(body);
    right->setContentsMargins(24, 20, 24, 20);
    right->setSpacing(12);
    auto* card = new desktop::Card(20, body);
    auto* head = new QHBoxLayout;
    previewTitle_ = new TextLabel(Type::Lead, card);
    previewRange_ = new TextLabel(Type::Caption, TextLabel::InkOf::Muted, card);
    earlier_ = new desktop::IconButton("chevron-left", 28, card);
    earlier_->setObjectName("earlierMonths");
    later_ = new desktop::IconButton("chevron-right", 28, card);
    later_->setObjectName("laterMonths");
    head->addWidget(previewTitle_);
    head->addWidget(previewRange_);
    head->addStretch(1);
    head->addWidget(earlier_);
    head->addWidget(later_);
    card->column()->addLayout(head);
    calendar_ = new ScheduleCalendar(atHome(parts_.now()).date(), card);
    card->column()->addWidget(calendar_, 1);
    legend_ = (new TextLabel(Type::Caption, TextLabel::InkOf::Muted, card))->wrapped();
    card->column()->addWidget(legend_);
    right->addWidget(card);
    conflictCard_ = new desktop::Card(12, body);
    conflictCard_->setWarning(true);
    conflictWords_ = (new TextLabel(Type::Body, TextLabel::InkOf::Warning, conflictCard_))->wrapped();
    conflictWords_->setObjectName("conflictWords");
    conflictCard_->column()->addWidget(conflictWords_);
    right->addWidget(conflictCard_);
    problem_ = (new TextLabel(Type::Caption, TextLabel::InkOf::Danger, body))->wrapped();
    problem_->setObjectName("scheduleProblem");
    problem_->hide();
    right->addWidget(problem_);
    work_ = new WorkCard(job_, import_, body);
    right->addWidget(work_, 1);
    right->addStretch(0);
    scroll->setWidget(body);
    body->setAutoFillBackground(false);
    to->addWidget(scroll, 1);
}

void SchedulePage::listen()
{
    connect(form_, &PatternForm::changed, this, &SchedulePage::patternChanged);
    connect(&taken_, &TakenDays::changed, this, &SchedulePage::judge);
    connect(calendar_, &ScheduleCalendar::dayPicked, this, [this](const QDate& date) {
        if (form_->read().dayOf(date) != SchedulePattern::Day::None) form_->toggleOff(date);
    });
    connect(calendar_, &ScheduleCalendar::monthChanged, this, &SchedulePage::judge);
    connect(earlier_, &QPushButton::clicked, this, [this] { calendar_->setMonth(calendar_->month().addMonths(-1)); });
    connect(later_, &QPushButton::clicked, this, [this] { calendar_->setMonth(calendar_->month().addMonths(1)); });
    connect(create_, &QPushButton::clicked, this, &SchedulePage::create);
    connect(importButton_, &QPushButton::clicked, this, [this] { chooseFile(true); });
    connect(exportButton_, &QPushButton::clicked, this, [this] { chooseFile(false); });
    const auto settled = [this] {
        taken_.askAgain();
        judge();
    };
    connect(&job_, &FlightJob::ended, this, [this, settled] {
        settled();
        Q_EMIT toast(tr("%1 flights are registered").arg(formats::number(job_.count(FlightJob::Outcome::Registered))));
    });
    connect(&job_, &FlightJob::paused, this, settled);
    connect(&job_, &FlightJob::progressed, this,
            [this] { create_->setEnabled(create_->isEnabled() && !job_.running()); });
    connect(&export_, &ScheduleExport::written, this, [this](const QString& file, int flights, int left) {
        exportButton_->setBusy(false);
        Q_EMIT toast(left > 0 ? tr("%1 flights are in %2; %3 cancelled or without an aircraft are not")
                                    .arg(formats::number(flights), file, formats::number(left))
                              : tr("%1 flights are in %2").arg(formats::number(flights), file));
    });
    connect(&export_, &ScheduleExport::failed, this, [this](const QString& sentence) {
        exportButton_->setBusy(false);
        problem_->setText(sentence);
        problem_->show();
    });
    auto& connectivity = parts_.client.connectivity();
    connect(&connectivity, &desktop::Connectivity::changed, this, &SchedulePage::connectivityChanged);
    connect(&connectivity, &desktop::Connectivity::counted, this,
            [this, &connectivity] { banner_->showNextTry(connectivity.secondsToNextTry()); });
    connect(banner_, &desktop::OfflineBanner::tryNow, &connectivity, &desktop::Connectivity::tryNow);
}

ScheduleCalendar::Mark SchedulePage::markOf(const SchedulePattern& pattern, const QDate& date) const
{
    using Day = SchedulePattern::Day;
    const Day day = pattern.dayOf(date);
    if (day == Day::None) return Mark::None;
    if (day == Day::Off) return Mark::Off;
    const bool there =
        taken_.taken(pattern.out.number, date) || (pattern.back && taken_.taken(pattern.back->number, date));
    if (there) return Mark::Conflict;
    return day == Day::Peak ? Mark::Peak : Mark::Usual;
}

void SchedulePage::patternChanged()
{
    const SchedulePattern pattern = form_->read();
    QStringList numbers;
    if (!pattern.out.number.isEmpty()) numbers << pattern.out.number;
    if (pattern.back && !pattern.back->number.isEmpty()) numbers << pattern.back->number;
    taken_.ask(numbers, pattern.from, pattern.to);
    // The months follow the period, and stay where they were turned to while it is the same.
    if (pattern.from.isValid() && pattern.from != shownFrom_) {
        shownFrom_ = pattern.from;
        calendar_->setMonth(pattern.from);
    }
    judge();
}

void SchedulePage::judge()
{
    const SchedulePattern shown = form_->read();
    calendar_->setMarks([this, shown](const QDate& date) { return markOf(shown, date); });
    const QDate last = calendar_->month().addMonths(3).addDays(-1);
    previewRange_->setText(tr("%1 to %2").arg(formats::dateWithYear(calendar_->month()), formats::dateWithYear(last)));
    const auto pattern = form_->pattern();
    const auto taken = [this](const QString& number, const QDate& day) { return taken_.taken(number, day); };
    planned_ = pattern ? pattern->flights(parts_.airports, taken) : std::vector<FlightDraft>();
    std::erase_if(planned_, [this](const FlightDraft& flight) { return flight.departsAt <= parts_.now(); });
    QList<QDate> conflicts;
    for (QDate date = shown.from; date.isValid() && shown.to.isValid() && date <= shown.to; date = date.addDays(1))
        if (markOf(shown, date) == Mark::Conflict) conflicts << date;
    conflicts_ = static_cast<int>(conflicts.size());
    warning_->setVisible(conflicts_ > 0);
    warning_->setText(conflicts_ == 1 ? tr("1 conflict") : tr("%1 conflicts").arg(conflicts_));
    conflictCard_->setVisible(conflicts_ > 0);
    if (conflicts_ > 0)
        conflictWords_->setText(
            conflicts_ == 1
                ? tr("%1: the number flies already and is left out.").arg(formats::dateLong(conflicts.front()))
                : tr("%1 and %2 more days: the number flies already and is left out.")
                      .arg(formats::dateLong(conflicts.front()))
                      .arg(conflicts_ - 1));
    const auto count = static_cast<qint64>(planned_.size());
    seats_->setText(tr("%1 seats").arg(formats::number(count * form_->seats())));
    const bool online = parts_.client.connectivity().online();
    const bool busy = job_.running() || (job_.exists() && job_.count(FlightJob::Outcome::Waiting) > 0);
    create_->setEnabled(online && !busy && count > 0 && taken_.known());
    create_->setText(!online           ? tr("Offline")
                     : busy            ? tr("Another one is under way")
                     : !pattern        ? tr("Fill in the pattern")
                     : !taken_.known() ? tr("Looking for conflicts")
                     : count == 0      ? tr("No flight in this pattern")
                     : count == 1      ? tr("Register 1 flight")
                                       : tr("Register %1 flights").arg(formats::number(count)));
}

void SchedulePage::create()
{
    const SchedulePattern pattern = form_->read();
    work_->showImport(false);
    problem_->hide();
    const QString name = formats::flightNumber(pattern.out.number) +
                         (pattern.back ? " / " + formats::flightNumber(pattern.back->number) : QString());
    if (!job_.start(name, planned_)) {
        problem_->setText(tr("The plan could not be written to this computer's disk, so nothing was sent."));
        problem_->show();
    }
    judge();
}

void SchedulePage::chooseFile(bool in)
{
    auto* dialog = new QFileDialog(this, in ? tr("Import a schedule") : tr("Export the schedule"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setNameFilter(tr("Comma-separated values (*.csv)"));
    dialog->setDefaultSuffix("csv");
    if (in) {
        dialog->setFileMode(QFileDialog::ExistingFile);
        connect(dialog, &QFileDialog::fileSelected, this, &SchedulePage::importFile);
    } else {
        dialog->setAcceptMode(QFileDialog::AcceptSave);
        dialog->selectFile("schedule-" + atHome(parts_.now()).date().toString(Qt::ISODate) + ".csv");
        connect(dialog, &QFileDialog::fileSelected, this, &SchedulePage::exportTo);
    }
    dialog->open();
}

void SchedulePage::importFile(const QString& file)
{
    if (import_.running()) return;
    QFile in(file);
    if (!in.open(QIODevice::ReadOnly)) {
        problem_->setText(tr("%1 could not be read: %2").arg(file, in.errorString()));
        problem_->show();
        return;
    }
    problem_->hide();
    work_->showImport(true);
    import_.take(QFileInfo(file).fileName(), in.readAll());
}

void SchedulePage::exportTo(const QString& file)
{
    problem_->hide();
    exportButton_->setBusy(true);
    export_.begin(file, parts_.now());
}

} // namespace narae::admin
