#pragma once

#include "server/platform/http/event_stream.hpp"
#include "server/platform/http/known_answers.hpp"

#include <memory>
#include <optional>
#include <string>

namespace narae::http {

/// An answer made by a worker, ready to be sent.
struct Outgoing {
    std::string bytes;                       ///< the head, and the body where it is this answer's own
    std::shared_ptr<const std::string> body; ///< shared with other answers
    bool connectionStays = false;
    std::shared_ptr<EventStream> stream; ///< goes on with it after the head
    std::shared_ptr<const std::function<bool()>> mayGoOn;
    std::optional<KnownAnswer> repeatable; ///< to be remembered under the request's head
};

/// `isHead`: the body is left out.
Outgoing outgoingOf(Response response, bool isHead, bool connectionStays);

} // namespace narae::http
