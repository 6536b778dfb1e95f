#include "client-admin/schedule/schedule_csv.hpp"

#include "client-admin/airline/entry.hpp"

namespace narae::admin::csv {

std::optional<std::vector<QStringList>> parse(const QString& text)
{
    std::vector<QStringList> rows;
    QStringList row;
    QString cell;
    bool quoted = false;
    bool closed = false; // a quoted cell has ended: only a separator may follow
    const auto endCell = [&] {
        row << cell;
        cell.clear();
        closed = false;
    };
    const auto endRow = [&] {
        endCell();
        if (row.size() > 1 || !row.front().trimmed().isEmpty()) rows.push_back(row);
        row.clear();
    };
    for (qsizetype i = text.startsWith(QChar(0xFEFF)) ? 1 : 0; i < text.size(); ++i) {
        const QChar c = text[i];
        if (quoted) {
            if (c != '"') {
                cell += c;
            } else if (i + 1 < text.size() && text[i + 1] == '"') {
                cell += c;
                ++i;
            } else {
                quoted = false;
                closed = true;
            }
        } else if (c == '"') {
            if (!cell.isEmpty() || closed) return std::nullopt;
            quoted = true;
        } else if (c == ',') {
            endCell();
        } else if (c == '\n') {
            endRow();
        } else if (c != '\r') {
            if (closed) return std::nullopt;
            cell += c;
        }
    }
    if (quoted) return std::nullopt;
    if (!cell.isEmpty() || !row.isEmpty() || closed) endRow();
    return rows;
}

const QStringList& header()
{
    static const QStringList columns{"flightNumber",  "origin",     "destination",  "departsAt",
                                     "arrivesAt",     "aircraft",   "economyPrice", "premiumPrice",
                                     "businessPrice", "firstPrice", "currency",     "refundSteps"};
    return columns;
}

std::optional<QStringList> cells(const FlightRecord& flight, const desktop::AirportBook& airports)
{
    if (flight.origin.isEmpty() || flight.aircraft.isEmpty() || flight.cancelled || flight.cabins.empty())
        return std::nullopt;
    const auto moment = [&](qint64 ms, const QString& airport) {
        // With the airport's offset, so that the file can be read by people, too.
        const QDateTime there = QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC).toTimeZone(airports.zone(airport));
        const int minutes = there.offsetFromUtc() / 60;
        return there.toString("yyyy-MM-ddTHH:mm:ss") + QString("%1%2:%3")
                                                           .arg(minutes < 0 ? '-' : '+')
                                                           .arg(std::abs(minutes) / 60, 2, 10, QChar('0'))
                                                           .arg(std::abs(minutes) % 60, 2, 10, QChar('0'));
    };
    const auto price = [&](const QString& name) {
        const CabinRecord* cabin = flight.cabin(name);
        return cabin ? entry::plainAmount(cabin->price) : QString();
    };
    const Currency currency = flight.cabins.front().price.currency();
    const std::string_view code = currency.code();
    return QStringList{flight.number,
                       flight.origin,
                       flight.destination,
                       moment(flight.departsMs, flight.origin),
                       moment(flight.arrivesMs, flight.destination),
                       flight.aircraft,
                       price("economy"),
                       price("premium"),
                       price("business"),
                       price("first"),
                       QString::fromLatin1(code.data(), static_cast<qsizetype>(code.size())),
                       refundText(flight.refundSteps)};
}

} // namespace narae::admin::csv
