#include "client-admin/feed/live_pages.hpp"

namespace narae::admin {

using desktop::Call;
using desktop::Outcome;

LivePages::LivePages(desktop::ApiClient& client, QObject* parent)
    : QObject(parent), client_(client), rhythm_(client.stream())
{
    connect(&rhythm_, &desktop::LiveRhythm::due, this, &LivePages::begin);
    connect(&client_.connectivity(), &desktop::Connectivity::changed, this, [this] {
        if (client_.connectivity().online()) begin();
    });
}

void LivePages::watch(std::vector<Call> lists)
{
    const auto same = [](const Call& one, const Call& other) { return one.resource() == other.resource(); };
    if (lists.size() == lists_.size() && std::equal(lists.begin(), lists.end(), lists_.begin(), same)) return;
    ++generation_;
    lists_ = std::move(lists);
    walking_ = false;
    if (active_) begin();
}

void LivePages::setActive(bool active)
{
    if (active == active_) return;
    active_ = active;
    rhythm_.setActive(active);
    if (active) begin();
}

void LivePages::follow(const desktop::LiveTopic& topic, std::chrono::milliseconds gap)
{
    rhythm_.setGap(gap);
    rhythm_.setTopic(topic);
}

void LivePages::refresh()
{
    begin();
}

void LivePages::begin()
{
    if (!active_ || lists_.empty()) return;
    if (walking_) {
        again_ = true;
        return;
    }
    walking_ = true;
    again_ = false;
    news_ = !loaded_;
    walked_.clear();
    items_ = {};
    ask(0, {});
}

void LivePages::ask(std::size_t list, const QString& after)
{
    Call call = lists_[list];
    if (!after.isEmpty()) call.query.addQueryItem("after", after);
    call.ifNoneMatch = pages_.value(call.resource()).etag;
    client_.send(call, this, [this, list, call, generation = generation_](const Outcome& outcome) {
        if (generation != generation_) return;
        if (!outcome) {
            walking_ = false;
            rhythm_.retry();
            Q_EMIT failed(outcome.problem());
            return;
        }
        take(list, call, *outcome);
    });
}

void LivePages::take(std::size_t list, const Call& call, const desktop::Answer& answer)
{
    Page page = pages_.value(call.resource());
    if (!answer.notModified()) {
        const QJsonObject body = answer.object();
        Page other{answer.fromCache ? QByteArray() : answer.etag, body["items"].toArray(), body["next"].toString()};
        if (other.items != page.items || other.next != page.next) news_ = true;
        page = std::move(other);
    }
    walked_.insert(call.resource(), page);
    for (const QJsonValue& item : std::as_const(page.items))
        items_.append(item);
    if (!page.next.isEmpty())
        ask(list, page.next);
    else if (list + 1 < lists_.size())
        ask(list + 1, {});
    else
        ended();
}

void LivePages::ended()
{
    walking_ = false;
    // A page that is no longer there is news too: its rows have gone.
    if (walked_.size() != pages_.size()) news_ = true;
    pages_ = std::exchange(walked_, {});
    loaded_ = true;
    if (again_ && rhythm_.followsStream()) rhythm_.stir();
    if (news_)
        Q_EMIT changed(items_);
    else
        Q_EMIT confirmed();
}

} // namespace narae::admin
