#pragma once

#include "client-admin/airline/airline_service.hpp"
#include "client-admin/forms/fare_fields.hpp"
#include "client-admin/forms/side_panel.hpp"
#include "common/desktop/parts/parts.hpp"

#include <QComboBox>

namespace narae::admin {

/// Registers one flight. Sent again after a lost answer it is still one: the key belongs to what was typed.
class NewFlightPanel : public SidePanel {
    Q_OBJECT

public:
    NewFlightPanel(desktop::Parts& parts, QWidget* parent = nullptr);

    void setAircraft(const std::vector<AircraftRecord>& types);
    void begin(); ///< the focus into the first field
    void setOnline(bool online);

Q_SIGNALS:
    void registered(const FlightRecord& flight);

protected:
    void changeEvent(QEvent* event) override;

private:
    /// Nothing while a field cannot be read; marks it.
    std::optional<FlightDraft> draft();
    void touched();
    void showCabins();
    void send();
    void retranslate();

    desktop::Parts& parts_;
    std::vector<AircraftRecord> types_;
    QString key_;
    bool online_ = true;
    QLineEdit *number_, *origin_, *destination_, *departs_, *arrives_, *refund_;
    QComboBox* aircraft_;
    FareFields* fares_;
    QList<desktop::TextLabel*> labels_;
    desktop::TextLabel* problem_;
    desktop::Button* save_;
};

} // namespace narae::admin
