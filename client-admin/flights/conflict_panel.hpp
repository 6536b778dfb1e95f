#pragma once

#include "client-admin/flights/flight_editing.hpp"
#include "client-admin/forms/side_panel.hpp"
#include "common/desktop/client/airport_book.hpp"

class QGridLayout;
class QRadioButton;

namespace narae::admin {

/// Two clerks, one flight: what it was, what the other saved and what this one wants, side by side. Where both touched
/// a field one of the two is taken; the rest of both stays.
class ConflictPanel : public SidePanel {
    Q_OBJECT

public:
    ConflictPanel(const desktop::AirportBook& airports, QWidget* parent = nullptr);
    void show(const FlightConflict& conflict);
    const FlightConflict& conflict() const { return conflict_; }

Q_SIGNALS:
    /// Onto theirs; empty when everything of theirs is taken.
    void settled(const FlightRecord& theirs, const FlightChanges& changes);

protected:
    void changeEvent(QEvent* event) override;

private:
    struct Field {
        QString name;
        QString base, theirs, yours; ///< as shown
        bool wanted = false;         ///< this clerk touched it
        FlightChanges change;        ///< that brings yours
        QRadioButton* takesYours = nullptr;
    };
    std::vector<Field> fieldsOf(const FlightConflict& conflict) const;
    void build();
    void judge();
    void retranslate();
    FlightChanges chosen() const;

    const desktop::AirportBook& airports_;
    FlightConflict conflict_;
    std::vector<Field> fields_;
    QWidget* table_ = nullptr;
    desktop::Button *theirs_, *save_;
};

} // namespace narae::admin
