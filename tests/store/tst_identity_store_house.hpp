#pragma once

#include "common/api/json.hpp"
#include "common/api/problems.hpp"
#include "server/identity/adapters/identity_context.hpp"
#include "server/identity/adapters/schema.hpp"
#include "server/platform/commit/schema.hpp"
#include "server/platform/http/route.hpp"
#include "tests/support/test_database.hpp"

#include <atomic>

namespace narae::identity::testing {

class ManualClock final : public Clock {
public:
    Instant now() const override { return fromEpochMs(ms); }
    std::chrono::steady_clock::time_point steady() const override
    {
        return std::chrono::steady_clock::time_point(std::chrono::milliseconds(ms));
    }
    void advance(std::chrono::milliseconds by) { ms += by.count(); }

    std::atomic<std::int64_t> ms{1'790'000'000'000};
};

/// One process with identity in it, on a database that others may share. Its HTTP side stops short of sockets: requests
/// are authenticated, let in, handled and audited as the server does it.
class Process {
public:
    static constexpr const char* kPassword = "a kite over Jeju";

    Process(database::Database& database, ManualClock& clock, const std::string& writer)
        : pool_(database, 4),
          committer_(database, clock, {.writer = writer}),
          identity(committer_, pool_, clock,
                   {.argon2 = {.passes = 1, .memoryBytes = 8192, .atOnceMax = 2, .waitingMax = 64}})
    {
        table_.add(identity.routes());
        committer_.start();
    }
    ~Process() { committer_.stop(); }

    struct Answer {
        int status = 0;
        api::Json body;
        std::string code() const { return body.is_object() ? body.value("code", "") : ""; }
    };

    Answer call(http::Method method, const std::string& path, const api::Json& body = nullptr,
                const std::string& token = "", const std::multimap<std::string, std::string>& query = {},
                const std::string& peer = "192.0.2.7")
    {
        http::Request request;
        request.method = method;
        request.path = path;
        request.query = query;
        request.body = body.is_null() ? "" : body.dump();
        request.clientAddress = peer;
        request.traceId = "0af7651916cd43dd8448eb211c80319c";
        request.headers.emplace("user-agent", "httpie/3.2 (나래)");
        if (!token.empty()) request.headers.emplace("authorization", "Bearer " + token);
        const auto answer = handle(request);
        if (!answer) {
            const int status = api::problemKind(answer.error().code()).status;
            return {status, api::problemJson(answer.error(), request.traceId, api::Language::English)};
        }
        return {answer->status, answer->body.empty() ? api::Json() : api::Json::parse(answer->body)};
    }
    Answer get(const std::string& path, const std::string& token,
               const std::multimap<std::string, std::string>& query = {})
    {
        return call(http::Method::Get, path, nullptr, token, query);
    }
    Answer post(const std::string& path, const api::Json& body, const std::string& token = "")
    {
        return call(http::Method::Post, path, body, token);
    }
    Answer patch(const std::string& path, const api::Json& body, const std::string& token)
    {
        return call(http::Method::Patch, path, body, token);
    }
    Answer remove(const std::string& path, const std::string& token)
    {
        return call(http::Method::Delete, path, nullptr, token);
    }

    Result<Account> open(const std::string& email, AccountRole role = AccountRole::Customer)
    {
        return identity.registration().open(
            {Email::parse(email).value(), kPassword, role, PersonName::parse("김나래 🛫").value(), {}, true},
            "trace");
    }
    std::string logIn(const std::string& email)
    {
        return identity.entrance()
            .logIn({Email::parse(email).value(), kPassword, "192.0.2.7", "test"}, "trace")
            .value()
            .token;
    }

private:
    Result<http::Response> handle(http::Request& request)
    {
        std::vector<std::string> segments;
        for (std::size_t at = 1; at <= request.path.size();) {
            const std::size_t slash = std::min(request.path.find('/', at), request.path.size());
            segments.push_back(request.path.substr(at, slash - at));
            at = slash + 1;
        }
        auto caller = identity.authenticator().authenticate(request.header("authorization").value_or(""));
        if (!caller) return caller.error();
        request.caller = *caller;
        const auto match = table_.find(request.method, segments);
        if (!match.route) return refuse("route.not_found");
        if (!match.route->access.allows(request.caller))
            return refuse(request.caller.role == http::Role::Guest ? "access.unauthenticated" : "access.forbidden");
        request.pathParameters = match.parameters;
        auto answer = match.route->handler(request);
        if (match.route->audited) {
            http::Response shown = answer ? *answer : http::Response{};
            if (!answer) shown.status = api::problemKind(answer.error().code()).status;
            if (auto written = identity.auditSink()(request, *match.route, shown); !written) return written.error();
        }
        return answer;
    }

    database::Pool pool_;
    commit::Committer committer_;
    http::RouteTable table_;

public:
    IdentityContext identity;
};

/// A migrated database and one process on it.
struct StoredHouse {
    narae::testing::TestDatabase stored;
    ManualClock clock;
    std::unique_ptr<Process> process;

    StoredHouse()
    {
        auto session = stored.open();
        const auto migrated = database::migrate(*session, {commit::schema(), schema()}, 0);
        check(migrated.has_value(), "the schema fits");
        process = another("narae-1");
    }
    std::unique_ptr<Process> another(const std::string& writer)
    {
        return std::make_unique<Process>(stored.database(), clock, writer);
    }
    Process* operator->() { return process.get(); }
};

} // namespace narae::identity::testing
