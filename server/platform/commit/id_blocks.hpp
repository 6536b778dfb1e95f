#pragma once

#include "server/platform/database/session.hpp"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

namespace narae::commit {

/// Hands out small integers, unique across processes, from blocks that each process takes from the table `id_blocks`.
///
/// On the committer's thread only. Numbers of a refused decision are lost, which harms nobody; the unused rest of the last
/// block goes back on a clean stop, so that ids stay small.
class IdBlocks {
public:
    /// How many numbers of one kind a batch may use, at least: topUp() sees to it.
    static constexpr std::int64_t kReservePerKind = 2048;

    /// Declares a kind (`reservation`), before the committer starts.
    void declare(std::string_view kind);

    /// REQUIRES: declared.
    std::int64_t next(std::string_view kind);

    /// Takes new blocks where fewer than kReservePerKind numbers are left, in a transaction of its own.
    void topUp(database::Session& session);
    /// Gives the unused numbers back where no other process has taken a block since.
    void giveBack(database::Session& session);

private:
    struct Block {
        std::int64_t next = 1;
        std::int64_t end = 1; ///< the first number that is not ours
    };
    std::map<std::string, Block, std::less<>> blocks_;
};

} // namespace narae::commit
