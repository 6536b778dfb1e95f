#include "client-admin/app/admin_window.hpp"

#include "client-admin/app/command_box.hpp"
#include "client-admin/app/keys_panel.hpp"
#include "client-admin/app/log_in_panel.hpp"
#include "client-admin/app/rail.hpp"
#include "client-admin/app/status_area.hpp"
#include "client-admin/app/toast.hpp"
#include "client-admin/app/top_bar.hpp"
#include "common/desktop/widgets/banner.hpp"
#include "common/desktop/widgets/focus_ring.hpp"
#include "common/desktop/widgets/reach.hpp"

#include <QCloseEvent>
#include <QShortcut>
#include <QVBoxLayout>

namespace narae::admin {

using desktop::Language;
using desktop::Scheme;
using desktop::Theme;

namespace {

constexpr int kTargetHeight = 28; ///< links are drawn smaller, and take the mouse so high

} // namespace

AdminWindow::AdminWindow(desktop::Parts& parts, QWidget* parent)
    : QWidget(parent),
      parts_(parts),
      feed_(parts.client, parts.options.now, this),
      rail_(new Rail),
      top_(new TopBar),
      banner_(new desktop::OfflineBanner(24)),
      stack_(new QStackedWidget),
      status_(new StatusArea(parts, feed_)),
      toast_(new Toast(this)),
      box_(new CommandBox(registry_, this)),
      keys_(new KeysPanel(this)),
      logIn_(new LogInPanel(parts, this))
{
    setObjectName("adminWindow");
    setMinimumSize(1024, 640);
    resize(1280, 800);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto* row = new QHBoxLayout;
    row->setSpacing(0);
    auto* right = new QVBoxLayout;
    right->setSpacing(0);
    right->addWidget(top_);
    right->addWidget(banner_);
    right->addWidget(stack_, 1);
    row->addWidget(rail_);
    row->addLayout(right, 1);
    column->addLayout(row, 1);
    column->addWidget(status_);

    registry_.add(*this);
    addPages();
    orderTabs();
    addShortcuts();
    connectSession();
    connect(rail_, &Rail::chosen, this, [this](const QString& id) { go(id); });
    connect(rail_, &Rail::logOutWanted, this, &AdminWindow::logOut);
    connect(top_, &TopBar::commandsWanted, box_, &CommandBox::openEmpty);
    connect(top_, &TopBar::languagePicked, this, &AdminWindow::pickLanguage);
    connect(logIn_, &LogInPanel::languagePicked, this, &AdminWindow::pickLanguage);
    connect(top_, &TopBar::schemeToggled, this, &AdminWindow::toggleScheme);
    new desktop::FocusRing(this);
    new desktop::Reach(this, kTargetHeight);
    retranslate();
}

AdminWindow::~AdminWindow()
{
    // What is live stops while everything it tells is still there.
    feed_.setActive(false);
    for (const Place& place : places_)
        place.page->disconnect(this);
}

void AdminWindow::addPage(const QString& id, const QString& icon, AdminPage* page)
{
    places_.push_back({id, icon, page});
    stack_->addWidget(page);
    rail_->addPlace(id, icon);
    connect(page, &AdminPage::countChanged, this,
            [this, id](const QString& badge, bool warning) { rail_->setCount(id, badge, warning); });
    connect(page, &AdminPage::toast, toast_, &Toast::say);
    connect(page, &AdminPage::navigate, this, &AdminWindow::go);
    connect(page, &AdminPage::titleChanged, this, &AdminWindow::retranslate);
}

AdminPage* AdminWindow::page(const QString& pageId) const
{
    for (const Place& place : places_)
        if (place.id == pageId) return place.page;
    return nullptr;
}

bool AdminWindow::go(const QString& pageId, const QVariantMap& where)
{
    AdminPage* const next = page(pageId);
    if (next == nullptr) return false;
    if (current_ != pageId) {
        if (AdminPage* const before = page(current_); before != nullptr && insideAs_ != 0) before->left();
        current_ = pageId;
        stack_->setCurrentWidget(next);
        rail_->choose(pageId);
        top_->showPage(*next);
        if (insideAs_ != 0) next->entered();
        retranslate();
    }
    if (!where.isEmpty()) next->goTo(where);
    return true;
}

/// Tab goes as the eye does: down the rail, along the bar, through the page.
void AdminWindow::orderTabs()
{
    QWidget* before = nullptr;
    QList<QWidget*> order = rail_->stops();
    order += top_->stops();
    for (QWidget* stop : std::as_const(order)) {
        if (before != nullptr) setTabOrder(before, stop);
        before = stop;
    }
}

bool AdminWindow::focusNextPrevChild(bool next)
{
    return moveFocusInside(*this, next);
}

void AdminWindow::addShortcuts()
{
    const auto on = [this](const QKeySequence& keys, std::function<void()> run) {
        auto* shortcut = new QShortcut(keys, this);
        // While somebody is asked to log in, nothing behind the panel answers.
        connect(shortcut, &QShortcut::activated, this, [this, run = std::move(run)] {
            if (!logIn_->isVisible()) run();
        });
    };
    for (std::size_t place = 0; place < places_.size(); ++place)
        on(QKeySequence(keysOf(place)), [this, id = places_[place].id] {
            box_->close();
            go(id);
            page(id)->setFocus(Qt::TabFocusReason);
        });
    on(QKeySequence("Ctrl+K"), [this] { box_->openEmpty(); });
    on(QKeySequence("F5"), [this] { page(current_)->refresh(); });
    on(QKeySequence("Ctrl+Z"), [this] { undo(); });
    // With and without Shift: keyboards differ in where it is.
    on(QKeySequence("?"), [this] { showKeys(); });
    on(QKeySequence("Shift+?"), [this] { showKeys(); });
}

void AdminWindow::connectSession()
{
    connect(&parts_.session, &desktop::Session::changed, this, &AdminWindow::enter);
    connect(&parts_.session, &desktop::Session::ended, this, [this] {
        box_->close();
        keys_->close();
        logIn_->askAgain();
    });
    auto& connectivity = parts_.client.connectivity();
    connect(&connectivity, &desktop::Connectivity::changed, this, &AdminWindow::showConnectivity);
    connect(&connectivity, &desktop::Connectivity::counted, this, &AdminWindow::showConnectivity);
    // While the server is away something must look for it, whatever page one is on.
    connect(&connectivity, &desktop::Connectivity::tryAgain, &feed_, &PurchaseFeed::refresh);
    connect(banner_, &desktop::OfflineBanner::tryNow, &connectivity, &desktop::Connectivity::tryNow);
}

void AdminWindow::start(const QString& email, const QString& password)
{
    const QByteArray geometry = QByteArray::fromBase64(parts_.preferences.get("adminWindow").toLatin1());
    if (!geometry.isEmpty()) restoreGeometry(geometry);
    go(places_.front().id);
    if (!password.isEmpty()) {
        logIn_->ask(email);
        logIn_->logIn(email, password);
        return;
    }
    parts_.session.resume([this, email] {
        if (insideAs_ == 0) logIn_->ask(email);
    });
}

void AdminWindow::enter()
{
    const desktop::Account& account = parts_.session.account();
    const qint64 now = account.role == "staff" ? account.accountId : 0;
    if (now == insideAs_) return;
    const qint64 before = std::exchange(insideAs_, now);
    AdminPage* const here = page(current_);
    if (before != 0) {
        feed_.setActive(false);
        here->left();
    }
    if (now != 0) {
        // Known at last: the start had found no server to ask whose the kept log-in is.
        logIn_->close();
        rail_->setUser(account.name, account.email);
        if (!parts_.airports.loaded()) parts_.airports.load();
        feed_.setActive(true);
        here->entered();
        if (before == 0) here->refresh();
        if (const QString damage = parts_.store.damage(); !damage.isEmpty())
            toast_->say(tr("What this app had kept could not be read: %1").arg(damage));
        else if (!parts_.session.lasting())
            toast_->say(tr("There is no keyring here: you will be asked to log in again at the next start."));
    }
}

void AdminWindow::logOut()
{
    parts_.session.logOut();
    feed_.clear();
    logIn_->ask();
}

void AdminWindow::undo()
{
    if (!page(current_)->undo()) toast_->say(tr("There is nothing to take back on this page."));
}

void AdminWindow::pickLanguage(bool korean)
{
    parts_.chooseLanguage(korean ? Language::Code::Korean : Language::Code::English);
}

void AdminWindow::toggleScheme()
{
    parts_.chooseScheme(Theme::current().dark() ? Scheme::Light : Scheme::Dark);
}

void AdminWindow::showConnectivity()
{
    const auto& connectivity = parts_.client.connectivity();
    if (connectivity.online()) {
        banner_->hide();
        return;
    }
    banner_->showSince(connectivity.offlineSince());
    banner_->showNextTry(connectivity.secondsToNextTry());
    banner_->show();
}

void AdminWindow::closeEvent(QCloseEvent* event)
{
    parts_.preferences.set("adminWindow", QString::fromLatin1(saveGeometry().toBase64()));
    QWidget::closeEvent(event);
}

void AdminWindow::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) retranslate();
    QWidget::changeEvent(event);
}

} // namespace narae::admin
