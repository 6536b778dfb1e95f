#include "server/platform/http/outgoing.hpp"

#include "server/platform/http/answer.hpp"

namespace narae::http {

namespace {

KnownAnswer knownAnswerOf(Response& response, std::shared_ptr<const std::string> body, bool connectionStays)
{
    KnownAnswer known;
    known.headFront = answerHeadFront(response);
    known.holds = std::move(response.repeatable->holds);
    known.route = response.repeatable->route;
    known.onlyFor = std::move(response.repeatable->onlyFor);
    known.status = response.status;
    known.body = std::move(body);
    known.connectionStays = connectionStays;
    return known;
}

} // namespace

Outgoing outgoingOf(Response response, bool isHead, bool connectionStays)
{
    Outgoing outgoing;
    const bool streams = response.stream && !isHead;
    outgoing.connectionStays = connectionStays && !response.stream;
    outgoing.bytes = answerHead(response, outgoing.connectionStays);
    const bool bodyGoes = hasBody(response.status) && !isHead && !streams;
    if (bodyGoes && response.repeatable && !response.rendered)
        response.rendered = std::make_shared<const std::string>(std::move(response.body));
    if (bodyGoes && response.rendered)
        outgoing.body = response.rendered;
    else if (bodyGoes)
        outgoing.bytes += response.body;
    if (response.repeatable && response.repeatable->route)
        outgoing.repeatable = knownAnswerOf(response, outgoing.body, outgoing.connectionStays);
    if (!streams) return outgoing;
    outgoing.stream = std::move(response.stream);
    if (response.mayGoOn) outgoing.mayGoOn = std::make_shared<const std::function<bool()>>(std::move(response.mayGoOn));
    return outgoing;
}

} // namespace narae::http
