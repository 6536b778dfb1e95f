#pragma once

#include "client-admin/commands/command_registry.hpp"
#include "client-admin/feed/purchase_feed.hpp"
#include "client-admin/pages/admin_page.hpp"
#include "common/desktop/parts/parts.hpp"

#include <QPointer>
#include <QStackedWidget>

namespace narae::desktop {
class OfflineBanner;
} // namespace narae::desktop

namespace narae::admin {

class CommandBox;
class KeysPanel;
class LogInPanel;
class Rail;
class StatusArea;
class Toast;
class TopBar;

/// The admin app's one window: the rail, the bar, the page one is on, the status area, and what lies over them. It
/// knows all pages and brings them together; they do not know it. GUI thread.
class AdminWindow : public QWidget, public CommandSource {
    Q_OBJECT

public:
    explicit AdminWindow(desktop::Parts& parts, QWidget* parent = nullptr);
    ~AdminWindow() override;

    /// Takes up the kept session, or asks to log in. `email` and `password` come from the command line.
    void start(const QString& email = {}, const QString& password = {});
    /// Shows a page; false when there is none of that id.
    bool go(const QString& pageId, const QVariantMap& where = {});
    QString place() const { return current_; }
    AdminPage* page(const QString& pageId) const;
    CommandRegistry& commands() { return registry_; }
    PurchaseFeed& feed() { return feed_; }

    std::vector<Command> commandsFor(const QString& typed) override;

protected:
    void changeEvent(QEvent* event) override;
    void closeEvent(QCloseEvent* event) override;
    bool focusNextPrevChild(bool next) override;

private:
    struct Place {
        QString id;
        QString icon;
        AdminPage* page = nullptr;
    };
    void addPages();
    void addPage(const QString& id, const QString& icon, AdminPage* page);
    void orderTabs();
    void addShortcuts();
    void connectSession();
    void enter();
    void retranslate();
    void showConnectivity();
    void showKeys();
    void pickLanguage(bool korean);
    void toggleScheme();
    void undo();
    void logOut();
    QString nameOf(const QString& id) const;
    static QString keysOf(std::size_t place);

    desktop::Parts& parts_;
    CommandRegistry registry_;
    PurchaseFeed feed_;
    std::vector<Place> places_;
    QString current_;
    qint64 insideAs_ = 0; ///< the account at work; 0: nobody
    Rail* rail_;
    TopBar* top_;
    desktop::OfflineBanner* banner_;
    QStackedWidget* stack_;
    StatusArea* status_;
    Toast* toast_;
    CommandBox* box_;
    KeysPanel* keys_;
    LogInPanel* logIn_;
};

} // namespace narae::admin
