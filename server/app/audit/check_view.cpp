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
    const std::string subject = "view at " + rebuilt->comparedAtCursor;
    if (!rebuilt->equal)
        result.name(subject, "the state that lived has the hash " + rebuilt->storedHash + ", its events make " +
                                 rebuilt->replayedHash);
    if (rebuilt->gaps > 0) result.name("view", "its events have gaps in " + std::to_string(rebuilt->gaps) + " places");
    if (rebuilt->unreadable > 0) result.name("view", std::to_string(rebuilt->unreadable) + " events cannot be read");
    result.open = rebuilt->comparedAtCursor.empty();
    if (result.open)
        result.notes.emplace_back("no checkpoint of a view is on record yet: there was nothing to compare with");
}

} // namespace narae::audit
