#include "tests/desktop/booking_desk.hpp"

#include <QAbstractButton>
#include <QApplication>
#include <QLabel>
#include <QTest>

namespace narae::testing {

using customer::Situation;
using customer::Step;

BookingDesk::BookingDesk(const desktop::Options& options) : parts(options), page(parts)
{
    parts.airports.load();
    page.resize(1280, 736);
}

desktop::FlightStatus BookingDesk::flight(DemoServer& server, int nth)
{
    const QString day = QDate::currentDate().addDays(8 + nth / 6).toString(Qt::ISODate);
    const auto answer =
        server.process().get("/v1/flight-statuses?origin=GMP&destination=CJU&date=" + day.toStdString() +
                             "&passengers=2&limit=" + std::to_string(nth % 6 + 1));
    const QJsonObject list = QJsonDocument::fromJson(QByteArray::fromStdString(answer.body)).object();
    return desktop::FlightStatus::fromJson(list["items"].toArray().at(nth % 6).toObject());
}

bool BookingDesk::begin(const desktop::FlightStatus& flight, int travellers, const QString& cabin)
{
    page.show();
    page.activateWindow();
    page.begin(flight, cabin, travellers);
    return flight.flightId != 0 && QTest::qWaitForWindowActive(&page);
}

void BookingDesk::key(Qt::Key key)
{
    // Several desks may be open in one test; the keys go to this one's window.
    page.activateWindow();
    QWidget* target = page.focusWidget();
    QTest::keyClick(target == nullptr ? &page : target, key);
}

void BookingDesk::type(const QString& text)
{
    QTest::keyClicks(page.focusWidget(), text);
}

bool BookingDesk::typeParty(const QStringList& names)
{
    for (const QString& name : names) {
        type(name);
        key(Qt::Key_Tab);
    }
    type("010-9777-0779");
    key(Qt::Key_Tab);
    key(Qt::Key_Return); // the e-mail may stay empty; Enter goes on
    return flow().step() == Step::Seats;
}

bool BookingDesk::reachReview(const QStringList& names)
{
    if (!typeParty(names)) return false;
    if (!QTest::qWaitFor([this] { return flow().seatsLoaded() && flow().draft().seatsComplete(); }, 8000)) return false;
    key(Qt::Key_Escape); // from the map to the summary
    key(Qt::Key_Space);
    return QTest::qWaitFor([this] { return flow().step() == Step::Review && !flow().busy(); }, 8000);
}

bool BookingDesk::reachPay(const QStringList& names)
{
    if (!reachReview(names)) return false;
    key(Qt::Key_Space);
    return flow().step() == Step::Pay;
}

void BookingDesk::payWith(const char* method)
{
    // The one used last stands above the others, under a name of its own.
    auto* row = find<QAbstractButton>(method);
    if (row->isHidden()) row = find<QAbstractButton>("savedMethod");
    row->setFocus();
    key(Qt::Key_Space);
    find<QWidget>("payNext")->setFocus();
    key(Qt::Key_Space);
}

QString BookingDesk::text(const char* label) const
{
    const auto* found = page.findChild<QLabel*>(label);
    return found == nullptr ? QString() : found->text();
}

} // namespace narae::testing
