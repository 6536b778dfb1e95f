#include "server/platform/http/pipeline.hpp"

#include "common/base/text.hpp"
#include "server/platform/http/language.hpp"
#include "server/platform/http/target.hpp"
#include "server/platform/log/log.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <typeinfo>

namespace narae::http {

namespace {

std::optional<Method> methodOf(std::string_view text)
{
    if (text == "HEAD") return Method::Get;
    for (const Method method : {Method::Get, Method::Post, Method::Patch, Method::Put, Method::Delete})
        if (text == name(method)) return method;
    return std::nullopt;
}

/// "GET, HEAD, POST": the value of an Allow header.
std::string allowed(const std::vector<Method>& methods)
{
    std::string list;
    for (const Method method : methods) {
        if (!list.empty()) list += ", ";
        list += name(method);
        if (method == Method::Get) list += ", HEAD";
    }
    return list;
}

std::string join(const std::vector<std::string>& words)
{
    std::string list;
    for (const std::string& word : words)
        list += (list.empty() ? "" : ", ") + word;
    return list;
}

void headerUnlessThere(Response& response, std::string_view headerName, std::string value)
{
    if (!response.findHeader(headerName)) response.header(headerName, std::move(value));
}

/// A filter that is misspelt would else be no filter, and its answer a wrong one.
Result<void> checkQuery(const Route& route, const Request& request)
{
    if (!route.query) return {};
    const auto invalid = [](std::string_view parameter, std::string_view reason) {
        return refuse("request.invalid_parameter").with("parameter", parameter).with("reason", reason);
    };
    for (auto it = request.query.begin(); it != request.query.end(); it = request.query.upper_bound(it->first)) {
        if (!route.query->contains(it->first)) return invalid(it->first, "there is no such parameter");
        if (request.query.count(it->first) > 1) return invalid(it->first, "it stands twice");
    }
    return {};
}

Result<void> checkBody(const Route& route, const Request& request)
{
    if (request.body.empty()) return {};
    const std::string given = request.header("content-type").value_or("");
    const std::string mediaType = toLowerAscii(trim(std::string_view(given).substr(0, given.find(';'))));
    if (std::find(route.mediaTypes.begin(), route.mediaTypes.end(), mediaType) == route.mediaTypes.end())
        return refuse("request.unsupported_media_type").with("expected", join(route.mediaTypes));
    // What is packed is not unpacked here: the limits would be those of the packed bytes.
    if (toLowerAscii(request.header("content-encoding").value_or("identity")) != "identity")
        return refuse("request.unsupported_encoding");
    if (!countCodePoints(request.body)) return refuse("request.not_utf8");
    return {};
}

} // namespace

/// One request on its way.
struct Pipeline::Work {
    std::string methodText;
    std::string target;
    bool fromHere = false;
    std::string peerAddress;
    std::chrono::steady_clock::time_point began;
    Trace trace;
    api::Language language = api::Language::English;
    const Route* route = nullptr;
    Request request;

