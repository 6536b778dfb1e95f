#pragma once

#include "client-admin/airline/airline_service.hpp"
#include "client-admin/flights/flight_history.hpp"
#include "client-admin/flights/flight_state.hpp"
#include "client-admin/forms/fare_fields.hpp"
#include "client-admin/forms/side_panel.hpp"
#include "common/desktop/client/live_resource.hpp"
#include "common/desktop/parts/parts.hpp"
#include "common/desktop/widgets/chip.hpp"
#include "common/desktop/widgets/load_bar.hpp"
#include "common/desktop/widgets/route_line.hpp"

#include <QComboBox>

namespace narae::admin {

/// One flight at the right of the list: its seats live, its times, aircraft, fares and refunds to be changed, and what
/// was done to it. Nothing is saved before the button that names it.
class FlightPanel : public SidePanel {
    Q_OBJECT

public:
    FlightPanel(desktop::Parts& parts, AirlineService& service, QWidget* parent = nullptr);

    void show(const FlightRecord& flight);
    /// It is another on the server: fields that were not touched follow.
    void renew(const FlightRecord& flight);
    qint64 flightId() const { return base_.flightId; }
    /// Something is typed that is not saved, if only half of it.
    bool dirty() const { return !touched().isEmpty(); }
    void setAircraft(const std::vector<AircraftRecord>& types);
    /// What of `tried` has just been saved, or given up, is no longer a change; whatever else is typed stays typed.
    void settle(const FlightRecord& flight, const FlightChanges& tried);
    void setActive(bool active) { status_.setActive(active); }
    void setOnline(bool online);
    void setSaving(bool saving);
    void say(const QString& problem); ///< below the fields; empty for nothing

Q_SIGNALS:
    void saveAsked(const FlightRecord& base, const FlightChanges& changes);
    void cancelAsked(const FlightRecord& flight);
    void seatsAsked(const QString& aircraft);

protected:
    void changeEvent(QEvent* event) override;

private:
    void buildHead();
    void buildFields();
    void buildFoot();
    void fill(const FlightRecord& shown, const QSet<QString>& kept = {});
    FlightChanges changes() const;
    /// The names of the fields that say something else than the flight.
    QSet<QString> touched() const;
    bool readable() const;
    void judge();
    QString saveText(const FlightChanges& changes) const;
    void showSeats();
    void askHistory();
    void retranslate();

    desktop::Parts& parts_;
    AirlineService& service_;
    desktop::LiveResource status_;
    FlightRecord base_;
    int held_ = 0; ///< seats, as far as has been heard
    bool online_ = true;
    bool filling_ = false;
    /// What was begun with other flights and not saved: what it was based on, and the changes.
    QHash<qint64, std::pair<FlightRecord, FlightChanges>> drafts_;

    desktop::Chip* chip_;
    desktop::TextLabel *origin_, *destination_, *departsShort_, *duration_, *arrivesShort_;
    desktop::RouteLine* line_;
    desktop::TextLabel *seatsTitle_, *seatsWords_;
    desktop::LoadBar* load_;
    desktop::TextLabel *departsLabel_, *arrivesLabel_, *aircraftLabel_, *refundLabel_, *problem_, *reason_;
    QLineEdit *departs_, *arrives_, *refund_;
    QComboBox* aircraft_;
    FareFields* fares_;
    desktop::TextLabel* historyTitle_;
    FlightHistory* history_;
    desktop::Button *cancel_, *seats_, *save_;
};

} // namespace narae::admin
