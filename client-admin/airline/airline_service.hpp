#pragma once

#include "client-admin/airline/flight_changes.hpp"
#include "common/desktop/client/api_client.hpp"

namespace narae::admin {

using FlightPage = desktop::Page<FlightRecord>;
/// An answer read, or the problem in its place.
template <class Value>
using Heard = std::function<void(const Value* value, const desktop::Problem* problem)>;

/// Where flights come from, page by page, by departure. A port: a test gives a hundred thousand without a server.
class FlightPages {
public:
    virtual ~FlightPages() = default;
    /// The page after the cursor `after`; the first where it is empty.
    virtual void page(const QString& after, QObject* context, Heard<FlightPage> heard) = 0;
};

/// One line of what has been done to something.
struct AuditLine {
    QDateTime at;
    QString actor, action, subject, outcome;
    QString detail; ///< "fare.economy: 59000 KRW -> 62000 KRW; ..."; empty where nothing is told
    static AuditLine fromJson(const QJsonObject& json);
};

/// The airline's calls: flights and aircraft. GUI thread.
class AirlineService : public FlightPages {
public:
    explicit AirlineService(desktop::ApiClient& client) : client_(client) {}

    /// From when on flights are read: those that have long departed are history.
    void setFrom(const QDateTime& from) { from_ = from; }
    QDateTime from() const { return from_; }
    void page(const QString& after, QObject* context, Heard<FlightPage> heard) override;
    /// The flights that depart from `from` to `before`: the page after the cursor `after`.
    void between(const QDateTime& from, const QDateTime& before, const QString& after, QObject* context,
                 Heard<FlightPage> heard);
    /// The departures of one number.
    void ofNumber(const QString& number, const QDateTime& from, const QDateTime& before, const QString& after,
                  QObject* context, Heard<FlightPage> heard);
    void flight(qint64 flightId, QObject* context, Heard<FlightRecord> heard);
    void aircraft(QObject* context, Heard<std::vector<AircraftRecord>> heard);
    /// The newest lines first.
    void auditOf(const QString& subject, QObject* context, Heard<std::vector<AuditLine>> heard);

    static desktop::Call revise(const FlightRecord& flight, const FlightChanges& changes);
    static desktop::Call cancel(const FlightRecord& flight, const QString& reason);
    static desktop::Call registration(const FlightDraft& draft, const QString& key);

    desktop::ApiClient& client() { return client_; }

private:
    desktop::ApiClient& client_;
    QDateTime from_;
};

} // namespace narae::admin
