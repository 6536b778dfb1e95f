#include "server/payment/adapters/sandbox/authorising.hpp"

namespace narae::payment::sandbox {

namespace {

using Outcome = Stepped::Outcome;
using State = AuthorisationState;

Stepped stepped(Outcome outcome, const Authorisation& authorisation)
{
    return {outcome, authorisation};
}

void wantBoth(SandboxShelf& shelf, const std::string& key)
{
    shelf.authorisations.want(key);
    shelf.charges.want(key);
}

} // namespace

std::string_view name(AuthorisationState state)
{
    switch (state) {
    case State::Open: return "open";
    case State::Authorised: return "authorised";
    case State::Captured: return "captured";
    case State::Declined: return "declined";
    case State::Canceled: return "canceled";
    }
    check(false, "an authorisation's state is one of the five");
    return {};
}

void Authorise::want(SandboxShelf& shelf) const
{
    wantBoth(shelf, wish.key);
}

Result<StepAnswer> Authorise::decide(SandboxShelf& shelf, Instant now) const
{
    if (const Authorisation* known = shelf.authorisations.find(wish.key))
        return StepAnswer(stepped(known->words == wish.words ? Outcome::Done : Outcome::OtherWords, *known));
    // A key of a charge that was taken in one step, by whoever uses the same ledger without HTTP.
    if (shelf.charges.find(wish.key) != nullptr) return StepAnswer(stepped(Outcome::OtherWords, wish));
    Authorisation made = wish;
    made.at = now;
    made.state = State::Open;
    if (!made.method.empty()) {
        made.reason = declineReason(made.method);
        made.state = made.reason.empty() ? State::Authorised : State::Declined;
    }
    if (made.state == State::Declined)
        shelf.charges.add(made.key, {made.key, made.amount, made.method, ChargeState::Declined, made.reason,
                                     Money(0, made.amount.currency()), now});
    return StepAnswer(stepped(Outcome::Done, shelf.authorisations.add(wish.key, std::move(made))));
}

void CaptureAuthorised::want(SandboxShelf& shelf) const
{
    wantBoth(shelf, key);
}

Result<StepAnswer> CaptureAuthorised::decide(SandboxShelf& shelf, Instant now) const
{
    const Authorisation* known = shelf.authorisations.find(key);
    if (known == nullptr) return StepAnswer(Stepped{});
    if (known->state != State::Authorised) return StepAnswer(stepped(Outcome::WrongState, *known));
    Authorisation& captured = *shelf.authorisations.change(key);
    captured.state = State::Captured;
    shelf.charges.add(key, {key, captured.amount, captured.method, ChargeState::Captured, "",
                            Money(0, captured.amount.currency()), now});
    return StepAnswer(stepped(Outcome::Done, captured));
}

void CancelAuthorised::want(SandboxShelf& shelf) const
{
    wantBoth(shelf, key);
}

Result<StepAnswer> CancelAuthorised::decide(SandboxShelf& shelf, Instant now) const
{
    const Authorisation* known = shelf.authorisations.find(key);
    if (known == nullptr) return StepAnswer(Stepped{});
    if (known->state != State::Authorised && known->state != State::Open)
        return StepAnswer(stepped(Outcome::WrongState, *known));
    Authorisation& canceled = *shelf.authorisations.change(key);
    canceled.state = State::Canceled;
    shelf.charges.add(key, {key, Money(), "", ChargeState::CalledOff, "", Money(), now});
    return StepAnswer(stepped(Outcome::Done, canceled));
}

} // namespace narae::payment::sandbox
