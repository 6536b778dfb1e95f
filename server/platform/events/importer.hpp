#pragma once

#include "common/base/clock.hpp"
#include "server/platform/commit/committer.hpp"
#include "server/platform/events/held_events.hpp"
#include "server/platform/events/import_shelf.hpp"

#include <atomic>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <set>
#include <thread>

namespace narae::events {

struct ImporterOptions {
    std::chrono::milliseconds wait{15'000};       ///< for something new, at the source
    std::size_t heldMost = 10'000;                ///< events that may wait behind gaps
    std::size_t atOnce = 500;                     ///< in one command
    std::chrono::milliseconds gapPatience{5'000}; ///< how long a gap may stand before the filler is asked
    std::chrono::milliseconds pauseFirst{200};    ///< after a source that could not be asked; doubles
    std::chrono::milliseconds pauseLongest{5'000};
    /// Whether some handler knows events of this type; the others are kept as well, and said once.
    std::function<bool(std::string_view)> knows = [](std::string_view) { return true; };
};

/// Copies the events of other databases into ours, as they are: under their writers' names and numbers, each writer's
/// in order and without a gap, each once. From then on they are like our own to all who read events.
///
/// A database that is not the one it was (another stands at that address, or it was set back to an older state) is not
/// listened to any more: its numbers mean other events. Has a thread of its own from start() to stop().
class Importer {
public:
    /// `filler` is asked for what the source leaves out, the peer's feed beside a broker; may be nothing. All outlive
    /// the importer.
    Importer(EventSource& source, EventSource* filler, commit::Committer& committer, ImportShelf& shelf,
             database::Pool& pool, const Clock& clock, ImporterOptions options = {});
    ~Importer();

    /// `installation` is our own database's name: its events are not imported.
    void start(std::string installation);
    /// Begins nothing more; what it waits for goes on until stop(). Of several, all are told before one is waited for.
    void beginStopping();
    void stop();

    struct Figures {
        std::uint64_t imported = 0; ///< since the start
        std::size_t held = 0;       ///< waiting behind a gap
        std::int64_t behind = 0;    ///< told over there and not here yet, as far as the source says
        std::string trouble;        ///< a code; empty: all is well
    };
    Figures figures() const;
    std::string name() const { return source_.name(); }

    /// One round of its work, for tests: asks the source, and puts on record what can be.
    void turn(std::chrono::milliseconds wait);

private:
    void run();
    bool readStand();
    /// What became of a delivery.
    struct Taken {
        bool something = false;  ///< there was something of a database that may be listened to
        bool turnedAway = false; ///< there was something of one that is shut out
    };
    Result<Taken> fetch(EventSource& source, std::chrono::milliseconds wait);
    Taken take(Delivery delivery);
    bool isWelcome(const std::string& installation, const std::string& writer, std::int64_t headSeq);
    bool putOnRecord();
    void fillGap();
    void shutOut(const std::string& installation, const Refusal& why);
    void say(const std::string& trouble);
    void pause();

    EventSource& source_;
    EventSource* const filler_;
    commit::Committer& committer_;
    ImportShelf& shelf_;
    database::Pool& pool_;
    const Clock& clock_;
    const ImporterOptions options_;
    std::string own_;

    // The thread's own.
    bool knowsStand_ = false;
    HeldEvents held_;
    std::map<std::string, std::string> installations_; ///< by writer
    std::map<std::string, std::string> shutOut_;       ///< databases not listened to, and why
    std::set<std::string> unknownTypes_;
    std::optional<std::chrono::steady_clock::time_point> gapSince_;
    std::chrono::milliseconds pause_;

    mutable std::mutex mutex_;
    std::condition_variable stirred_;
    Figures figures_;
    std::atomic<bool> stopping_{false};
    std::thread thread_;
};

} // namespace narae::events
