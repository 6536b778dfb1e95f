#pragma once

#include "common/desktop/client/connectivity.hpp"
#include "common/desktop/client/live_stream.hpp"
#include "common/desktop/client/problem.hpp"
#include "common/desktop/keep/seen_cache.hpp"

#include <QJsonDocument>
#include <QNetworkAccessManager>
#include <QObject>
#include <QPointer>
#include <QUrl>
#include <QUrlQuery>
#include <chrono>
#include <functional>
#include <variant>

namespace narae::desktop {

/// One call of the REST API.
struct Call {
    QByteArray method = "GET";
    QString path; ///< /v1/flight-statuses
    QUrlQuery query;
    QJsonObject body;          ///< of a POST or PATCH
    QByteArray rawBody;        ///< instead of `body`: a CSV file
    QByteArray rawContentType; ///< text/csv
    QString idempotencyKey;    ///< a POST that moves money or seats
    QByteArray ifMatch;
    QByteArray ifNoneMatch;
    /// For all tries together.
    std::chrono::milliseconds deadline = std::chrono::seconds(10);
    /// Kept in the cache, and answered from there while the server is away. GET only.
    bool remembered = false;
    /// Goes without the log-in: its query holds what opens it, as a guest's does.
    bool asGuest = false;

    static Call get(QString path, QUrlQuery query = {});
    static Call post(QString path, QJsonObject body);
    static Call patch(QString path, QJsonObject body, QByteArray etag);
    static Call remove(QString path);
    Call&& keyed(QString key) &&;
    Call&& within(std::chrono::milliseconds deadline) &&;
    Call&& remember() &&;
    /// Sent again by itself after a broken connection or a 503: GETs, and whatever has a key.
    bool mayBeRepeated() const { return method == "GET" || !idempotencyKey.isEmpty(); }
    /// The path with its query, as the cache names it.
    QString resource() const;
};

/// What a call brought.
struct Answer {
    int status = 0; ///< 200 to 299, or 304
    QJsonDocument body;
    QByteArray raw; ///< the body as it came; what is not JSON (CSV) is only here
    QByteArray etag;
    bool replayed = false;  ///< the server had this key before
    bool fromCache = false; ///< the server is away: this is what was last seen
    QDateTime seenAt;       ///< when the server said so
    QDateTime serverTime;   ///< and by its own clock, to the second; not valid from the cache

    QJsonObject object() const { return body.object(); }
    bool notModified() const { return status == 304; }
    /// When an instant of the answer comes by a clock that says `now` at its receipt. What runs out at the server is
    /// counted from there: this computer's clock may be minutes off.
    QDateTime byClock(const QDateTime& now, const QDateTime& instant) const;
};

/// An answer, or the problem in its place.
class Outcome {
public:
    Outcome(Answer answer) : held_(std::move(answer)) {}
    Outcome(Problem problem) : held_(std::move(problem)) {}

    explicit operator bool() const { return held_.index() == 0; }
    const Answer& operator*() const { return std::get<0>(held_); }
    const Answer* operator->() const { return &std::get<0>(held_); }
    const Problem& problem() const { return std::get<1>(held_); }

private:
    std::variant<Answer, Problem> held_;
};

/// The app's way to the server: deadlines, retries under the same key, problems as sentences, what was last seen while
/// the server is away. Everything is asynchronous; GUI thread.
class ApiClient : public QObject {
    Q_OBJECT

public:
    using Done = std::function<void(const Outcome&)>;

    /// `base` is the server's address; an https one verifies its certificate. `cache` outlives the client.
    ApiClient(QUrl base, SeenCache& cache, QObject* parent = nullptr);

    /// Sends it. `done` is called once, later, unless `context` has gone before. Calls are cancelled with their
    /// context. It is the call of who is logged in now, whoever that is when it is repeated or answered.
    void send(const Call& call, QObject* context, Done done);

    QUrl base() const { return base_; }
    Connectivity& connectivity() { return connectivity_; }
    /// Opened with the same log-in as the calls.
    LiveStream& stream() { return stream_; }

    /// The log-in that goes with every call; empty for a guest. `account` is whose cache is read.
    void setToken(const QString& token, const QString& account);
    QString account() const { return account_; }
    /// "ko" or "en": the language of problems.
    void setLanguage(const QString& tag) { language_ = tag; }

    /// A new Idempotency-Key.
    static QString newKey();

Q_SIGNALS:
    void sessionEnded(); ///< the server does not know the token any more

private:
    struct Flight;
    void attempt(const std::shared_ptr<Flight>& flight);
    void finished(const std::shared_ptr<Flight>& flight, QNetworkReply* reply);
    void failed(const std::shared_ptr<Flight>& flight, const Problem& problem);
    void deliver(const std::shared_ptr<Flight>& flight, const Outcome& outcome);
    QNetworkRequest requestFor(const Flight& flight) const;
    bool ownerIsHere(const Flight& flight) const;
    Outcome answerFrom(const Flight& flight, QNetworkReply& reply);

    QUrl base_;
    SeenCache& cache_;
    QNetworkAccessManager network_;
    Connectivity connectivity_;
    LiveStream stream_;
    QByteArray token_;
    QString account_;
    QString language_ = "en";
};

} // namespace narae::desktop
