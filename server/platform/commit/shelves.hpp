#pragma once

#include "server/platform/commit/shelf.hpp"

#include <vector>

namespace narae::commit {

/// All contexts' shelves of one committer, asked one after the other in the order they were added. On the committer's
/// thread only.
class Shelves {
public:
    /// `shelf` outlives this.
    void add(Shelf& shelf) { all_.push_back(&shelf); }

    void open(database::Session& session);
    /// Loads what is wanted, and answers whether anything was.
    bool load(database::Session& session);
    void mark();
    void revert();
    bool changed() const;
    void write(database::Session& session);
    std::vector<std::function<void()>> whenDurable();
    void clear();
    void keep();

private:
    void each(void (Shelf::*call)());

    std::vector<Shelf*> all_;
};

} // namespace narae::commit
