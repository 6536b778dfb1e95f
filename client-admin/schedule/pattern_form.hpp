#pragma once

#include "client-admin/forms/fare_fields.hpp"
#include "client-admin/schedule/schedule_pattern.hpp"
#include "client-admin/schedule/weekday_picker.hpp"
#include "common/desktop/widgets/text_label.hpp"

#include <QBoxLayout>
#include <QCheckBox>
#include <QComboBox>

namespace narae::admin {

/// A pattern in fields.
class PatternForm : public QWidget {
    Q_OBJECT

public:
    PatternForm(const desktop::AirportBook& airports, QDate today, QWidget* parent = nullptr);

    void setAircraft(const std::vector<AircraftRecord>& types);
    int seats() const; ///< of the aircraft chosen
    /// What can be read of it so far: for the calendar.
    SchedulePattern read() const;
    /// All of it, or nothing while something is missing; what cannot be read is marked.
    std::optional<SchedulePattern> pattern();
    void toggleOff(const QDate& date);

Q_SIGNALS:
    void changed();

protected:
    void changeEvent(QEvent* event) override;

private:
    void build();
    QLineEdit* add(QBoxLayout* row, const char* name);
    void showCabins();
    QSet<QDate> offDays(bool* read = nullptr) const;
    void retranslate();

    const desktop::AirportBook& airports_;
    QDate today_;
    std::vector<AircraftRecord> types_;
    QList<desktop::TextLabel*> labels_;
    QLineEdit *number_, *origin_, *destination_, *departs_, *arrives_, *from_, *to_, *off_;
    QLineEdit *backNumber_, *backDeparts_, *backArrives_;
    WeekdayPicker *days_, *peakDays_;
    desktop::TextLabel *daysLabel_, *peakLabel_, *aircraftLabel_, *usualTitle_, *peakTitle_;
    QComboBox* aircraft_;
    FareFields *fares_, *peakFares_;
    QCheckBox* back_;
    QWidget* backBox_;
};

} // namespace narae::admin
