#include "server/webhooks/application/keep_watch.hpp"

namespace narae::webhooks {

Result<CourierWatch> KeepWatch::decide(WebhookBooks& books, Instant) const
{
    const CourierWatch before = books.watch();
    if (before.holder != who && !before.holder.empty() && before != silent) return before;
    CourierWatch& kept = books.changeWatch();
    kept.holder = who;
    ++kept.beat;
    return kept;
}

Result<CourierWatch> LeaveWatch::decide(WebhookBooks& books, Instant) const
{
    if (books.watch().holder == who) books.changeWatch().holder.clear();
    return books.watch();
}

} // namespace narae::webhooks
