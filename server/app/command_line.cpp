#include "server/app/command_line.hpp"

#include "common/api/problems.hpp"
#include "server/app/shape.hpp"
#include "server/app/version.hpp"
#include "server/identity/domain/scopes.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>

namespace narae::app {

namespace {

std::string joined(const std::vector<std::string>& texts)
{
    std::string all;
    for (const std::string& one : texts)
        all += (all.empty() ? "" : " ") + one;
    return all;
}

/// The options that every command takes, and what they set.
struct CommonOptions {
    std::string config;
    std::string data;
    std::string database;
    std::vector<std::string> listen;
    std::string roles;
    std::vector<std::string> peers;
    std::vector<std::string> others; ///< KEY=VALUE

    /// Only a process that serves has ports and peers; elsewhere they are taken, for the line may be the same, and not
    /// shown.
    void addTo(CLI::App& app, bool serves)
    {
        app.add_option("--config", config, "a TOML file of settings");
        app.add_option("--data", data, "the folder for what the server keeps");
        app.add_option("--database", database, "sqlite:PATH or mysql://user@host:port/schema");
        CLI::Option* ports = app.add_option("--listen", listen, "PORT or ROLE=PORT; may be repeated");
        app.add_option("--roles", roles,
                       "what this process does: flight,reservation,payment,view,identity or some of it");
        CLI::Option* elsewhere =
            app.add_option("--peer", peers, "ROLE=URL of a role that is done elsewhere; may be repeated");
        if (!serves)
            for (CLI::Option* option : {ports, elsewhere})
                option->group("");
        app.add_option("--set", others, "KEY=VALUE: any setting that `config` prints; may be repeated");
    }

