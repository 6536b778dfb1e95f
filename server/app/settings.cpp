#include "server/app/settings.hpp"

#include "common/base/text.hpp"

#include <algorithm>
#include <charconv>
#include <fstream>
#include <sstream>
#include <sys/stat.h>
#include <toml++/toml.h>

namespace narae::app {

namespace {

using Type = SettingKind::Type;

constexpr auto kKinds = std::to_array<SettingKind>({
    {"data.folder", Type::Text, "narae-data",
     "where the server keeps what is its own: its database file, the sandbox's ledger"},
    {"database.address", Type::Text, "",
     "sqlite:PATH or mysql://user@host:port/schema; empty: narae.sqlite in the data folder"},
    {"database.password_file", Type::Text, "", "the file that holds the database account's password"},
    {"database.readers", Type::Integer, "8", "connections for reading", 1, 256},
    {"http.host", Type::Text, "127.0.0.1", "the address to listen on; 0.0.0.0 for all"},
    {"http.listen", Type::Texts, "8080", "ports, or ROLE=PORT"},
    {"http.threads", Type::Integer, "96", "requests worked on at once", 4, 1024},
    {"http.connections_max", Type::Integer, "16384",
     "connections open at once; beyond that the longest idle one gives way", 16, 1000000},
    {"http.keep_alive_seconds", Type::Integer, "30", "how long an idle connection is kept", 1, 3600},
    {"http.read_timeout_seconds", Type::Integer, "10", "how long a request may take to arrive", 1, 600},
    {"http.tls_certificate", Type::Text, "",
     "a PEM file with the certificate, and those between it and its authority; empty: no TLS"},
    {"http.tls_key", Type::Text, "",
     "the PEM file with the certificate's key, for the server's eyes only; empty: the same file"},
    {"http.trusted_proxies", Type::Texts, "",
     "addresses or networks of gateways that tell their client's address (X-Forwarded-For); empty: none is believed"},
    {"instance.writer", Type::Text, "narae-1",
     "this process's name in the stream of events; each process needs its own; where some roles are elsewhere, its "
     "roles' "
     "names by itself"},
    {"instance.roles", Type::Texts, "flight reservation payment view identity",
     "what this process does; the rest is done by peers", 0, 0, "flight reservation payment view identity",
     "a role is flight, reservation, payment, view or identity"},
    {"peers.addresses", Type::Texts, "", "ROLE=URL of each role that is done elsewhere"},
    {"peers.key_file", Type::Text, "", "the file with the secret that the processes of one airline know each other by"},
    {"peers.authorities", Type::Text, "",
     "a PEM file of who may sign the peers' certificates; empty: whom the system trusts"},
    {"peers.deadline_ms", Type::Integer, "7000",
     "how long a peer may take over an answer; longer than payment.deadline_ms there", 50, 60000},
    {"commit.batch_max", Type::Integer, "256", "commands in one transaction; 1 is one transaction each", 1, 1024},
    {"commit.queue_max", Type::Integer, "4096", "commands waiting; beyond that the answer is 503 at once", 1, 1000000},
    {"events.in_memory_max", Type::Integer, "20000", "newest events kept in memory for the readers", 100, 10000000},
    {"kafka.brokers", Type::Text, "",
     "HOST:PORT,HOST:PORT of the Kafka over which processes tell each other events; empty: over the peers' feeds"},
    {"kafka.topic", Type::Text, "narae.events", "the topic that all processes of one airline share; it must be there"},
    {"kafka.security", Type::Text, "plaintext",
     "how Kafka is spoken to: plaintext, ssl (TLS), sasl_plaintext (with name and password) or sasl_ssl (both)", 0, 0,
     "plaintext ssl sasl_plaintext sasl_ssl", "it must be plaintext, ssl, sasl_plaintext or sasl_ssl"},
    {"kafka.authorities", Type::Text, "",
     "a PEM file of who may sign the brokers' certificates; empty: whom the system trusts"},
    {"kafka.mechanism", Type::Text, "",
     "how the password is proved: PLAIN (sent as it is), SCRAM-SHA-256 or SCRAM-SHA-512", 0, 0,
     "PLAIN SCRAM-SHA-256 SCRAM-SHA-512", "it must be PLAIN, SCRAM-SHA-256 or SCRAM-SHA-512"},
    {"kafka.user", Type::Text, "", "the name of our account with Kafka"},
    {"kafka.password_file", Type::Text, "", "the file with its password"},
    {"reservation.hold_seconds", Type::Integer, "600", "how long a hold waits for its payment", 1, 86400},
    {"reservation.settle_after_seconds", Type::Integer, "20", "how long until an unfinished payment is looked into", 1,
     3600},
    {"reservation.unknown_hold_seconds", Type::Integer, "1800",
     "how long seats wait for a payment whose outcome is unknown", 1, 86400},
    {"reservation.caretaker_pause_ms", Type::Integer, "250", "how often the caretaker looks around", 10, 60000},
    {"payment.gateway", Type::Text, "sandbox", "which payment gateway charges: sandbox or stripe", 0, 0,
     "sandbox stripe", "it must be sandbox or stripe"},
    {"payment.deadline_ms", Type::Integer, "5000", "how long a payment may take before its outcome counts as unknown",
     10, 60000},
    {"sandbox.slow_ms", Type::Integer, "1500", "how long the sandbox takes over pm_card_slow", 0, 60000},
    {"sandbox.lost_ms", Type::Integer, "2000", "how long the sandbox stays silent over pm_card_lost", 0, 60000},
    {"stripe.url", Type::Text, "https://api.stripe.com", "where Stripe's API is; without TLS on this machine only"},
    {"stripe.key_file", Type::Text, "", "the file with the secret key of the Stripe account (sk_...)"},
    {"stripe.webhook_secret_file", Type::Text, "",
     "the file with the secret of the webhook endpoint (whsec_...); empty: Stripe's messages are not taken"},
    {"stripe.authorities", Type::Text, "",
     "a PEM file of who may sign Stripe's certificate; empty: whom the system trusts"},
    {"webhooks.private_addresses", Type::Switch, "false",
     "whether webhooks may go to this machine and to private networks, and without TLS"},
    {"webhooks.key_file", Type::Text, "",
     "the file with the key that webhooks' secrets are kept under; empty: webhooks.key in the data folder, made when "
     "it is not there"},
    {"webhooks.deadline_ms", Type::Integer, "10000", "how long a receiver may take over a webhook", 50, 60000},
    {"webhooks.first_pause_ms", Type::Integer, "5000", "how long after its first failure a webhook is tried again", 10,
     3600000},
    {"webhooks.keep_days", Type::Integer, "30", "how long a webhook stays in the log, and waits at most", 7, 3650},
    {"webhooks.give_up_seconds", Type::Integer, "86400",
     "how long a webhook is tried, and how long a receiver may fail before nothing is sent to it", 1, 604800},
    {"identity.customer_session_hours", Type::Integer, "720", "how long a traveller stays logged in", 1, 8760},
    {"identity.staff_session_hours", Type::Integer, "12", "how long a clerk stays logged in", 1, 8760},
    {"original.calls", Type::Text, "local", "the original system's calls: local (from this machine only) or off", 0, 0,
     "local off", "it must be local or off"},
    {"log.format", Type::Text, "json", "json or text", 0, 0, "json text", "it must be json or text"},
    {"log.least", Type::Text, "info", "debug, info, warning or error", 0, 0, "debug info warning error",
     "it must be debug, info, warning or error"},
    {"log.file", Type::Text, "", "where log lines go; empty: standard error"},
});

const SettingKind* find(std::string_view key)
{
    const auto* kind = std::find_if(kKinds.begin(), kKinds.end(), [key](const auto& k) { return k.key == key; });
    return kind == kKinds.end() ? nullptr : kind;
}

Refusal badValue(const SettingKind& kind, std::string_view value, std::string_view source, std::string_view reason)
{
    return refuse("settings.bad_value")
        .with("key", kind.key)
        .with("value", value)
        .with("source", source)
        .with("reason", reason);
}

bool isAmong(std::string_view choices, const std::string& value)
{
    std::istringstream in{std::string(choices)};
    for (std::string choice; in >> choice;)
        if (choice == value) return true;
    return false;
}

bool areAmong(const SettingKind& kind, const std::string& value)
{
    if (kind.type != Type::Texts) return isAmong(kind.choices, value);
    std::istringstream in(value);
    for (std::string one; in >> one;)
        if (!isAmong(kind.choices, one)) return false;
    return true;
}

Result<void> validate(const SettingKind& kind, const std::string& value, std::string_view source)
{
    if (kind.type == Type::Switch && value != "true" && value != "false")
        return badValue(kind, value, source, "it must be true or false");
    if (!kind.choices.empty() && !areAmong(kind, value)) return badValue(kind, value, source, kind.mustBe);
    if (kind.type != Type::Integer) return {};
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), number);
    if (error == std::errc::invalid_argument || end != value.data() + value.size())
        return badValue(kind, value, source, "it must be a whole number");
    if (error == std::errc::result_out_of_range || number < kind.least || number > kind.most)
        return badValue(kind, value, source,
                        "it must be from " + std::to_string(kind.least) + " to " + std::to_string(kind.most));
    return {};
}

