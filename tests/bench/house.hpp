#pragma once

#include "tests/bench/load/load.hpp"
#include "tests/support/airline.hpp"
#include "tests/support/mariadb.hpp"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace narae::bench {

/// A private MariaDB with room for a real run: every commit flushed, and memory for all that is written. While it
/// lives, the servers of tests/support keep their books in it.
class BigMariaDb {
public:
    BigMariaDb();
    ~BigMariaDb();

    testing::MariaDb& server() { return server_; }

private:
    testing::MariaDb server_;
};

/// The real narae-server with everything in the path, a clerk, and customers who are logged in.
class House {
public:
    /// Starts it. Settings of the server are made before open(); each customer costs a password hash.
    void open(int customers);

    testing::Airline airline;

    int port() const { return airline.server.port(); }
    /// Header lines that go with a request of client number `number`.
    std::string customerLines(int number) const;
    std::string staffLines() const;

    /// Registers so many flights with a cabin like this one (`price` is added), a minute apart, from 60 days on; waits
    /// until they are on sale, and answers their ids.
    std::vector<std::int64_t> offer(int flights, nlohmann::json cabin);

private:
    std::vector<std::string> customers_;
    int flights_ = 0;
};

/// Stops the bench, with the wrong answer's text, when one of them was wrong.
void mustBeRight(const Outcome& outcome, const std::string& whose);

} // namespace narae::bench
