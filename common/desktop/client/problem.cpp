#include "common/desktop/client/problem.hpp"

#include <QCoreApplication>
#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>

namespace narae::desktop {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Problem)
};

} // namespace

QString Problem::details() const
{
    return QString("%1 %2 %3 %4")
        .arg(code)
        .arg(status)
        .arg(traceId.isEmpty() ? "-" : traceId, QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs));
}

Problem Problem::fromAnswer(int status, const QByteArray& contentType, const QByteArray& body, int retryAfterSeconds)
{
    const QJsonObject json = QJsonDocument::fromJson(body).object();
    if (!contentType.startsWith("application/problem+json") || !json.contains("code")) return unreadable(status);
    Problem problem;
    problem.code = json.value("code").toString();
    problem.kind = problem.code == "session.ended" || status == 401 ? Kind::SessionEnded : Kind::Refused;
    problem.sentence = json.value("detail").toString();
    problem.traceId = json.value("traceId").toString();
    problem.status = status;
    problem.retryAfterSeconds = retryAfterSeconds;
    problem.facts = json;
    for (const QJsonValue& error : json.value("errors").toArray())
        problem.fields.push_back({error["pointer"].toString(), error["message"].toString()});
    return problem;
}

Problem Problem::unreachable()
{
    Problem problem;
    problem.kind = Kind::Unreachable;
    problem.code = "client.unreachable";
    problem.sentence = Words::tr("The server cannot be reached. What you typed is still here; we keep trying.");
    return problem;
}

Problem Problem::timedOut()
{
    Problem problem;
    problem.kind = Kind::TimedOut;
    problem.code = "client.timed_out";
    problem.sentence = Words::tr("The server did not answer in time. What you typed is still here; please try again.");
    return problem;
}

Problem Problem::unreadable(int status)
{
    Problem problem;
    problem.kind = Kind::Unreadable;
    problem.code = "client.unreadable";
    problem.sentence =
        Words::tr("The server answered something that cannot be understood. Please try again in a moment.");
    problem.status = status;
    return problem;
}

} // namespace narae::desktop
