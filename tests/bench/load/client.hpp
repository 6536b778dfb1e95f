#pragma once

#include <string>
#include <string_view>

namespace narae::bench {

/// An answer, as it came over the wire.
struct Reply {
    int status = 0;
    std::string_view head; ///< status line and header lines
    std::string_view body;

    /// The first header of that name, in whatever case; empty when there is none.
    std::string_view header(std::string_view name) const;
    /// The whole number that stands behind `"name":` in the body, at its first place; 0 when there is none. Looking is
    /// enough for a generator that shares two cores with the server: parsing would take its time from it.
    std::int64_t integer(std::string_view name) const;
    /// The text that stands behind `"name":` in the body, at its first place.
    std::string_view text(std::string_view name) const;
};

/// What a client makes of an answer.
struct Verdict {
    enum class Outcome {
        Done,    ///< the operation is over, and well
        Refused, ///< over with a refusal that is fair: the flight is full
        GoesOn,  ///< it takes another request
        Wrong,   ///< an answer that must not be
    };
    Outcome outcome = Outcome::Done;
    int kind = 0;        ///< which of the client's operations it was
    std::string trouble; ///< of a wrong answer
};

/// One client of a server under load: a closed loop over one connection, the next operation when the last one is over.
/// An operation is one request, or several that follow from each other's answers.
class Client {
public:
    virtual ~Client() = default;
    /// Appends the next request, whole.
    virtual void ask(std::string& out) = 0;
    virtual Verdict answered(const Reply& reply) = 0;
};

/// A request with a body, or without one when `body` is empty. `headers` are whole lines.
std::string makeRequest(std::string_view method, std::string_view target, std::string_view headers,
                        std::string_view body = "");
void appendRequest(std::string& out, std::string_view method, std::string_view target, std::string_view headers,
                   std::string_view body);

} // namespace narae::bench
