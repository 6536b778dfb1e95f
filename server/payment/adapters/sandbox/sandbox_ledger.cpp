#include "server/payment/adapters/sandbox/sandbox_ledger.hpp"

#include <algorithm>
#include <array>

namespace narae::payment::sandbox {

namespace {

constexpr std::string_view kReferencePrefix = "ch_";

/// Methods whose captures succeed; what else they do, SandboxGateway does.
constexpr std::array<std::string_view, 3> kGoodMethods{"pm_card_ok", "pm_card_slow", "pm_card_lost"};

ChargeAnswer answerOf(const SandboxCharge& charge)
{
    switch (charge.state) {
    case ChargeState::Captured: return ChargeCaptured{{charge.reference(), "", charge.method}, charge.amount};
    case ChargeState::Declined: return ChargeDeclined{charge.reason};
    case ChargeState::CalledOff: return ChargeCalledOff{};
    }
    check(false, "a charge's state is one of the three");
    return NoAnswer{};
}

} // namespace

std::string declineReason(const std::string& method)
{
    if (std::find(kGoodMethods.begin(), kGoodMethods.end(), method) != kGoodMethods.end()) return {};
    return method == "pm_card_declined" ? "card_declined" : "unknown_method";
}

Result<ChargeAnswer> CaptureCharge::decide(SandboxShelf& shelf, Instant now) const
{
    if (const SandboxCharge* known = shelf.charges.find(key)) {
        if (known->state != ChargeState::CalledOff && known->amount != amount)
            return ChargeAnswer(ChargeRefused{"key_reused"});
        return answerOf(*known);
    }
    if (amount.amountMinor() <= 0) return ChargeAnswer(ChargeRefused{"amount_not_positive"});
    SandboxCharge charge{key, amount, method, ChargeState::Captured, "", Money(0, amount.currency()), now};
    charge.reason = declineReason(method);
    if (!charge.reason.empty()) charge.state = ChargeState::Declined;
    return answerOf(shelf.charges.add(key, std::move(charge)));
}

Result<ChargeAnswer> FindCharge::decide(SandboxShelf& shelf, Instant) const
{
    const SandboxCharge* known = shelf.charges.find(key);
    return known == nullptr ? ChargeAnswer(ChargeNotFound{}) : answerOf(*known);
}

Result<ChargeAnswer> CallOffCharge::decide(SandboxShelf& shelf, Instant now) const
{
    if (const SandboxCharge* known = shelf.charges.find(key)) return answerOf(*known);
    return answerOf(shelf.charges.add(key, {key, Money(), "", ChargeState::CalledOff, "", Money(), now}));
}

std::string MakeRefund::chargeKey() const
{
    return chargeReference.starts_with(kReferencePrefix) ? chargeReference.substr(kReferencePrefix.size()) : "";
}

void MakeRefund::want(SandboxShelf& shelf) const
{
    shelf.refunds.want(key);
    shelf.charges.want(chargeKey());
}

Result<RefundAnswer> MakeRefund::decide(SandboxShelf& shelf, Instant now) const
{
    const RefundAnswer made = RefundMade{"re_" + key};
    if (const SandboxRefund* known = shelf.refunds.find(key)) {
        const bool same = known->chargeKey == chargeKey() && known->amount == amount;
        return same ? made : RefundAnswer(RefundRefused{"key_reused"});
    }
    const SandboxCharge* charge = shelf.charges.find(chargeKey());
    if (charge == nullptr || charge->state != ChargeState::Captured)
        return RefundAnswer(RefundRefused{"charge_unknown"});
    if (amount.amountMinor() <= 0) return RefundAnswer(RefundRefused{"amount_not_positive"});
    const Result<Money> refunded = charge->refunded.plus(amount);
    if (!refunded || refunded->amountMinor() > charge->amount.amountMinor())
        return RefundAnswer(RefundRefused{"refund_above_charge"});
    shelf.charges.change(chargeKey())->refunded = *refunded;
    shelf.refunds.add(key, {key, chargeKey(), amount, now});
    return made;
}

} // namespace narae::payment::sandbox
