#pragma once

#include <QString>

/// Words of the trade that several screens of the admin app say.
namespace narae::admin::words {

/// "Economy" of economy.
QString cabin(const QString& name);
/// "Economy fare".
QString cabinFare(const QString& name);

} // namespace narae::admin::words