    Work(RawRequest raw, const TrustedProxies& proxies, std::chrono::steady_clock::time_point now) : began(now)
    {
        Origin origin = proxies.originOf(raw);
        fromHere = origin.fromHere;
        request.clientAddress = std::move(origin.address);
        peerAddress = std::move(raw.peerAddress);
        methodText = std::move(raw.method);
        target = std::move(raw.target);
        request.headers = std::move(raw.headers);
        request.body = std::move(raw.body);
        request.method = methodOf(methodText).value_or(Method::Get);
        request.caller.local = fromHere;
        trace = Trace::goOn(request.header("traceparent"));
        request.traceId = trace.traceId;
        language = languageOf(request.header("accept-language").value_or(""));
    }
};

Pipeline::Pipeline(const RouteTable& routes, Authenticator& authenticator, Observer& observer, AuditSink audit,
                   const Clock& clock, std::size_t bodyBytesMost, Opening opening, TrustedProxies proxies)
    : routes_(routes),
      authenticator_(authenticator),
      observer_(observer),
      audit_(std::move(audit)),
      clock_(clock),
      bodyBytesMost_(bodyBytesMost),
      opening_(std::move(opening)),
      proxies_(std::move(proxies))
{
}

std::size_t Pipeline::bodyBytesMost(std::string_view method, std::string_view target) const
{
    const auto known = methodOf(method);
    const Result<Target> parsed = parseTarget(target);
    if (!known || !parsed) return bodyBytesMost_;
    const RouteTable::Match match = routes_.find(*known, parsed->segments);
    return match.route && match.route->bodyBytesMost > 0 ? match.route->bodyBytesMost : bodyBytesMost_;
}

Response Pipeline::answer(RawRequest raw) const
{
    Work work(std::move(raw), proxies_, clock_.steady());
    const log::TraceScope scope(work.trace.traceId);
    return complete(work, process(work));
}

Response Pipeline::answerRefused(RawRequest raw, const Refusal& refusal) const
{
    Work work(std::move(raw), proxies_, clock_.steady());
    const log::TraceScope scope(work.trace.traceId);
    return complete(work, refusal);
}

Result<Response> Pipeline::process(Work& work) const
{
    Result<Response> found = findRoute(work);
    if (!found || !work.route) return found;
    if (opening_ && !work.route->always)
        if (Result<void> open = opening_(); !open) return std::move(open).error();
    if (Result<void> admitted = admit(work); !admitted) return std::move(admitted).error();
    if (Result<void> asked = checkQuery(*work.route, work.request); !asked) return std::move(asked).error();
    if (Result<void> taken = checkBody(*work.route, work.request); !taken) return std::move(taken).error();
    return handle(work);
}

/// Fills the route and the request's path and query, or answers already.
Result<Response> Pipeline::findRoute(Work& work) const
{
    Result<Target> target = parseTarget(work.target);
    if (!target) return target.error();
    work.request.path = std::move(target->path);
    work.request.query = std::move(target->query);
    const auto method = methodOf(work.methodText);
    const bool options = work.methodText == "OPTIONS";
    if (!method && !options) return refuse("method.not_implemented");
    RouteTable::Match match = routes_.find(work.request.method, target->segments);
    if (match.methodsThere.empty()) return routes_.whyNotThere(target->segments);
    Response response = Response::noContent();
    if (options) {
        response.header("Allow", allowed(match.methodsThere));
        return response;
    }
    if (!match.route)
        return refuse("method.not_allowed")
            .with("method", work.methodText)
            .with("allowed", allowed(match.methodsThere));
    work.request.pathParameters = std::move(match.parameters);
    work.route = match.route;
    return response;
}

Result<void> Pipeline::admit(Work& work) const
{
    const auto& headers = work.request.headers;
    if (headers.count("authorization") > 1 || headers.count("content-type") > 1)
        return refuse("request.malformed").with("reason", "a header that stands twice");
    const Access& access = work.route->access;
    if (access.localOnly && !work.fromHere) return refuse("access.local_only");
    // A credential that is wrong is never passed over, not even where none is needed: its owner should learn of it.
    Result<Caller> caller = authenticator_.authenticate(work.request.header("authorization").value_or(""));
    if (!caller) return caller.error();
    work.request.caller = *std::move(caller);
    work.request.caller.local = work.fromHere;
    return access.admit(work.request.caller);
}

Result<Response> Pipeline::handle(Work& work) const
{
    try {
        Result<Response> result = work.route->handler(work.request);
        if (result) settle(work, *result);
        return result ? audited(work, *std::move(result)) : result;
    } catch (const std::exception& exception) {
        // Its text may carry a value of the request; it is for a developer's eyes only.
        log::error("http.handler_threw", {{"route", work.route->pattern}, {"type", typeid(exception).name()}});
        log::debug("http.handler_threw_text", {{"text", exception.what()}});
        return refuse("server.internal");
    } catch (...) {
        log::error("http.handler_threw", {{"route", work.route->pattern}, {"type", "unknown"}});
        return refuse("server.internal");
    }
}

/// Fills in what only the pipeline knows of an answer that lives longer than its request.
void Pipeline::settle(Work& work, Response& response) const
{
    const auto& headers = work.request.headers;
    // What a credential, a trace or an event to wait for says is each request's own.
    const bool ownAnswer = headers.contains("authorization") || headers.contains("traceparent") ||
                           headers.contains("narae-min-event") || !work.request.body.empty();
    if (ownAnswer || work.request.method != Method::Get) response.repeatable.reset();
    if (response.repeatable) response.repeatable->route = work.route;
    if (response.repeatable && work.route->access.localOnly) response.repeatable->onlyFor = work.peerAddress;
    if (!response.stream || work.request.caller.role == Role::Guest) return;
    response.mayGoOn = [this, route = work.route, authorization = work.request.header("authorization").value_or(""),
                        fromHere = work.fromHere] {
        Result<Caller> caller = authenticator_.authenticate(authorization);
        if (!caller) return false;
        caller->local = fromHere;
        return route->access.allows(*caller);
    };
}

Result<Response> Pipeline::audited(Work& work, Response response) const
{
    const Role role = work.request.caller.role;
    const bool ofInterest = role == Role::Staff || role == Role::Integration;
    if (!audit_ || !work.route->audited || !ofInterest || response.status >= 400) return response;
    if (Result<void> written = audit_(work.request, *work.route, response); !written) return std::move(written).error();
    return response;
}

Response Pipeline::complete(Work& work, Result<Response> result) const
{
    Response response =
        result ? *std::move(result) : problemResponse(result.error(), work.trace.traceId, work.language);
    response.header("Narae-Trace-Id", work.trace.traceId).header("traceparent", work.trace.parent());
    headerUnlessThere(response, "Date", httpDate(clock_.now()));
    headerUnlessThere(response, "Cache-Control", "no-store");
    headerUnlessThere(response, "X-Content-Type-Options", "nosniff");
    headerUnlessThere(response, "Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
    headerUnlessThere(response, "Referrer-Policy", "no-referrer");
    const auto took = std::chrono::duration_cast<std::chrono::microseconds>(clock_.steady() - work.began);
    observer_.answered(work.request, work.route, response, took);
    return response;
}

Response problemResponse(const Refusal& refusal, std::string_view traceId, api::Language language)
{
    if (!api::findProblemKind(refusal.code())) log::error("http.code_without_row", {{"code", refusal.code()}});
    Response response =
        Response::json(api::problemKind(refusal.code()).status, api::problemJson(refusal, traceId, language));
    response.contentType = "application/problem+json";
    response.header("Content-Language", language == api::Language::Korean ? "ko" : "en");
    response.header("Vary", "Accept-Language");
    if (response.status == 401) response.header("WWW-Authenticate", "Bearer realm=\"narae\"");
    if (refusal.retryAfterSeconds() > 0) response.header("Retry-After", std::to_string(refusal.retryAfterSeconds()));
    if (response.status != 405) return response;
    for (const auto& [fact, value] : refusal.facts())
        if (fact == "allowed") response.header("Allow", value);
    return response;
}

std::string httpDate(Instant instant)
{
    using namespace std::chrono;
    constexpr auto kDays = std::to_array<const char*>({"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"});
    constexpr auto kMonths = std::to_array<const char*>(
        {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"});
    const auto day = floor<days>(instant);
    const year_month_day date(day);
    const hh_mm_ss time(floor<seconds>(instant - day));
    char text[48];
    std::snprintf(text, sizeof text, "%s, %02u %s %04d %02d:%02d:%02d GMT", kDays[weekday(day).c_encoding()],
                  static_cast<unsigned>(date.day()), kMonths[static_cast<unsigned>(date.month()) - 1],
                  static_cast<int>(date.year()), static_cast<int>(time.hours().count()),
                  static_cast<int>(time.minutes().count()), static_cast<int>(time.seconds().count()));
    return text;
}

} // namespace narae::http
