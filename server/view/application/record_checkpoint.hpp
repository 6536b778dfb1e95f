#pragma once

#include "common/base/result.hpp"
#include "server/view/application/view.hpp"

#include <string>

namespace narae::view {

/// What one process's view had come to, kept so that a rebuild can be compared with it.
struct Checkpoint {
    std::string name; ///< of the process: its writer's
    Mark mark;
    Instant at;
};

/// The checkpoints of this database: a port, on the committer's thread.
class CheckpointBooks {
public:
    virtual ~CheckpointBooks() = default;
    virtual void want(const std::string& name) = 0;
    virtual void put(Checkpoint checkpoint) = 0;
};

/// Keeps where the view stands, in place of what it kept before.
struct RecordCheckpoint {
    struct Answer {};

    std::string name;
    Mark mark;

    void want(CheckpointBooks& books) const { books.want(name); }
    Result<Answer> decide(CheckpointBooks& books, Instant now) const
    {
        books.put({name, mark, now});
        return Answer{};
    }
};

} // namespace narae::view
