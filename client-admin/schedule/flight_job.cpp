#include "client-admin/schedule/flight_job.hpp"

#include "common/base/check.hpp"

#include <QUuid>
#include <algorithm>

namespace narae::admin {

using desktop::Call;

namespace {

constexpr int kParallel = 8;
constexpr int kWriteEveryMs = 200;

} // namespace

FlightJob::FlightJob(desktop::ApiClient& client, desktop::LocalStore& store, QObject* parent)
    : QObject(parent), journal_(store), queue_(client, kParallel)
{
    // One transaction for what a moment brings: a flush for each flight would be the slowest part of it.
    writing_.setSingleShot(true);
    writing_.setInterval(kWriteEveryMs);
    connect(&writing_, &QTimer::timeout, this, &FlightJob::writeDown);
    connect(&queue_, &CallQueue::answered, this, [this](int at, const desktop::Outcome& outcome) {
        heard(underWay_[static_cast<std::size_t>(at)], outcome);
    });
    connect(&queue_, &CallQueue::finished, this, [this] {
        writeDown();
        pausing_ = false;
        if (count(Outcome::Waiting) == 0) {
            journal_.end(job_.jobId);
            Q_EMIT ended();
        } else {
            Q_EMIT paused(why_);
        }
    });
}

FlightJob::~FlightJob()
{
    writeDown();
}

bool FlightJob::start(const QString& title, const std::vector<FlightDraft>& flights)
{
    check(!queue_.running(), "one job at a time");
    JobJournal::Job job{QUuid::createUuid().toString(QUuid::WithoutBraces), title, {}, {}};
    for (const FlightDraft& flight : flights)
        job.plan.push_back(flight.toJson());
    if (!journal_.begin(job)) return false;
    load(std::move(job));
    goOn();
    return true;
}

bool FlightJob::findOpen()
{
    if (exists() && count(Outcome::Waiting) > 0) return true;
    auto job = journal_.open();
    if (!job) return false;
    load(*std::move(job));
    Q_EMIT progressed();
    return true;
}

void FlightJob::load(JobJournal::Job job)
{
    job_ = std::move(job);
    outcomes_.assign(job_.plan.size(), Outcome::Waiting);
    refusals_.clear();
    unwritten_.clear();
    for (const JobJournal::Result& result : job_.results)
        take(result);
}

void FlightJob::take(const JobJournal::Result& result)
{
    if (result.place < 0 || result.place >= total()) return;
    Outcome outcome = Outcome::Refused;
    if (result.outcome == "registered") outcome = Outcome::Registered;
    if (result.outcome == "there") outcome = Outcome::There;
    outcomes_[static_cast<std::size_t>(result.place)] = outcome;
    if (outcome == Outcome::Refused) refusals_.push_back(result);
}

void FlightJob::goOn()
{
    if (queue_.running() || !exists()) return;
    underWay_.clear();
    why_.clear();
    for (int place = 0; place < total(); ++place)
        if (outcomes_[static_cast<std::size_t>(place)] == Outcome::Waiting) underWay_.push_back(place);
    since_.start();
    doneThen_ = done();
    queue_.start(static_cast<int>(underWay_.size()), [this](int at) {
        const QJsonObject& flight = job_.plan[static_cast<std::size_t>(underWay_[static_cast<std::size_t>(at)])];
        return Call::post("/v1/flights", flight)
            .keyed(JobJournal::keyOf(job_.jobId, flight))
            .within(std::chrono::seconds(30));
    });
    Q_EMIT progressed();
}

void FlightJob::pause()
{
    if (!queue_.running() || pausing_) return;
    pausing_ = true;
    queue_.stop();
    Q_EMIT progressed();
}

void FlightJob::giveUp()
{
    check(!queue_.running(), "a job is given up when it stands still");
    writeDown();
    journal_.end(job_.jobId);
    job_ = {};
    outcomes_.clear();
    refusals_.clear();
    Q_EMIT progressed();
}

void FlightJob::heard(int place, const desktop::Outcome& outcome)
{
    JobJournal::Result result{place, "registered", {}};
    if (!outcome) {
        const desktop::Problem& problem = outcome.problem();
        // Nobody knows, or the server was busy: it stays waiting, and is sent again under its key.
        constexpr int kServerFault = 500;
        constexpr int kTooMany = 429;
        const bool later = problem.kind != desktop::Problem::Kind::Refused || problem.status >= kServerFault ||
                           problem.status == kTooMany;
        if (later) {
            why_ = problem.sentence;
            queue_.stop();
            Q_EMIT progressed();
            return;
        }
        result.outcome = problem.code == "flight.already_registered" ? "there" : "refused";
        result.message = problem.sentence;
        for (const desktop::FieldProblem& field : problem.fields)
            result.message += ' ' + field.message;
    }
    take(result);
    unwritten_.push_back(result);
    if (!writing_.isActive()) writing_.start();
    Q_EMIT progressed();
}

void FlightJob::writeDown()
{
    writing_.stop();
    if (unwritten_.empty() || !exists()) return;
    if (journal_.note(job_.jobId, unwritten_)) unwritten_.clear();
}

int FlightJob::count(Outcome outcome) const
{
    return static_cast<int>(std::count(outcomes_.begin(), outcomes_.end(), outcome));
}

QString FlightJob::nameOf(int place) const
{
    const QJsonObject& flight = job_.plan[static_cast<std::size_t>(place)];
    return flight["flightNumber"].toString() + ' ' + flight["departsAt"].toString().left(10);
}

double FlightJob::perSecond() const
{
    const double seconds = static_cast<double>(since_.isValid() ? since_.elapsed() : 0) / 1000.0;
    return seconds < 0.5 ? 0.0 : (done() - doneThen_) / seconds;
}

} // namespace narae::admin
