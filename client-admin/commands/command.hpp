#pragma once

#include <QString>

#include <functional>
#include <memory>
#include <vector>

namespace narae::admin {

/// Something a clerk can do, as the command box offers it.
struct Command {
    QString id;       ///< stable, for tests and for remembering what was used: "flights.new"
    QString icon;     ///< one of desktop::icon
    QString text;     ///< a verb and what it is done to: "Change fare of NR 1207, 24 Nov"
    QString kind;     ///< a word at the right: "Flight"
    QString shortcut; ///< the keys that do it from anywhere, or empty
    std::function<void()> run;
    QString alsoCalled = {}; ///< words that find it, though they are not in its text
};

/// Who has commands: a page, mostly. Registered once, it leaves the registry by itself when it goes. GUI thread.
class CommandSource {
public:
    CommandSource() = default;
    CommandSource(const CommandSource&) = delete;
    CommandSource& operator=(const CommandSource&) = delete;
    virtual ~CommandSource();

    /// All it can do now; `typed` is for those that look things up by it (flight numbers, locators) and cannot list
    /// them all. Called at each key, so it answers from what is in memory. The registry does the matching.
    virtual std::vector<Command> commandsFor(const QString& typed) = 0;

private:
    friend class CommandRegistry;
    std::weak_ptr<std::vector<CommandSource*>> listedIn_;
};

} // namespace narae::admin
