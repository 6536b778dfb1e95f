#pragma once

#include "client-admin/airline/call_queue.hpp"
#include "client-admin/schedule/job_journal.hpp"

#include <QElapsedTimer>
#include <QTimer>

namespace narae::admin {

/// Registers thousands of flights, eight at a time; can be stopped and taken up again, by another run of the app, too,
/// and registers none twice. GUI thread.
class FlightJob : public QObject {
    Q_OBJECT

public:
    enum class Outcome { Waiting, Registered, There, Refused };

    FlightJob(desktop::ApiClient& client, desktop::LocalStore& store, QObject* parent = nullptr);
    ~FlightJob() override;

    /// Writes the plan down and begins. False when it could not be written down: nothing was sent.
    bool start(const QString& title, const std::vector<FlightDraft>& flights);
    /// A job that an earlier run left; it waits for goOn(). False when there is none.
    bool findOpen();
    void goOn();   ///< what has no outcome yet
    void pause();  ///< those under way come to their end
    void giveUp(); ///< keeps what is registered and forgets the rest. REQUIRES: not running

    bool exists() const { return !job_.jobId.isEmpty(); }
    bool running() const { return queue_.running(); }
    bool pausing() const { return pausing_; }
    const QString& title() const { return job_.title; }
    int total() const { return static_cast<int>(outcomes_.size()); }
    int count(Outcome outcome) const;
    int done() const { return total() - count(Outcome::Waiting); }
    /// The refused ones: their places and why.
    const std::vector<JobJournal::Result>& refusals() const { return refusals_; }
    QString nameOf(int place) const;
    double perSecond() const;

Q_SIGNALS:
    void progressed();
    void paused(const QString& why); ///< empty when it was asked for
    void ended();

private:
    void heard(int place, const desktop::Outcome& outcome);
    void take(const JobJournal::Result& result);
    void writeDown();
    void load(JobJournal::Job job);

    JobJournal journal_;
    CallQueue queue_;
    JobJournal::Job job_;
    std::vector<Outcome> outcomes_;
    std::vector<JobJournal::Result> refusals_;
    std::vector<JobJournal::Result> unwritten_;
    std::vector<int> underWay_;
    QTimer writing_;
    QElapsedTimer since_;
    int doneThen_ = 0;
    bool pausing_ = false;
    QString why_;
};

} // namespace narae::admin
