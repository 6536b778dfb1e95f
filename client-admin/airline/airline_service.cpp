#include "client-admin/airline/airline_service.hpp"

namespace narae::admin {

using desktop::Call;
using desktop::Outcome;

namespace {

constexpr int kPageMost = 100;

QString instantText(const QDateTime& instant)
{
    return instant.toUTC().toString(Qt::ISODateWithMs);
}

QByteArray etagOf(const FlightRecord& flight)
{
    return '"' + QByteArray::number(flight.version) + '"';
}

template <class Value, class Read>
desktop::ApiClient::Done reading(Heard<Value> heard, Read read)
{
    return [heard = std::move(heard), read = std::move(read)](const Outcome& outcome) {
        if (!outcome) {
            heard(nullptr, &outcome.problem());
            return;
        }
        const Value value = read(outcome->object());
        heard(&value, nullptr);
    };
}

} // namespace

AuditLine AuditLine::fromJson(const QJsonObject& json)
{
    return {desktop::instantFromJson(json["at"]), json["actor"].toString(),   json["action"].toString(),
            json["subject"].toString(),           json["outcome"].toString(), json["detail"].toString()};
}

void AirlineService::page(const QString& after, QObject* context, Heard<FlightPage> heard)
{
    QUrlQuery query{{"limit", QString::number(kPageMost)}};
    if (from_.isValid()) query.addQueryItem("from", instantText(from_));
    if (!after.isEmpty()) query.addQueryItem("after", after);
    client_.send(Call::get("/v1/flights", query).remember(), context,
                 reading<FlightPage>(std::move(heard), desktop::pageFromJson<FlightRecord>));
}

void AirlineService::between(const QDateTime& from, const QDateTime& before, const QString& after, QObject* context,
                             Heard<FlightPage> heard)
{
    QUrlQuery query{{"limit", QString::number(kPageMost)}, {"from", instantText(from)}, {"to", instantText(before)}};
    if (!after.isEmpty()) query.addQueryItem("after", after);
    client_.send(Call::get("/v1/flights", query), context,
                 reading<FlightPage>(std::move(heard), desktop::pageFromJson<FlightRecord>));
}

void AirlineService::ofNumber(const QString& number, const QDateTime& from, const QDateTime& before,
                              const QString& after, QObject* context, Heard<FlightPage> heard)
{
    QUrlQuery query{{"limit", QString::number(kPageMost)},
                    {"flightNumber", number},
                    {"from", instantText(from)},
                    {"to", instantText(before)}};
    if (!after.isEmpty()) query.addQueryItem("after", after);
    client_.send(Call::get("/v1/flights", query), context,
                 reading<FlightPage>(std::move(heard), desktop::pageFromJson<FlightRecord>));
}

void AirlineService::flight(qint64 flightId, QObject* context, Heard<FlightRecord> heard)
{
    client_.send(Call::get(QString("/v1/flights/%1").arg(flightId)), context,
                 reading<FlightRecord>(std::move(heard), FlightRecord::fromJson));
}

void AirlineService::aircraft(QObject* context, Heard<std::vector<AircraftRecord>> heard)
{
    client_.send(Call::get("/v1/aircraft").remember(), context,
                 reading<std::vector<AircraftRecord>>(std::move(heard), [](const QJsonObject& json) {
                     return desktop::pageFromJson<AircraftRecord>(json).items;
                 }));
}

void AirlineService::auditOf(const QString& subject, QObject* context, Heard<std::vector<AuditLine>> heard)
{
    const QUrlQuery query{{"limit", QString::number(kPageMost)}, {"subject", subject}};
    client_.send(Call::get("/v1/audit", query), context,
                 reading<std::vector<AuditLine>>(std::move(heard), [](const QJsonObject& json) {
                     return desktop::pageFromJson<AuditLine>(json).items;
                 }));
}

Call AirlineService::revise(const FlightRecord& flight, const FlightChanges& changes)
{
    return Call::patch(QString("/v1/flights/%1").arg(flight.flightId), changes.toJson(), etagOf(flight));
}

Call AirlineService::cancel(const FlightRecord& flight, const QString& reason)
{
    Call call = Call::post(QString("/v1/flights/%1/cancellation").arg(flight.flightId), {{"reason", reason}});
    call.ifMatch = etagOf(flight);
    return call;
}

Call AirlineService::registration(const FlightDraft& draft, const QString& key)
{
    return Call::post("/v1/flights", draft.toJson()).keyed(key).within(std::chrono::seconds(30));
}

} // namespace narae::admin
