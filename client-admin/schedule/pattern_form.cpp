#include "client-admin/schedule/pattern_form.hpp"

#include "client-admin/airline/entry.hpp"
#include "client-admin/forms/field_marks.hpp"

#include <QEvent>
#include <QRegularExpression>
#include <algorithm>

namespace narae::admin {

using desktop::TextLabel;
using desktop::Type;

PatternForm::PatternForm(const desktop::AirportBook& airports, QDate today, QWidget* parent)
    : QWidget(parent), airports_(airports), today_(today)
{
    build();
    retranslate();
}

QLineEdit* PatternForm::add(QBoxLayout* row, const char* name)
{
    auto* column = new QVBoxLayout;
    column->setSpacing(4);
    auto* label = new TextLabel(Type::Caption, TextLabel::InkOf::Muted, this);
    auto* edit = new QLineEdit(this);
    edit->setObjectName(name);
    edit->setProperty("sizing", "compact");
    label->setBuddy(edit);
    column->addWidget(label);
    column->addWidget(edit);
    row->addLayout(column, 1);
    labels_ << label;
    connect(edit, &QLineEdit::textChanged, this, &PatternForm::changed);
    return edit;
}

void PatternForm::build()
{
    auto* column = new QVBoxLayout(this);
    // So close that with fares for peak days it stands in the usual window whole.
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    const auto row = [column] {
        auto* line = new QHBoxLayout;
        line->setSpacing(8);
        column->addLayout(line);
        return line;
    };
    const auto label = [this, column] {
        auto* text = new TextLabel(Type::Caption, TextLabel::InkOf::Muted, this);
        column->addWidget(text);
        return text;
    };
    auto* first = row();
    number_ = add(first, "patternNumber");
    origin_ = add(first, "patternOrigin");
    destination_ = add(first, "patternDestination");
    auto* times = row();
    departs_ = add(times, "patternDeparts");
    arrives_ = add(times, "patternArrives");
    daysLabel_ = label();
    days_ = new WeekdayPicker(this);
    days_->setObjectName("patternDays");
    days_->setDays({1, 2, 3, 4, 5, 6, 7});
    column->addWidget(days_);
    auto* period = row();
    from_ = add(period, "patternFrom");
    to_ = add(period, "patternTo");
    aircraftLabel_ = label();
    aircraft_ = new QComboBox(this);
    aircraft_->setObjectName("patternAircraft");
    aircraft_->setProperty("sizing", "compact");
    column->addWidget(aircraft_);
    usualTitle_ = label();
    fares_ = new FareFields("patternFare", this);
    column->addWidget(fares_);
    peakLabel_ = label();
    peakDays_ = new WeekdayPicker(this);
    peakDays_->setObjectName("patternPeakDays");
    column->addWidget(peakDays_);
    peakTitle_ = label();
    peakFares_ = new FareFields("patternPeakFare", this);
    column->addWidget(peakFares_);
    off_ = add(row(), "patternOff");
    back_ = new QCheckBox(this);
    back_->setObjectName("patternBack");
    back_->setMinimumHeight(28); // what the mouse can hit
    column->addWidget(back_);
    backBox_ = new QWidget(this);
    auto* way = new QHBoxLayout(backBox_);
    way->setContentsMargins(0, 0, 0, 0);
    way->setSpacing(8);
    backNumber_ = add(way, "patternBackNumber");
    backDeparts_ = add(way, "patternBackDeparts");
    backArrives_ = add(way, "patternBackArrives");
    backBox_->hide();
    column->addWidget(backBox_);
    connect(back_, &QCheckBox::toggled, backBox_, &QWidget::setVisible);
    connect(back_, &QCheckBox::toggled, this, &PatternForm::changed);
    for (WeekdayPicker* picker : {days_, peakDays_})
        connect(picker, &WeekdayPicker::changed, this, &PatternForm::changed);
    connect(peakDays_, &WeekdayPicker::changed, this, &PatternForm::showCabins);
    for (FareFields* fares : {fares_, peakFares_})
        connect(fares, &FareFields::changed, this, &PatternForm::changed);
    connect(aircraft_, &QComboBox::currentIndexChanged, this, &PatternForm::showCabins);
    from_->setText(today_.addDays(1).toString(Qt::ISODate));
    to_->setText(today_.addMonths(3).toString(Qt::ISODate));
}

void PatternForm::setAircraft(const std::vector<AircraftRecord>& types)
{
    const QString now = aircraft_->currentData().toString();
    types_ = types;
    {
        const QSignalBlocker quiet(aircraft_);
        aircraft_->clear();
        for (const AircraftRecord& type : types)
            aircraft_->addItem(tr("%1 · %2 seats").arg(type.name).arg(type.capacity()), type.name);
        if (const int at = aircraft_->findData(now); at >= 0) aircraft_->setCurrentIndex(at);
    }
    showCabins();
}

void PatternForm::showCabins()
{
    const auto at = static_cast<std::size_t>(std::max(0, aircraft_->currentIndex()));
    QStringList cabins;
    if (at < types_.size())
        for (const CabinLayoutRecord& cabin : types_[at].cabins)
            cabins.prepend(cabin.cabin);
    const bool peak = !peakDays_->days().isEmpty();
    fares_->setCabins(cabins);
    peakFares_->setCabins(peak ? cabins : QStringList());
    peakTitle_->setVisible(peak);
    // What came later is reached where it stands.
    QWidget* last = aircraft_;
    const auto chain = [&last](QWidget* next) {
        setTabOrder(last, next);
        last = next;
    };
    for (const QString& cabin : fares_->cabins())
        chain(fares_->field(cabin));
    chain(peakDays_);
    for (const QString& cabin : peakFares_->cabins())
        chain(peakFares_->field(cabin));
    chain(off_);
    chain(back_);
    Q_EMIT changed();
}

int PatternForm::seats() const
{
    const auto at = static_cast<std::size_t>(std::max(0, aircraft_->currentIndex()));
    return at < types_.size() ? types_[at].capacity() : 0;
}

QSet<QDate> PatternForm::offDays(bool* read) const
{
    QSet<QDate> days;
    if (read) *read = true;
    for (const QString& word : off_->text().split(QRegularExpression("[,;]"), Qt::SkipEmptyParts)) {
        if (word.trimmed().isEmpty()) continue;
        const auto day = entry::date(word);
        if (day)
            days << *day;
        else if (read)
            *read = false;
    }
    return days;
}

void PatternForm::toggleOff(const QDate& date)
{
    QSet<QDate> days = offDays();
    if (!days.remove(date)) days.insert(date);
    QList<QDate> sorted(days.begin(), days.end());
    std::sort(sorted.begin(), sorted.end());
    QStringList words;
    for (const QDate& day : sorted)
        words << day.toString(Qt::ISODate);
    off_->setText(words.join(", "));
}

SchedulePattern PatternForm::read() const
{
    SchedulePattern pattern;
    pattern.out.number = entry::flightNumber(number_->text());
    pattern.origin = origin_->text().trimmed().toUpper();
    pattern.destination = destination_->text().trimmed().toUpper();
    pattern.out.departs = entry::time(departs_->text()).value_or(QTime());
    pattern.out.arrives = entry::time(arrives_->text()).value_or(QTime());
    pattern.days = days_->days();
    pattern.peakDays = peakDays_->days();
    pattern.from = entry::date(from_->text()).value_or(QDate());
    pattern.to = entry::date(to_->text()).value_or(QDate());
    pattern.off = offDays();
    pattern.aircraft = aircraft_->currentData().toString();
    pattern.fares = fares_->fares().value_or(SchedulePattern::Fares());
    pattern.peakFares = peakFares_->fares().value_or(SchedulePattern::Fares());
    if (back_->isChecked())
        pattern.back = SchedulePattern::Leg{entry::flightNumber(backNumber_->text()),
                                            entry::time(backDeparts_->text()).value_or(QTime()),
                                            entry::time(backArrives_->text()).value_or(QTime())};
    return pattern;
}

std::optional<SchedulePattern> PatternForm::pattern()
{
    SchedulePattern read = this->read();
    bool offRead = true;
    offDays(&offRead);
    bool well = true;
    const auto judge = [&well](QLineEdit* field, bool good) {
        markWrong(field, !good && !field->text().isEmpty());
        well = well && good;
    };
    judge(number_, !read.out.number.isEmpty());
    judge(origin_, airports_.find(read.origin) != nullptr);
    judge(destination_, airports_.find(read.destination) && read.destination != read.origin);
    judge(departs_, read.out.departs.isValid());
    judge(arrives_, read.out.arrives.isValid());
    judge(from_, read.from.isValid());
    constexpr int kYearsMost = 2;
    judge(to_,
          read.to.isValid() && read.from.isValid() && read.to >= read.from && read.to <= today_.addYears(kYearsMost));
    judge(off_, offRead);
    if (read.back) {
        judge(backNumber_, !read.back->number.isEmpty() && read.back->number != read.out.number);
        judge(backDeparts_, read.back->departs.isValid());
        judge(backArrives_, read.back->arrives.isValid());
    }
    const bool peak = !read.peakDays.isEmpty();
    if (!well || read.aircraft.isEmpty() || read.fares.empty() || (peak && read.peakFares.empty())) return std::nullopt;
    return read;
}

void PatternForm::retranslate()
{
    const QStringList texts{tr("Flight number"), tr("From"),    tr("To"),     tr("Departs"),
                            tr("Arrives"),       tr("Begins"),  tr("Ends"),   tr("Days off"),
                            tr("Way back"),      tr("Departs"), tr("Arrives")};
    const QList<QLineEdit*> fields{number_, origin_, destination_, departs_,     arrives_,    from_,
                                   to_,     off_,    backNumber_,  backDeparts_, backArrives_};
    for (int i = 0; i < fields.size(); ++i) {
        labels_[i]->setText(texts[i]);
        fields[i]->setAccessibleName(texts[i]);
    }
    number_->setPlaceholderText("NR1219");
    origin_->setPlaceholderText("GMP");
    destination_->setPlaceholderText("CJU");
    departs_->setPlaceholderText("19:05");
    arrives_->setPlaceholderText("20:15");
    off_->setPlaceholderText(tr("or click them in the calendar"));
    backNumber_->setPlaceholderText("NR1220");
    daysLabel_->setText(tr("Days of the week"));
    days_->setAccessibleName(daysLabel_->text());
    peakLabel_->setText(tr("Peak days"));
    peakDays_->setAccessibleName(peakLabel_->text());
    aircraftLabel_->setText(tr("Aircraft and seats"));
    aircraft_->setAccessibleName(aircraftLabel_->text());
    usualTitle_->setText(tr("Usual fares"));
    peakTitle_->setText(tr("Fares on peak days"));
    back_->setText(tr("With the way back"));
    fares_->retranslate();
    peakFares_->retranslate();
    if (!types_.empty()) setAircraft(types_);
}

void PatternForm::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) retranslate();
}

} // namespace narae::admin
