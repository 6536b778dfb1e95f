#include "server/view/adapters/catch_up.hpp"

#include "server/view/adapters/event_translation.hpp"

#include <algorithm>
#include <future>
#include <utility>
#include <vector>

namespace narae::view {

namespace {

constexpr std::size_t kEventsAStretch = 4096;

using Envelopes = std::vector<commit::Envelope>;
using Occurrences = std::vector<Occurrence>;

std::future<Result<Envelopes>> readAfter(events::EventLog& log, const events::Cursors& cursors)
{
    return std::async(std::launch::async, [&log, cursors] { return log.after(cursors, kEventsAStretch); });
}

std::future<Occurrences> translateAll(Envelopes envelopes)
{
    return std::async(std::launch::async, [envelopes = std::move(envelopes)] {
        Occurrences occurrences;
        occurrences.reserve(envelopes.size());
        for (const commit::Envelope& envelope : envelopes)
            occurrences.push_back(translate(envelope));
        return occurrences;
    });
}

} // namespace

events::Cursors catchUp(View& view, events::EventLog& log, const events::Cursors& heads,
                        const std::function<bool()>& goesOn)
{
    events::Cursors folded;
    events::Cursors translated;
    events::Cursors read;
    std::future<Occurrences> translating;
    const auto fold = [&] {
        if (!translating.valid()) return;
        view.take(translating.get());
        folded = translated;
    };
    auto reading = readAfter(log, read);
    while (!reaches(read, heads) && goesOn()) {
        auto stretch = reading.get();
        if (!stretch || stretch->empty()) break;
        for (const commit::Envelope& envelope : *stretch)
            read[envelope.writer] = envelope.seq;
        reading = readAfter(log, read);
        std::future<Occurrences> next = translateAll(*std::move(stretch));
        fold();
        translating = std::move(next);
        translated = read;
    }
    fold();
    return folded;
}

bool reaches(const events::Cursors& cursors, const events::Cursors& heads)
{
    return std::all_of(heads.begin(), heads.end(), [&cursors](const auto& head) {
        const auto found = cursors.find(head.first);
        return (found == cursors.end() ? 0 : found->second) >= head.second;
    });
}

} // namespace narae::view
