#include "server/platform/events/importer.hpp"

#include "server/platform/commit/carry_out.hpp"
#include "server/platform/log/log.hpp"

namespace narae::events {

Importer::Importer(EventSource& source, EventSource* filler, commit::Committer& committer, ImportShelf& shelf,
                   database::Pool& pool, const Clock& clock, ImporterOptions options)
    : source_(source),
      filler_(filler),
      committer_(committer),
      shelf_(shelf),
      pool_(pool),
      clock_(clock),
      options_(std::move(options)),
      held_(options_.heldMost),
      pause_(options_.pauseFirst)
{
}

Importer::~Importer()
{
    stop();
}

void Importer::start(std::string installation)
{
    own_ = std::move(installation);
    thread_ = std::thread([this] { run(); });
}

void Importer::beginStopping()
{
    {
        const std::lock_guard lock(mutex_);
        stopping_ = true;
    }
    stirred_.notify_all();
}

void Importer::stop()
{
    beginStopping();
    source_.interrupt();
    if (filler_) filler_->interrupt();
    if (thread_.joinable()) thread_.join();
}

Importer::Figures Importer::figures() const
{
    const std::lock_guard lock(mutex_);
    return figures_;
}

void Importer::run()
{
    while (!stopping_)
        turn(options_.wait);
}

void Importer::turn(std::chrono::milliseconds wait)
{
    if (!knowsStand_ && !readStand()) return pause();
    // Who waits behind a gap must not wait for news before it looks whether the gap is to be filled.
    if (gapSince_) wait = std::min(wait, options_.gapPatience);
    const auto fetched = fetch(source_, wait);
    if (!fetched) {
        say(fetched.error().code());
        return pause();
    }
    if (!putOnRecord()) return pause();
    fillGap();
    say(shutOut_.empty() ? "" : shutOut_.begin()->second);
    source_.safeUpTo(held_.safe());
    // Who is shut out has the same to say at once again, for ever.
    if (fetched->turnedAway && !fetched->something) return pause();
    pause_ = options_.pauseFirst;
}

/// Where our database stands: at the start, and whenever it was not where it was believed to be.
bool Importer::readStand()
{
    const auto heads = foreignWriters(pool_);
    if (!heads) {
        say(heads.error().code());
        return false;
    }
    Cursors safe;
    for (const ForeignHead& head : *heads) {
        safe[head.writer] = head.seq;
        installations_[head.writer] = head.installation;
    }
    held_.standAt(std::move(safe));
    knowsStand_ = true;
    return true;
}

Result<Importer::Taken> Importer::fetch(EventSource& source, std::chrono::milliseconds wait)
{
    auto delivery = source.after(held_.safe(), wait);
    if (!delivery) return delivery.error();
    return take(*std::move(delivery));
}

Importer::Taken Importer::take(Delivery delivery)
{
    Taken taken;
    const auto note = [this, &taken](const std::string& installation) {
        (shutOut_.contains(installation) ? taken.turnedAway : taken.something) = true;
    };
    std::int64_t behind = 0;
    for (const ForeignHead& head : delivery.heads) {
        const bool welcome = isWelcome(head.installation, head.writer, head.seq);
        note(head.installation);
        if (!welcome) continue;
        const auto safe = held_.safe().find(head.writer);
        behind += head.seq - (safe == held_.safe().end() ? 0 : safe->second);
    }
    for (ForeignEvent& foreign : delivery.events) {
        const bool welcome = isWelcome(foreign.installation, foreign.event.writer, 0);
        note(foreign.installation);
        if (!welcome) continue;
        if (!options_.knows(foreign.event.type) && unknownTypes_.insert(foreign.event.type).second)
            log::warning("event.type_unknown", {{"type", foreign.event.type}, {"event", foreign.event.id()}});
        held_.take(std::move(foreign));
    }
    // A broker says nothing of how much there is.
    if (delivery.heads.empty()) return taken;
    const std::lock_guard lock(mutex_);
    figures_.behind = behind;
    return taken;
}

/// Whether this database may be listened to about this writer. `headSeq` is where it says the writer stands; 0: it does
/// not say.
bool Importer::isWelcome(const std::string& installation, const std::string& writer, std::int64_t headSeq)
{
    if (installation == own_ || shutOut_.contains(installation)) return false;
    const auto known = installations_.find(writer);
    if (known == installations_.end()) return true;
    if (known->second != installation) {
        shutOut(installation, refuse("event.installation_changed")
                                  .with("writer", writer)
                                  .with("known", known->second)
                                  .with("told", installation));
        return false;
    }
    const auto safe = held_.safe().find(writer);
    if (headSeq > 0 && safe != held_.safe().end() && headSeq < safe->second) {
        shutOut(installation,
                refuse("event.set_back").with("writer", writer).with("known", safe->second).with("told", headSeq));
        return false;
    }
    return true;
}

/// Answers whether everything that could be is on record.
bool Importer::putOnRecord()
{
    for (auto next = held_.next(options_.atOnce); !next.empty(); next = held_.next(options_.atOnce)) {
        const auto added = commit::carryOut(committer_, shelf_, ImportEvents{next}, next.front().event.traceId);
        if (added) {
            for (const ForeignEvent& foreign : next)
                installations_[foreign.event.writer] = foreign.installation;
            held_.areSafe(next);
            const std::lock_guard lock(mutex_);
            figures_.imported += static_cast<std::uint64_t>(*added);
            figures_.behind = std::max<std::int64_t>(0, figures_.behind - *added);
            continue;
        }
        const Refusal& why = added.error();
        if (why.code() == "event.writer_taken" || why.code() == "event.installation_changed") {
            shutOut(next.front().installation, why);
            continue;
        }
        // The database is away, or a copy of this process was faster: look anew where it stands.
        knowsStand_ = false;
        say(why.code());
        return false;
    }
    const std::lock_guard lock(mutex_);
    figures_.held = held_.count();
    return true;
}

/// What a broker has lost, the peer itself still has.
void Importer::fillGap()
{
    if (!held_.gap()) {
        gapSince_.reset();
        return;
    }
    const auto now = clock_.steady();
    if (!gapSince_) gapSince_ = now;
    if (filler_ == nullptr || now - *gapSince_ < options_.gapPatience) return;
    log::warning("import.gap", {{"from", source_.name()}, {"held", held_.count()}});
    gapSince_ = now;
    if (auto filled = fetch(*filler_, std::chrono::milliseconds(0)); !filled) return say(filled.error().code());
    if (putOnRecord() && !held_.gap()) gapSince_.reset();
}

void Importer::shutOut(const std::string& installation, const Refusal& why)
{
    std::string facts;
    for (const auto& [fact, value] : why.facts())
        facts += (facts.empty() ? "" : ", ") + fact + ": " + value;
    log::error("import.shut_out",
               {{"from", source_.name()}, {"installation", installation}, {"reason", why.code()}, {"facts", facts}});
    shutOut_[installation] = why.code();
    held_.forget(installation);
}

void Importer::say(const std::string& trouble)
{
    {
        const std::lock_guard lock(mutex_);
        if (figures_.trouble == trouble) return;
        figures_.trouble = trouble;
    }
    if (trouble.empty())
        log::info("import.goes_on", {{"from", source_.name()}});
    else
        log::warning("import.troubled", {{"from", source_.name()}, {"reason", trouble}});
}

void Importer::pause()
{
    std::unique_lock lock(mutex_);
    stirred_.wait_for(lock, pause_, [this] { return stopping_.load(); });
    pause_ = std::min(2 * pause_, options_.pauseLongest);
}

} // namespace narae::events
