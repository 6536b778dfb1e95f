#pragma once

#include "common/base/result.hpp"
#include "server/platform/http/route.hpp"

#include <chrono>
#include <functional>
#include <string_view>

namespace narae::http {

/// Who a request's credentials belong to: a port, filled by identity.
class Authenticator {
public:
    virtual ~Authenticator() = default;
    /// `authorization` is the header's value or empty. Refuses `session.unknown` and `session.expired`. Any thread.
    virtual Result<Caller> authenticate(std::string_view authorization) = 0;
};

/// Told of every answered request. Any thread; must be quick.
class Observer {
public:
    virtual ~Observer() = default;
    virtual void answered(const Request& request, const Route* route, const Response& response,
                          std::chrono::microseconds took) = 0;
    /// Told now and then of answers that were given again without their handler (Repeatable): how many, and how long
    /// all of them took together.
    virtual void answeredAgain(const Route& route, int status, std::size_t times, std::chrono::microseconds took)
    {
        static_cast<void>(route), static_cast<void>(status), static_cast<void>(times), static_cast<void>(took);
    }
};

/// Writes the audit log: called for audited routes after the handler, before the answer leaves. A refusal (the database
/// is away) turns the answer into that problem.
using AuditSink = std::function<Result<void>(const Request& request, const Route& route, const Response& response)>;

/// Whether the process serves yet: asked about every request but those of routes that are answered always. Refuses with
/// the reason while it does not. Any thread; must be quick.
using Opening = std::function<Result<void>()>;

} // namespace narae::http
