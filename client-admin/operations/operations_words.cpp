#include "client-admin/operations/operations_words.hpp"

#include "common/desktop/look/formats.hpp"

#include <QCoreApplication>

namespace narae::admin::operations_words {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(OperationsWords)
};

} // namespace

QString area(const QString& name)
{
    if (name == "reservation") return Words::tr("Reservation");
    if (name == "flight") return Words::tr("Flight");
    if (name == "payment") return Words::tr("Payment");
    if (name == "view") return Words::tr("View");
    if (name == "identity") return Words::tr("Accounts");
    if (name == "webhooks") return Words::tr("Webhooks");
    return name;
}

QString reader(const QString& name)
{
    return area(name);
}

QString statement(const QString& rule, const QString& fallback)
{
    if (rule == "I1") return Words::tr("Capacity equals left plus held plus sold, one passenger a seat");
    if (rule == "I2") return Words::tr("Each confirmed reservation has one capture of its total");
    if (rule == "I3") return Words::tr("Refunds match what was promised and never exceed captures");
    if (rule == "I4") return Words::tr("The gateway's ledger equals ours");
    if (rule == "I5") return Words::tr("Events have no gap and count once");
    if (rule == "I6") return Words::tr("The view equals a rebuild from its events");
    if (rule == "I7") return Words::tr("Every acknowledged reservation exists, once a key");
    if (rule == "I8") return Words::tr("The audit log's chain of hashes holds");
    return fallback;
}

QString looked(qint64 count, const QString& unit)
{
    const QString number = desktop::formats::number(count);
    if (unit == "cabins") return Words::tr("%1 cabins").arg(number);
    if (unit == "reservations") return Words::tr("%1 reservations").arg(number);
    if (unit == "bookings") return Words::tr("%1 bookings").arg(number);
    if (unit == "payments") return Words::tr("%1 payments").arg(number);
    if (unit == "events") return Words::tr("%1 events").arg(number);
    if (unit == "entries") return Words::tr("%1 entries").arg(number);
    return QString("%1 %2").arg(number, unit);
}

QString role(const QString& role)
{
    if (role == "staff") return Words::tr("Staff");
    if (role == "customer") return Words::tr("Customer");
    return role;
}

QStringList scopes()
{
    return {"flights:read",  "flights:write", "reservations:read", "reservations:write", "purchases:read",
            "payments:read", "reports:read",  "events:read",       "webhooks:write"};
}

QString scope(const QString& scope)
{
    if (scope == "flights:read") return Words::tr("See flights");
    if (scope == "flights:write") return Words::tr("Change flights");
    if (scope == "reservations:read") return Words::tr("See reservations");
    if (scope == "reservations:write") return Words::tr("Reserve and cancel");
    if (scope == "purchases:read") return Words::tr("See purchases");
    if (scope == "payments:read") return Words::tr("See payments");
    if (scope == "reports:read") return Words::tr("See reports");
    if (scope == "events:read") return Words::tr("Follow events");
    if (scope == "webhooks:write") return Words::tr("Have events sent");
    return scope;
}

QString action(const QString& action)
{
    static const QHash<QString, const char*> kActions{
        {"session.opened", QT_TRANSLATE_NOOP("OperationsWords", "Logged in")},
        {"session.refused", QT_TRANSLATE_NOOP("OperationsWords", "Log-in refused")},
        {"DELETE /v1/sessions/current", QT_TRANSLATE_NOOP("OperationsWords", "Logged out")},
        {"DELETE /v1/sessions/{sessionId}", QT_TRANSLATE_NOOP("OperationsWords", "Session ended")},
        {"POST /v1/flights", QT_TRANSLATE_NOOP("OperationsWords", "Flight added")},
        {"PATCH /v1/flights/{flightId}", QT_TRANSLATE_NOOP("OperationsWords", "Flight changed")},
        {"POST /v1/flights/{flightId}/cancellation", QT_TRANSLATE_NOOP("OperationsWords", "Flight cancelled")},
        {"POST /v1/flights/import", QT_TRANSLATE_NOOP("OperationsWords", "Flights imported")},
        {"POST /v1/aircraft", QT_TRANSLATE_NOOP("OperationsWords", "Aircraft added")},
        {"PATCH /v1/aircraft/{aircraftId}", QT_TRANSLATE_NOOP("OperationsWords", "Aircraft changed")},
        {"POST /v1/reservations", QT_TRANSLATE_NOOP("OperationsWords", "Reserved")},
        {"POST /v1/reservations/{reservationId}/payment", QT_TRANSLATE_NOOP("OperationsWords", "Reservation paid")},
        {"POST /v1/reservations/{reservationId}/cancellation",
         QT_TRANSLATE_NOOP("OperationsWords", "Reservation cancelled")},
        {"POST /v1/accounts", QT_TRANSLATE_NOOP("OperationsWords", "Account opened")},
        {"POST /v1/accounts/{accountId}/closure", QT_TRANSLATE_NOOP("OperationsWords", "Account closed")},
        {"PATCH /v1/account", QT_TRANSLATE_NOOP("OperationsWords", "Own account changed")},
        {"POST /v1/account/password", QT_TRANSLATE_NOOP("OperationsWords", "Password changed")},
        {"POST /v1/api-keys", QT_TRANSLATE_NOOP("OperationsWords", "API key made")},
        {"DELETE /v1/api-keys/{apiKeyId}", QT_TRANSLATE_NOOP("OperationsWords", "API key revoked")},
        {"POST /v1/webhook-endpoints", QT_TRANSLATE_NOOP("OperationsWords", "Webhook added")},
        {"DELETE /v1/webhook-endpoints/{endpointId}", QT_TRANSLATE_NOOP("OperationsWords", "Webhook removed")},
        {"POST /v1/webhook-endpoints/{endpointId}/secret",
         QT_TRANSLATE_NOOP("OperationsWords", "Webhook's secret exchanged")},
        {"POST /v1/webhook-endpoints/{endpointId}/ping", QT_TRANSLATE_NOOP("OperationsWords", "Webhook tried")},
        {"POST /v1/webhook-endpoints/{endpointId}/deliveries/{deliveryId}/replay",
         QT_TRANSLATE_NOOP("OperationsWords", "Webhook sent again")},
        {"POST /v1/dead-letters/{reader}/{writer}/{seq}/replay",
         QT_TRANSLATE_NOOP("OperationsWords", "Event replayed")},
        {"POST /v1/audit-runs", QT_TRANSLATE_NOOP("OperationsWords", "Audit started")},
    };
    const auto found = kActions.find(action);
    return found == kActions.end() ? action : Words::tr(*found);
}

QString chainBreak(const QString& reason)
{
    if (reason == "missing") return Words::tr("an entry is missing");
    if (reason == "detached") return Words::tr("an entry does not follow the one before it");
    if (reason == "altered") return Words::tr("an entry was altered");
    if (reason == "cut_off") return Words::tr("the end was cut off");
    return reason;
}

} // namespace narae::admin::operations_words
