#include "client-admin/equipment/equipment_service.hpp"

namespace narae::admin {

using desktop::Call;

namespace {

desktop::ApiClient::Done reading(Heard<AircraftRecord> heard)
{
    return [heard = std::move(heard)](const desktop::Outcome& outcome) {
        if (!outcome) {
            heard(nullptr, &outcome.problem());
            return;
        }
        const AircraftRecord record = AircraftRecord::fromJson(outcome->object());
        heard(&record, nullptr);
    };
}

} // namespace

void EquipmentService::list(QObject* context, Heard<std::vector<AircraftRecord>> heard)
{
    AirlineService(client_).aircraft(context, std::move(heard));
}

void EquipmentService::one(qint64 aircraftId, QObject* context, Heard<AircraftRecord> heard)
{
    client_.send(Call::get(QString("/v1/aircraft/%1").arg(aircraftId)), context, reading(std::move(heard)));
}

void EquipmentService::revise(const AircraftRecord& base, const SeatLayout& layout, QObject* context,
                              Heard<AircraftRecord> heard)
{
    client_.send(Call::patch(QString("/v1/aircraft/%1").arg(base.aircraftId), {{"cabins", layout.toJson()}},
                             '"' + QByteArray::number(base.version) + '"'),
                 context, reading(std::move(heard)));
}

void EquipmentService::add(const QString& name, const SeatLayout& layout, QObject* context, Heard<AircraftRecord> heard)
{
    client_.send(Call::post("/v1/aircraft", {{"name", name}, {"cabins", layout.toJson()}}), context,
                 reading(std::move(heard)));
}

} // namespace narae::admin
