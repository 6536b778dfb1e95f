#pragma once

#include "server/payment/adapters/sandbox/authorising.hpp"
#include "server/payment/application/payment_gateway.hpp"
#include "server/platform/commit/committer.hpp"
#include "server/platform/database/session.hpp"

#include <chrono>
#include <condition_variable>
#include <mutex>

namespace narae::payment::sandbox {

struct SandboxOptions {
    std::chrono::milliseconds deadline{5000};   ///< how long a caller waits for an answer
    std::chrono::milliseconds slowAnswer{1500}; ///< after which pm_card_slow answers
    std::chrono::milliseconds lostAnswer{2000}; ///< after which a caller with pm_card_lost gives up
    std::string writer = "sandbox";             ///< the name of its committer: processes beside each other need two
};

/// A payment company in miniature, for demonstrations and tests. Its ledger lives in a database of its own and is
/// written by a committer of its own, so that it keeps its word about every key however often either side is killed.
///
/// | method | what happens |
/// |---|---|
/// | pm_card_ok | captured |
/// | pm_card_declined | declined: `card_declined` |
/// | pm_card_slow | captured at once, the answer comes after `slowAnswer` (never, when the deadline is over before) |
/// | pm_card_lost | captured, the answer never comes |
/// | pm_card_down | the request does not get there |
/// | any other | declined: `unknown_method` |
///
/// Any thread; callers who wait for a slow answer hold up nobody else.
class SandboxGateway final : public PaymentGateway {
public:
    /// `database` holds nothing but the sandbox's ledger, and no other process writes it.
    SandboxGateway(database::Database& database, const Clock& clock, const SandboxOptions& options = {});
    ~SandboxGateway() override;

    /// Makes or updates the tables and opens for business, for the database of that name (any, without one). Refuses as
    /// database::migrate and bindTo do.
    Result<void> start(const std::string& installation = {});
    /// Answers no more; who waits gets NoAnswer at once. Idempotent.
    void stop();

    ChargeAnswer capture(const std::string& key, Money amount, const std::string& method) override;
    /// The ledger forgets no key.
    ChargeAnswer captureAgain(const std::string& key, Money amount, const std::string& method) override
    {
        return capture(key, amount, method);
    }
    ChargeAnswer find(const std::string& key) override;
    ChargeAnswer callOff(const std::string& key) override;
    RefundAnswer refund(const std::string& key, const std::string& reference, Money amount) override;

    // The same in two steps, for those who call over HTTP. Any thread.
    StepAnswer authorise(Authorisation wish);
    /// As capture(): slow or silent, as the method says.
    StepAnswer captureAuthorised(const std::string& key);
    StepAnswer cancelAuthorised(const std::string& key);
    /// To read its books with. Each on a connection of its own.
    std::unique_ptr<database::Session> books() { return database_.open(); }

private:
    /// Whether an answer that is ready gets to the caller, late perhaps.
    bool arrives(const std::string& method);
    template <class Wish>
    typename Wish::Answer ask(Wish wish);
    /// Lets time pass, up to the deadline; answers whether all of it passed.
    bool pass(std::chrono::milliseconds time);

    database::Database& database_;
    const Clock& clock_;
    const SandboxOptions options_;
    SandboxShelf shelf_;
    commit::Committer committer_;
    std::mutex mutex_;
    std::condition_variable closing_;
    bool closed_ = false;
};

} // namespace narae::payment::sandbox
