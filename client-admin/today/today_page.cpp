#include "client-admin/today/today_page.hpp"

#include "client-admin/pages/column_fit.hpp"
#include "client-admin/pages/home_time.hpp"
#include "client-admin/today/attention_card.hpp"
#include "client-admin/today/departures_delegate.hpp"
#include "client-admin/today/figures_card.hpp"
#include "client-admin/today/ticker_card.hpp"
#include "common/desktop/look/formats.hpp"
#include "common/desktop/widgets/button.hpp"
#include "common/desktop/widgets/filter_row.hpp"
#include "common/desktop/widgets/list_state.hpp"
#include "common/desktop/widgets/reading_order.hpp"
#include "common/desktop/widgets/text_label.hpp"

#include <QHeaderView>
#include <QKeyEvent>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>

namespace narae::admin {

namespace formats = desktop::formats;
using desktop::Button;
using desktop::FlightStatus;
using desktop::TextLabel;
using desktop::Type;
using Filter = DeparturesModel::Filter;

namespace {

constexpr std::array kFilters{Filter::All, Filter::Low, Filter::Full};

} // namespace

TodayPage::TodayPage(desktop::Parts& parts, CommandRegistry& registry, PurchaseFeed& feed, QWidget* parent)
    : AdminPage(parent),
      parts_(parts),
      service_(new TodayService(parts, this)),
      model_(new DeparturesModel(parts.airports, this)),
      figures_(new FiguresCard),
      attention_(new AttentionCard),
      ticker_(new TickerCard(feed)),
      departuresTitle_(new TextLabel(Type::Lead)),
      departuresCount_(new TextLabel(Type::Caption, TextLabel::InkOf::Muted)),
      table_(new QTableView),
      stack_(new QStackedWidget),
      state_(new desktop::ListState)
{
    setObjectName("todayPage");
    layOut();
    setFocusProxy(table_);
    registry.add(*this);
    connect(service_, &TodayService::changed, this, &TodayPage::show);
    connect(&parts_.airports, &desktop::AirportBook::changed, this, [this] {
        model_->retranslate();
        show();
    });
    connect(attention_, &AttentionCard::acted, this, &TodayPage::act);
    connect(ticker_, &TickerCard::chosen, this, [this](qint64 id) {
        Q_EMIT navigate("purchases", {{"reservationId", id}});
    });
    connect(table_, &QTableView::activated, this, &TodayPage::openFlight);
    connect(state_, &desktop::ListState::retried, this, &TodayPage::refresh);
    connect(state_, &desktop::ListState::acted, this, [this] { pickFilter(Filter::All); });
    table_->installEventFilter(this);
    retranslate();
}

void TodayPage::layOut()
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(24, 24, 24, 16);
    column->setSpacing(16);
    column->addWidget(figures_);
    auto* row = new QHBoxLayout;
    row->setSpacing(16);
    row->addWidget(departuresCard(), 68);
    auto* right = new QVBoxLayout;
    right->setSpacing(16);
    right->addWidget(attention_, 356);
    right->addWidget(ticker_, 192);
    row->addLayout(right, 33);
    column->addLayout(row, 1);
}

QWidget* TodayPage::departuresCard()
{
    auto* card = new desktop::Card(1);
    card->column()->setSpacing(0);
    auto* head = new QHBoxLayout;
    head->setContentsMargins(16, 0, 16, 0);
    head->setSpacing(8);
    head->addWidget(departuresTitle_);
    head->addSpacing(4);
    // It takes what the filters leave.
    departuresCount_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    head->addWidget(departuresCount_->elided(), 1);
    auto* filters = new desktop::FilterRow;
    head->addWidget(filters);
    for (std::size_t place = 0; place < kFilters.size(); ++place) {
        filters_[place] = filters->add();
        filters_[place]->setObjectName(QString("departuresFilter_%1").arg(place));
        connect(filters_[place], &Button::clicked, this, [this, place] { pickFilter(kFilters[place]); });
    }
    auto* headBox = new QWidget;
    headBox->setFixedHeight(51);
    headBox->setLayout(head);
    card->column()->addWidget(headBox);
    card->column()->addWidget(new desktop::Rule);

    table_->setObjectName("departures");
    table_->setProperty("ownFocus", true);
    table_->setModel(model_);
    table_->setItemDelegate(new DeparturesDelegate(table_));
    table_->setSelectionBehavior(QAbstractItemView::SelectRows);
    table_->setSelectionMode(QAbstractItemView::SingleSelection);
    table_->setShowGrid(false);
    table_->setTabKeyNavigation(false);
    table_->verticalHeader()->hide();
    table_->verticalHeader()->setDefaultSectionSize(34);
    table_->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    table_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    QHeaderView* header = table_->horizontalHeader();
    header->setFixedHeight(36);
    header->setHighlightSections(false);
    header->setSectionsClickable(false);
    header->setMinimumSectionSize(40);
    new ColumnFit(table_, DeparturesModel::Route, {DeparturesModel::Aircraft, DeparturesModel::Seats});

    state_->setSkeleton(34, {{2, 6}, {12, 9}, {25, 14}, {44, 9}, {58, 16}, {80, 8}, {91, 6}});
    stack_->addWidget(table_);
    stack_->addWidget(state_);
    stack_->setCurrentWidget(state_);
    state_->showLoading();
    card->column()->addWidget(stack_, 1);
    return card;
}

