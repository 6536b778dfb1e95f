#include "common/desktop/client/event_parser.hpp"

#include <algorithm>
#include <optional>
#include <utility>

namespace narae::desktop {

std::vector<SentEvent> EventParser::feed(QByteArrayView bytes)
{
    std::vector<SentEvent> events;
    while (!bytes.isEmpty() && !tooLarge_) {
        if (afterReturn_ && bytes.front() == '\n') bytes = bytes.sliced(1);
        afterReturn_ = false;
        const auto* const end = std::find_if(bytes.begin(), bytes.end(), [](char c) { return c == '\n' || c == '\r'; });
        const qsizetype length = end - bytes.begin();
        line_.append(bytes.first(length));
        tooLarge_ = line_.size() + data_.size() > kEventBytesMost;
        if (length == bytes.size()) break;
        afterReturn_ = *end == '\r';
        bytes = bytes.sliced(length + 1);
        takeLine(events);
    }
    return events;
}

void EventParser::takeLine(std::vector<SentEvent>& events)
{
    QByteArray line = std::exchange(line_, {});
    if (std::exchange(first_, false) && line.startsWith("\xEF\xBB\xBF")) line.remove(0, 3);
    if (line.isEmpty()) {
        dispatch(events);
        return;
    }
    const qsizetype colon = line.indexOf(':');
    if (colon == 0) return; // a comment: a sign of life
    QByteArray value = colon < 0 ? QByteArray() : line.mid(colon + 1);
    if (value.startsWith(' ')) value.remove(0, 1);
    takeField(colon < 0 ? line : line.left(colon), value);
}

void EventParser::takeField(const QByteArray& name, const QByteArray& value)
{
    if (name == "event") {
        name_ = value;
    } else if (name == "data") {
        if (hasData_) data_.append('\n');
        data_.append(value);
        hasData_ = true;
    } else if (name == "id") {
        if (!value.contains('\0')) id_ = value;
    } else if (name == "retry") {
        const bool digits =
            !value.isEmpty() && std::all_of(value.begin(), value.end(), [](char c) { return c >= '0' && c <= '9'; });
        bool fits = false;
        const int pause = value.toInt(&fits);
        if (digits && fits) retryMs_ = pause;
    }
}

void EventParser::dispatch(std::vector<SentEvent>& events)
{
    lastEventId_ = id_;
    if (hasData_) events.push_back({name_.isEmpty() ? QByteArray("message") : name_, data_});
    name_.clear();
    data_.clear();
    hasData_ = false;
}

} // namespace narae::desktop
