#include "tests/desktop/demo_server.hpp"

#include <QTest>
#include <algorithm>

namespace narae::testing {

bool DemoServer::start(Sales sales)
{
    process_.keepPorts();
    if (process_.run(sales == Sales::Made ? QStringList{"demo"} : QStringList{"demo", "--no-sales"}) != 0 ||
        !process_.start())
        return false;
    // A flight is on sale a moment after it was registered, and two weeks of them were.
    const auto clerk = process_.logIn(kClerk, kPassword);
    return QTest::qWaitFor(
        [this, &clerk] {
            const auto lag = process_.get("/v1/health", clerk).json()["eventLag"];
            return lag.is_object() && std::all_of(lag.begin(), lag.end(),
                                                  [](const auto& behind) { return behind.template get<int>() == 0; });
        },
        20'000);
}

QUrl DemoServer::url() const
{
    return QUrl(QString("http://127.0.0.1:%1").arg(process_.port()));
}

desktop::Options DemoServer::options(const QString& app) const
{
    desktop::Options options;
    options.app = app;
    options.server = url();
    options.storeFile = ":memory:";
    options.useKeyring = false;
    return options;
}

} // namespace narae::testing
