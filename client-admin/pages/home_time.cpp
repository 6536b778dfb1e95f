#include "client-admin/pages/home_time.hpp"

namespace narae::admin {

QTimeZone homeZone()
{
    static const QTimeZone zone("Asia/Seoul");
    return zone;
}

QDateTime atHome(const QDateTime& utc)
{
    return utc.toTimeZone(homeZone());
}

} // namespace narae::admin
