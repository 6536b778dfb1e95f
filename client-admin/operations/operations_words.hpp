#pragma once

#include "client-admin/operations/operations_records.hpp"

/// What operators read for the server's own tokens. In the app's language; a token that a newer server brings is shown
/// as it is. GUI thread.
namespace narae::admin::operations_words {

QString area(const QString& name);   ///< reservation, flight ...: an area of the server
QString reader(const QString& name); ///< who takes events in
/// What an invariant says; `fallback` for one of which this app has not heard.
QString statement(const QString& rule, const QString& fallback);
/// "412 flights": how much of what was looked at.
QString looked(qint64 count, const QString& unit);
QString role(const QString& role);
QString scope(const QString& scope);
/// Every scope an API key can have.
QStringList scopes();
/// What somebody did: `session.opened` and its like.
QString action(const QString& action);
QString chainBreak(const QString& reason);

} // namespace narae::admin::operations_words
