#pragma once

#include "server/platform/database/session.hpp"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

namespace narae::commit {

/// Hands out small integers, unique across processes, from blocks that each process takes from the table `id_blocks`.
///
/// On the committer's thread only. Numbers of a refused decision are lost, which harms nobody; the unused rest of a
/// block goes back on a clean stop, so that ids stay small.
class IdBlocks {
public:
    /// How many numbers of one kind a batch may use: topUp() sees to it.
    static constexpr std::int64_t kReservePerKind = 1024;

    /// Declares a kind (`reservation`), before the committer starts.
    void declare(std::string_view kind);

    /// REQUIRES: declared, and no more than kReservePerKind since the last topUp().
    std::int64_t next(std::string_view kind);

    /// Takes new blocks where fewer than kReservePerKind numbers are left, each in a transaction of its own. A failure
    /// is on the session.
    void topUp(database::Session& session);
    /// Gives the unused numbers back where no other process has taken a block since.
    void giveBack(database::Session& session);

private:
    /// Two ranges [next, end): the one in use, and the one that follows it.
    struct Block {
        std::int64_t next = 1;
        std::int64_t end = 1;
        std::int64_t laterNext = 1;
        std::int64_t laterEnd = 1;

        std::int64_t left() const { return (end - next) + (laterEnd - laterNext); }
        void append(std::int64_t from, std::int64_t to);
    };
    void take(database::Session& session, const std::string& kind, Block& block);

    std::map<std::string, Block, std::less<>> blocks_;
};

} // namespace narae::commit
