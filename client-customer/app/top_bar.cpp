#include "client-customer/app/top_bar.hpp"

#include "client-customer/app/logo.hpp"
#include "client-customer/app/nav_button.hpp"
#include "common/desktop/parts/parts.hpp"
#include "common/desktop/widgets/button.hpp"
#include "common/desktop/widgets/segmented.hpp"

#include <QEvent>
#include <QHBoxLayout>
#include <QMenu>
#include <QPainter>

namespace narae::customer {

using desktop::Language;
using desktop::Scheme;
using desktop::Theme;

TopBar::TopBar(desktop::Parts& parts, QWidget* parent)
    : QWidget(parent),
      parts_(parts),
      logo_(new Logo),
      language_(new desktop::Segmented),
      scheme_(new desktop::IconButton("moon")),
      account_(new AccountButton)
{
    setFixedHeight(64);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(36, 0, 32, 0);
    row->setSpacing(0);
    row->addWidget(logo_);
    row->addSpacing(34);
    const std::array names{"placeBook", "placeTrips", "placeHistory"};
    for (std::size_t place = 0; place < places_.size(); ++place) {
        places_[place] = new NavButton;
        places_[place]->setObjectName(names[place]);
        row->addWidget(places_[place]);
        connect(places_[place], &NavButton::clicked, this, [this, place] {
            // What is checked is what is shown, not what was pressed: a page may have to be asked first.
            places_[place]->setChecked(false);
            Q_EMIT placePicked(static_cast<Place>(place));
        });
    }
    row->addStretch();
    row->addWidget(language_);
    row->addSpacing(8);
    row->addWidget(scheme_);
    row->addSpacing(8);
    row->addWidget(account_);
    language_->setObjectName("language");
    scheme_->setObjectName("scheme");
    account_->setObjectName("account");
    connect(language_, &desktop::Segmented::picked, this, [this](int index) {
        parts_.chooseLanguage(index == 0 ? Language::Code::Korean : Language::Code::English);
    });
    connect(scheme_, &QPushButton::clicked, this, [this] {
        const Scheme now = Theme::current().scheme();
        parts_.chooseScheme(now == Scheme::System  ? (Theme::current().dark() ? Scheme::Light : Scheme::Dark)
                            : now == Scheme::Light ? Scheme::Dark
                                                   : Scheme::System);
        showScheme();
    });
    connect(&Theme::current(), &Theme::changed, this, &TopBar::showScheme);
    connect(account_, &AccountButton::clicked, this, [this] {
        if (parts_.session.guest())
            Q_EMIT logInWanted();
        else
            openMenu();
    });
    connect(&parts_.session, &desktop::Session::changed, this, &TopBar::retranslate);
    retranslate();
}

void TopBar::show(Place place)
{
    for (std::size_t each = 0; each < places_.size(); ++each)
        places_[each]->setChecked(static_cast<Place>(each) == place);
}

void TopBar::openMenu()
{
    auto* menu = new QMenu(this);
    menu->setObjectName("accountMenu");
    menu->setAttribute(Qt::WA_DeleteOnClose);
    QAction* who = menu->addAction(parts_.session.account().email);
    who->setEnabled(false);
    menu->addSeparator();
    menu->addAction(tr("Account"), this, &TopBar::accountWanted);
    menu->addAction(tr("Log out"), this, &TopBar::logOutWanted);
    const QSize size = menu->sizeHint();
    menu->popup(account_->mapToGlobal(QPoint(account_->width() - size.width(), account_->height() + 6)));
}

void TopBar::showScheme()
{
    const Scheme scheme = Theme::current().scheme();
    scheme_->setIconName(Theme::current().dark() ? "sun" : "moon");
    scheme_->setName(scheme == Scheme::System  ? tr("Colours: as the system")
                     : scheme == Scheme::Light ? tr("Colours: light")
                                               : tr("Colours: dark"));
}

void TopBar::retranslate()
{
    places_[0]->setText(tr("Book"));
    places_[1]->setText(tr("Trips"));
    places_[2]->setText(tr("History"));
    // Each language is called by its own name, whatever the app speaks.
    language_->setChoices({QString::fromUtf8("한국어"), "EN"});
    language_->choose(Language::current().korean() ? 0 : 1);
    language_->setAccessibleName(tr("Language"));
    const bool guest = parts_.session.guest();
    account_->showName(guest ? QString() : parts_.session.account().name);
    account_->setAccessibleName(guest ? tr("Log in") : tr("Account of %1").arg(parts_.session.account().name));
    account_->setToolTip(account_->accessibleName());
    showScheme();
}

void TopBar::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) retranslate();
    QWidget::changeEvent(event);
}

void TopBar::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), Theme::of(desktop::Role::Surface));
    painter.fillRect(0, height() - 1, width(), 1, Theme::of(desktop::Role::Line));
}

} // namespace narae::customer
