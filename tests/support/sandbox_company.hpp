#pragma once

#include "tests/support/temporary_folder.hpp"

#include <QProcess>
#include <QStringList>
#include <string>

namespace narae::testing {

/// The real `narae-server sandbox-gateway`, a process of its own on a ledger of its own. It may be killed and started
/// again: it keeps its port.
class SandboxCompany {
public:
    SandboxCompany();
    ~SandboxCompany();

    /// Waits until it listens.
    bool start();
    void kill();
    /// Forgets the Idempotency-Keys of the payments it has made, and starts again: what it has stays, and is found by
    /// its metadata. Stripe does so after a day.
    bool forgetKeys();
    std::string origin() const { return "http://127.0.0.1:" + std::to_string(port_); }
    int port() const { return port_; }
    const std::string& key() const { return key_; }

private:
    TemporaryFolder folder_;
    std::string key_ = "sk_test_company";
    QProcess process_;
    int port_ = 0;
};

} // namespace narae::testing
