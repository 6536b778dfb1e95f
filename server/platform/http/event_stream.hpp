#pragma once

#include <string>

namespace narae::http {

/// One reader's place in a stream of server-sent events (text/event-stream): a port, filled by whoever has the events.
///
/// Nothing is queued for a reader: the front asks for what is new when the reader has taken what was sent before, and a
/// slow one is told less, and later. One thread at a time; must be quick.
class EventStream {
public:
    virtual ~EventStream() = default;
    /// What there is to tell, and moves the place behind it; empty when there is nothing. Not much more than
    /// `bytesWanted`; the rest at the next call.
    virtual std::string take(std::size_t bytesWanted) = 0;
    /// Whether nothing more will come.
    virtual bool isOver() const = 0;
};

} // namespace narae::http
