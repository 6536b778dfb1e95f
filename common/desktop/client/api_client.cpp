#include "common/desktop/client/api_client.hpp"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QNetworkReply>
#include <QNetworkRequest>
#include <QRandomGenerator>
#include <QTimer>
#include <QUuid>
#include <cstdlib>

namespace narae::desktop {

namespace {

constexpr int kTriesMost = 6;
/// A clock that is right to within this is believed: the server's own comes in whole seconds, and some time after.
constexpr qint64 kClockSlackMs = 5000;
/// Far above a page of anything, and still read within a blink of the window.
constexpr qint64 kAnswerBytesMost = 4 * 1024 * 1024;

int retryAfterOf(const QNetworkReply& reply)
{
    return reply.rawHeader("Retry-After").toInt();
}

QDateTime timeOf(const QNetworkReply& reply)
{
    // "Thu, 26 Nov 2026 07:00:00 GMT"; Qt reads its zone as a number only.
    const QByteArray date = reply.rawHeader("Date");
    return date.endsWith(" GMT") ? QDateTime::fromString(date.chopped(3) + "+0000", Qt::RFC2822Date).toUTC()
                                 : QDateTime();
}

/// Whether the server was not there or too busy, so that the same call may succeed a moment later.
bool passing(const Problem& problem)
{
    // This 503 is the payment company's and belongs to the key: only another attempt can bring something else.
    if (problem.code == "payment.unavailable") return false;
    return problem.kind == Problem::Kind::Unreachable || problem.status == 502 || problem.status == 503 ||
           problem.status == 504 || problem.code == "request.in_progress";
}

} // namespace

Call Call::get(QString path, QUrlQuery query)
{
    Call call;
    call.path = std::move(path);
    call.query = std::move(query);
    return call;
}

Call Call::post(QString path, QJsonObject body)
{
    Call call;
    call.method = "POST";
    call.path = std::move(path);
    call.body = std::move(body);
    return call;
}

Call Call::patch(QString path, QJsonObject body, QByteArray etag)
{
    Call call;
    call.method = "PATCH";
    call.path = std::move(path);
    call.body = std::move(body);
    call.ifMatch = std::move(etag);
    return call;
}

Call Call::remove(QString path)
{
    Call call;
    call.method = "DELETE";
    call.path = std::move(path);
    return call;
}

Call&& Call::keyed(QString key) &&
{
    idempotencyKey = std::move(key);
    return std::move(*this);
}

Call&& Call::within(std::chrono::milliseconds most) &&
{
    deadline = most;
    return std::move(*this);
}

Call&& Call::remember() &&
{
    remembered = true;
    return std::move(*this);
}

QString Call::resource() const
{
    return query.isEmpty() ? path : path + "?" + query.toString(QUrl::FullyEncoded);
}

QDateTime Answer::byClock(const QDateTime& now, const QDateTime& instant) const
{
    if (!instant.isValid() || !serverTime.isValid()) return instant;
    const qint64 aheadMs = serverTime.msecsTo(now);
    return std::abs(aheadMs) < kClockSlackMs ? instant : instant.addMSecs(aheadMs);
}

/// One call on its way, through all its tries.
struct ApiClient::Flight {
    Call call;
    QByteArray token; ///< whose call it is stays so, whoever logs in or out meanwhile
    QString account;
    QPointer<QObject> context;
    Done done;
    QElapsedTimer since;
    int tries = 0;
    bool tooLarge = false; ///< the answer of this try

