#include "client-admin/airline/words.hpp"

#include <QCoreApplication>

namespace narae::admin::words {

namespace {

struct AirlineWords {
    Q_DECLARE_TR_FUNCTIONS(AirlineWords)
};

} // namespace

QString cabin(const QString& name)
{
    if (name == "economy") return AirlineWords::tr("Economy");
    if (name == "premium") return AirlineWords::tr("Premium economy");
    if (name == "business") return AirlineWords::tr("Business");
    if (name == "first") return AirlineWords::tr("First");
    return name;
}

QString cabinFare(const QString& name)
{
    return AirlineWords::tr("%1 fare").arg(cabin(name));
}

} // namespace narae::admin::words
