#pragma once

#include "common/base/result.hpp"
#include "server/app/settings.hpp"

#include <optional>
#include <string>
#include <vector>

namespace narae::app {

/// What the operator asked for, with all settings in place.
struct CommandLine {
    enum class Command { Serve, Demo, AccountCreate, Audit, RebuildView, Migrate, Config, SandboxGateway, FailPoints };
    Command command = Command::Serve;
    Settings settings;

    // account create
    std::string role;
    std::string email;
    std::string name;
    std::string passwordFile;
    std::vector<std::string> scopes;
    std::string secretFile; ///< of an integration: where its key's secret is written, once
    // audit
    bool json = false;
    std::string acknowledgedFile;
    std::vector<std::string> peerDatabases;
    // sandbox-gateway
    std::string keyFile;
    // demo
    bool quiet = false;
    bool sales = true;
};

/// Either what was asked for, or what is to be printed and the code to exit with (--help, --version, a mistake).
struct ParsedLine {
    std::optional<CommandLine> line;
    std::string text;
    int exitCode = 0;
};

/// Settings come from their defaults, then --config (or NARAE_CONFIG), then `environment`, then the line itself.
ParsedLine parseCommandLine(int argc, const char* const* argv, const std::vector<std::string>& environment);

/// A refusal as an operator reads it: both languages, facts and all.
std::string forOperator(const Refusal& refusal);

} // namespace narae::app
