#include "server/platform/commit/shelves.hpp"

#include <algorithm>

namespace narae::commit {

void Shelves::open(database::Session& session)
{
    for (Shelf* shelf : all_)
        shelf->open(session);
}

bool Shelves::load(database::Session& session)
{
    bool more = false;
    for (Shelf* shelf : all_) {
        if (!shelf->wantsMore()) continue;
        more = true;
        shelf->load(session);
    }
    return more;
}

void Shelves::mark()
{
    each(&Shelf::mark);
}

void Shelves::revert()
{
    each(&Shelf::revert);
}

bool Shelves::changed() const
{
    return std::any_of(all_.begin(), all_.end(), [](const Shelf* shelf) { return shelf->changed(); });
}

void Shelves::write(database::Session& session)
{
    for (Shelf* shelf : all_)
        shelf->write(session);
}

std::vector<std::function<void()>> Shelves::whenDurable()
{
    std::vector<std::function<void()>> all;
    for (Shelf* shelf : all_)
        if (auto one = shelf->whenDurable()) all.push_back(std::move(one));
    return all;
}

void Shelves::clear()
{
    each(&Shelf::clear);
}

void Shelves::keep()
{
    each(&Shelf::keep);
}

void Shelves::each(void (Shelf::*call)())
{
    for (Shelf* shelf : all_)
        (shelf->*call)();
}

} // namespace narae::commit
