#include "tests/support/galera_cluster.hpp"

#include "common/base/check.hpp"
#include "tests/support/raw_client.hpp"
#include "tests/support/wait_for.hpp"

#include <filesystem>

namespace narae::testing {

namespace {

constexpr const char* kProvider = "/usr/lib/galera/libgalera_smm.so";

std::string local(int port)
{
    return "127.0.0.1:" + std::to_string(port);
}

} // namespace

bool GaleraCluster::available()
{
    return std::filesystem::exists(kProvider) && std::filesystem::exists("/usr/bin/wsrep_sst_rsync");
}

GaleraCluster::GaleraCluster()
{
    for (std::size_t i = 0; i < kNodes; ++i)
        ports_.push_back({support::freePort(), support::freePort(), support::freePort(), support::freePort()});
    for (std::size_t i = 0; i < kNodes; ++i) {
        nodes_.push_back(std::make_unique<MariaDb>(port(i), optionsOf(i, i == 0), "mysql"));
        check(waitFor([&] { return synced(i); }, std::chrono::seconds(60)), "a node joins the cluster");
    }
}

std::vector<std::string> GaleraCluster::optionsOf(std::size_t number, bool founds) const
{
    const Ports& own = ports_[number];
    std::string members;
    for (const Ports& each : ports_)
        if (!founds) members += (members.empty() ? "" : ",") + local(each.cluster);
    return {"--binlog-format=ROW",
            "--innodb-autoinc-lock-mode=2",
            "--wsrep-on=ON",
            std::string("--wsrep-provider=") + kProvider,
            "--wsrep-cluster-address=gcomm://" + members,
            "--wsrep-node-name=node-" + std::to_string(number + 1),
            "--wsrep-node-address=" + local(own.cluster),
            "--wsrep-sst-method=rsync",
            "--wsrep-sst-receive-address=" + local(own.copies),
            "--wsrep-provider-options=base_port=" + std::to_string(own.cluster) +
                ";ist.recv_addr=" + local(own.increments) + ";gcache.size=16M"};
}

bool GaleraCluster::synced(std::size_t number)
{
    const auto session = database::open(nodes_[number]->address("mysql"), "")->open();
    const auto rows = session->query("SHOW STATUS LIKE 'wsrep_local_state_comment'");
    return !session->failure() && !rows.empty() && rows.text(0, 1) == "Synced";
}

bool GaleraCluster::rejoin(std::size_t number)
{
    nodes_[number]->setOptions(optionsOf(number, false));
    nodes_[number]->start();
    return waitFor([&] { return synced(number); }, std::chrono::seconds(60));
}

std::string GaleraCluster::sumOf(std::size_t number, const std::string& schema, const std::vector<std::string>& tables)
{
    const auto session = database::open(nodes_[number]->address(schema), "")->open();
    session->execute("SET SESSION wsrep_sync_wait = 7");
    std::string sums;
    for (const std::string& table : tables) {
        const auto rows = session->query("CHECKSUM TABLE " + table);
        check(!session->failure() && rows.size() == 1, "a table is summed");
        sums += rows.text(0, 0) + " " + (rows.isNull(0, 1) ? "none" : rows.text(0, 1)) + "\n";
    }
    return sums;
}

} // namespace narae::testing
