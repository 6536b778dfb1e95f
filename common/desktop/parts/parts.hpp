#pragma once

#include "common/desktop/client/airport_book.hpp"
#include "common/desktop/client/api_client.hpp"
#include "common/desktop/client/purchase_sender.hpp"
#include "common/desktop/client/session.hpp"
#include "common/desktop/keep/local_store.hpp"
#include "common/desktop/keep/preferences.hpp"
#include "common/desktop/keep/purchase_journal.hpp"
#include "common/desktop/keep/seen_cache.hpp"
#include "common/desktop/keep/token_keeper.hpp"
#include "common/desktop/look/language.hpp"
#include "common/desktop/look/theme.hpp"

#include <functional>

namespace narae::desktop {

/// How one of the two apps is started: by its command line, or by a test.
struct Options {
    QString app; ///< "customer" or "admin": whose file and keyring entry
    QUrl server = QUrl("http://127.0.0.1:8080");
    QString storeFile;      ///< a path, or ":memory:"
    bool useKeyring = true; ///< a test keeps tokens in memory
    /// Now, in UTC: the clock by which holds count down and trips come near. A test may set its own.
    std::function<QDateTime()> now = [] { return QDateTime::currentDateTimeUtc(); };
};

/// What every screen of an app stands on, made once at its start and handed to each screen. GUI thread.
///
/// Language and Theme are the application's own and exist before the parts.
class Parts {
public:
    explicit Parts(Options options);

    Options options;
    LocalStore store;
    Preferences preferences;
    SeenCache seen;
    PurchaseJournal journal;
    std::unique_ptr<TokenKeeper> tokens;
    ApiClient client;
    Session session;
    AirportBook airports;
    PurchaseSender purchases;

    QDateTime now() const { return options.now(); }
    /// The saved language, scheme and motion; the system's until one is chosen.
    void applyPreferences();
    void chooseLanguage(Language::Code code);
    void chooseScheme(Scheme scheme);
    void chooseMotion(bool motion);
};

} // namespace narae::desktop