/// A TOML value as the text that the table keeps; nothing when it is of another type than the setting.
std::optional<std::string> textOf(const toml::node& node, Type type)
{
    if (type == Type::Texts && node.is_array()) {
        std::string joined;
        for (const toml::node& item : *node.as_array()) {
            const auto one = textOf(item, item.is_integer() ? Type::Integer : Type::Text);
            if (!one) return std::nullopt;
            joined += (joined.empty() ? "" : " ") + *one;
        }
        return joined;
    }
    if (type == Type::Integer && node.is_integer()) return std::to_string(node.as_integer()->get());
    if (type == Type::Switch && node.is_boolean()) return node.as_boolean()->get() ? "true" : "false";
    if ((type == Type::Text || type == Type::Texts) && node.is_string()) return node.as_string()->get();
    return std::nullopt;
}

/// What a setting of this type must be, in a file.
std::string_view mustBe(const SettingKind& kind)
{
    if (!kind.mustBe.empty()) return kind.mustBe;
    switch (kind.type) {
    case Type::Integer: return "it must be a whole number";
    case Type::Switch: return "it must be true or false";
    case Type::Text: return "it must be a text in quotes";
    case Type::Texts: return "it must be a text in quotes, or a list of them";
    }
    return "";
}

/// As it stands in the file.
std::string written(const toml::node& node)
{
    if (const auto* text = node.as_string()) return text->get();
    std::ostringstream out;
    node.visit([&out](const auto& value) { out << value; });
    return out.str();
}

