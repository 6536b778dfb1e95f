#include "server/view/adapters/checkpoint_shelf.hpp"

#include "server/platform/commit/carry_out.hpp"
#include "server/platform/database/bulk.hpp"
#include "server/view/adapters/cursors_text.hpp"

namespace narae::view {

void CheckpointShelf::put(Checkpoint checkpoint)
{
    if (Checkpoint* kept = checkpoints_.change(checkpoint.name))
        *kept = std::move(checkpoint);
    else
        checkpoints_.add(checkpoint.name, checkpoint);
}

void CheckpointShelf::load(database::Session& session)
{
    std::vector<database::Value> names;
    for (const std::string& name : checkpoints_.takeWanted())
        names.emplace_back(name);
    database::selectIn(session, "SELECT name FROM view_checkpoints WHERE name", names, session.forUpdate(),
                       [this](const database::Rows& rows, std::size_t row) {
                           // Only whether it is there matters: it is replaced as a whole.
                           checkpoints_.put(rows.text(row, 0), {rows.text(row, 0), {}, {}});
                       });
}

void CheckpointShelf::write(database::Session& session)
{
    checkpoints_.eachChanged(
        [&session](const std::string& name, const Checkpoint& checkpoint) {
            // Guard: the primary key; only the process that holds the writer of this name keeps checkpoints under it.
            session.execute(
                "INSERT INTO view_checkpoints (name, cursors, hash, at_ms) VALUES (?, ?, ?, ?)",
                {name, toText(checkpoint.mark.cursors), checkpoint.mark.fingerprint, toEpochMs(checkpoint.at)});
        },
        [&session](const std::string& name, const Checkpoint& checkpoint) {
            // Guard: the row is locked since it was loaded.
            session.executeGuarded(
                "UPDATE view_checkpoints SET cursors = ?, hash = ?, at_ms = ? WHERE name = ?",
                {toText(checkpoint.mark.cursors), checkpoint.mark.fingerprint, toEpochMs(checkpoint.at), name});
        });
}

Result<void> CommittedCheckpoints::keep(const Mark& mark)
{
    const auto kept = commit::carryOut<RecordCheckpoint, CheckpointBooks>(
        committer_, shelf_, RecordCheckpoint{committer_.writer(), mark}, "");
    if (!kept) return kept.error();
    return {};
}

} // namespace narae::view
