#pragma once

#include "server/platform/commit/committer.hpp"
#include "server/platform/commit/identity_map.hpp"
#include "server/platform/commit/shelf.hpp"
#include "server/view/adapters/view_feeder.hpp"
#include "server/view/application/record_checkpoint.hpp"

#include <string>

namespace narae::view {

/// The table view_checkpoints during a batch. On the committer's thread only.
class CheckpointShelf final : public CheckpointBooks, public commit::Shelf {
public:
    void want(const std::string& name) override { checkpoints_.want(name); }
    void put(Checkpoint checkpoint) override;

    bool wantsMore() const override { return checkpoints_.wantsMore(); }
    void load(database::Session& session) override;
    void mark() override { checkpoints_.mark(); }
    void revert() override { checkpoints_.revert(); }
    bool changed() const override { return checkpoints_.changed(); }
    void write(database::Session& session) override;
    void clear() override { checkpoints_.clear(); }

private:
    commit::IdentityMap<std::string, Checkpoint> checkpoints_;
};

/// Keeps a view's checkpoints under the name of its committer's writer. Any thread but the committer's.
class CommittedCheckpoints final : public CheckpointKeeper {
public:
    CommittedCheckpoints(commit::Committer& committer, CheckpointShelf& shelf) : committer_(committer), shelf_(shelf) {}

    Result<void> keep(const Mark& mark) override;

private:
    commit::Committer& committer_;
    CheckpointShelf& shelf_;
};

} // namespace narae::view
