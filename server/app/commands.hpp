#pragma once

#include "server/app/command_line.hpp"

/// What narae-server can be told to do. Each answers the process's exit code: 0 well, 1 a breach or a refusal, 2 a
/// mistake in the settings.
namespace narae::app {

struct Ground;

/// Tells on standard error which database a command works on.
void sayDatabase(const Ground& ground);

int serve(const CommandLine& line);
int demo(const CommandLine& line);
int createAccount(const CommandLine& line);
int audit(const CommandLine& line);
int rebuildView(const CommandLine& line);
int migrate(const CommandLine& line);
int printConfig(const CommandLine& line);
/// The sandbox as a company of its own, which is called as Stripe is.
int sandboxGateway(const CommandLine& line);
int printFailPoints();

} // namespace narae::app
