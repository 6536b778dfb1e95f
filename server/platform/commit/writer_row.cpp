#include "server/platform/commit/writer_row.hpp"

#include "server/platform/log/log.hpp"

namespace narae::commit {

WriterRow::Held WriterRow::take(database::Session& session)
{
    const std::string lock =
        "SELECT epoch, seq, batch FROM event_writers WHERE writer = ?" + std::string(session.forUpdate());
    session.begin();
    const auto rows = session.query(lock, {writer_});
    const std::int64_t epochThere = rows.empty() ? 0 : rows.integer(0, 0);
    // Once we held the row, another epoch is another process with our name. (A claim of our own whose COMMIT got no
    // answer leaves our next epoch there.)
    if (epoch_ != 0 && epochThere != epoch_ && epochThere != claiming_ && !session.failure()) {
        session.rollback();
        return Held::Other;
    }
    claiming_ = epochThere + 1;
    if (rows.empty())
        session.execute("INSERT INTO event_writers (writer, epoch, seq, batch) VALUES (?, 1, 0, 0)", {writer_});
    else
        session.execute("UPDATE event_writers SET epoch = ? WHERE writer = ?", {epochThere + 1, writer_});
    session.commit();
    if (session.failure()) return Held::Failed;
    // A restart reads the same as a second server: the row does not know whether its holder still runs.
    if (epoch_ == 0 && !rows.empty())
        log::info("commit.name_taken_over",
                  {{"writer", writer_}, {"epoch", claiming_}, {"fences", "whoever wrote under this name before"}});
    epoch_ = epochThere + 1;
    seq_ = rows.empty() ? 0 : rows.integer(0, 1);
    batch_ = rows.empty() ? 0 : rows.integer(0, 2);
    return Held::Ours;
}

WriterRow::Held WriterRow::look(database::Session& session) const
{
    const auto rows = session.query("SELECT epoch FROM event_writers WHERE writer = ?", {writer_});
    if (session.failure()) return Held::Failed;
    return !rows.empty() && rows.integer(0, 0) == epoch_ ? Held::Ours : Held::Other;
}

WriterRow::Held WriterRow::advance(database::Session& session, std::size_t events)
{
    seqAfter_ = seq_ + static_cast<std::int64_t>(events);
    batchAfter_ = batch_ + 1;
    // Guard: the epoch, and the numbers that this batch goes on from. Zero rows found means that another process has
    // claimed this writer's name.
    const auto found = session.execute(
        "UPDATE event_writers SET seq = ?, batch = ? WHERE writer = ? AND epoch = ? AND seq = ? AND batch = ?",
        {seqAfter_, batchAfter_, writer_, epoch_, seq_, batch_});
    if (session.failure()) return Held::Failed;
    return found == 1 ? Held::Ours : Held::Other;
}

void WriterRow::committed()
{
    seq_ = seqAfter_;
    batch_ = batchAfter_;
}

std::optional<bool> WriterRow::isThere(database::Session& session) const
{
    session.begin();
    const auto rows =
        session.query("SELECT batch FROM event_writers WHERE writer = ?" + std::string(session.forUpdate()), {writer_});
    session.rollback();
    if (session.failure() || rows.empty()) return std::nullopt;
    return rows.integer(0, 0) == batchAfter_;
}

} // namespace narae::commit