std::string placeOf(const std::filesystem::path& path, const toml::source_region& region)
{
    return path.string() + ":" + std::to_string(region.begin.line);
}

} // namespace

std::span<const SettingKind> settingKinds()
{
    return kKinds;
}

Settings::Settings()
{
    for (const SettingKind& kind : kKinds)
        values_[std::string(kind.key)] = {std::string(kind.standard), "default"};
}

std::vector<Refusal> Settings::readFile(const std::filesystem::path& path)
{
    std::ifstream in(path);
    std::ostringstream content;
    if (!in || !(content << in.rdbuf())) return {refuse("settings.unreadable_file").with("file", path.string())};
    toml::table root;
    try {
        root = toml::parse(content.str(), path.string());
    } catch (const toml::parse_error& error) {
        return {refuse("settings.malformed_file")
                    .with("file", path.string())
                    .with("line", std::int64_t(error.source().begin.line))
                    .with("column", std::int64_t(error.source().begin.column))
                    .with("reason", error.description())};
    }
    // A table has its keys in the order of the alphabet; who mends the file goes from top to bottom.
    std::multimap<toml::source_index, Refusal> wrong;
    const auto complain = [&wrong](const toml::node& node, Refusal refusal) {
        wrong.emplace(node.source().begin.line, std::move(refusal));
    };
    for (const auto& [section, inIt] : root) {
        if (!inIt.is_table()) {
            complain(
                inIt,
                refuse("settings.unknown_key").with("key", section.str()).with("source", placeOf(path, inIt.source())));
            continue;
        }
        for (const auto& [name, node] : *inIt.as_table()) {
            const std::string key = std::string(section.str()) + "." + std::string(name.str());
            const std::string place = placeOf(path, node.source());
            const SettingKind* kind = find(key);
            const auto value = kind == nullptr ? std::nullopt : textOf(node, kind->type);
            if (kind == nullptr)
                complain(node, refuse("settings.unknown_key").with("key", key).with("source", place));
            else if (!value)
                complain(node, badValue(*kind, written(node), place, mustBe(*kind)));
            else if (auto done = set(key, *value, place); !done)
                complain(node, done.error());
        }
    }
    std::vector<Refusal> inOrder;
    for (auto& [line, refusal] : wrong)
        inOrder.push_back(std::move(refusal));
    return inOrder;
}

