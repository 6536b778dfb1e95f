#pragma once

#include "common/base/clock.hpp"
#include "common/base/refusal.hpp"

#include <string>

namespace narae::commit {

/// One wish to change the database, carried out by the committer together with others.
///
/// want() and decide() run on the committer's thread, between a BEGIN and a COMMIT, perhaps more than once (a batch
/// that met a deadlock is run again from the start): they must not call out, wait, or keep what they learned from an
/// earlier run. Exactly one of settled() and failed() is called, once, after the outcome is durable.
class Command {
public:
    explicit Command(std::string traceId) : traceId_(std::move(traceId)) {}
    virtual ~Command() = default;
    Command(const Command&) = delete;
    Command& operator=(const Command&) = delete;

    /// Tells the shelves which rows the decision needs. Called again after every load until nothing new is wanted, so
    /// that the rows of one load may name those of the next.
    virtual void want() = 0;

    /// Changes entities on the shelves, or answers that it will not: then whatever it changed is taken back.
    enum class Verdict { Accepted, Refused };
    virtual Verdict decide(Instant now) = 0;

    /// The decision is durable (or, when it was a refusal, stands).
    virtual void settled() = 0;
    /// Nothing of it happened, for a reason that is not the command's: the database is away (`database.away`), the
    /// queue is full (`server.busy`), or its rows broke a guard of the schema (`server.internal`).
    virtual void failed(const Refusal& why) = 0;

    const std::string& traceId() const { return traceId_; }

private:
    std::string traceId_;
};

} // namespace narae::commit
