#include "client-customer/trip/trip_actions.hpp"

#include "client-customer/papers/calendar_text.hpp"
#include "client-customer/papers/pass_paper.hpp"
#include "common/desktop/look/formats.hpp"
#include "common/desktop/widgets/button.hpp"
#include "common/desktop/widgets/text_label.hpp"

#include <QClipboard>
#include <QFileInfo>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QPrintDialog>
#include <QPrinter>

namespace narae::customer {

namespace formats = desktop::formats;
using desktop::Button;
using desktop::TextLabel;
using desktop::Type;

namespace {

/// The passes of all who still fly.
std::vector<PassFacts> passesOf(const desktop::Reservation& reservation, const desktop::AirportBook& airports)
{
    std::vector<PassFacts> passes;
    for (std::size_t i = 0; i < reservation.passengers.size(); ++i)
        if (!reservation.passengers[i].cancelled) passes.push_back(PassFacts::of(reservation, i, airports));
    return passes;
}

} // namespace

TripActions::TripActions(desktop::Parts& parts, QWidget* parent)
    : QWidget(parent),
      parts_(parts),
      saver_(this),
      pdf_(new Button(Button::Kind::Secondary, Button::Size::Normal)),
      print_(new Button(Button::Kind::Secondary, Button::Size::Normal)),
      calendar_(new Button(Button::Kind::Secondary, Button::Size::Normal)),
      copy_(new Button(Button::Kind::Secondary, Button::Size::Normal)),
      told_(new TextLabel(Type::Body, TextLabel::InkOf::Muted))
{
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    const std::initializer_list<std::tuple<Button*, const char*, const char*>> buttons{
        {pdf_, "savePdf", "pdf"},
        {print_, "printPass", "printer"},
        {calendar_, "addToCalendar", "calendar"},
        {copy_, "copyLocator", "copy"}};
    for (const auto& [button, name, icon] : buttons) {
        button->setObjectName(name);
        button->setIconName(icon);
        row->addWidget(button);
    }
    row->addSpacing(8);
    told_->setObjectName("actionTold");
    row->addWidget(told_, 1);
    connect(pdf_, &Button::clicked, this,
            [this] { saver_.save(QString("narae-%1.pdf").arg(reservation_.locator), pdf()); });
    connect(print_, &Button::clicked, this, &TripActions::print);
    connect(calendar_, &Button::clicked, this,
            [this] { saver_.save(QString("narae-%1.ics").arg(reservation_.locator), calendar()); });
    connect(copy_, &Button::clicked, this, [this] {
        QGuiApplication::clipboard()->setText(reservation_.locator);
        tell(tr("%1 is copied.").arg(reservation_.locator));
    });
    connect(&saver_, &FileSaver::saved, this,
            [this](const QString& path) { tell(tr("Saved as %1.").arg(QFileInfo(path).fileName())); });
    connect(&saver_, &FileSaver::failed, this,
            [this](const QString&, const QString& reason) { tell(tr("Not saved: %1").arg(reason), true); });
    retranslate();
}

void TripActions::show(const desktop::Reservation& reservation, bool passes)
{
    if (reservation.reservationId != reservation_.reservationId) told_->clear();
    reservation_ = reservation;
    pdf_->setVisible(passes);
    print_->setVisible(passes);
}

QByteArray TripActions::pdf() const
{
    return passesAsPdf(passesOf(reservation_, parts_.airports));
}

QByteArray TripActions::calendar() const
{
    const bool korean = desktop::Language::current().korean();
    CalendarText entry;
    entry.uid = QString("reservation-%1@%2").arg(reservation_.reservationId).arg(parts_.client.base().host());
    entry.language = desktop::Language::current().tag();
    entry.starts = reservation_.departsAt;
    entry.ends = reservation_.arrivesAt;
    entry.written = parts_.now();
    entry.cancelled = reservation_.travelling() == 0 || reservation_.flightCancelled;
    entry.sequence = static_cast<int>(reservation_.cancellations.size());
    const QString flight = formats::flightNumber(reservation_.flightNumber);
    const QString from = parts_.airports.fullName(reservation_.origin, korean);
    const QString to = parts_.airports.fullName(reservation_.destination, korean);
    entry.summary = tr("%1 from %2 to %3").arg(flight, from, to);
    entry.location = from.isEmpty() ? to : from;
    entry.alarmWords = entry.summary;
    const QTimeZone zone = parts_.airports.zone(reservation_.origin);
    const auto closes = std::chrono::seconds(kBoardingClosesBefore).count();
    QStringList lines{
        tr("Locator %1").arg(reservation_.locator),
        tr("Boarding closes at %1 (local time)").arg(formats::time(reservation_.departsAt.addSecs(-closes), zone))};
    for (const desktop::Passenger& passenger : reservation_.passengers)
        if (!passenger.cancelled)
            lines << (passenger.seat.isEmpty() ? passenger.name
                                               : tr("%1, seat %2").arg(passenger.name, passenger.seat));
    entry.description = lines.join('\n');
    return entry.text();
}

void TripActions::print()
{
    auto printer = std::make_shared<QPrinter>(QPrinter::HighResolution);
    printer->setDocName(QString("narae-%1").arg(reservation_.locator));
    auto* dialog = new QPrintDialog(printer.get(), this);
    dialog->setObjectName("printDialog");
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    const auto passes = passesOf(reservation_, parts_.airports);
    connect(dialog, &QDialog::accepted, this, [this, printer, passes] {
        if (drawPasses(*printer, passes))
            tell(tr("Sent to the printer."));
        else
            tell(tr("The printer did not take it."), true);
    });
    // The printer lives as long as its dialog at least.
    connect(dialog, &QObject::destroyed, this, [printer] {});
    dialog->open();
}

void TripActions::tell(const QString& words, bool wrong)
{
    told_->setInk(wrong ? TextLabel::InkOf::Danger : TextLabel::InkOf::Muted);
    told_->setText(words);
}

void TripActions::retranslate()
{
    pdf_->setText(tr("Save as PDF"));
    print_->setText(tr("Print"));
    calendar_->setText(tr("Add to calendar"));
    copy_->setText(tr("Copy locator"));
    told_->clear();
}

void TripActions::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) retranslate();
    QWidget::changeEvent(event);
}

} // namespace narae::customer