std::vector<Refusal> Settings::readEnvironment(const std::vector<std::string>& environment)
{
    constexpr std::string_view kPrefix = "NARAE_";
    std::vector<Refusal> wrong;
    for (const std::string& entry : environment) {
        const auto equals = entry.find('=');
        if (!entry.starts_with(kPrefix) || equals == std::string::npos) continue;
        const std::string variable = entry.substr(0, equals);
        // Those that are about the process, not about the airline; and those of the tests.
        if (variable == "NARAE_CONFIG" || variable == "NARAE_FAILPOINT" || variable.starts_with("NARAE_TEST_") ||
            variable == "NARAE_BIN" || variable == "NARAE_SOURCE")
            continue;
        std::string key = toLowerAscii(std::string_view(variable).substr(kPrefix.size()));
        if (const auto underscore = key.find('_'); underscore != std::string::npos) key[underscore] = '.';
        if (auto done = set(key, entry.substr(equals + 1), variable); !done) wrong.push_back(done.error());
    }
    return wrong;
}

Result<void> Settings::set(std::string_view key, std::string_view value, std::string_view source)
{
    const SettingKind* kind = find(key);
    if (kind == nullptr) return refuse("settings.unknown_key").with("key", key).with("source", source);
    std::string text(value);
    if (auto valid = validate(*kind, text, source); !valid) return valid;
    values_[std::string(key)] = {std::move(text), std::string(source)};
    return {};
}

const Settings::Value& Settings::at(std::string_view key) const
{
    const auto found = values_.find(key);
    check(found != values_.end(), "the setting is in the table");
    return found->second;
}

const std::string& Settings::text(std::string_view key) const
{
    return at(key).text;
}

std::int64_t Settings::integer(std::string_view key) const
{
    const std::string& text = at(key).text;
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    check(error == std::errc() && end == text.data() + text.size(), "an integer setting was validated");
    return number;
}

bool Settings::isOn(std::string_view key) const
{
    return at(key).text == "true";
}

std::vector<std::string> Settings::texts(std::string_view key) const
{
    std::vector<std::string> items;
    std::istringstream in(at(key).text);
    for (std::string item; in >> item;)
        items.push_back(item);
    return items;
}

const std::string& Settings::source(std::string_view key) const
{
    return at(key).source;
}

Result<std::string> Settings::secret(std::string_view key) const
{
    const std::string& path = at(key).text;
    if (path.empty()) return std::string();
    return readSecret(path);
}

Result<std::string> readSecret(const std::string& path)
{
    struct stat status {};
    if (::stat(path.c_str(), &status) != 0) return refuse("settings.unreadable_file").with("file", path);
    if ((status.st_mode & S_IROTH) != 0) return refuse("settings.file_too_open").with("file", path);
    std::ifstream in(path);
    std::string line;
    if (!in || !std::getline(in, line)) return refuse("settings.unreadable_file").with("file", path);
    return std::string(trim(line));
}

} // namespace narae::app
