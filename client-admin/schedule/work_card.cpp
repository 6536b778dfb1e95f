#include "client-admin/schedule/work_card.hpp"

#include "common/desktop/look/formats.hpp"

#include <QEvent>
#include <QGridLayout>
#include <QHeaderView>

namespace narae::admin {

namespace formats = desktop::formats;
using desktop::Button;
using desktop::TextLabel;
using desktop::Type;
using Ink = TextLabel::InkOf;

WorkCard::WorkCard(FlightJob& job, CsvImport& import, QWidget* parent) : Card(20, parent), job_(job), import_(import)
{
    setObjectName("workCard");
    build();
    connect(&job, &FlightJob::progressed, this, [this] {
        why_.clear();
        judge();
    });
    connect(&job, &FlightJob::paused, this, [this](const QString& why) {
        why_ = why;
        judge();
    });
    connect(&job, &FlightJob::ended, this, &WorkCard::judge);
    connect(&import, &CsvImport::progressed, this, &WorkCard::judge);
    retranslate();
}

void WorkCard::build()
{
    column()->setSpacing(8);
    auto* head = new QHBoxLayout;
    head->setSpacing(8);
    auto* words = new QVBoxLayout;
    words->setSpacing(2);
    title_ = new TextLabel(Type::Lead, this);
    title_->setObjectName("workTitle");
    second_ = (new TextLabel(Type::Caption, Ink::Muted, this))->wrapped();
    words->addWidget(title_);
    words->addWidget(second_);
    head->addLayout(words, 1);
    const auto button = [&](const char* name, Button::Kind kind, const char* icon) {
        auto* made = new Button(kind, Button::Size::Bar, this);
        made->setObjectName(name);
        if (icon) made->setIconName(icon);
        head->addWidget(made, 0, Qt::AlignTop);
        return made;
    };
    checkAgain_ = button("checkAgain", Button::Kind::Secondary, "retry");
    pause_ = button("pauseWork", Button::Kind::Secondary, "pause");
    giveUp_ = button("giveUpWork", Button::Kind::Danger, nullptr);
    go_ = button("goOnWork", Button::Kind::Primary, nullptr);
    column()->addLayout(head);
    auto* middle = new QHBoxLayout;
    big_ = new TextLabel(Type::Title, this);
    big_->setObjectName("workDone");
    rate_ = new TextLabel(Type::Caption, Ink::Muted, this);
    middle->addWidget(big_);
    middle->addStretch(1);
    middle->addWidget(rate_);
    column()->addLayout(middle);
    strip_ = new ProgressStrip(this);
    strip_->setObjectName("workStrip");
    column()->addWidget(strip_);
    auto* grid = new QGridLayout;
    const QList<Ink> inks{Ink::Success, Ink::Ink, Ink::Warning, Ink::Ink};
    for (int i = 0; i < inks.size(); ++i) {
        figureNames_ << new TextLabel(Type::Caption, Ink::Muted, this);
        figures_ << new TextLabel(Type::Title, inks[i], this);
        figures_.back()->setObjectName(QString("workFigure%1").arg(i));
        grid->addWidget(figureNames_.back(), 0, i);
        grid->addWidget(figures_.back(), 1, i);
    }
    column()->addLayout(grid);
    problem_ = (new TextLabel(Type::Caption, Ink::Danger, this))->wrapped();
    problem_->setObjectName("workProblem");
    column()->addWidget(problem_);
    refusals_ = (new TextLabel(Type::Caption, Ink::Warning, this))->wrapped();
    refusals_->setObjectName("workRefusals");
    column()->addWidget(refusals_);
    table_ = new QTableView(this);
    table_->setObjectName("wrongRows");
    table_->setModel(&import_);
    table_->setFont(desktop::Theme::font(Type::Caption));
    table_->setShowGrid(false);
    table_->setWordWrap(false);
    table_->setTabKeyNavigation(false);
    table_->setEditTriggers(QAbstractItemView::EditKeyPressed | QAbstractItemView::DoubleClicked |
                            QAbstractItemView::AnyKeyPressed);
    table_->verticalHeader()->hide();
    table_->verticalHeader()->setDefaultSectionSize(28);
    table_->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    table_->setMinimumHeight(96);
    column()->addWidget(table_, 1);
    connect(strip_, &ProgressStrip::tickPicked, this, [this](int place) {
        const int row = import_.shownRowOf(place);
        if (row < 0) return;
        table_->setCurrentIndex(import_.index(row, 2));
        table_->setFocus(Qt::OtherFocusReason);
    });
    connect(pause_, &QPushButton::clicked, this, [this] {
        if (file_)
            import_.stop();
        else
            job_.pause();
    });
    connect(go_, &QPushButton::clicked, this, &WorkCard::goOn);
    connect(giveUp_, &QPushButton::clicked, this, &WorkCard::giveUp);
    connect(checkAgain_, &QPushButton::clicked, &import_, &CsvImport::check);
}

void WorkCard::goOn()
{
    if (file_)
        import_.import();
    else
        job_.goOn();
}

void WorkCard::giveUp()
{
    if (file_)
        import_.clear();
    else
        job_.giveUp();
}

void WorkCard::showImport(bool import)
{
    file_ = import;
    judge();
}

void WorkCard::setOnline(bool online)
{
    online_ = online;
    judge();
}

void WorkCard::showFigures(int good, int there, int wrong, int left)
{
    const int values[]{good, there, wrong, left};
    for (int i = 0; i < figures_.size(); ++i)
        figures_[i]->setText(formats::number(values[i]));
}

void WorkCard::judge()
{
    setVisible(file_ ? import_.phase() != CsvImport::Phase::Empty || !import_.problem().isEmpty() : job_.exists());
    if (file_)
        judgeImport();
    else
        judgeJob();
}

void WorkCard::judgeJob()
{
    using Outcome = FlightJob::Outcome;
    const int left = job_.count(Outcome::Waiting);
    const int registered = job_.count(Outcome::Registered);
    const bool running = job_.running();
    title_->setText(running     ? tr("Registering %1").arg(job_.title())
                    : left == 0 ? tr("%1 is registered").arg(job_.title())
                                : tr("%1 waits to go on").arg(job_.title()));
    second_->setText(tr("Stop it whenever you like: it goes on from here, and no flight is registered twice."));
    big_->setText(tr("%1 of %2 flights").arg(formats::number(job_.done()), formats::number(job_.total())));
    const double speed = job_.perSecond();
    rate_->setVisible(running && speed > 0);
    if (speed > 0)
        rate_->setText(tr("%1 a second · about %2 s left")
                           .arg(formats::number(qRound64(speed)), formats::number(qRound64(left / speed))));
    std::vector<int> ticks;
    QStringList lines;
    constexpr int kLinesMost = 6;
    for (const JobJournal::Result& refusal : job_.refusals()) {
        ticks.push_back(refusal.place);
        if (lines.size() < kLinesMost) lines << job_.nameOf(refusal.place) + ": " + refusal.message;
    }
    strip_->show(job_.done(), job_.total(), ticks);
    showFigures(registered, job_.count(Outcome::There), job_.count(Outcome::Refused), left);
    figureNames_[0]->setText(tr("Registered"));
    refusals_->setVisible(!lines.isEmpty());
    refusals_->setText(lines.join('\n'));
    problem_->setVisible(!why_.isEmpty() && !running);
    problem_->setText(why_);
    table_->hide();
    checkAgain_->hide();
    pause_->setVisible(running);
    pause_->setEnabled(!job_.pausing());
    pause_->setText(job_.pausing() ? tr("Stopping") : tr("Pause"));
    go_->setVisible(!running && left > 0);
    go_->setEnabled(online_);
    go_->setText(online_ ? tr("Go on with %1").arg(formats::number(left)) : tr("Offline"));
    giveUp_->setVisible(!running);
    giveUp_->setText(left == 0 ? tr("Close") : tr("Keep %1 and forget the rest").arg(formats::number(registered)));
}

void WorkCard::judgeImport()
{
    using State = CsvImport::State;
    using Phase = CsvImport::Phase;
    const Phase phase = import_.phase();
    const int good = import_.count(State::Good);
    const int wrong = import_.count(State::Wrong) + import_.count(State::Changed);
    const int registered = import_.count(State::Registered);
    const bool running = import_.running();
    switch (phase) {
    case Phase::Empty:
    case Phase::Checked: title_->setText(import_.name()); break;
    case Phase::Checking: title_->setText(tr("Looking through %1").arg(import_.name())); break;
    case Phase::Importing: title_->setText(tr("Importing %1").arg(import_.name())); break;
    case Phase::Paused: title_->setText(tr("%1 waits to go on").arg(import_.name())); break;
    case Phase::Done: title_->setText(tr("%1 is imported").arg(import_.name())); break;
    }
    second_->setText(phase == Phase::Checked || phase == Phase::Checking
                         ? tr("Nothing is registered yet. Rows that are there already are passed over.")
                         : tr("Stop it whenever you like: a row that is there already is never registered twice."));
    const int seen = running ? import_.done() : import_.total() - import_.count(State::New);
    const int of = running ? import_.todo() : import_.total();
    big_->setText(tr("%1 of %2 rows").arg(formats::number(seen), formats::number(of)));
    rate_->hide();
    strip_->show(seen, std::max(of, 1), running ? std::vector<int>() : import_.wrongPlaces());
    showFigures(registered > 0 || phase == Phase::Importing ? registered : good, import_.count(State::There), wrong,
                import_.count(State::New) + (phase == Phase::Checked ? 0 : good));
    figureNames_[0]->setText(registered > 0 || phase == Phase::Importing ? tr("Registered") : tr("Can be registered"));
    refusals_->hide();
    problem_->setVisible(!import_.problem().isEmpty());
    problem_->setText(import_.problem());
    table_->setVisible(wrong > 0);
    checkAgain_->setVisible(!running && import_.count(State::Changed) + import_.count(State::New) > 0);
    checkAgain_->setEnabled(online_);
    pause_->setVisible(running);
    pause_->setText(tr("Pause"));
    pause_->setEnabled(true);
    go_->setVisible(!running && good > 0);
    go_->setEnabled(online_);
    go_->setText(online_ ? good == 1 ? tr("Register 1 flight") : tr("Register %1 flights").arg(formats::number(good))
                         : tr("Offline"));
    giveUp_->setVisible(!running);
    giveUp_->setText(tr("Close"));
}

void WorkCard::retranslate()
{
    const QStringList names{tr("Registered"), tr("There already"), tr("To be corrected"), tr("Left")};
    for (int i = 0; i < names.size(); ++i)
        figureNames_[i]->setText(names[i]);
    strip_->setAccessibleName(tr("Progress"));
    table_->setAccessibleName(tr("Rows to be corrected"));
    checkAgain_->setText(tr("Check again"));
    judge();
}

void WorkCard::changeEvent(QEvent* event)
{
    Card::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) retranslate();
}

} // namespace narae::admin
