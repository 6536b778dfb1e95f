#pragma once

#include "common/api/health.hpp"

namespace narae::app {

class Composition;

/// How the server is at this moment, for the operations screen: figures it has at hand and three small questions to the
/// database, none of which goes through a table of business. Any thread.
api::Health healthOf(Composition& composition);

} // namespace narae::app
