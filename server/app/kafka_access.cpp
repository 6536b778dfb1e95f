#include "server/app/kafka_access.hpp"

#include <fstream>
#include <sstream>

namespace narae::app {

namespace {

Refusal bad(const Settings& settings, std::string_view key, std::string_view reason)
{
    return refuse("settings.bad_value")
        .with("key", key)
        .with("value", settings.text(key))
        .with("source", settings.source(key))
        .with("reason", reason);
}

bool hasCertificate(const std::string& file)
{
    std::ifstream in(file);
    std::ostringstream content;
    return in && (content << in.rdbuf()) && content.str().find("-----BEGIN CERTIFICATE-----") != std::string::npos;
}

} // namespace

Result<kafka::Cluster> kafkaOf(const Settings& settings)
{
    const auto given = [&settings](std::string_view key) { return !settings.text(key).empty(); };
    kafka::Security security;
    security.protocol = settings.text("kafka.security");
    security.authorities = settings.text("kafka.authorities");
    security.mechanism = settings.text("kafka.mechanism");
    security.user = settings.text("kafka.user");
    const bool encrypted = security.protocol.ends_with("ssl");
    const bool namesUs = security.protocol.starts_with("sasl_");
    if (!encrypted && given("kafka.authorities"))
        return bad(settings, "kafka.authorities",
                   "without TLS there is no certificate to look at: kafka.security must "
                   "be ssl or sasl_ssl");
    if (encrypted && given("kafka.authorities") && !hasCertificate(security.authorities))
        return bad(settings, "kafka.authorities", "there must be a PEM file with a certificate");
    for (const std::string_view key : {"kafka.mechanism", "kafka.user", "kafka.password_file"}) {
        if (!namesUs && given(key))
            return bad(settings, key, "nobody would be told it: kafka.security must be sasl_plaintext or sasl_ssl");
        if (namesUs && !given(key)) return bad(settings, key, "with SASL in kafka.security it must be set");
    }
    if (!encrypted && security.mechanism == "PLAIN")
        return bad(
            settings, "kafka.mechanism",
            "without TLS it would tell the password to whoever listens: kafka.security must be sasl_ssl, or this "
            "SCRAM-SHA-512");
    auto password = settings.secret("kafka.password_file");
    if (!password) return password.error();
    security.password = *std::move(password);
    if (namesUs && security.password.empty())
        return bad(settings, "kafka.password_file", "its first line must be the password");
    return kafka::Cluster{settings.text("kafka.brokers"), settings.text("kafka.topic"),
                          "narae-" + settings.text("instance.writer"), std::move(security)};
}

} // namespace narae::app
