#include "server/payment/adapters/sandbox/sandbox_gateway.hpp"

#include "common/base/fail_point.hpp"
#include "server/platform/commit/carry_out.hpp"
#include "server/platform/commit/schema.hpp"
#include "server/platform/database/open.hpp"

#include <algorithm>
#include <type_traits>

namespace narae::payment::sandbox {

namespace {

commit::CommitterOptions committerOptions(const SandboxOptions& sandbox)
{
    commit::CommitterOptions options;
    options.writer = sandbox.writer;
    return options;
}

} // namespace

SandboxGateway::SandboxGateway(database::Database& database, const Clock& clock, const SandboxOptions& options)
    : database_(database), clock_(clock), options_(options), committer_(database, clock, committerOptions(options))
{
    committer_.add(shelf_);
}

SandboxGateway::~SandboxGateway()
{
    stop();
}

Result<void> SandboxGateway::start(const std::string& installation)
{
    const auto session = database_.open();
    if (session->failure()) return database::whyUnreachable(database_, *session->failure());
    const auto migrated = database::migrate(*session, {commit::schema(), schema()}, toEpochMs(clock_.now()));
    if (!migrated) return migrated.error();
    if (!installation.empty())
        if (auto bound = bindTo(*session, installation); !bound) return bound;
    committer_.start();
    return {};
}

void SandboxGateway::stop()
{
    {
        const std::lock_guard lock(mutex_);
        closed_ = true;
    }
    closing_.notify_all();
    committer_.stop();
}

ChargeAnswer SandboxGateway::capture(const std::string& key, Money amount, const std::string& method)
{
    if (method == "pm_card_down") return NotDelivered{};
    failPoint("gateway.before_capture");
    ChargeAnswer answer = ask(CaptureCharge{key, amount, method});
    failPoint("gateway.after_capture");
    if (!arrives(method)) return NoAnswer{};
    return answer;
}

bool SandboxGateway::arrives(const std::string& method)
{
    if (method == "pm_card_slow") return pass(options_.slowAnswer);
    if (method != "pm_card_lost") return true;
    (void)pass(options_.lostAnswer);
    return false;
}

StepAnswer SandboxGateway::authorise(Authorisation wish)
{
    return ask(Authorise{std::move(wish)});
}

StepAnswer SandboxGateway::captureAuthorised(const std::string& key)
{
    StepAnswer answer = ask(CaptureAuthorised{key});
    const auto* stepped = std::get_if<Stepped>(&answer);
    const bool captured = stepped != nullptr && stepped->outcome == Stepped::Outcome::Done;
    if (captured && !arrives(stepped->authorisation.method)) return NoAnswer{};
    return answer;
}

StepAnswer SandboxGateway::cancelAuthorised(const std::string& key)
{
    return ask(CancelAuthorised{key});
}

ChargeAnswer SandboxGateway::find(const std::string& key)
{
    return ask(FindCharge{key});
}

ChargeAnswer SandboxGateway::callOff(const std::string& key)
{
    return ask(CallOffCharge{key});
}

RefundAnswer SandboxGateway::refund(const std::string& key, const std::string& reference, Money amount)
{
    RefundAnswer answer = ask(MakeRefund{key, reference, amount});
    failPoint("gateway.after_refund");
    return answer;
}

/// Every question, reading ones too, takes its turn at the committer: so none sees the books before what was asked
/// earlier.
template <class Wish>
typename Wish::Answer SandboxGateway::ask(Wish wish)
{
    auto decision = std::make_shared<commit::Decision<Wish, SandboxShelf>>(std::move(wish), shelf_, "");
    auto answer = decision->answer();
    committer_.submit(std::move(decision));
    if (answer.wait_for(options_.deadline) != std::future_status::ready) return NoAnswer{};
    Result<typename Wish::Answer> told = answer.get();
    if (told) return *std::move(told);
    if constexpr (std::is_same_v<typename Wish::Answer, ChargeAnswer>) {
        const std::string& code = told.error().code();
        if (code == "server.busy" || code == "server.stopping") return NotDelivered{};
    }
    return NoAnswer{};
}

bool SandboxGateway::pass(std::chrono::milliseconds time)
{
    std::unique_lock lock(mutex_);
    const bool closed = closing_.wait_for(lock, std::min(time, options_.deadline), [this] { return closed_; });
    return !closed && time <= options_.deadline;
}

} // namespace narae::payment::sandbox
