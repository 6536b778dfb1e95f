#pragma once

#include <string>

namespace narae::kafka {

/// How the brokers are spoken to: whether what travels is encrypted (TLS), and how we say who we are (SASL).
struct Security {
    std::string protocol = "plaintext"; ///< plaintext, ssl, sasl_plaintext or sasl_ssl
    std::string authorities = {};       ///< with TLS, a PEM file of who may sign the brokers' certificates; empty:
                                        ///< whom the system trusts
    std::string mechanism = {};         ///< with SASL: PLAIN, SCRAM-SHA-256 or SCRAM-SHA-512
    std::string user = {};
    std::string password = {};
};

/// Where a stream is: the brokers to begin with, and the topic.
struct Cluster {
    std::string brokers; ///< `host:port,host:port`
    std::string topic;
    std::string client; ///< how this process calls itself in the brokers' logs
    Security security = {};
};

} // namespace narae::kafka
