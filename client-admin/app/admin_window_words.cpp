// What the window calls its places, and what can be done from everywhere.
#include "client-admin/app/admin_window.hpp"
#include "client-admin/app/keys_panel.hpp"
#include "client-admin/app/rail.hpp"
#include "common/desktop/widgets/banner.hpp"

namespace narae::admin {

QString AdminWindow::keysOf(std::size_t place)
{
    return QString("Ctrl+%1").arg(place + 1);
}

QString AdminWindow::nameOf(const QString& id) const
{
    if (id == "today") return tr("Today");
    if (id == "flights") return tr("Flights");
    if (id == "equipment") return tr("Aircraft & seats");
    if (id == "schedule") return tr("Schedule");
    if (id == "purchases") return tr("Purchases");
    if (id == "insights") return tr("Insights");
    return tr("Operations");
}

void AdminWindow::retranslate()
{
    for (std::size_t place = 0; place < places_.size(); ++place)
        rail_->setName(places_[place].id, nameOf(places_[place].id), keysOf(place));
    banner_->setWhat(tr("You see what was last known. Changes have to wait; customers are not affected."));
    setWindowTitle(tr("%1 - Narae").arg(nameOf(current_)));
}

std::vector<Command> AdminWindow::commandsFor(const QString&)
{
    const QString everywhere = tr("Window");
    std::vector<Command> commands;
    for (std::size_t place = 0; place < places_.size(); ++place) {
        const QString id = places_[place].id;
        commands.push_back({"go." + id, places_[place].icon, tr("Go to %1").arg(nameOf(id)), tr("Place"), keysOf(place),
                            [this, id] { go(id); }, id});
    }
    commands.push_back({"window.refresh", "retry", tr("Ask the server anew"), everywhere, "F5",
                        [this] { page(current_)->refresh(); }, "refresh reload"});
    commands.push_back(
        {"window.undo", "undo", tr("Take back the last change"), everywhere, "Ctrl+Z", [this] { undo(); }, "undo"});
    commands.push_back(
        {"window.keys", "list", tr("Show all keys"), everywhere, "?", [this] { showKeys(); }, "shortcuts help"});
    const bool korean = desktop::Language::current().korean();
    commands.push_back({"window.language",
                        "globe",
                        korean ? tr("Speak English") : tr("Speak Korean"),
                        everywhere,
                        {},
                        [this, korean] { pickLanguage(!korean); },
                        QString::fromUtf8("language 한국어 English")});
    const bool dark = desktop::Theme::current().dark();
    commands.push_back({"window.scheme",
                        dark ? "sun" : "moon",
                        dark ? tr("Use light colours") : tr("Use dark colours"),
                        everywhere,
                        {},
                        [this] { toggleScheme(); },
                        "theme"});
    commands.push_back({"window.logOut", "log-out", tr("Log out"), everywhere, {}, [this] { logOut(); }, "sign out"});
    return commands;
}

void AdminWindow::showKeys()
{
    KeysPanel::Keys everywhere{{"Ctrl+K", tr("Search or run a command")}};
    for (const Command& command : registry_.all())
        if (!command.shortcut.isEmpty()) everywhere.emplace_back(command.shortcut, command.text);
    keys_->openWith(nameOf(current_), everywhere, page(current_)->keys());
}

} // namespace narae::admin
