#include "common/desktop/parts/parts.hpp"

namespace narae::desktop {

namespace {

std::unique_ptr<TokenKeeper> keeperFor(const Options& options)
{
    if (options.useKeyring) return std::make_unique<KeyringTokenKeeper>();
    return std::make_unique<MemoryTokenKeeper>();
}

} // namespace

Parts::Parts(Options chosen)
    : options(std::move(chosen)),
      store(options.storeFile.isEmpty() ? LocalStore::defaultFile(options.app) : options.storeFile),
      preferences(store),
      seen(store),
      journal(store),
      tokens(keeperFor(options)),
      client(options.server, seen),
      session(client, seen, *tokens, options.app + "@" + options.server.toString()),
      airports(client),
      purchases(client, journal)
{
    client.setLanguage(Language::current().tag());
    QObject::connect(&Language::current(), &Language::changed, &client,
                     [this] { client.setLanguage(Language::current().tag()); });
}

void Parts::applyPreferences()
{
    const QString language = preferences.get("language");
    Language::current().set(language == "ko"   ? Language::Code::Korean
                            : language == "en" ? Language::Code::English
                                               : Language::ofTheSystem());
    const QString scheme = preferences.get("scheme");
    Theme::current().setScheme(scheme == "light" ? Scheme::Light : scheme == "dark" ? Scheme::Dark : Scheme::System);
    if (preferences.get("motion") == "off") Theme::current().setMotion(false);
}

void Parts::chooseLanguage(Language::Code code)
{
    Language::current().set(code);
    preferences.set("language", Language::current().tag());
}

void Parts::chooseScheme(Scheme scheme)
{
    Theme::current().setScheme(scheme);
    preferences.set("scheme", scheme == Scheme::Light ? "light" : scheme == Scheme::Dark ? "dark" : "system");
}

void Parts::chooseMotion(bool motion)
{
    Theme::current().setMotion(motion);
    preferences.set("motion", motion ? "on" : "off");
}

} // namespace narae::desktop
