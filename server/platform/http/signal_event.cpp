#include "server/platform/http/signal_event.hpp"

#include "common/base/check.hpp"

#include <sys/eventfd.h>
#include <unistd.h>

namespace narae::http {

SignalEvent::SignalEvent() : descriptor_(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK))
{
    check(descriptor_ >= 0, "the system has a descriptor left");
}

SignalEvent::~SignalEvent()
{
    ::close(descriptor_);
}

void SignalEvent::give()
{
    // It can only fail when 2^64 were given and none taken.
    static_cast<void>(::eventfd_write(descriptor_, 1));
}

void SignalEvent::clear()
{
    eventfd_t given = 0;
    static_cast<void>(::eventfd_read(descriptor_, &given));
}

} // namespace narae::http
