#include "server/platform/commit/id_blocks.hpp"

#include "common/base/check.hpp"

namespace narae::commit {

void IdBlocks::declare(std::string_view kind)
{
    blocks_.try_emplace(std::string(kind));
}

std::int64_t IdBlocks::next(std::string_view kind)
{
    const auto found = blocks_.find(kind);
    check(found != blocks_.end(), "the kind of id was declared");
    Block& block = found->second;
    if (block.next == block.end) {
        block.next = block.laterNext;
        block.end = block.laterEnd;
        block.laterNext = block.laterEnd = 1;
    }
    check(block.next < block.end, "a batch uses no more ids than are kept in reserve");
    return block.next++;
}

void IdBlocks::Block::append(std::int64_t from, std::int64_t to)
{
    if (next == end) {
        next = from;
        end = to;
    } else if (laterNext == laterEnd && end == from) {
        end = to;
    } else if (laterNext == laterEnd) {
        laterNext = from;
        laterEnd = to;
    } else {
        // Both ranges are in use only when two were taken within one reserve's worth of numbers; drop the smaller rest.
        check(laterEnd == from || end - next < kReservePerKind, "only a small rest of a block is ever dropped");
        if (laterEnd != from) {
            next = laterNext;
            end = laterEnd;
            laterNext = from;
        }
        laterEnd = to;
    }
}

void IdBlocks::topUp(database::Session& session)
{
    for (auto& [kind, block] : blocks_)
        if (block.left() < kReservePerKind) take(session, kind, block);
}

void IdBlocks::take(database::Session& session, const std::string& kind, Block& block)
{
    constexpr std::int64_t kTaken = kReservePerKind * 2;
    session.begin();
    // Guard: the row is locked by the update until the commit, so that no number is handed out twice.
    if (session.execute("UPDATE id_blocks SET next = next + ? WHERE kind = ?", {kTaken, kind}) == 0)
        session.execute("INSERT INTO id_blocks (kind, next) VALUES (?, ?)", {kind, kTaken + 1});
    const auto rows = session.query("SELECT next FROM id_blocks WHERE kind = ?", {kind});
    session.commit();
    if (session.failure() && session.failure()->kind == database::Failure::Kind::Constraint) {
        // Another process made the kind's first row between our two statements. It is there now, and only moves on.
        session.rollback();
        return take(session, kind, block);
    }
    if (session.failure() || rows.empty()) return;
    const std::int64_t end = rows.integer(0, 0);
    block.append(end - kTaken, end);
}

void IdBlocks::giveBack(database::Session& session)
{
    session.begin();
    for (auto& [kind, block] : blocks_) {
        // What is adjacent to the end of all blocks goes back; guard: only while nobody has taken a block since.
        const bool laterInUse = block.laterNext != block.laterEnd;
        const std::int64_t from = laterInUse ? block.laterNext : block.next;
        const std::int64_t to = laterInUse ? block.laterEnd : block.end;
        if (from != to) session.execute("UPDATE id_blocks SET next = ? WHERE kind = ? AND next = ?", {from, kind, to});
        block = Block{};
    }
    session.commit();
}

} // namespace narae::commit
