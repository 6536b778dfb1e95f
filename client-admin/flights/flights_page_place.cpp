#include "client-admin/flights/flights_page.hpp"
#include "common/desktop/look/formats.hpp"

#include <QKeyEvent>

/// FlightsPage as one of the app's places: how it is entered, reached, commanded and spoken.
namespace narae::admin {

namespace formats = desktop::formats;

namespace {

/// What somebody would type who wants to see just those: it stands in the field, to be read and changed.
QString typedFor(const QVariantMap& where)
{
    QStringList words;
    const QString origin = where["origin"].toString();
    const QString destination = where["destination"].toString();
    if (!origin.isEmpty() || !destination.isEmpty())
        words << origin + '-' + destination;
    else
        words << where["filter"].toString();
    const QDate first = where["from"].toDate();
    const QDate last = where["to"].toDate();
    if (first.isValid() && last.isValid()) words << FlightNeedles::span(first, last);
    return words.join(' ').trimmed();
}

} // namespace

QString FlightsPage::title() const
{
    return tr("Flights");
}

void FlightsPage::entered()
{
    entered_ = true;
    showState();
    readAircraft();
    connectivityChanged();
    feed_.start();
    panel_->setActive(side_->isVisible() && side_->currentWidget() == panel_);
    table_->setFocus(Qt::OtherFocusReason);
}

void FlightsPage::left()
{
    entered_ = false;
    feed_.stop();
    panel_->setActive(false);
}

void FlightsPage::refresh()
{
    failure_.reset();
    feed_.readAnew();
    readAircraft();
    showState();
}

bool FlightsPage::undo()
{
    return editing_.undo();
}

void FlightsPage::goTo(const QVariantMap& where)
{
    const QString typed = typedFor(where);
    if (!typed.isEmpty()) {
        // Days that are over have not been read yet. A day's margin: it begins earlier in the east.
        const QDate first = where["from"].toDate();
        const QDateTime begin(first.addDays(-1), QTime(0, 0), Qt::UTC);
        if (first.isValid() && begin < service_.from()) {
            service_.setFrom(begin);
            feed_.readAnew();
        }
        search_->setText(typed);
        // What they come from counts all of them.
        chips_.front()->click();
        search_->setCursorPosition(0);
        table_->setFocus(Qt::OtherFocusReason);
    }
    if (where["action"].toString() == "new") {
        showPanel(newPanel_);
        newPanel_->begin();
    }
    const qint64 flightId = where["flightId"].toLongLong();
    if (flightId == 0) return;
    if (model_.find(flightId)) {
        // A filter that hides it would make the way here a riddle.
        if (model_.rowOf(flightId) < 0) {
            search_->clear();
            chips_.front()->click();
        }
        openFlight(flightId);
        return;
    }
    wanted_ = flightId;
    service_.flight(flightId, this, [this](const FlightRecord* flight, const desktop::Problem* problem) {
        if (problem) {
            showProblem(problem->sentence);
            return;
        }
        wanted_ = 0;
        panel_->show(*flight);
        showPanel(panel_);
    });
}

std::vector<std::pair<QString, QString>> FlightsPage::keys() const
{
    return {{"/", tr("find flights")},
            {"F2", tr("change the fare or the time of the row")},
            {tr("Enter"), tr("open the flight")},
            {tr("Space"), tr("choose the row")},
            {tr("Shift+↓"), tr("choose a stretch")},
            {"Ctrl+A", tr("choose all rows")},
            {"Ctrl+V", tr("paste rows from a spreadsheet")},
            {"Ctrl+Z", tr("take the last change back")}};
}

std::vector<Command> FlightsPage::commandsFor(const QString& typed)
{
    std::vector<Command> commands{
        {"flights.new",
         "plus",
         tr("New flight"),
         tr("Flight"),
         {},
         [this] {
             Q_EMIT navigate("flights", {{"action", "new"}});
         }},
        {"flights.paste", "list", tr("Paste flights from a spreadsheet"), tr("Flight"), {}, [this] {
             Q_EMIT navigate("flights", {});
             pasteButton_->click();
         }}};
    QString wanted = typed.toUpper();
    wanted.remove(' ');
    // Enough of a number to mean a flight.
    static const QRegularExpression shape("([A-Z0-9]{2})?(\\d{2,4})");
    const auto match = shape.match(wanted);
    if (!match.hasMatch()) return commands;
    const QString digits = match.captured(2);
    constexpr std::size_t kOffersMost = 14;
    const qint64 now = parts_.now().toMSecsSinceEpoch();
    for (const FlightRecord& flight : model_.all()) {
        if (commands.size() >= kOffersMost) break;
        if (flight.departsMs < now || !flight.number.contains(digits)) continue;
        const qint64 id = flight.flightId;
        const QString name = tr("%1, %2").arg(formats::flightNumber(flight.number), model_.departureText(flight));
        commands.push_back({QString("flights.open.%1").arg(id),
                            "plane",
                            tr("Open %1 %2 → %3").arg(name, flight.origin, flight.destination),
                            tr("Flight"),
                            {},
                            [this, id] {
                                Q_EMIT navigate("flights", {{"flightId", id}});
                            }});
        commands.push_back({QString("flights.fare.%1").arg(id),
                            "plane",
                            tr("Change fare of %1").arg(name),
                            tr("Flight"),
                            {},
                            [this, id] {
                                Q_EMIT navigate("flights", {{"flightId", id}});
                                if (const FlightRecord* there = model_.find(id))
                                    beginBatch(FlightBatch::Kind::Fare, {*there});
                            }});
    }
    return commands;
}

void FlightsPage::keyPressEvent(QKeyEvent* event)
{
    if (event->text() == "/" || event->matches(QKeySequence::Find)) {
        search_->setFocus(Qt::ShortcutFocusReason);
        search_->selectAll();
        return;
    }
    if (event->key() == Qt::Key_Escape && search_->hasFocus()) {
        search_->clear();
        table_->setFocus(Qt::TabFocusReason);
        return;
    }
    if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Down) && search_->hasFocus()) {
        table_->setFocus(Qt::TabFocusReason);
        if (!table_->currentIndex().isValid() && model_.rowCount() > 0)
            table_->setCurrentIndex(model_.index(0, FlightModel::Fare));
        return;
    }
    AdminPage::keyPressEvent(event);
}

void FlightsPage::retranslate()
{
    new_->setText(tr("New flight"));
    search_->setPlaceholderText(tr("Number, airport, date"));
    search_->setToolTip(search_->placeholderText());
    search_->setMinimumWidth(search_->fontMetrics().horizontalAdvance(search_->placeholderText()) + 28);
    search_->setAccessibleName(tr("Find flights"));
    pasteButton_->setText(tr("Paste"));
    table_->setAccessibleName(tr("Flights"));
    banner_->setWhat(tr("The last list can be read; saving waits for the server."));
    count();
    showState();
    Q_EMIT titleChanged();
}

void FlightsPage::changeEvent(QEvent* event)
{
    AdminPage::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) retranslate();
}

} // namespace narae::admin
