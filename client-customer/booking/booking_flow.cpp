#include "client-customer/booking/booking_flow.hpp"

#include "client-customer/booking/seat_words.hpp"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace narae::customer {

using desktop::FlightSeats;
using desktop::FlightStatus;
using desktop::Outcome;
using desktop::Problem;
using desktop::Reservation;

BookingFlow::BookingFlow(desktop::Parts& parts, QObject* parent) : QObject(parent), parts_(parts), service_(parts)
{
    connect(&service_, &BookingService::seatsChanged, this, &BookingFlow::seatsCame);
    connect(&service_, &BookingService::cameLate, this, &BookingFlow::cameLate);
    asking_.setInterval(2000);
    connect(&asking_, &QTimer::timeout, this, &BookingFlow::askAgain);
    clock_.setInterval(250);
    connect(&clock_, &QTimer::timeout, this, &BookingFlow::tick);
    connect(&parts_.client.connectivity(), &desktop::Connectivity::changed, this, [this] {
        if (parts_.client.connectivity().online() && situation_ == Situation::ServerAway) tryAgain();
    });
    connect(&parts_.session, &desktop::Session::loggedOut, this, &BookingFlow::forget);
    connect(&parts_.session, &desktop::Session::changed, this, [this] {
        takeAlong();
        service_.resume();
    });
}

QString BookingFlow::preference(const QString& name) const
{
    return QString("booking.%1.%2").arg(name, parts_.client.account());
}

/// Where the draft is kept. Of who was logged in when it began: a log-in that has ended meanwhile does not make it a
/// guest's.
QString BookingFlow::place() const
{
    return "booking.open." + owner_;
}

void BookingFlow::keep() const
{
    // A ticket too is kept until it was seen: the app may die between the answer and the screen.
    if (!begun_) {
        parts_.preferences.remove(place());
        return;
    }
    const QByteArray text = QJsonDocument(draft_.toJson()).toJson(QJsonDocument::Compact);
    parts_.preferences.set(place(), QString::fromUtf8(text));
}

/// A guest who logs in takes the booking along.
void BookingFlow::takeAlong()
{
    if (!begun_ || !owner_.isEmpty() || parts_.session.guest()) return;
    parts_.preferences.remove(place());
    owner_ = parts_.client.account();
    keep();
}

/// Whose booking it is has left. What of it is kept for them in the app's file stays there until they are back.
void BookingFlow::forget()
{
    draft_ = {};
    owner_.clear();
    found_ = {};
    chart_ = {};
    newTotal_ = {};
    retry_ = nullptr;
    begun_ = false;
    busy_ = false;
    kept_ = false;
    seatsWanted_ = false;
    step_ = Step::Passengers;
    situation_ = Situation::None;
    problem_ = {};
    asking_.stop();
    clock_.stop();
    service_.setWatching(false);
    Q_EMIT changed();
}

void BookingFlow::rememberParty() const
{
    // A guest leaves nothing behind on a computer that others may use.
    if (parts_.session.guest()) return;
    const QJsonObject party{
        {"names", QJsonArray::fromStringList(draft_.names)}, {"phone", draft_.phone}, {"email", draft_.email}};
    parts_.preferences.set(preference("party"), QString::fromUtf8(QJsonDocument(party).toJson(QJsonDocument::Compact)));
}

void BookingFlow::recallParty()
{
    if (parts_.session.guest()) return;
    const QJsonObject party = QJsonDocument::fromJson(parts_.preferences.get(preference("party")).toUtf8()).object();
    const QJsonArray names = party["names"].toArray();
    for (int number = 0; number < draft_.travellers() && number < names.size(); ++number)
        draft_.names[number] = names[number].toString();
    draft_.phone = party["phone"].toString(parts_.session.account().phone);
    draft_.email = party["email"].toString(parts_.session.account().email);
    if (draft_.names.front().isEmpty()) draft_.names.front() = parts_.session.account().name;
}

void BookingFlow::begin(const FlightStatus& flight, const QString& cabin, int travellers)
{
    if (paymentComesFirst()) return;
    if (unfinished() && draft_.hold && !kept_) leave(false);
    draft_ = {};
    kept_ = false;
    found_ = {};
    owner_ = parts_.client.account();
    draft_.flight = flight;
    draft_.cabin = cabin;
    for (int number = 0; number < std::max(1, travellers); ++number) {
        draft_.names << QString("");
        draft_.seats << QString("");
    }
    const desktop::CabinStatus* status = flight.cabin(cabin);
    const Money each = status == nullptr ? flight.price : status->price;
    draft_.total = each.times(draft_.travellers()).value_or(each);
    recallParty();
    chart_ = {};
    seatsWanted_ = true;
    begun_ = true;
    asking_.stop();
    service_.watch(flight.flightId);
    show(Step::Passengers);
}

void BookingFlow::payHold(const Reservation& reservation, const QString& phone)
{
    if (paymentComesFirst()) return;
    draft_ = BookingDraft::of(reservation, phone);
    kept_ = false;
    found_ = {};
    owner_ = parts_.client.account();
    chart_ = {};
    seatsWanted_ = false;
    begun_ = true;
    retry_ = nullptr;
    service_.watch(draft_.flight.flightId);
    show(Step::Pay);
}

/// What was paid for comes first: its outcome is shown before anything new begins.
bool BookingFlow::paymentComesFirst()
{
    if (!unfinished() || !draft_.paying) return false;
    show(Step::Pay, Situation::Unknown);
    return true;
}

