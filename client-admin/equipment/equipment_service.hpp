#pragma once

#include "client-admin/airline/airline_service.hpp"
#include "client-admin/equipment/seat_layout.hpp"

namespace narae::admin {

/// Reads and writes types of aircraft. GUI thread.
class EquipmentService {
public:
    explicit EquipmentService(desktop::ApiClient& client) : client_(client) {}

    void list(QObject* context, Heard<std::vector<AircraftRecord>> heard);
    void one(qint64 aircraftId, QObject* context, Heard<AircraftRecord> heard);
    /// Only onto the version it was made from: 412 otherwise.
    void revise(const AircraftRecord& base, const SeatLayout& layout, QObject* context, Heard<AircraftRecord> heard);
    void add(const QString& name, const SeatLayout& layout, QObject* context, Heard<AircraftRecord> heard);

private:
    desktop::ApiClient& client_;
};

} // namespace narae::admin
