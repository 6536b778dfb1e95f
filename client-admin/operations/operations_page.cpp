#include "client-admin/operations/operations_page.hpp"

#include "client-admin/operations/accounts_panel.hpp"
#include "client-admin/operations/api_keys_panel.hpp"
#include "client-admin/operations/audit_card.hpp"
#include "client-admin/operations/audit_log_card.hpp"
#include "client-admin/operations/breaches_panel.hpp"
#include "client-admin/operations/breaker_strip.hpp"
#include "client-admin/operations/dead_letters_panel.hpp"
#include "client-admin/operations/gateway_card.hpp"
#include "client-admin/operations/lag_card.hpp"
#include "client-admin/operations/operations_words.hpp"

#include <QEvent>
#include <QScrollArea>
#include <QVBoxLayout>

namespace narae::admin {

namespace {

/// Areas in the order of a booking; the tiles.
const QStringList& areas()
{
    static const QStringList kAreas{"reservation", "payment", "flight", "view", "identity"};
    return kAreas;
}

/// Above this a person notices. A log-in takes its time on purpose: its password is hashed slowly.
double slowMs(const QString& area)
{
    return area == "identity" ? 2000 : 250;
}

} // namespace

OperationsPage::OperationsPage(desktop::Parts& parts, CommandRegistry& registry, QWidget* parent)
    : AdminPage(parent),
      parts_(parts),
      service_(new OperationsService(parts, this)),
      accounts_(new AccountsService(parts, this)),
      breakers_(new BreakerStrip),
      gateway_(new GatewayCard),
      lag_(new LagCard),
      audit_(new AuditCard),
      log_(new AuditLogCard),
      deadPanel_(nullptr),
      breachesPanel_(nullptr),
      accountsPanel_(nullptr),
      keysPanel_(nullptr)
{
    setObjectName("operationsPage");
    layOut();
    deadPanel_ = new DeadLettersPanel(*service_, this);
    breachesPanel_ = new BreachesPanel(this);
    accountsPanel_ = new AccountsPanel(*accounts_, this);
    keysPanel_ = new ApiKeysPanel(*accounts_, this);
    registry.add(*this);
    connectCards();
    retranslate();
}

void OperationsPage::layOut()
{
    // In a window too low for it all, it scrolls.
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    auto* scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->viewport()->setAutoFillBackground(false);
    whole->addWidget(scroll);
    auto* content = new QWidget;
    content->setAutoFillBackground(false);
    scroll->setWidget(content);
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(24, 20, 24, 16);
    column->setSpacing(16);
    auto* tiles = new QHBoxLayout;
    tiles->setSpacing(12);
    for (const QString& area : areas()) {
        tiles_.push_back(new HealthTile);
        tiles_.back()->setObjectName("tile_" + area);
        tiles->addWidget(tiles_.back(), 1);
    }
    column->addLayout(tiles);
    column->addWidget(breakers_);
    auto* middle = new QHBoxLayout;
    middle->setSpacing(16);
    middle->addWidget(gateway_, 1);
    middle->addWidget(lag_, 1);
    column->addLayout(middle, 219);
    auto* below = new QHBoxLayout;
    below->setSpacing(16);
    below->addWidget(audit_, 612);
    below->addWidget(log_, 404);
    column->addLayout(below, 312);
}

void OperationsPage::connectCards()
{
    connect(service_, &OperationsService::healthChanged, this, &OperationsPage::showHealth);
    connect(service_, &OperationsService::deadLettersChanged, this, &OperationsPage::showDead);
    connect(service_, &OperationsService::auditChanged, this, [this] { audit_->show(service_->auditRun()); });
    const auto showLog = [this] { log_->show(service_->log(), service_->chain()); };
    connect(service_, &OperationsService::logChanged, this, showLog);
    connect(service_, &OperationsService::chainChanged, this, showLog);
    connect(audit_, &AuditCard::runWanted, this, &OperationsPage::runAudit);
    connect(audit_, &AuditCard::breachesWanted, this, &OperationsPage::showBreaches);
    connect(log_, &AuditLogCard::verifyWanted, this, &OperationsPage::verifyChain);
    connect(log_, &AuditLogCard::accountsWanted, this, [this] { openPanel(accountsPanel_); });
    connect(log_, &AuditLogCard::apiKeysWanted, this, [this] { openPanel(keysPanel_); });
    connect(lag_, &LagCard::deadLettersWanted, this, [this] { openPanel(deadPanel_); });
    connect(gateway_, &GatewayCard::unknownPaymentsWanted, this, [this] {
        Q_EMIT navigate("purchases", {{"state", "payment_unknown"}});
    });
    connect(deadPanel_, &DeadLettersPanel::said, this, &OperationsPage::toast);
    connect(accountsPanel_, &AccountsPanel::said, this, &OperationsPage::toast);
    connect(keysPanel_, &ApiKeysPanel::said, this, &OperationsPage::toast);
    connect(&parts_.client.connectivity(), &desktop::Connectivity::changed, this, &OperationsPage::showConnectivity);
}

QString OperationsPage::title() const
{
    return tr("Operations");
}

int OperationsPage::slowAreas() const
{
    int slow = 0;
    for (const QString& area : areas()) {
        const HealthTile::State state = tileOf(area).state;
        slow += state == HealthTile::State::Slow || state == HealthTile::State::Failing;
    }
    return slow;
}

QString OperationsPage::subtitle() const
{
    if (!parts_.client.connectivity().online()) return tr("The server does not answer.");
    const auto& health = service_->health();
    if (!health) return {};
    if (!health->ready) return tr("The server takes no orders: %1.").arg(health->reason);
    const int slow = slowAreas();
    const auto dead = service_->deadLetters().size();
    if (slow == 1) return tr("Orders are being taken. One thing is slow.");
    if (slow > 1) return tr("Orders are being taken. %1 things are slow.").arg(slow);
    if (dead > 0) return tr("Orders are being taken. An event could not be applied.");
    return tr("Orders are being taken.");
}

HealthTile::Seen OperationsPage::tileOf(const QString& area) const
{
    HealthTile::Seen seen;
    seen.name = operations_words::area(area);
    seen.samples = service_->samples(area);
    if (!parts_.client.connectivity().online()) {
        seen.state = HealthTile::State::Away;
        return seen;
    }
    const auto& health = service_->health();
    if (!health) return seen;
    const auto found = health->areas.find(area);
    if (found == health->areas.end()) return seen;
    seen.p99Ms = found->second.p99Ms;
    seen.requests = found->second.requests;
    seen.errors = found->second.errors;
    seen.state = health->databaseAway        ? HealthTile::State::Away
                 : seen.errors > 0           ? HealthTile::State::Failing
                 : seen.p99Ms > slowMs(area) ? HealthTile::State::Slow
                                             : HealthTile::State::Up;
    return seen;
}

void OperationsPage::showHealth()
{
    for (std::size_t place = 0; place < tiles_.size(); ++place)
        tiles_[place]->show(tileOf(areas()[static_cast<int>(place)]));
    const auto& health = service_->health();
    breakers_->show(health ? health->breakers : std::vector<BreakerSeen>(), parts_.now());
    gateway_->show(health, parts_.now());
    showDead();
}

void OperationsPage::showDead()
{
    lag_->show(service_->health(), service_->deadLetters());
    const auto& health = service_->health();
    const bool ill = !service_->deadLetters().empty() || (health && !health->ready) || slowAreas() > 0 ||
                     (health && health->unknownPayments && health->unknownPayments->count > 0);
    Q_EMIT countChanged(ill ? QString("!") : QString(), ill);
    Q_EMIT titleChanged();
}

void OperationsPage::showConnectivity()
{
    const bool offline = !parts_.client.connectivity().online();
    audit_->setOffline(offline);
    log_->setOffline(offline);
    accountsPanel_->setOffline(offline);
    keysPanel_->setOffline(offline);
    showHealth();
}

void OperationsPage::runAudit()
{
    audit_->setBusy(true);
    service_->startAudit(this, [this](const std::optional<desktop::Problem>& problem) {
        audit_->setBusy(service_->auditRun() && service_->auditRun()->running());
        if (problem) audit_->say(problem->sentence);
    });
}

void OperationsPage::verifyChain()
{
    log_->setBusy(true);
    service_->verifyChain(this, [this](const std::optional<desktop::Problem>& problem) {
        log_->setBusy(false);
        if (problem) log_->say(problem->sentence);
    });
}

void OperationsPage::openPanel(DrawerPanel* panel)
{
    for (DrawerPanel* other :
         std::initializer_list<DrawerPanel*>{deadPanel_, breachesPanel_, accountsPanel_, keysPanel_})
        if (other != panel) other->close();
    panel->open();
}

void OperationsPage::showBreaches(const QString& rule)
{
    if (!service_->auditRun()) return;
    for (const RuleSeen& seen : service_->auditRun()->rules)
        if (seen.rule == rule) breachesPanel_->show(seen);
}

void OperationsPage::entered()
{
    service_->setActive(true);
    showConnectivity();
}

void OperationsPage::left()
{
    service_->setActive(false);
}

void OperationsPage::refresh()
{
    service_->refresh();
}

void OperationsPage::goTo(const QVariantMap& where)
{
    const QString section = where["section"].toString();
    if (section == "deadLetters") openPanel(deadPanel_);
    if (section == "accounts") openPanel(accountsPanel_);
    if (section == "apiKeys") openPanel(keysPanel_);
}

std::vector<std::pair<QString, QString>> OperationsPage::keys() const
{
    return {{tr("Enter"), tr("show what an invariant's audit found")}, {"Esc", tr("close the panel")}};
}

std::vector<Command> OperationsPage::commandsFor(const QString&)
{
    const auto here = [this](std::function<void()> run) {
        return [this, run = std::move(run)] {
            Q_EMIT navigate("operations", {});
            run();
        };
    };
    return {{"operations.audit", "shield", tr("Run the audit now"), title(), {}, here([this] { runAudit(); }), "I1 I8"},
            {"operations.verify",
             "lock",
             tr("Check the audit log's chain"),
             title(),
             {},
             here([this] { verifyChain(); }),
             "hash"},
            {"operations.deadLetters",
             "alert",
             tr("Open the dead letters"),
             title(),
             {},
             here([this] { openPanel(deadPanel_); }),
             "events replay"},
            {"operations.accounts",
             "users",
             tr("Open the accounts"),
             title(),
             {},
             here([this] { openPanel(accountsPanel_); }),
             "users"},
            {"operations.newAccount",
             "user",
             tr("Open a colleague's account"),
             title(),
             {},
             here([this] {
                 openPanel(accountsPanel_);
                 accountsPanel_->openForm();
             }),
             "new staff"},
            {"operations.apiKeys",
             "key",
             tr("Open the API keys"),
             title(),
             {},
             here([this] { openPanel(keysPanel_); }),
             "integration"},
            {"operations.newKey",
             "key",
             tr("Make an API key"),
             title(),
             {},
             here([this] {
                 openPanel(keysPanel_);
                 keysPanel_->openForm();
             }),
             "new secret"}};
}

void OperationsPage::retranslate()
{
    deadPanel_->retranslate();
    accountsPanel_->retranslate();
    keysPanel_->retranslate();
    audit_->show(service_->auditRun());
    log_->show(service_->log(), service_->chain());
    showHealth();
}

void OperationsPage::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) retranslate();
    AdminPage::changeEvent(event);
}

} // namespace narae::admin
