#pragma once

#include "client-admin/app/admin_window.hpp"
#include "tests/desktop/demo_server.hpp"

#include <QLineEdit>
#include <QTest>

namespace narae::testing {

/// The admin app's window in front of a real server with the demo's data, for tests to walk through.
class AdminHouse {
public:
    /// Starts the server; false when it did not come up.
    bool start() { return server_.start(); }
    /// A new window, at its log-in.
    void openWindow();
    /// ... and logged in as the clerk; false when that did not come to pass.
    bool openWindowAsClerk();

    DemoServer& server() { return server_; }
    desktop::Parts& parts() { return *parts_; }
    admin::AdminWindow& window() { return *window_; }

    template <class Widget>
    Widget* find(const QString& name)
    {
        return window_->findChild<Widget*>(name);
    }
    /// Types it into a field as a person does.
    void type(const QString& field, const QString& text);
    void click(const QString& button);

    /// Buys a seat for the demo's traveller, over the API; the reservation, or null.
    nlohmann::json buy(qint64 flightId, const std::string& key);
    /// A flight that leaves within the next 24 hours and has a seat to sell; 0 when there is none.
    qint64 flightSoon();

private:
    DemoServer server_;
    std::unique_ptr<desktop::Parts> parts_;
    std::unique_ptr<admin::AdminWindow> window_;
};

} // namespace narae::testing
