#include "server/identity/adapters/committed_desk.hpp"

#include "server/platform/commit/carry_out.hpp"

namespace narae::identity {

Result<OpenAccount::Answer> CommittedDesk::carryOut(OpenAccount wish, std::string traceId)
{
    return commit::carryOut(committer_, books_, std::move(wish), std::move(traceId));
}

Result<ChangeAccount::Answer> CommittedDesk::carryOut(ChangeAccount wish, std::string traceId)
{
    return commit::carryOut(committer_, books_, std::move(wish), std::move(traceId));
}

// The caches are told after every outcome, refusals among them: one may hide a change that did happen (a connection
// that died at COMMIT), and asking the database again costs little.

Result<ChangePassword::Answer> CommittedDesk::carryOut(ChangePassword wish, std::string traceId)
{
    const AccountId account = wish.account;
    auto answer = commit::carryOut(committer_, books_, std::move(wish), std::move(traceId));
    cache_.forgetAccount(account);
    return answer;
}

Result<CloseAccount::Answer> CommittedDesk::carryOut(CloseAccount wish, std::string traceId)
{
    const AccountId account = wish.account;
    auto answer = commit::carryOut(committer_, books_, std::move(wish), std::move(traceId));
    cache_.forgetAccount(account);
    return answer;
}

Result<LogIn::Answer> CommittedDesk::carryOut(LogIn wish, std::string traceId)
{
    return commit::carryOut(committer_, books_, std::move(wish), std::move(traceId));
}

Result<RecordFailedLogIn::Answer> CommittedDesk::carryOut(RecordFailedLogIn wish, std::string traceId)
{
    return commit::carryOut(committer_, books_, std::move(wish), std::move(traceId));
}

Result<RevokeSession::Answer> CommittedDesk::carryOut(RevokeSession wish, std::string traceId)
{
    const SessionId session = wish.session;
    auto answer = commit::carryOut(committer_, books_, std::move(wish), std::move(traceId));
    cache_.forgetSession(session);
    return answer;
}

Result<CreateApiKey::Answer> CommittedDesk::carryOut(CreateApiKey wish, std::string traceId)
{
    return commit::carryOut(committer_, books_, std::move(wish), std::move(traceId));
}

Result<RevokeApiKey::Answer> CommittedDesk::carryOut(RevokeApiKey wish, std::string traceId)
{
    const ApiKeyId key = wish.key;
    auto answer = commit::carryOut(committer_, books_, std::move(wish), std::move(traceId));
    cache_.forgetApiKey(key);
    return answer;
}

Result<RecordAudit::Answer> CommittedDesk::carryOut(RecordAudit wish, std::string traceId)
{
    return commit::carryOut(committer_, books_, std::move(wish), std::move(traceId));
}

Result<ForgetExpired::Answer> CommittedDesk::carryOut(ForgetExpired wish, std::string traceId)
{
    return commit::carryOut(committer_, books_, std::move(wish), std::move(traceId));
}

void CommittedDesk::note(NoteUse wish)
{
    committer_.submit(std::make_shared<commit::Decision<NoteUse, IdentityBooks>>(wish, books_, ""));
}

} // namespace narae::identity
