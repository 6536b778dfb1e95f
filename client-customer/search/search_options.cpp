#include "client-customer/search/search_options.hpp"

#include "client-customer/search/cabin_words.hpp"
#include "client-customer/search/field_button.hpp"
#include "client-customer/search/lowest_prices.hpp"
#include "common/desktop/look/formats.hpp"
#include "common/desktop/parts/parts.hpp"
#include "common/desktop/widgets/button.hpp"

#include <QEvent>
#include <QFrame>
#include <QHBoxLayout>
#include <QMenu>
#include <QVBoxLayout>

namespace narae::customer {

namespace formats = desktop::formats;
using desktop::Button;

namespace {

/// By how many days more or less another day would do.
constexpr int kDaysOffered[]{0, 1, 3, 7};
constexpr int kAbove = 8;
constexpr int kHeight = 62;

/// A menu under a field, with the present choice ticked and under the keyboard.
void openUnder(FieldButton* field, QMenu* menu)
{
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setMinimumWidth(field->width());
    menu->popup(field->mapToGlobal(QPoint(0, field->height())));
    for (QAction* action : menu->actions())
        if (action->isChecked()) menu->setActiveAction(action);
}

} // namespace

SearchOptions::SearchOptions(desktop::Parts& parts, QWidget* parent)
    : QWidget(parent),
      prices_(new LowestPrices(parts, this)),
      cabin_(new FieldButton),
      days_(new FieldButton),
      cheapest_(new Button(Button::Kind::Quiet, Button::Size::Normal))
{
    setObjectName("searchOptions");
    // The air above is the row's own: it comes and goes with it.
    setFixedHeight(kAbove + kHeight);
    auto* card = new QFrame;
    card->setProperty("card", "true");
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(0, kAbove, 0, 0);
    all->addWidget(card);
    cabin_->setObjectName("fieldCabin");
    days_->setObjectName("fieldFlex");
    cheapest_->setObjectName("takeCheapest");
    auto* row = new QHBoxLayout(card);
    row->setContentsMargins(16, 0, 12, 0);
    row->setSpacing(16);
    row->addWidget(cabin_, 3);
    row->addWidget(days_, 3);
    row->addStretch(1);
    row->addWidget(cheapest_);
    connect(cabin_, &FieldButton::clicked, this, &SearchOptions::chooseCabin);
    connect(days_, &FieldButton::clicked, this, &SearchOptions::chooseDays);
    connect(prices_, &LowestPrices::changed, this, &SearchOptions::showCheapest);
    connect(cheapest_, &Button::clicked, this, [this] {
        const auto* day = prices_->cheapestNear(query_.date);
        if (day == nullptr) return;
        SearchQuery query = query_;
        query.date = day->date;
        // The button is done with, and off.
        days_->setFocus(Qt::OtherFocusReason);
        // The new day is the one that is meant: days around it would be others.
        setDays(0);
        Q_EMIT edited(query);
    });
    retranslate();
}

void SearchOptions::show(const SearchQuery& query, const QDate& today)
{
    query_ = query;
    today_ = today;
    watch();
    retranslate();
}

QDate SearchOptions::firstDay() const
{
    return std::max(query_.date.addDays(-flexDays_), std::min(today_, query_.date));
}

void SearchOptions::watch()
{
    if (flexDays_ == 0 || !query_.complete())
        prices_->watch({}, {}, {}, 0);
    else
        prices_->watch(query_.origin, query_.destination, firstDay(),
                       static_cast<int>(firstDay().daysTo(lastDay())) + 1);
}

void SearchOptions::chooseCabin()
{
    auto* menu = new QMenu(this);
    menu->setObjectName("cabinChoice");
    for (const QString& cabin : QStringList{QString()} + cabinsKnown()) {
        QAction* action = menu->addAction(cabinInWords(cabin), this, [this, cabin] {
            SearchQuery query = query_;
            query.cabin = cabin;
            if (query != query_) Q_EMIT edited(query);
        });
        action->setCheckable(true);
        action->setChecked(cabin == query_.cabin);
    }
    openUnder(cabin_, menu);
}

void SearchOptions::chooseDays()
{
    auto* menu = new QMenu(this);
    menu->setObjectName("flexChoice");
    for (const int days : kDaysOffered) {
        QAction* action = menu->addAction(daysWords(days), this, [this, days] { setDays(days); });
        action->setCheckable(true);
        action->setChecked(days == flexDays_);
    }
    openUnder(days_, menu);
}

void SearchOptions::setDays(int days)
{
    flexDays_ = days;
    watch();
    retranslate();
    Q_EMIT daysChanged();
}

QString SearchOptions::daysWords(int days) const
{
    return days == 0   ? tr("That day only")
           : days == 1 ? tr("A day earlier or later")
                       : tr("Up to %1 days earlier or later").arg(days);
}

void SearchOptions::retranslate()
{
    cabin_->show(tr("Cabin"), cabinInWords(query_.cabin));
    days_->show(tr("Other days"), daysWords(flexDays_));
    showCheapest();
}

void SearchOptions::showCheapest()
{
    const auto* day = prices_->cheapestNear(query_.date);
    cheapest_->setVisible(flexDays_ > 0 && prices_->loaded());
    cheapest_->setEnabled(day != nullptr && day->date != query_.date);
    cheapest_->setText(
        day == nullptr             ? tr("No seats on these days")
        : day->date == query_.date ? tr("That day is the cheapest")
        : query_.cabin.isEmpty()
            ? tr("Take %1, from %2").arg(formats::date(day->date), formats::money(*day->price))
            // The server names the lowest price of a day, whatever the cabin.
            : tr("Take %1, any cabin from %2").arg(formats::date(day->date), formats::money(*day->price)));
}

void SearchOptions::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) retranslate();
    QWidget::changeEvent(event);
}

void SearchOptions::showEvent(QShowEvent* event)
{
    prices_->setActive(true);
    QWidget::showEvent(event);
}

void SearchOptions::hideEvent(QHideEvent* event)
{
    prices_->setActive(false);
    QWidget::hideEvent(event);
}

} // namespace narae::customer
