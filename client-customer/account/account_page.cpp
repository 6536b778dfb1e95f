#include "client-customer/account/account_page.hpp"

#include "client-customer/account/device_card.hpp"
#include "client-customer/account/password_card.hpp"
#include "client-customer/account/profile_card.hpp"
#include "client-customer/account/sessions_card.hpp"
#include "client-customer/art/page_margin.hpp"
#include "common/desktop/widgets/banner.hpp"
#include "common/desktop/widgets/button.hpp"
#include "common/desktop/widgets/scroll_margin.hpp"
#include "common/desktop/widgets/text_label.hpp"

#include <QEvent>
#include <QHBoxLayout>
#include <QScrollArea>

namespace narae::customer {

using desktop::Button;
using desktop::TextLabel;
using desktop::Type;

namespace {

constexpr int kMargin = 96;
constexpr int kContentMost = 1088;

} // namespace

AccountPage::AccountPage(desktop::Parts& parts, QWidget* parent)
    : QWidget(parent),
      parts_(parts),
      service_(parts),
      banner_(new desktop::OfflineBanner(kMargin)),
      title_(new TextLabel(Type::Number)),
      logOut_(new Button(Button::Kind::Secondary, Button::Size::Normal)),
      guest_(new desktop::Card(24)),
      guestWords_(new TextLabel(Type::Body, TextLabel::InkOf::Muted)),
      logIn_(new Button(Button::Kind::Primary, Button::Size::Normal)),
      profile_(new ProfileCard(parts, service_)),
      password_(new PasswordCard(service_)),
      sessions_(new SessionsCard(service_)),
      device_(new DeviceCard(parts))
{
    setObjectName("accountPage");
    build();
    connectAll();
    retranslate();
    showAccount();
    showConnection();
}

void AccountPage::build()
{
    logOut_->setObjectName("logOut");
    logOut_->setIconName("log-out");
    logIn_->setObjectName("logIn");
    guest_->column()->addWidget(guestWords_->wrapped());
    guest_->column()->addWidget(logIn_, 0, Qt::AlignLeft);

    auto* head = new QHBoxLayout;
    head->addWidget(title_, 1);
    head->addWidget(logOut_);
    auto* left = new QVBoxLayout;
    auto* right = new QVBoxLayout;
    for (QVBoxLayout* side : {left, right})
        side->setSpacing(16);
    for (QWidget* card : std::initializer_list<QWidget*>{guest_, profile_, password_})
        left->addWidget(card);
    left->addStretch();
    right->addWidget(device_);
    right->addWidget(sessions_);
    right->addStretch();
    auto* sides = new QHBoxLayout;
    sides->setSpacing(16);
    sides->addLayout(left, 1);
    sides->addLayout(right, 1);
    auto* column = new QVBoxLayout;
    column->setContentsMargins(0, 22, 0, 24);
    column->setSpacing(20);
    column->addLayout(head);
    column->addLayout(sides);
    column->addStretch();
    auto* middle = new QWidget;
    middle->setLayout(column);
    middle->setMaximumWidth(kContentMost);
    auto* content = new QWidget;
    auto* row = new QHBoxLayout(content);
    row->addStretch();
    row->addWidget(middle, 1000);
    row->addStretch();
    auto* scroll = new QScrollArea;
    scroll->setWidget(content);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    desktop::keepBesideScrollBar(scroll, row, pageMargin);
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->setSpacing(0);
    outer->addWidget(banner_);
    outer->addWidget(scroll, 1);
}

void AccountPage::connectAll()
{
    connect(logIn_, &Button::clicked, this, &AccountPage::logInWanted);
    connect(logOut_, &Button::clicked, this, [this] {
        parts_.session.logOut();
        Q_EMIT loggedOut();
    });
    connect(&parts_.session, &desktop::Session::changed, this, &AccountPage::showAccount);
    desktop::Connectivity& connectivity = parts_.client.connectivity();
    connect(&connectivity, &desktop::Connectivity::changed, this, &AccountPage::showConnection);
    connect(&connectivity, &desktop::Connectivity::counted, this,
            [this] { banner_->showNextTry(parts_.client.connectivity().secondsToNextTry()); });
    connect(banner_, &desktop::OfflineBanner::tryNow, &connectivity, &desktop::Connectivity::tryNow);
}

void AccountPage::showAccount()
{
    const bool guest = parts_.session.guest();
    guest_->setVisible(guest);
    for (QWidget* own : std::initializer_list<QWidget*>{logOut_, profile_, password_, sessions_})
        own->setVisible(!guest);
    profile_->show();
    device_->show();
    if (!guest && isVisible()) service_.loadLogIns();
}

void AccountPage::showConnection()
{
    const desktop::Connectivity& connectivity = parts_.client.connectivity();
    const bool online = connectivity.online();
    banner_->setVisible(!online);
    profile_->setOnline(online);
    password_->setOnline(online);
    sessions_->setOnline(online);
    if (online) return;
    banner_->showSince(connectivity.offlineSince());
    banner_->showNextTry(connectivity.secondsToNextTry());
}

void AccountPage::retranslate()
{
    title_->setText(tr("Account"));
    logOut_->setText(tr("Log out"));
    guestWords_->setText(tr("You use Narae as a guest. With an account your trips and receipts are on every device."));
    logIn_->setText(tr("Log in or open an account"));
    banner_->setWhat(tr("What is of this computer can be changed; your account waits until you are back."));
}

void AccountPage::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) retranslate();
    QWidget::changeEvent(event);
}

void AccountPage::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    showAccount();
    showConnection();
}

} // namespace narae::customer
