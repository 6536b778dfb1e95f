#pragma once

#include "common/base/ids.hpp"
#include "common/base/result.hpp"

namespace narae::webhooks {

/// Whether those whom endpoints belong to may still hear of events: a port. Any thread.
class Owners {
public:
    virtual ~Owners() = default;
    /// False once the key was revoked, has expired, or never had the scope. Refuses database.away and peer.away.
    virtual Result<bool> mayBeTold(ApiKeyId owner) = 0;
};

} // namespace narae::webhooks
