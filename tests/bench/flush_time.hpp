#pragma once

#include <string>

namespace narae::bench {

/// How long this machine takes to have a page safe on its disk, where temporary folders are: what every COMMIT waits
/// for at least, and what differs most between two machines, and between two moments of one. A sentence for the notes.
std::string flushTime();

} // namespace narae::bench
