#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QString>
#include <vector>

namespace narae::desktop {

/// One field that the server could not take.
struct FieldProblem {
    QString pointer; ///< /passengers/0/name
    QString message;
};

/// Why a call brought nothing, in words for a person: what happened, what is safe, what to do next.
struct Problem {
    enum class Kind {
        Refused,      ///< the server said no, and why: nothing was changed
        Unreachable,  ///< no connection; the call may be sent again
        TimedOut,     ///< no answer within the deadline; a call with a key may be sent again
        Unreadable,   ///< an answer that is none of ours
        SessionEnded, ///< the log-in is over
    };
    Kind kind = Kind::Refused;
    QString code;     ///< the server's token (`seat.sold_out`), or one of ours (`client.unreachable`)
    QString sentence; ///< in the app's language
    QString traceId;
    int status = 0; ///< HTTP's, 0 without an answer
    int retryAfterSeconds = 0;
    QJsonObject facts; ///< the problem's own members ({left: "3"})
    std::vector<FieldProblem> fields;

    /// Whether nobody knows if the call was carried out.
    bool unknownOutcome() const
    {
        return kind == Kind::TimedOut || kind == Kind::Unreachable || kind == Kind::Unreadable;
    }
    /// For "Copy details": code, status, trace and time, no personal data.
    QString details() const;

    /// From an answer that is no success. A body that is no problem+json becomes Unreadable.
    static Problem fromAnswer(int status, const QByteArray& contentType, const QByteArray& body, int retryAfterSeconds);
    static Problem unreachable();
    static Problem timedOut();
    static Problem unreadable(int status);
};

} // namespace narae::desktop
