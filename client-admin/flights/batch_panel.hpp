#pragma once

#include "client-admin/flights/flight_batch.hpp"
#include "client-admin/forms/fare_fields.hpp"
#include "client-admin/forms/side_panel.hpp"
#include "common/desktop/widgets/segmented.hpp"

#include <QComboBox>
#include <QProgressBar>
#include <QTableView>

namespace narae::admin {

/// Changes many flights: what to do at the top, what will happen to each below it, then how it goes.
class BatchPanel : public SidePanel {
    Q_OBJECT

public:
    BatchPanel(FlightBatch& batch, QWidget* parent = nullptr);

    void begin(FlightBatch::Kind kind, const std::vector<FlightRecord>& flights);
    void setAircraft(const std::vector<AircraftRecord>& types);
    void setOnline(bool online);

protected:
    void changeEvent(QEvent* event) override;

private:
    void buildFields();
    void plan();
    void showCabins();
    void judge();
    QString goText(int ready) const;
    void retranslate();

    FlightBatch& batch_;
    FlightBatch::Kind kind_ = FlightBatch::Kind::Fare;
    std::vector<FlightRecord> flights_;
    std::vector<AircraftRecord> types_;
    bool online_ = true;
    bool understood_ = false;
    QWidget *fareBox_, *aircraftBox_, *cancelBox_;
    desktop::Segmented* rule_;
    QComboBox *cabin_, *aircraft_;
    QLineEdit *value_, *reason_;
    FareFields* fares_;
    desktop::TextLabel *valueLabel_, *cabinLabel_, *aircraftLabel_, *reasonLabel_, *hint_, *progressWords_;
    QProgressBar* progress_;
    QTableView* table_;
    desktop::Button *stop_, *copy_, *go_;
};

} // namespace narae::admin