    /// What is wrong with any of them goes into `wrong`.
    Settings settings(const std::vector<std::string>& environment, std::vector<Refusal>& wrong) const
    {
        Settings settings;
        std::string file = config;
        for (const std::string& entry : environment)
            if (file.empty() && entry.starts_with("NARAE_CONFIG=")) file = entry.substr(13);
        if (!file.empty()) wrong = settings.readFile(file);
        for (Refusal& refusal : settings.readEnvironment(environment))
            wrong.push_back(std::move(refusal));
        const auto set = [&](std::string_view key, std::string_view value, std::string_view source) {
            if (auto done = settings.set(key, value, source); !done) wrong.push_back(done.error());
        };
        std::string blanked = roles;
        std::replace(blanked.begin(), blanked.end(), ',', ' ');
        if (!data.empty()) set("data.folder", data, "--data");
        if (!database.empty()) set("database.address", database, "--database");
        if (!listen.empty()) set("http.listen", joined(listen), "--listen");
        if (!peers.empty()) set("peers.addresses", joined(peers), "--peer");
        if (!blanked.empty()) set("instance.roles", blanked, "--roles");
        for (const std::string& pair : others) {
            const auto equals = pair.find('=');
            set(pair.substr(0, equals), equals == std::string::npos ? "" : pair.substr(equals + 1), "--set");
        }
        if (wrong.empty() && settings.source("instance.writer") == "default" &&
            settings.source("instance.roles") != "default")
            set("instance.writer", standardWriter(settings.texts("instance.roles")), settings.source("instance.roles"));
        return settings;
    }
};

std::string allScopes()
{
    std::string names;
    for (const std::string_view scope : identity::kScopes)
        names.append(names.empty() ? "" : ", ").append(scope);
    return names;
}

/// The library would say of a misspelt command that one is missing.
Result<void> checkCommand(const CLI::App& app, int argc, const char* const* argv)
{
    const std::string given = argc > 1 ? argv[1] : "-";
    if (given.starts_with('-')) return {};
    std::string names;
    for (const CLI::App* command : app.get_subcommands([](const CLI::App*) { return true; })) {
        if (command->get_name() == given) return {};
        if (!command->get_group().empty()) names.append(names.empty() ? "" : ", ").append(command->get_name());
    }
    return refuse("command.unknown").with("command", given).with("commands", names);
}

} // namespace

std::string forOperator(const Refusal& refusal)
{
    const auto& kind = api::problemKind(refusal.code());
    std::string text = "narae-server: " + api::sentence(kind, refusal, api::Language::English) + "\n" +
                       api::sentence(kind, refusal, api::Language::Korean) + "\n(" + refusal.code();
    for (const auto& [name, value] : refusal.facts())
        text += ", " + name + ": " + value;
    return text + ")\n";
}

ParsedLine parseCommandLine(int argc, const char* const* argv, const std::vector<std::string>& environment)
{
    CommandLine line;
    CommonOptions common;
    CLI::App app("Narae, an airline's own reservation system", "narae-server");
    app.set_version_flag("--version", std::string("narae-server ") + std::string(kVersion));
    app.require_subcommand(1);

    std::vector<std::pair<CLI::App*, CommandLine::Command>> commands;
    const auto command = [&](CLI::App& parent, const char* name, const char* meaning, CommandLine::Command which) {
        CLI::App* sub = parent.add_subcommand(name, meaning);
        common.addTo(*sub, which == CommandLine::Command::Serve || which == CommandLine::Command::SandboxGateway);
        commands.emplace_back(sub, which);
        return sub;
    };
    using Command = CommandLine::Command;
    command(app, "serve", "answers requests until it is told to stop (SIGTERM, Ctrl+C)", Command::Serve);
    auto* demo =
        command(app, "demo", "fills an empty database: airports, aircraft, two weeks of flights, sales, demo accounts",
                Command::Demo);
    demo->add_flag("--quiet", line.quiet, "print nothing but errors");
    demo->add_flag("!--no-sales,--sales", line.sales, "whether some hundred reservations are made too (they are)");
    CLI::App* account = app.add_subcommand("account", "accounts");
    account->require_subcommand(1);
    auto* create =
        command(*account, "create", "opens an account, or makes an integration's API key", Command::AccountCreate);
    create->add_option("--role", line.role, "staff, customer or integration")
        ->required()
        ->check(CLI::IsMember({"staff", "customer", "integration"}));
    create->add_option("--email", line.email, "who logs in; for an integration, whom to ask about it")->required();
    create->add_option("--name", line.name, "what to call it");
    create->add_option("--password-file", line.passwordFile, "the file that holds the password (staff and customer)");
    create->add_option("--scope", line.scopes, "what an integration may do; may be repeated: " + allScopes());
    create->add_option("--secret-file", line.secretFile, "where an integration's secret is written");
    auto* audit = command(app, "audit", "checks the invariants on a running or stopped system; exits 1 on a breach",
                          Command::Audit);
    audit->add_flag("--json", line.json, "print JSON");
    audit->add_option("--acknowledged", line.acknowledgedFile,
                      "a file of acknowledged answers to look for (JSON lines)");
    audit->add_option("--peer-database", line.peerDatabases,
                      "another database of an airline that runs apart; may be repeated: all are looked at together");
    command(app, "rebuild-view", "replays all events into a fresh view and compares it with the live one",
            Command::RebuildView);
    command(app, "migrate", "brings the database's tables up to date", Command::Migrate);
    command(app, "config", "prints every setting, its value and where it came from", Command::Config);
    auto* company =
        command(app, "sandbox-gateway", "the sandbox as a payment company of its own, called over HTTP as Stripe is",
                Command::SandboxGateway);
    company->add_option("--key-file", line.keyFile, "the file with the secret key that it is called with")->required();
    command(app, "fail-points", "lists the places where NARAE_FAILPOINT can end the process", Command::FailPoints)
        ->group("");

    ParsedLine parsed;
    if (auto known = checkCommand(app, argc, argv); !known) {
        parsed.text = forOperator(known.error());
        parsed.exitCode = 2;
        return parsed;
    }
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        std::ostringstream out;
        std::ostringstream complaints;
        parsed.exitCode = app.exit(error, out, complaints);
        parsed.text = out.str() + complaints.str();
        return parsed;
    }
    for (const auto& [sub, which] : commands)
        if (sub->parsed()) line.command = which;
    std::vector<Refusal> wrong;
    line.settings = common.settings(environment, wrong);
    if (!wrong.empty()) {
        for (const Refusal& refusal : wrong)
            parsed.text += forOperator(refusal);
        parsed.exitCode = 2;
        return parsed;
    }
    parsed.line = std::move(line);
    return parsed;
}

} // namespace narae::app
