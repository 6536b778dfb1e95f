#pragma once

#include "tests/support/mariadb.hpp"

#include <memory>
#include <string>
#include <vector>

namespace narae::testing {

/// A real Galera cluster of three MariaDBs on this machine (packages galera-4, mariadb-server).
class GaleraCluster {
public:
    static constexpr std::size_t kNodes = 3;

    /// Whether the packages are there.
    static bool available();

    /// Founds it, and waits until all nodes are synced.
    GaleraCluster();

    MariaDb& node(std::size_t number) { return *nodes_.at(number); }
    int port(std::size_t number) const { return ports_.at(number).client; }

    /// A killed node comes back, by a copy of another's data where it must; waits until it is synced.
    bool rejoin(std::size_t number);
    /// Waits until the node has applied what all have written, and sums the rows of these tables of a schema.
    std::string sumOf(std::size_t number, const std::string& schema, const std::vector<std::string>& tables);

private:
    struct Ports {
        int client = 0;
        int cluster = 0;
        int increments = 0;
        int copies = 0;
    };

    std::vector<std::string> optionsOf(std::size_t number, bool founds) const;
    bool synced(std::size_t number);

    std::vector<Ports> ports_;
    std::vector<std::unique_ptr<MariaDb>> nodes_;
};

} // namespace narae::testing
