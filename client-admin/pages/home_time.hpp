#pragma once

#include <QDateTime>
#include <QTimeZone>

namespace narae::admin {

/// The time of the airline's home, Seoul, by which its staff live wherever their machine stands: of everything that
/// happened here. Departures and arrivals are said in their airports' own time.
QTimeZone homeZone();
QDateTime atHome(const QDateTime& utc);

} // namespace narae::admin
