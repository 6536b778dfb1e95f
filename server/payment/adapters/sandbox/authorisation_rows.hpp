#pragma once

#include "server/payment/adapters/sandbox/authorisation.hpp"
#include "server/platform/commit/identity_map.hpp"
#include "server/platform/database/session.hpp"

namespace narae::payment::sandbox {

using Authorisations = commit::IdentityMap<std::string, Authorisation>;

/// Puts the authorisations that are wanted on the shelf.
void load(Authorisations& authorisations, database::Session& session);
/// Writes those that are new or changed.
void write(const Authorisations& authorisations, database::Session& session);

} // namespace narae::payment::sandbox
