#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <optional>
#include <vector>

namespace narae::desktop {

/// One server-sent event.
struct SentEvent {
    QByteArray name = "message";
    QByteArray data;
};

/// Reads server-sent events (HTML, 9.2.6) out of bytes as they come: split anywhere, with any of the three line ends.
/// Its memory is bounded: an event that never ends is told by tooLarge(), and the stream is to be given up.
class EventParser {
public:
    static constexpr qsizetype kEventBytesMost = 1024 * 1024;

    /// The events that are whole with these bytes, oldest first.
    std::vector<SentEvent> feed(QByteArrayView bytes);

    /// The id of the last whole event that had one, to come back with.
    const QByteArray& lastEventId() const { return lastEventId_; }
    /// After how many milliseconds the server wants one back.
    std::optional<int> retryMs() const { return retryMs_; }
    bool tooLarge() const { return tooLarge_; }

private:
    void takeLine(std::vector<SentEvent>& events);
    void takeField(const QByteArray& name, const QByteArray& value);
    void dispatch(std::vector<SentEvent>& events);

    QByteArray line_;
    QByteArray name_;
    QByteArray data_;
    QByteArray id_; ///< of the event being read; counts when it is whole
    QByteArray lastEventId_;
    std::optional<int> retryMs_;
    bool hasData_ = false;
    bool afterReturn_ = false; ///< a line feed now belongs to the line before
    bool first_ = true;        ///< a byte order mark may stand there
    bool tooLarge_ = false;
};

} // namespace narae::desktop
