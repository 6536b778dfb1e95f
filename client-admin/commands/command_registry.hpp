#pragma once

#include "client-admin/commands/command.hpp"
#include "client-admin/commands/command_match.hpp"

namespace narae::admin {

/// A command that fits what was typed, and the letters of its text that did.
struct FoundCommand {
    Command command;
    int score = 0;
    std::vector<TextSpan> bold;
};

/// Every action of every page, for the command box. Sources register and leave; it keeps nothing of theirs. GUI thread.
class CommandRegistry {
public:
    CommandRegistry();

    /// REQUIRES: `source` is not registered anywhere.
    void add(CommandSource& source);
    /// What fits, best first; equals in the order of their sources. Everything when nothing is typed.
    std::vector<FoundCommand> find(const QString& typed) const;
    /// All there is to do now.
    std::vector<Command> all() const;
    /// Runs the command with that id; false when there is none now.
    bool run(const QString& id) const;

private:
    std::shared_ptr<std::vector<CommandSource*>> sources_;
};

} // namespace narae::admin
