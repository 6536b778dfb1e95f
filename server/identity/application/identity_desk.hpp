#pragma once

#include "server/identity/application/change_account.hpp"
#include "server/identity/application/change_password.hpp"
#include "server/identity/application/close_account.hpp"
#include "server/identity/application/create_api_key.hpp"
#include "server/identity/application/forget_expired.hpp"
#include "server/identity/application/log_in.hpp"
#include "server/identity/application/note_use.hpp"
#include "server/identity/application/open_account.hpp"
#include "server/identity/application/record_audit.hpp"
#include "server/identity/application/record_failed_log_in.hpp"
#include "server/identity/application/revoke_api_key.hpp"
#include "server/identity/application/revoke_session.hpp"

namespace narae::identity {

/// Where the writing use cases are carried out: each answers once its outcome is durable. Any thread but the
/// committer's.
class IdentityDesk {
public:
    virtual ~IdentityDesk() = default;

    virtual Result<OpenAccount::Answer> carryOut(OpenAccount wish, std::string traceId) = 0;
    virtual Result<ChangeAccount::Answer> carryOut(ChangeAccount wish, std::string traceId) = 0;
    virtual Result<ChangePassword::Answer> carryOut(ChangePassword wish, std::string traceId) = 0;
    virtual Result<CloseAccount::Answer> carryOut(CloseAccount wish, std::string traceId) = 0;
    virtual Result<LogIn::Answer> carryOut(LogIn wish, std::string traceId) = 0;
    virtual Result<RecordFailedLogIn::Answer> carryOut(RecordFailedLogIn wish, std::string traceId) = 0;
    virtual Result<RevokeSession::Answer> carryOut(RevokeSession wish, std::string traceId) = 0;
    virtual Result<CreateApiKey::Answer> carryOut(CreateApiKey wish, std::string traceId) = 0;
    virtual Result<RevokeApiKey::Answer> carryOut(RevokeApiKey wish, std::string traceId) = 0;
    virtual Result<RecordAudit::Answer> carryOut(RecordAudit wish, std::string traceId) = 0;
    virtual Result<ForgetExpired::Answer> carryOut(ForgetExpired wish, std::string traceId) = 0;

    /// Does not wait, and nobody hears how it went.
    virtual void note(NoteUse wish) = 0;
};

} // namespace narae::identity
