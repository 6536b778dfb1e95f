#include "tests/api/bad_call.hpp"

#include <algorithm>

namespace narae::testing {

namespace {

bool isKorean(const QString& text)
{
    return std::any_of(text.begin(), text.end(), [](QChar c) { return c >= QChar(0xAC00) && c <= QChar(0xD7A3); });
}

} // namespace

QString wrongWith(Airline& airline, const BadCall& call)
{
    const std::string before = airline.books();
    const Answer answer = airline.server.send(call.method, call.path, call.body, call.contentType,
                                              Airline::with(call.headers, "Accept-Language", "ko"));
    const std::string after = airline.books();
    const auto told = answer.json();
    QStringList wrong;
    if (answer.status != call.status || answer.code() != call.code)
        wrong << QString::fromStdString("expected " + std::to_string(call.status) + " " + call.code);
    if (answer.header("Content-Type") != "application/problem+json") wrong << "it is not a problem";
    if (!told.is_object() || !isKorean(QString::fromStdString(told.value("detail", "")))) wrong << "it is not Korean";
    if (told.is_object())
        for (const auto& error : told.value("errors", nlohmann::json::array()))
            if (!isKorean(QString::fromStdString(error.value("message", "")))) wrong << "an error is not Korean";
    if (answer.header("Content-Language") != "ko") wrong << "it does not say that it is Korean";
    if (!told.is_object() || told.value("traceId", "").empty()) wrong << "it has no trace id";
    if (before != after) wrong << QString::fromStdString("the books were\n" + before + "and are\n" + after);
    if (wrong.isEmpty()) return {};
    wrong << QString::fromStdString("answered " + std::to_string(answer.status) + " " + answer.body);
    return wrong.join('\n');
}

} // namespace narae::testing
