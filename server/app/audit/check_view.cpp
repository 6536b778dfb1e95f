#include "server/app/audit/checks.hpp"
#include "server/app/audit/rule.hpp"
#include "server/view/adapters/rebuild.hpp"

/// I6: replaying the events makes the view that lived.
namespace narae::audit {

void checkView(const Books& books, InvariantResult& result)
{
    if (!books.has("view commit")) return noteElsewhere(result, "view commit");
    const auto rebuilt = view::rebuild(books.session());
    if (!rebuilt) return; // the session has failed, and the whole audit is refused
    result.checked = rebuilt->events;
    for (const view::ViewComparison& compared : rebuilt->comparisons) {
        if (compared.equal()) continue;
        const std::string subject = "view at " + compared.cursors;
        if (!compared.reached)
            result.name(subject, "the events do not go so far, but the view of " + compared.name + " stood there");
        else
            result.name(subject, "the state that lived has the hash " + compared.storedHash + ", its events make " +
                                     compared.replayedHash);
    }
    if (rebuilt->ofOtherFormats > 0)
        result.notes.push_back(std::to_string(rebuilt->ofOtherFormats) +
                               " checkpoints are of another version of Narae and were not compared");
    if (rebuilt->gaps > 0) result.name("view", "its events have gaps in " + std::to_string(rebuilt->gaps) + " places");
    if (rebuilt->unreadable > 0) result.name("view", std::to_string(rebuilt->unreadable) + " events cannot be read");
    result.open = rebuilt->comparisons.empty();
    if (result.open)
        result.notes.emplace_back("no checkpoint of a view is on record yet: there was nothing to compare with");
    else if (rebuilt->notCompared > 0)
        result.notes.push_back(std::to_string(rebuilt->notCompared) +
                               " events came since the last checkpoint: replayed, with nothing to compare with");
}

} // namespace narae::audit
