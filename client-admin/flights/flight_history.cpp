#include "client-admin/flights/flight_history.hpp"

#include "client-admin/airline/words.hpp"
#include "client-admin/pages/home_time.hpp"
#include "common/desktop/look/formats.hpp"
#include "common/desktop/look/language.hpp"
#include "common/desktop/widgets/text_label.hpp"

#include <QEvent>
#include <QRegularExpression>

namespace narae::admin {

namespace formats = desktop::formats;
using desktop::TextLabel;
using desktop::Type;

namespace {

constexpr std::size_t kLinesMost = 5;
constexpr int kWhenWidth = 56;

/// "62000 KRW", as the audit log has it.
QString moneyText(const QString& text)
{
    const auto money = Money::make(text.section(' ', 0, 0).toLongLong(), text.section(' ', 1).toStdString());
    return money ? formats::money(*money) : text;
}

} // namespace

FlightHistory::FlightHistory(const desktop::AirportBook& airports, QWidget* parent)
    : QWidget(parent), airports_(airports), rows_(new QVBoxLayout(this))
{
    setObjectName("flightHistory");
    rows_->setContentsMargins(0, 0, 0, 0);
    rows_->setSpacing(8);
}

void FlightHistory::show(const FlightRecord& flight, const std::vector<AuditLine>& lines)
{
    flight_ = flight;
    lines_.clear();
    const QString subject = QString("/v1/flights/%1").arg(flight.flightId);
    for (const AuditLine& line : lines)
        if (line.subject == subject || line.subject.startsWith(subject + "/")) lines_.push_back(line);
    rebuild();
}

void FlightHistory::clear()
{
    lines_.clear();
    rebuild();
}

QString FlightHistory::whenText(const QDateTime& at) const
{
    const QDateTime local = atHome(at);
    if (local.date() == atHome(QDateTime::currentDateTimeUtc()).date()) return local.toString("HH:mm");
    return desktop::Language::current().locale().toString(
        local.date(), desktop::Language::current().korean() ? QString("M/d") : QString("d MMM"));
}

QStringList FlightHistory::momentTexts(const QString& before, const QString& after, const QString& airport) const
{
    const QTimeZone zone = airports_.zone(airport);
    const QDateTime was = QDateTime::fromString(before, Qt::ISODate);
    const QDateTime is = QDateTime::fromString(after, Qt::ISODate);
    const bool sameDay = formats::dateAt(was, zone) == formats::dateAt(is, zone);
    QStringList texts;
    for (const QDateTime& each : {was, is})
        texts << (sameDay ? formats::time(each, zone)
                          : tr("%1 %2").arg(formats::date(formats::dateAt(each, zone)), formats::time(each, zone)));
    return texts;
}

/// Of "fare.economy: 59000 KRW -> 62000 KRW". What is not known here is told as it stands.
QString FlightHistory::changeText(const QString& change) const
{
    static const QRegularExpression shape("^(\\w+)(?:\\.(\\w+))?: (.*) -> (.*)$");
    const auto match = shape.match(change);
    if (!match.hasMatch()) return change;
    const QString field = match.captured(1);
    const QString cabin = match.captured(2);
    const QString before = match.captured(3);
    const QString after = match.captured(4);
    const auto told = [](const QString& name, const QString& was, const QString& is) {
        return tr("%1 %2 → %3").arg(name, was, is);
    };
    if (field == "fare") return told(words::cabinFare(cabin), moneyText(before), moneyText(after));
    if (field == "seats") return told(tr("%1 seats").arg(words::cabin(cabin)), before, after);
    if (field == "aircraft") return told(tr("Aircraft"), before, after);
    if (field == "refundSteps") return told(tr("Refunds"), before, after);
    const bool departs = field == "departsAt";
    if (!departs && field != "arrivesAt") return change;
    const QStringList moments = momentTexts(before, after, departs ? flight_.origin : flight_.destination);
    return told(departs ? tr("Departure") : tr("Arrival"), moments[0], moments[1]);
}

QString FlightHistory::whatOf(const AuditLine& line) const
{
    if (!line.outcome.startsWith('2')) return tr("Change refused (%1)").arg(line.outcome);
    if (line.subject.endsWith("/cancellation")) return tr("Flight cancelled");
    if (line.detail.isEmpty()) return tr("Flight changed");
    QStringList changes;
    for (const QString& change : line.detail.split("; "))
        changes << changeText(change);
    return changes.join('\n');
}

void FlightHistory::rebuild()
{
    while (QLayoutItem* item = rows_->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    for (std::size_t i = 0; i < std::min(lines_.size(), kLinesMost); ++i) {
        const AuditLine& line = lines_[i];
        auto* row = new QWidget(this);
        auto* columns = new QHBoxLayout(row);
        columns->setContentsMargins(0, 0, 0, 0);
        columns->setSpacing(8);
        auto* when = new TextLabel(Type::Caption, TextLabel::InkOf::Muted, row);
        when->setText(whenText(line.at));
        when->setToolTip(atHome(line.at).toString("yyyy-MM-dd HH:mm:ss"));
        when->setMinimumWidth(kWhenWidth);
        columns->addWidget(when, 0, Qt::AlignTop);
        auto* told = new QVBoxLayout;
        told->setSpacing(2);
        auto* what = (new TextLabel(Type::CaptionBold, row))->wrapped();
        what->setObjectName(QString("flightChange%1").arg(i));
        what->setText(whatOf(line));
        auto* who = (new TextLabel(Type::Caption, TextLabel::InkOf::Muted, row))->wrapped();
        who->setText(line.actor);
        told->addWidget(what);
        told->addWidget(who);
        columns->addLayout(told, 1);
        rows_->addWidget(row);
    }
    if (!lines_.empty()) return;
    auto* nothing = (new TextLabel(Type::Caption, TextLabel::InkOf::Muted, this))->wrapped();
    nothing->setText(tr("No change since it was registered."));
    rows_->addWidget(nothing);
}

void FlightHistory::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) rebuild();
}

} // namespace narae::admin
