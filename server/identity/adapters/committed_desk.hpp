#pragma once

#include "server/identity/adapters/caller_cache.hpp"
#include "server/identity/application/identity_desk.hpp"
#include "server/platform/commit/committer.hpp"

namespace narae::identity {

/// Has the committer carry identity's use cases out, and forgets callers whose credentials ended thereby before anyone
/// is answered.
class CommittedDesk final : public IdentityDesk {
public:
    CommittedDesk(commit::Committer& committer, IdentityBooks& books, CallerCache& cache)
        : committer_(committer), books_(books), cache_(cache)
    {
    }

    Result<OpenAccount::Answer> carryOut(OpenAccount wish, std::string traceId) override;
    Result<ChangeAccount::Answer> carryOut(ChangeAccount wish, std::string traceId) override;
    Result<ChangePassword::Answer> carryOut(ChangePassword wish, std::string traceId) override;
    Result<CloseAccount::Answer> carryOut(CloseAccount wish, std::string traceId) override;
    Result<LogIn::Answer> carryOut(LogIn wish, std::string traceId) override;
    Result<RecordFailedLogIn::Answer> carryOut(RecordFailedLogIn wish, std::string traceId) override;
    Result<RevokeSession::Answer> carryOut(RevokeSession wish, std::string traceId) override;
    Result<CreateApiKey::Answer> carryOut(CreateApiKey wish, std::string traceId) override;
    Result<RevokeApiKey::Answer> carryOut(RevokeApiKey wish, std::string traceId) override;
    Result<RecordAudit::Answer> carryOut(RecordAudit wish, std::string traceId) override;
    Result<ForgetExpired::Answer> carryOut(ForgetExpired wish, std::string traceId) override;
    void note(NoteUse wish) override;

private:
    commit::Committer& committer_;
    IdentityBooks& books_;
    CallerCache& cache_;
};

} // namespace narae::identity