    std::chrono::milliseconds left() const { return call.deadline - std::chrono::milliseconds(since.elapsed()); }
};

ApiClient::ApiClient(QUrl base, SeenCache& cache, QObject* parent)
    : QObject(parent), base_(std::move(base)), cache_(cache), connectivity_(this), stream_(base_)
{
    network_.setAutoDeleteReplies(true);
    connect(&connectivity_, &Connectivity::changed, &stream_, [this] {
        if (connectivity_.online()) stream_.comeBack();
    });
    connect(&connectivity_, &Connectivity::tryAgain, this, [this] {
        Call call = Call::get("/livez");
        call.deadline = std::chrono::seconds(3);
        send(call, this, [](const Outcome&) {});
    });
}

void ApiClient::setToken(const QString& token, const QString& account)
{
    token_ = token.toLatin1();
    account_ = account;
    stream_.setToken(token_);
}

QString ApiClient::newKey()
{
    return QUuid::createUuid().toString(QUuid::WithoutBraces);
}

void ApiClient::send(const Call& call, QObject* context, Done done)
{
    auto flight = std::make_shared<Flight>();
    flight->call = call;
    if (!call.asGuest) flight->token = token_;
    flight->account = account_;
    flight->context = context;
    flight->done = std::move(done);
    flight->since.start();
    attempt(flight);
}

/// Whether the call may still be repeated, and its answer kept on this computer: not for an account that has left.
bool ApiClient::ownerIsHere(const Flight& flight) const
{
    return flight.account.isEmpty() || flight.account == account_;
}

QNetworkRequest ApiClient::requestFor(const Flight& flight) const
{
    const Call& call = flight.call;
    QUrl url = base_;
    url.setPath(base_.path().endsWith('/') ? base_.path().chopped(1) + call.path : base_.path() + call.path);
    if (!call.query.isEmpty()) url.setQuery(call.query);
    QNetworkRequest request(url);
    request.setTransferTimeout(static_cast<int>(std::max<qint64>(1, flight.left().count())));
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    request.setRawHeader("Accept", "application/json, application/problem+json");
    request.setRawHeader("Accept-Language", language_.toLatin1());
    request.setHeader(QNetworkRequest::UserAgentHeader, QCoreApplication::applicationName());
    if (!flight.token.isEmpty()) request.setRawHeader("Authorization", "Bearer " + flight.token);
    if (!call.idempotencyKey.isEmpty()) request.setRawHeader("Idempotency-Key", call.idempotencyKey.toLatin1());
    if (!call.ifMatch.isEmpty()) request.setRawHeader("If-Match", call.ifMatch);
    if (!call.ifNoneMatch.isEmpty()) request.setRawHeader("If-None-Match", call.ifNoneMatch);
    if (call.method != "GET" && call.method != "DELETE")
        request.setHeader(QNetworkRequest::ContentTypeHeader,
                          call.rawContentType.isEmpty() ? QByteArray("application/json") : call.rawContentType);
    return request;
}

void ApiClient::attempt(const std::shared_ptr<Flight>& flight)
{
    if (flight->context.isNull()) return;
    ++flight->tries;
    const Call& call = flight->call;
    QByteArray body = call.rawBody;
    if (call.rawContentType.isEmpty() && (call.method == "POST" || call.method == "PATCH"))
        body = QJsonDocument(call.body).toJson(QJsonDocument::Compact);
    QNetworkReply* reply = network_.sendCustomRequest(requestFor(*flight), call.method, body);
    flight->tooLarge = false;
    // Told of each piece; the progress is told so seldom that all of a large answer comes between two.
    connect(reply, &QNetworkReply::readyRead, reply, [flight, reply] {
        if (reply->bytesAvailable() <= kAnswerBytesMost) return;
        flight->tooLarge = true;
        reply->abort();
    });
    // The transfer's own limit starts anew with each byte: a server that drips must not hold a call for ever.
    QTimer::singleShot(std::max(std::chrono::milliseconds(1), flight->left()), reply, [reply] { reply->abort(); });
    // A widget that goes is still pointed at while it says so: without forgetting it here, giving a call up would look
    // like a server that is away.
    if (flight->context != this)
        connect(flight->context, &QObject::destroyed, reply, [flight, reply] {
            flight->context.clear();
            reply->abort();
        });
    connect(reply, &QNetworkReply::finished, this, [this, flight, reply] { finished(flight, reply); });
}

Outcome ApiClient::answerFrom(const Flight& flight, QNetworkReply& reply)
{
    const int status = reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    const QByteArray body = reply.readAll();
    const QByteArray type = reply.header(QNetworkRequest::ContentTypeHeader).toByteArray();
    if (status != 304 && (status < 200 || status >= 300))
        return Problem::fromAnswer(status, type, body, retryAfterOf(reply));
    Answer answer;
    answer.status = status;
    answer.raw = body;
    answer.etag = reply.rawHeader("ETag");
    answer.replayed = reply.rawHeader("Idempotent-Replayed") == "true";
    answer.seenAt = QDateTime::currentDateTimeUtc();
    answer.serverTime = timeOf(reply);
    const bool kept = flight.call.remembered && ownerIsHere(flight);
    if (status == 304) {
        if (kept) cache_.touch(flight.account, flight.call.resource(), answer.seenAt);
        return answer;
    }
    if (status != 204 && type.startsWith("application/json")) {
        QJsonParseError error{};
        answer.body = QJsonDocument::fromJson(body, &error);
        if (error.error != QJsonParseError::NoError || !answer.body.isObject()) return Problem::unreadable(status);
    } else if (status != 204 && !type.startsWith("text/csv")) {
        return Problem::unreadable(status);
    }
    if (kept) cache_.keep(flight.account, flight.call.resource(), {body, answer.etag, answer.seenAt});
    return answer;
}

void ApiClient::finished(const std::shared_ptr<Flight>& flight, QNetworkReply* reply)
{
    if (flight->context.isNull()) return;
    const int status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    const QNetworkReply::NetworkError error = reply->error();
    const bool cut = error == QNetworkReply::OperationCanceledError || error == QNetworkReply::TimeoutError;
    if (flight->tooLarge) {
        failed(flight, Problem::unreadable(status));
        return;
    }
    // An answer that broke off in the middle says nothing, whatever its first line said.
    const bool whole = status != 0 && !cut && error != QNetworkReply::RemoteHostClosedError &&
                       error != QNetworkReply::UnknownNetworkError;
    if (whole) {
        Outcome outcome = answerFrom(*flight, *reply);
        const bool ours = outcome || outcome.problem().kind != Problem::Kind::Unreadable;
        if (ours) connectivity_.answered();
        if (outcome)
            deliver(flight, outcome);
        else
            failed(flight, outcome.problem());
        return;
    }
    failed(flight, cut || flight->left().count() <= 0 ? Problem::timedOut() : Problem::unreachable());
}

void ApiClient::failed(const std::shared_ptr<Flight>& flight, const Problem& problem)
{
    // Of an earlier log-in it says nothing about the one that is.
    const bool present = !flight->token.isEmpty() && flight->token == token_;
    if (problem.kind == Problem::Kind::SessionEnded && present) Q_EMIT sessionEnded();
    if (passing(problem) && flight->call.mayBeRepeated() && ownerIsHere(*flight) && flight->tries < kTriesMost) {
        // 0.2, 0.4, 0.8 ... seconds and a little more, so that many apps do not come back together.
        const int pauseMs = std::max(problem.retryAfterSeconds * 1000, 200 << (flight->tries - 1)) +
                            QRandomGenerator::global()->bounded(100);
        if (std::chrono::milliseconds(pauseMs) < flight->left()) {
            QTimer::singleShot(pauseMs, this, [this, flight] { attempt(flight); });
            return;
        }
    }
    // Who answers so that it cannot be read is not our server, whoever it is: a gateway's page, a proxy's log-in. Else
    // a screen would go on calling live what it cannot read any more.
    const bool away = problem.unknownOutcome();
    if (away) connectivity_.unreachable();
    if (flight->call.remembered && ownerIsHere(*flight) && (away || problem.status >= 500)) {
        if (const auto seen = cache_.find(flight->account, flight->call.resource())) {
            Answer answer;
            answer.status = 200;
            answer.raw = seen->body;
            answer.body = QJsonDocument::fromJson(seen->body);
            answer.fromCache = true;
            answer.seenAt = seen->seenAt;
            deliver(flight, answer);
            return;
        }
    }
    deliver(flight, problem);
}

void ApiClient::deliver(const std::shared_ptr<Flight>& flight, const Outcome& outcome)
{
    if (flight->context.isNull()) return;
    flight->done(outcome);
}

} // namespace narae::desktop
