#include "server/app/commands.hpp"

#include <cstdio>
#include <sys/stat.h>
#include <unistd.h>

int main(int argc, char** argv)
{
    using namespace narae::app;
    // The books, the ledger and the log hold names and telephone numbers: whatever is made is its owner's only.
    ::umask(0077);
    std::vector<std::string> environment;
    for (char** entry = environ; *entry != nullptr; ++entry)
        environment.emplace_back(*entry);
    const ParsedLine parsed = parseCommandLine(argc, argv, environment);
    if (!parsed.line) {
        std::fputs(parsed.text.c_str(), parsed.exitCode == 0 ? stdout : stderr);
        return parsed.exitCode;
    }
    using Command = CommandLine::Command;
    switch (parsed.line->command) {
    case Command::Serve: return serve(*parsed.line);
    case Command::Demo: return demo(*parsed.line);
    case Command::AccountCreate: return createAccount(*parsed.line);
    case Command::Audit: return audit(*parsed.line);
    case Command::RebuildView: return rebuildView(*parsed.line);
    case Command::Migrate: return migrate(*parsed.line);
    case Command::Config: return printConfig(*parsed.line);
    case Command::SandboxGateway: return sandboxGateway(*parsed.line);
    case Command::FailPoints: return printFailPoints();
    }
    return 2;
}
