#include "tests/desktop/admin_house.hpp"

#include <QAbstractButton>

namespace narae::testing {

void AdminHouse::openWindow()
{
    window_.reset();
    parts_ = std::make_unique<desktop::Parts>(server_.options("admin"));
    window_ = std::make_unique<admin::AdminWindow>(*parts_);
    window_->resize(1280, 800);
    window_->start();
    window_->show();
    window_->activateWindow();
}

bool AdminHouse::openWindowAsClerk()
{
    openWindow();
    auto* panel = find<QWidget>("logInPanel");
    if (!QTest::qWaitFor([&] { return panel->isVisible(); })) return false;
    type("logInEmail", DemoServer::kClerk);
    type("logInPassword", DemoServer::kPassword);
    click("logInGo");
    return QTest::qWaitFor([&] { return !panel->isVisible(); }, 10'000);
}

void AdminHouse::type(const QString& field, const QString& text)
{
    auto* input = find<QLineEdit>(field);
    input->clear();
    input->setFocus();
    QTest::keyClicks(input, text);
}

void AdminHouse::click(const QString& button)
{
    QTest::mouseClick(find<QAbstractButton>(button), Qt::LeftButton);
}

nlohmann::json AdminHouse::buy(qint64 flightId, const std::string& key)
{
    auto headers = server_.process().logIn(DemoServer::kTraveller);
    headers.emplace_back("Idempotency-Key", key);
    const nlohmann::json body{{"flightId", flightId},
                              {"cabin", "economy"},
                              {"passengers", {{{"name", "Narae Kim"}}}},
                              {"contact", {{"phone", "010-9777-0779"}}},
                              {"paymentMethod", "pm_card_ok"}};
    const Answer answer = server_.process().post("/v1/reservations", body, headers);
    return answer.status == 201 ? answer.json() : nlohmann::json();
}

qint64 AdminHouse::flightSoon()
{
    const QDateTime until = QDateTime::currentDateTimeUtc().addDays(1);
    const nlohmann::json page = server_.process().get("/v1/flight-statuses?limit=100").json();
    for (const auto& flight : page["items"]) {
        const auto departs =
            QDateTime::fromString(QString::fromStdString(flight["departsAt"].get<std::string>()), Qt::ISODate);
        // Not the very next: it may leave while the test runs.
        if (departs > QDateTime::currentDateTimeUtc().addSecs(3600) && departs < until && flight["left"].get<int>() > 5)
            return flight["flightId"].get<qint64>();
    }
    return 0;
}

} // namespace narae::testing
