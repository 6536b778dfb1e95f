#include "common/desktop/client/purchase_sender.hpp"

#include <QSet>

namespace narae::desktop {

namespace {

/// Longer than the server's own patience with the payment gateway.
constexpr std::chrono::seconds kDeadline(40);

/// Whether asking again under the same key can bring nothing else.
bool final(const Outcome& outcome)
{
    if (outcome) return true;
    const Problem& problem = outcome.problem();
    // The payment company could not be reached: nothing was charged, and the same key brings the same answer.
    if (problem.code == "payment.unavailable") return true;
    if (problem.unknownOutcome() || problem.kind == Problem::Kind::SessionEnded) return false;
    return problem.status != 503 && problem.status != 500 && problem.status != 502 && problem.status != 504 &&
           problem.status != 429 && problem.code != "request.in_progress";
}

QJsonObject resultOf(const Outcome& outcome)
{
    if (outcome) return {{"status", outcome->status}, {"body", outcome->object()}};
    return {{"status", outcome.problem().status}, {"code", outcome.problem().code}};
}

} // namespace

PurchaseSender::PurchaseSender(ApiClient& client, PurchaseJournal& journal, QObject* parent)
    : QObject(parent), client_(client), journal_(journal)
{
    connect(&client_.connectivity(), &Connectivity::changed, this, [this] {
        if (client_.connectivity().online()) resume();
    });
}

void PurchaseSender::send(const QString& path, const QJsonObject& body, const QJsonObject& about, QObject* context,
                          ApiClient::Done done)
{
    const PurchaseJournal::Entry entry{ApiClient::newKey(), path,  body,
                                       client_.account(),   about, QDateTime::currentDateTimeUtc()};
    if (!journal_.begin(entry)) {
        Problem problem;
        problem.code = "client.journal";
        problem.sentence =
            tr("This computer could not write the order down, so nothing was sent and nothing was charged. Is the "
               "disk full?");
        done(problem);
        return;
    }
    QPointer<QObject> guard(context);
    dispatch(entry, [this, guard, about, done = std::move(done)](const Outcome& outcome) {
        if (guard)
            done(outcome);
        else if (final(outcome))
            Q_EMIT resumed(about, outcome);
    });
}

void PurchaseSender::resume()
{
    for (const PurchaseJournal::Entry& entry : journal_.open()) {
        if (entry.caller != client_.account() || underWay_.contains(entry.key)) continue;
        dispatch(entry, [this, entry](const Outcome& outcome) {
            if (final(outcome) && callerIsHere(entry)) Q_EMIT resumed(entry.about, outcome);
        });
    }
}

bool PurchaseSender::waitsForLogIn() const
{
    for (const PurchaseJournal::Entry& entry : journal_.open())
        if (!entry.caller.isEmpty() && entry.caller != client_.account()) return true;
    return false;
}

void PurchaseSender::dispatch(const PurchaseJournal::Entry& entry, ApiClient::Done done)
{
    underWay_.insert(entry.key);
    // A guest's call carries the locator and the phone number behind the path.
    Call call = Call::post(entry.path.section('?', 0, 0), entry.body);
    call.query = QUrlQuery(entry.path.section('?', 1));
    call.idempotencyKey = entry.key;
    call.deadline = kDeadline;
    client_.send(call, this, [this, entry, done = std::move(done)](const Outcome& outcome) {
        underWay_.remove(entry.key);
        // Who has logged out meanwhile is told at their next log-in, and nobody else before.
        if (final(outcome) && callerIsHere(entry)) journal_.end(entry.key, resultOf(outcome));
        done(outcome);
    });
}

bool PurchaseSender::callerIsHere(const PurchaseJournal::Entry& entry) const
{
    return entry.caller.isEmpty() || entry.caller == client_.account();
}

} // namespace narae::desktop
