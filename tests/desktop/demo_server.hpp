#pragma once

#include "common/desktop/parts/parts.hpp"
#include "tests/support/server_process.hpp"

namespace narae::testing {

/// A real server with the demo's flights, accounts and sales, for windows to stand in front of.
class DemoServer {
public:
    /// Whether some hundred reservations are there, or every seat is free.
    enum class Sales { Made, None };
    /// Fills it and starts it; false when it did not come up, or its flights did not come on sale.
    bool start(Sales sales = Sales::Made);

    ServerProcess& process() { return process_; }
    QUrl url() const;
    /// For an app of a test: its file in memory, its token in memory.
    desktop::Options options(const QString& app) const;

    static constexpr const char* kClerk = "clerk@narae.example";
    static constexpr const char* kTraveller = "traveller@narae.example";
    static constexpr const char* kPassword = "fly-with-narae";

private:
    ServerProcess process_;
};

} // namespace narae::testing