QString TodayPage::title() const
{
    return tr("Today");
}

QString TodayPage::subtitle() const
{
    return formats::dateLong(service_->today());
}

void TodayPage::entered()
{
    service_->setActive(true);
}

void TodayPage::left()
{
    service_->setActive(false);
}

void TodayPage::refresh()
{
    if (!service_->loaded()) state_->showLoading();
    service_->refresh();
}

void TodayPage::goTo(const QVariantMap& where)
{
    if (where["filter"] == "low") pickFilter(Filter::Low);
}

void TodayPage::show()
{
    const QDateTime now = parts_.now();
    const bool known = service_->loaded();
    figures_->show(service_->figures(), known, formats::weekday(service_->today()));
    model_->show(service_->upcoming(), service_->today());
    showFilters();
    items_ = known ? attentionFor(*service_, parts_.airports, now) : std::vector<AttentionItem>();
    attention_->show(items_, known);
    desktop::tabInReadingOrder(this);
    Q_EMIT countChanged(items_.empty() ? QString() : QString::number(items_.size()), !items_.empty());
    Q_EMIT titleChanged();
    if (!known && service_->problem()) {
        state_->showError(tr("The flights could not be read"), service_->problem()->sentence,
                          service_->problem()->details(), service_->problem()->traceId);
        stack_->setCurrentWidget(state_);
    } else if (known && model_->rowCount() == 0) {
        if (model_->count(Filter::All) == 0)
            state_->showEmpty(tr("Nothing departs within 24 hours"),
                              tr("Flights show here the day before they leave."));
        else
            state_->showEmpty(tr("No flight fits"), tr("Of the next departures, none is like that now."),
                              tr("Show all departures"));
        stack_->setCurrentWidget(state_);
    } else if (known) {
        stack_->setCurrentWidget(table_);
        if (!table_->currentIndex().isValid()) table_->setCurrentIndex(model_->index(0, 0));
    }
}

void TodayPage::showFilters()
{
    const int all = model_->count(Filter::All);
    const QString from = parts_.now().toTimeZone(homeZone()).toString("HH:mm");
    departuresCount_->setText(all == 1 ? tr("1 in the 24 hours from %1").arg(from)
                                       : tr("%1 in the 24 hours from %2").arg(all).arg(from));
    const QStringList words{tr("All"), tr("Many free %1").arg(model_->count(Filter::Low)),
                            tr("Full %1").arg(model_->count(Filter::Full))};
    for (std::size_t place = 0; place < kFilters.size(); ++place) {
        filters_[place]->setText(words[static_cast<int>(place)]);
        filters_[place]->setChecked(model_->filter() == kFilters[place]);
    }
}

void TodayPage::pickFilter(Filter filter)
{
    model_->setFilter(filter);
    show();
}

void TodayPage::act(const AttentionItem& item)
{
    if (item.page.isEmpty()) {
        pickFilter(Filter::Low);
        table_->setFocus(Qt::TabFocusReason);
        return;
    }
    Q_EMIT navigate(item.page, item.where);
}

void TodayPage::openFlight(const QModelIndex& index)
{
    if (const FlightStatus* flight = model_->at(index.row()))
        Q_EMIT navigate("flights", {{"flightId", flight->flightId}});
}

bool TodayPage::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == table_ && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_P) {
            ticker_->togglePause();
            return true;
        }
    }
    return AdminPage::eventFilter(watched, event);
}

std::vector<std::pair<QString, QString>> TodayPage::keys() const
{
    return {{tr("Enter"), tr("open the chosen departure")}, {"P", tr("pause the purchases, or let them go on")}};
}

std::vector<Command> TodayPage::commandsFor(const QString&)
{
    std::vector<Command> commands{{"today.all",
                                   "list",
                                   tr("Show all next departures"),
                                   title(),
                                   {},
                                   [this] {
                                       Q_EMIT navigate("today", {});
                                       pickFilter(Filter::All);
                                   },
                                   {}},
                                  {"today.low",
                                   "filter",
                                   tr("Show departures with many free seats"),
                                   title(),
                                   {},
                                   [this] {
                                       Q_EMIT navigate("today", {});
                                       pickFilter(Filter::Low);
                                   },
                                   {}},
                                  {"today.full",
                                   "filter",
                                   tr("Show full departures"),
                                   title(),
                                   {},
                                   [this] {
                                       Q_EMIT navigate("today", {});
                                       pickFilter(Filter::Full);
                                   },
                                   {}},
                                  {"today.pause",
                                   ticker_->paused() ? "play" : "pause",
                                   ticker_->paused() ? tr("Let the purchases go on") : tr("Pause the purchases"),
                                   title(),
                                   {},
                                   [this] { ticker_->togglePause(); },
                                   {}}};
    for (const AttentionItem& item : items_)
        commands.push_back({"today.attention",
                            item.icon,
                            item.title + QString::fromUtf8(" · ") + item.action,
                            tr("Wants a look"),
                            {},
                            [this, item] { act(item); },
                            {}});
    return commands;
}

void TodayPage::retranslate()
{
    departuresTitle_->setText(tr("Next departures"));
    table_->setAccessibleName(departuresTitle_->text());
    model_->retranslate();
    show();
}

void TodayPage::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) retranslate();
    AdminPage::changeEvent(event);
}

} // namespace narae::admin
