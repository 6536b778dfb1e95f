#pragma once

#include "client-admin/airline/airline_service.hpp"
#include "client-admin/commands/command_registry.hpp"
#include "client-admin/flights/batch_panel.hpp"
#include "client-admin/flights/conflict_panel.hpp"
#include "client-admin/flights/flight_feed.hpp"
#include "client-admin/flights/flight_panel.hpp"
#include "client-admin/flights/flight_table.hpp"
#include "client-admin/flights/new_flight_panel.hpp"
#include "client-admin/flights/paste_panel.hpp"
#include "client-admin/flights/selection_bar.hpp"
#include "client-admin/pages/admin_page.hpp"
#include "common/desktop/widgets/banner.hpp"
#include "common/desktop/widgets/card.hpp"
#include "common/desktop/widgets/filter_row.hpp"
#include "common/desktop/widgets/list_state.hpp"

#include <QStackedWidget>

namespace narae::admin {

/// All flights: found, sorted and chosen by the keyboard, changed in their cells, in the panel at the right, or many at
/// once. goTo: {"flightId": 252}, {"filter": "NR1207"}, {"action": "new"}, or those of a route and of some days of
/// departure: {"origin": "GMP", "destination": "CJU", "from": QDate, "to": QDate}, each as wished.
class FlightsPage : public AdminPage, public CommandSource {
    Q_OBJECT

public:
    FlightsPage(desktop::Parts& parts, CommandRegistry& registry, QWidget* parent = nullptr);
    ~FlightsPage() override;

    QString title() const override;
    QWidget* topAction() override { return new_; }
    void entered() override;
    void left() override;
    void goTo(const QVariantMap& where) override;
    void refresh() override;
    bool undo() override;
    std::vector<std::pair<QString, QString>> keys() const override;
    std::vector<Command> commandsFor(const QString& typed) override;

    FlightModel& model() { return model_; }
    FlightFeed& feed() { return feed_; }

protected:
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void buildList();
    void buildPanels();
    void listen();
    void listenToEditing();
    void filter();
    void count();
    void showState();
    void showPanel(QWidget* panel); ///< null closes it
    void openFlight(qint64 flightId);
    void beginBatch(FlightBatch::Kind kind, const std::vector<FlightRecord>& flights);
    void readAircraft();
    void connectivityChanged();
    void showProblem(const QString& sentence);
    void chosenChanged();
    void retranslate();

    desktop::Parts& parts_;
    AirlineService service_;
    FlightModel model_;
    FlightFeed feed_;
    FlightEditing editing_;
    FlightBatch batch_;
    FlightPaste paste_;
    QTimer countLater_;
    std::optional<desktop::Problem> failure_;
    std::optional<FlightState> state_;
    qint64 wanted_ = 0; ///< a flight to open as soon as it has been read
    bool entered_ = false;

    desktop::Button* new_;
    desktop::OfflineBanner* banner_;
    desktop::FilterRow* chipRow_;
    QList<desktop::Button*> chips_;
    QLineEdit* search_;
    desktop::Button* pasteButton_;
    desktop::TextLabel* problem_;
    QWidget* listBox_;
    desktop::Card* card_;
    QStackedWidget* listStack_;
    FlightTable* table_;
    desktop::ListState* listState_;
    SelectionBar* selection_;
    QStackedWidget* side_;
    FlightPanel* panel_;
    NewFlightPanel* newPanel_;
    ConflictPanel* conflict_;
    BatchPanel* batchPanel_;
    PastePanel* pastePanel_;
};

} // namespace narae::admin
