#pragma once

#include "server/platform/commit/envelope.hpp"
#include "server/platform/commit/shelf.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace narae::commit {

/// The events that a batch causes, written in the batch's own transaction, so that none is ever told that did not
/// happen and none that happened is lost. On the committer's thread only.
class Outbox {
public:
    /// `data` is the payload's JSON text.
    void append(std::string_view source, std::string_view type, std::string subject, std::int64_t flightId,
                std::string data);

    // The committer's side.
    void beginDecision(const std::string& traceId, Instant now);
    void revertDecision() { events_.resize(marked_); }
    bool empty() const { return events_.empty(); }
    /// Numbers the events after `lastSeq` and inserts them.
    void write(database::Session& session, const std::string& writer, std::int64_t lastSeq);
    std::vector<Envelope> take();
    std::size_t size() const { return events_.size(); }
    void clear();

private:
    std::vector<Envelope> events_;
    std::size_t marked_ = 0;
    std::string traceId_;
    Instant now_;
};

} // namespace narae::commit
