#pragma once

#include "client-admin/airline/flight_record.hpp"
#include "common/desktop/keep/local_store.hpp"

namespace narae::admin {

/// The flights that are being registered in large numbers, in the app's own file: what was planned, and what became of
/// each. An app that ends in the middle finds it again and goes on; a flight whose answer was lost is sent again under
/// the same key. GUI thread.
class JobJournal {
public:
    struct Result {
        int place = 0;   ///< in the plan
        QString outcome; ///< registered, there, refused
        QString message;
    };
    struct Job {
        QString jobId;
        QString title;
        std::vector<QJsonObject> plan; ///< bodies of POST /v1/flights
        std::vector<Result> results;
    };

    explicit JobJournal(desktop::LocalStore& store) : store_(store) {}

    /// On disk when it returns true; on false nothing must be sent.
    [[nodiscard]] bool begin(const Job& job);
    /// In one transaction. False when they could not be written: they will be sent again, under the same keys.
    bool note(const QString& jobId, const std::vector<Result>& results);
    void end(const QString& jobId);
    /// The job that has not ended, the newest; nothing when there is none.
    std::optional<Job> open() const;
    /// The Idempotency-Key of one flight of a job: always the same.
    static QString keyOf(const QString& jobId, const QJsonObject& flight);

private:
    desktop::LocalStore& store_;
};

} // namespace narae::admin
