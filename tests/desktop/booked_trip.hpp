#pragma once

#include "tests/desktop/demo_server.hpp"

#include <QTest>
#include <string>

namespace narae::testing {

/// A flight of the demo that can be booked now, some days ahead.
inline qint64 someFlight(DemoServer& server, const std::string& origin = "GMP", const std::string& destination = "CJU",
                         int daysAhead = 10)
{
    const std::string day = QDateTime::currentDateTimeUtc().addDays(daysAhead).toString("yyyy-MM-dd").toStdString();
    const auto found = server.process()
                           .get("/v1/flight-statuses?origin=" + origin + "&destination=" + destination +
                                "&date=" + day + "&passengers=2&limit=1")
                           .json();
    return found.is_object() && !found["items"].empty() ? found["items"][0]["flightId"].get<qint64>() : 0;
}

struct Booking {
    qint64 reservationId = 0;
    QString locator;
    nlohmann::json body;
};

/// Books by the API, as another app would. Without `method` it is only held; without `as` by a guest.
inline Booking book(DemoServer& server, qint64 flight, const std::vector<std::pair<std::string, std::string>>& party,
                    const ServerProcess::Headers& as = {}, const std::string& method = "pm_card_ok",
                    const std::string& cabin = "economy")
{
    static int keys = 0;
    nlohmann::json body{{"flightId", flight},
                        {"cabin", cabin},
                        {"passengers", nlohmann::json::array()},
                        {"contact", {{"phone", "010-9777-0779"}}}};
    for (const auto& [name, seat] : party) {
        nlohmann::json passenger{{"name", name}};
        if (!seat.empty()) passenger["seat"] = seat;
        body["passengers"].push_back(passenger);
    }
    if (!method.empty()) body["paymentMethod"] = method;
    ServerProcess::Headers headers = as;
    headers.emplace_back("Idempotency-Key", "booked-trip-" + std::to_string(++keys));
    const Answer answer = server.process().post("/v1/reservations", body, headers);
    const auto json = answer.json();
    if (!json.is_object() || !json.contains("locator")) {
        qWarning("booking: %d %s", answer.status, answer.body.c_str());
        return {};
    }
    return {json["reservationId"].get<qint64>(), QString::fromStdString(json["locator"].get<std::string>()), json};
}

/// Logs the app in; false when it did not work.
inline bool logIn(desktop::Parts& parts, QObject* context)
{
    bool inside = false;
    parts.session.logIn(DemoServer::kTraveller, DemoServer::kPassword, context,
                        [&inside](const std::optional<desktop::Problem>& problem) { inside = !problem; });
    return QTest::qWaitFor([&inside] { return inside; }, 10'000);
}

/// Loads the airports; false when they did not come.
inline bool loadAirports(desktop::Parts& parts)
{
    parts.airports.load();
    return QTest::qWaitFor([&parts] { return parts.airports.loaded(); }, 5'000);
}

/// The one part of a page with this name.
template <class Widget>
Widget* part(const QWidget& page, const char* name)
{
    auto* found = page.findChild<Widget*>(name);
    if (found == nullptr) qFatal("there is no %s", name);
    return found;
}

/// What a tool of the system says about a file; empty when it failed.
inline QByteArray toldBy(const QString& program, const QStringList& arguments)
{
    QProcess tool;
    tool.start(program, arguments);
    if (!tool.waitForFinished(30'000) || tool.exitCode() != 0) return {};
    return tool.readAllStandardOutput();
}

} // namespace narae::testing
