#include "client-admin/commands/command_registry.hpp"

#include "common/base/check.hpp"

#include <algorithm>

namespace narae::admin {

namespace {

/// Words that are not in the text find a command too, but weigh less: nothing of them can be shown in bold.
constexpr int kOtherWords = 2;

std::optional<FoundCommand> fit(const Command& command, const QString& typed)
{
    if (std::optional<CommandMatch> match = matchCommand(command.text, typed))
        return FoundCommand{command, match->score * kOtherWords, std::move(match->bold)};
    const QString everything = command.text + ' ' + command.kind + ' ' + command.alsoCalled;
    if (const std::optional<CommandMatch> match = matchCommand(everything, typed)) {
        FoundCommand found{command, match->score, {}};
        for (const TextSpan span : match->bold)
            if (span.start + span.length <= command.text.size()) found.bold.push_back(span);
        return found;
    }
    return std::nullopt;
}

} // namespace

CommandSource::~CommandSource()
{
    if (const auto sources = listedIn_.lock()) sources->erase(std::find(sources->begin(), sources->end(), this));
}

CommandRegistry::CommandRegistry() : sources_(std::make_shared<std::vector<CommandSource*>>()) {}

void CommandRegistry::add(CommandSource& source)
{
    check(source.listedIn_.expired(), "a source of commands registers once");
    source.listedIn_ = sources_;
    sources_->push_back(&source);
}

std::vector<FoundCommand> CommandRegistry::find(const QString& typed) const
{
    std::vector<FoundCommand> found;
    for (CommandSource* source : *sources_)
        for (const Command& command : source->commandsFor(typed))
            if (std::optional<FoundCommand> one = fit(command, typed)) found.push_back(std::move(*one));
    std::stable_sort(found.begin(), found.end(),
                     [](const FoundCommand& one, const FoundCommand& other) { return one.score > other.score; });
    return found;
}

std::vector<Command> CommandRegistry::all() const
{
    std::vector<Command> commands;
    for (CommandSource* source : *sources_)
        for (Command& command : source->commandsFor({}))
            commands.push_back(std::move(command));
    return commands;
}

bool CommandRegistry::run(const QString& id) const
{
    for (const Command& command : all()) {
        if (command.id != id) continue;
        command.run();
        return true;
    }
    return false;
}

} // namespace narae::admin