bool BookingFlow::resume()
{
    owner_ = parts_.client.account();
    const QByteArray kept = parts_.preferences.get(place()).toUtf8();
    auto draft = BookingDraft::fromJson(QJsonDocument::fromJson(kept).object());
    if (!draft) return false;
    draft_ = *std::move(draft);
    begun_ = true;
    kept_ = false;
    chart_ = {};
    seatsWanted_ = draft_.numbered() && !draft_.seatsComplete();
    service_.watch(draft_.flight.flightId);
    service_.resume();
    if (draft_.paying) {
        // Nobody here knows what became of it. The journal sends it again under its key, and the server is asked.
        show(Step::Pay, Situation::Unknown);
        askAgain();
    } else if (draft_.hold) {
        show(Step::Pay);
        work();
        service_.ask(*draft_.hold, [this, asked = draft_.hold->reservationId](const Outcome& outcome) {
            if (!holds(asked)) return;
            if (outcome)
                stands(reservationIn(outcome));
            else
                show(Step::Pay);
        });
    } else if (service_.open(draft_.attempt)) {
        show(Step::Seats, Situation::ServerAway);
    } else {
        show(Step::Passengers);
    }
    return true;
}

void BookingFlow::show(Step step, Situation situation)
{
    step_ = step;
    situation_ = situation;
    busy_ = false;
    if (situation == Situation::None) problem_ = {};
    // Both go on by themselves, whatever the server says meanwhile.
    if (situation != Situation::Unknown && situation != Situation::ServerAway)
        asking_.stop();
    else if (!asking_.isActive())
        asking_.start();
    if (draft_.hold)
        clock_.start();
    else
        clock_.stop();
    service_.setWatching(looking_ && begun_ && step == Step::Seats);
    keep();
    Q_EMIT changed();
}

void BookingFlow::stop(Situation situation, const Problem& problem)
{
    problem_ = problem;
    show(step_, situation);
}

void BookingFlow::work()
{
    busy_ = true;
    keep();
    Q_EMIT changed();
}

void BookingFlow::setLooking(bool looking)
{
    looking_ = looking;
    service_.setWatching(looking && begun_ && step_ == Step::Seats);
}

void BookingFlow::type(const QStringList& names, const QString& phone, const QString& email)
{
    draft_.names = names;
    draft_.phone = phone;
    draft_.email = email;
    keep();
}

void BookingFlow::passengersDone()
{
    for (QString& name : draft_.names)
        name = name.trimmed();
    draft_.phone = draft_.phone.trimmed();
    draft_.email = draft_.email.trimmed();
    rememberParty();
    show(Step::Seats);
}

void BookingFlow::goTo(Step step)
{
    if (busy_ || step > step_ || step_ == Step::Done) return;
    if (situation_ == Situation::Unknown || situation_ == Situation::Refunded) return;
    show(step);
}

void BookingFlow::takeSeat(int passenger, const QString& seat)
{
    draft_.seats[passenger] = seat;
    seatsWanted_ = false;
    keep();
    Q_EMIT changed();
}

void BookingFlow::suggestSeats()
{
    const QStringList together = chart_.neighbours(chart_.cabinCalled(draft_.cabin), draft_.travellers());
    if (together.isEmpty()) return;
    draft_.seats = together;
    seatsWanted_ = false;
    keep();
    Q_EMIT changed();
}

void BookingFlow::seatsCame(const FlightSeats& seats)
{
    chart_ = chartOf(seats);
    // What our own hold has taken is free for us to choose again.
    if (draft_.hold)
        for (const QString& seat : draft_.hold->seats)
            chart_.setState(seat, desktop::SeatCell::State::Free);
    const QStringList lost = busy_ ? QStringList() : dropTakenSeats();
    Q_EMIT seatsShown();
    if (seatsWanted_ && step_ == Step::Seats) suggestSeats();
    tellLost(lost);
}

void BookingFlow::tellLost(const QStringList& lost)
{
    if (lost.isEmpty()) return;
    Q_EMIT changed();
    Q_EMIT seatsLost(lost);
}

QStringList BookingFlow::dropTakenSeats()
{
    QStringList lost;
    for (QString& seat : draft_.seats) {
        const int index = seat.isEmpty() ? -1 : chart_.find(seat);
        if (index < 0 || chart_.seat(index).state == desktop::SeatCell::State::Free) continue;
        lost << seat;
        seat = QString("");
    }
    return lost;
}

void BookingFlow::reviewDone()
{
    show(Step::Pay);
}

void BookingFlow::backToPaying()
{
    show(Step::Pay);
}

void BookingFlow::chooseAgain()
{
    seatsWanted_ = draft_.numbered() && !draft_.seatsComplete();
    show(Step::Seats);
    service_.refreshSeats();
}

void BookingFlow::tryAgain()
{
    const auto again = std::move(retry_);
    retry_ = nullptr;
    if (again)
        again();
    else
        service_.resume();
}

QString BookingFlow::savedMethod() const
{
    return parts_.preferences.get(preference("method"));
}

void BookingFlow::leave(bool keepHold)
{
    if (keepHold || draft_.paying) {
        // A payment under way decides nothing about seats that it may not get.
        kept_ = draft_.hold.has_value() && !draft_.paying;
        keep();
        clock_.stop();
        service_.setWatching(false);
        return;
    }
    // Should the server be away, the seats go back when the hold is over.
    if (draft_.hold && situation_ != Situation::Refunded) service_.letGo(*draft_.hold, [](const Outcome&) {});
    draft_.hold.reset();
    draft_.attempt.clear();
    begun_ = false;
    retry_ = nullptr;
    show(Step::Passengers);
}

void BookingFlow::acknowledge()
{
    if (step_ != Step::Done) return;
    begun_ = false;
    keep();
}

} // namespace narae::customer
