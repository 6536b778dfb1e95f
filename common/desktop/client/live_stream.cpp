#include "common/desktop/client/live_stream.hpp"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkRequest>
#include <QRandomGenerator>
#include <QUrlQuery>
#include <algorithm>
#include <utility>

namespace narae::desktop {

namespace {

/// A page that goes and one that comes are one change of what is wanted.
constexpr int kSettleMs = 20;
constexpr qint64 kReadBufferBytes = 1024 * 1024;
constexpr int kDoublingsMost = 10;

QStringList namesOf(LiveTopic::Kinds kinds)
{
    QStringList names;
    if (kinds.testFlag(LiveTopic::Flights)) names << "flight-statuses";
    if (kinds.testFlag(LiveTopic::Seats)) names << "seats";
    if (kinds.testFlag(LiveTopic::Purchases)) names << "purchases";
    return names;
}

} // namespace

LiveStream::LiveStream(QUrl base, QObject* parent) : QObject(parent), base_(std::move(base))
{
    network_.setAutoDeleteReplies(true);
    adjust_.setSingleShot(true);
    adjust_.setInterval(kSettleMs);
    silence_.setSingleShot(true);
    pause_.setSingleShot(true);
    connect(&adjust_, &QTimer::timeout, this, &LiveStream::adjust);
    connect(&silence_, &QTimer::timeout, this, &LiveStream::ended);
    connect(&pause_, &QTimer::timeout, this, &LiveStream::open);
}

LiveStream::~LiveStream()
{
    close();
}

void LiveStream::setTopic(const QObject* who, const LiveTopic& topic)
{
    if (topics_.value(who) == topic) return;
    if (topic.kinds) {
        if (!topics_.contains(who)) connect(who, &QObject::destroyed, this, [this, who] { setTopic(who, {}); });
        topics_.insert(who, topic);
    } else {
        topics_.remove(who);
        who->disconnect(this);
    }
    adjust_.start();
}

/// The narrowest stream that tells of all topics.
LiveTopic LiveStream::wanted() const
{
    LiveTopic all;
    bool first = true;
    for (const LiveTopic& topic : topics_) {
        all.kinds |= topic.kinds;
        if (first || topic.flightId != all.flightId) all.flightId = first ? topic.flightId : 0;
        const bool sameRoute = topic.origin == all.origin && topic.destination == all.destination;
        if (first || !sameRoute) {
            all.origin = first ? topic.origin : QString();
            all.destination = first ? topic.destination : QString();
        }
        first = false;
    }
    if (token_.isEmpty() || purchasesRefused_) all.kinds.setFlag(LiveTopic::Purchases, false);
    // The seats of one flight are told only by a stream of that flight; elsewhere its number of seats tells enough.
    if (all.kinds.testFlag(LiveTopic::Seats) && all.flightId == 0) {
        all.kinds.setFlag(LiveTopic::Seats, false);
        all.kinds.setFlag(LiveTopic::Flights);
    }
    return all;
}

bool LiveStream::covers(const LiveTopic& topic) const
{
    if (state_ != State::Live || !topic.kinds) return false;
    LiveTopic::Kinds told = open_.kinds;
    if (told.testFlag(LiveTopic::Flights)) told.setFlag(LiveTopic::Seats);
    const bool route =
        open_.origin.isEmpty() || (open_.origin == topic.origin && open_.destination == topic.destination);
    return (told & topic.kinds) == topic.kinds && route && (open_.flightId == 0 || open_.flightId == topic.flightId);
}

bool LiveStream::concerns(const LiveEvent& event, const LiveTopic& topic) const
{
    const bool seatsByFlight = event.kind == LiveTopic::Flights && !open_.kinds.testFlag(LiveTopic::Seats);
    const bool kind = topic.kinds.testFlag(event.kind) || (topic.kinds.testFlag(LiveTopic::Seats) && seatsByFlight);
    if (!kind || (topic.flightId != 0 && topic.flightId != event.flightId)) return false;
    return topic.origin.isEmpty() || (topic.origin == event.origin && topic.destination == event.destination);
}

void LiveStream::setToken(const QByteArray& token)
{
    if (token == token_) return;
    token_ = token;
    purchasesRefused_ = false;
    failures_ = 0;
    // What one login was told says nothing of what another may be told.
    lastEventId_.clear();
    close();
    setState(State::Closed);
    adjust_.start();
}

void LiveStream::comeBack()
{
    // Also where there was no stream: it may be another server by now.
    if (state_ == State::Waiting) pause_.start(QRandomGenerator::global()->bounded(retryMs_ / 4 + 1));
}

void LiveStream::adjust()
{
    const LiveTopic topic = wanted();
    if (!topic.kinds) {
        close();
        // Whoever looks the next time asks anyway: from there on is enough.
        lastEventId_.clear();
        setState(State::Closed);
    } else if (state_ == State::Closed || (topic != open_ && (state_ != State::Waiting || refused_))) {
        open();
    }
}

QUrl LiveStream::addressOf(const LiveTopic& topic) const
{
    QUrlQuery query{{"watch", namesOf(topic.kinds).join(',')}};
    if (topic.flightId != 0) query.addQueryItem("flightId", QString::number(topic.flightId));
    if (!topic.origin.isEmpty()) query.addQueryItem("origin", topic.origin);
    if (!topic.destination.isEmpty()) query.addQueryItem("destination", topic.destination);
    QUrl url = base_;
    url.setPath((base_.path().endsWith('/') ? base_.path().chopped(1) : base_.path()) + "/v1/stream");
    url.setQuery(query);
    return url;
}

void LiveStream::open()
{
    close();
    open_ = wanted();
    refused_ = false;
    if (!open_.kinds) {
        setState(State::Closed);
        return;
    }
    setState(State::Opening);
    parser_ = {};
    QNetworkRequest request(addressOf(open_));
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    request.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    request.setRawHeader("Accept", "text/event-stream");
    // A compressor on the way would keep events until it has enough of them.
    request.setRawHeader("Accept-Encoding", "identity");
    request.setHeader(QNetworkRequest::UserAgentHeader, QCoreApplication::applicationName());
    if (!token_.isEmpty()) request.setRawHeader("Authorization", "Bearer " + token_);
    if (!lastEventId_.isEmpty()) request.setRawHeader("Last-Event-ID", lastEventId_);
    reply_ = network_.get(request);
    reply_->setReadBufferSize(kReadBufferBytes);
    connect(reply_, &QNetworkReply::readyRead, this, &LiveStream::read);
    connect(reply_, &QNetworkReply::finished, this, &LiveStream::ended);
    silence_.start(patience_.first);
}

void LiveStream::close()
{
    silence_.stop();
    if (!reply_) return;
    QNetworkReply* const reply = std::exchange(reply_, nullptr);
    reply->disconnect(this);
    reply->abort();
}

void LiveStream::read()
{
    const int status = reply_->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    const QByteArray type = reply_->header(QNetworkRequest::ContentTypeHeader).toByteArray();
    if (status != 200 || !type.startsWith("text/event-stream")) {
        // Whatever it is, it is no stream; of an endless one no more is read.
        if (status == 200) ended();
        return;
    }
    if (state_ == State::Live) silence_.start(patience_.silence);
    const QPointer<QNetworkReply> reply = reply_;
    const auto events = parser_.feed(reply_->readAll());
    if (parser_.retryMs()) retryMs_ = std::clamp(*parser_.retryMs(), 100, 60'000);
    for (const SentEvent& event : events) {
        take(event);
        // A listener may have closed it, or opened another.
        if (reply_ != reply) return;
    }
    if (!parser_.lastEventId().isEmpty()) lastEventId_ = parser_.lastEventId();
    if (parser_.tooLarge()) ended();
}

void LiveStream::take(const SentEvent& event)
{
    if (state_ == State::Opening) {
        failures_ = 0;
        silence_.start(patience_.silence);
        // Without a place to go on from, what changed while it was being opened was not told.
        const bool resumed = event.name == "ready" && !lastEventId_.isEmpty();
        setState(State::Live);
        if (!resumed && event.name != "reset") Q_EMIT missed();
    }
    if (event.name == "reset") Q_EMIT missed();
    LiveEvent news;
    if (event.name == "flight-status")
        news.kind = LiveTopic::Flights;
    else if (event.name == "seats")
        news.kind = LiveTopic::Seats;
    else if (event.name == "purchase")
        news.kind = LiveTopic::Purchases;
    else
        return; // of a newer server
    const QJsonObject body = QJsonDocument::fromJson(event.data).object();
    news.data = event.data;
    news.flightId = body["flightId"].toInteger();
    news.origin = body["origin"].toString();
    news.destination = body["destination"].toString();
    Q_EMIT told(news);
}

void LiveStream::ended()
{
    const int status = reply_ ? reply_->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt() : 0;
    const QByteArray type = reply_ ? reply_->header(QNetworkRequest::ContentTypeHeader).toByteArray() : QByteArray();
    const bool withheld = state_ == State::Opening && !silence_.isActive() && status == 200;
    close();
    if ((status == 401 || status == 403) && open_.kinds.testFlag(LiveTopic::Purchases)) {
        purchasesRefused_ = true;
        open();
        return;
    }
    refused_ = status == 404 || status == 405 || status == 406 || status == 422 || status == 501 ||
               (status == 200 && !type.startsWith("text/event-stream")) || withheld;
    if (refused_) {
        wait(patience_.absent);
        return;
    }
    // Many apps lose it in the same moment: each comes back in one of its own.
    const qint64 doubled = qint64{retryMs_} << std::min(failures_++, kDoublingsMost);
    const qint64 most = std::min<qint64>(doubled, patience_.pauseMost.count());
    wait(std::chrono::milliseconds(most / 2 + QRandomGenerator::global()->bounded(most / 2 + 1)));
}

void LiveStream::wait(std::chrono::milliseconds pause)
{
    pause_.start(pause);
    setState(State::Waiting);
}

void LiveStream::setState(State state)
{
    if (state != State::Waiting) pause_.stop();
    if (state == state_) return;
    state_ = state;
    Q_EMIT changed();
}

} // namespace narae::desktop
