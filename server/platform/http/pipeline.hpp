#pragma once

#include "common/api/problems.hpp"
#include "common/base/clock.hpp"
#include "server/platform/http/ports.hpp"
#include "server/platform/http/raw_request.hpp"
#include "server/platform/http/trace.hpp"
#include "server/platform/http/trusted_proxies.hpp"

#include <string>
#include <string_view>

namespace narae::http {

/// The way of every request, whatever front took it in: find the route, learn who calls, see whether they may, look at
/// the body's kind, let the handler work, write the audit log, tell the observer. What goes wrong on the way becomes a
/// problem.
///
/// Knows no sockets. Any thread, several at once.
class Pipeline {
public:
    /// All outlive it. Without an `opening` it serves from the start.
    Pipeline(const RouteTable& routes, Authenticator& authenticator, Observer& observer, AuditSink audit,
             const Clock& clock, std::size_t bodyBytesMost, Opening opening = {}, TrustedProxies proxies = {});

    /// What a body may weigh for this request, asked before the body is read.
    std::size_t bodyBytesMost(std::string_view method, std::string_view target) const;

    /// Answers with everything but the connection's own headers. A HEAD is answered as a GET; leaving out the body is
    /// the front's part.
    Response answer(RawRequest raw) const;

    /// The answer to a request that a front could not take in; `raw` is as much as it understood.
    Response answerRefused(RawRequest raw, const Refusal& refusal) const;

private:
    struct Work;
    Response complete(Work& work, Result<Response> result) const;
    Result<Response> process(Work& work) const;
    Result<Response> findRoute(Work& work) const;
    Result<void> admit(Work& work) const;
    Result<Response> handle(Work& work) const;
    void settle(Work& work, Response& response) const;
    Result<Response> audited(Work& work, Response response) const;

    const RouteTable& routes_;
    Authenticator& authenticator_;
    Observer& observer_;
    AuditSink audit_;
    const Clock& clock_;
    std::size_t bodyBytesMost_;
    Opening opening_;
    TrustedProxies proxies_;
};

/// The problem (RFC 9457) of a refusal, with the headers its status asks for.
Response problemResponse(const Refusal& refusal, std::string_view traceId, api::Language language);

/// `Tue, 24 Nov 2026 08:30:00 GMT`
std::string httpDate(Instant instant);

} // namespace narae::http
