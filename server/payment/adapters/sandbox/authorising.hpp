#pragma once

#include "server/payment/adapters/sandbox/sandbox_ledger.hpp"

/// The two steps of a payment over HTTP: the money is set aside, and then captured, or not.
namespace narae::payment::sandbox {

/// What a step found.
struct Stepped {
    enum class Outcome {
        Done,       ///< now, or by the same request before
        OtherWords, ///< the key was used for another request
        WrongState, ///< it is past that
        Unknown,    ///< there is no such authorisation
    };
    Outcome outcome = Outcome::Unknown;
    Authorisation authorisation;
};
using StepAnswer = std::variant<Stepped, NoAnswer>;

/// Sets the amount aside, or declines, as the method says; without a method only the key is taken.
struct Authorise {
    using Answer = StepAnswer;
    Authorisation wish;

    void want(SandboxShelf& shelf) const;
    Result<StepAnswer> decide(SandboxShelf& shelf, Instant now) const;
};

struct CaptureAuthorised {
    using Answer = StepAnswer;
    std::string key;

    void want(SandboxShelf& shelf) const;
    Result<StepAnswer> decide(SandboxShelf& shelf, Instant now) const;
};

struct CancelAuthorised {
    using Answer = StepAnswer;
    std::string key;

    void want(SandboxShelf& shelf) const;
    Result<StepAnswer> decide(SandboxShelf& shelf, Instant now) const;
};

/// Reads authorisations in the order of their keys, at most `most` after `after`; those with this label, or all where
/// it is empty. Refuses `database.away`.
Result<std::vector<Authorisation>> readAuthorisations(database::Session& session, const std::string& label,
                                                      const std::string& after, std::int64_t most);
/// One of them, as it stands; the list is empty where there is none.
Result<std::vector<Authorisation>> readAuthorisation(database::Session& session, const std::string& key);
/// Reads refunds likewise; those of one charge, or all where it is empty.
Result<std::vector<SandboxRefund>> readRefunds(database::Session& session, const std::string& chargeKey,
                                               const std::string& after, std::int64_t most);

} // namespace narae::payment::sandbox
