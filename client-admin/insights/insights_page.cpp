#include "client-admin/insights/insights_page.hpp"

#include "client-admin/insights/bar_canvas.hpp"
#include "client-admin/insights/curve_canvas.hpp"
#include "client-admin/insights/insight_card.hpp"
#include "client-admin/pages/home_time.hpp"
#include "common/desktop/look/formats.hpp"
#include "common/desktop/widgets/button.hpp"
#include "common/desktop/widgets/list_state.hpp"
#include "common/desktop/widgets/segmented.hpp"
#include "common/desktop/widgets/text_label.hpp"

#include <QAbstractItemView>
#include <QComboBox>
#include <QCompleter>
#include <QEvent>
#include <QFileDialog>
#include <QGridLayout>
#include <QLineEdit>
#include <QMenu>
#include <QScrollArea>
#include <QStackedWidget>

#include <algorithm>

namespace narae::admin {

namespace {

using desktop::Button;
using desktop::TextLabel;
using desktop::Type;

struct Length {
    const char* name; ///< in goTo() and among the preferences
    int days;
};
constexpr Length kLengths[]{{"week", 7}, {"month", 30}, {"quarter", 91}, {"year", 365}};
constexpr const char* kMarkets[]{"", "domestic", "international"};

int placeOf(const QString& name, const auto& list, int otherwise)
{
    int place = 0;
    for (const auto& each : list) {
        if constexpr (requires { each.name; }) {
            if (name == each.name) return place;
        } else {
            if (name == each) return place;
        }
        ++place;
    }
    return otherwise;
}

} // namespace

InsightsPage::InsightsPage(desktop::Parts& parts, CommandRegistry& commands, QWidget* parent)
    : AdminPage(parent),
      parts_(parts),
      service_(new InsightsService(
          parts.client, parts.airports, [&parts] { return parts.now(); }, this)),
      top_(new QWidget(this)),
      png_(new Button(Button::Kind::Secondary, Button::Size::Compact)),
      csv_(new Button(Button::Kind::Secondary, Button::Size::Compact)),
      length_(new desktop::Segmented(28)),
      side_(new desktop::Segmented(28)),
      days_(new TextLabel(Type::Body, TextLabel::InkOf::Muted)),
      route_(new QComboBox),
      flight_(new QComboBox),
      pages_(new QStackedWidget),
      charts_(new QWidget),
      state_(new desktop::ListState),
      cards_{new InsightCard("load", new BarCanvas(BarCanvas::Way::Across)),
             new InsightCard("revenue", new BarCanvas(BarCanvas::Way::Upright)),
             new InsightCard("curve", new CurveCanvas),
             new InsightCard("cancellations", new BarCanvas(BarCanvas::Way::Upright))}
{
    commands.add(*this);
    buildTop();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(24, 20, 24, 16);
    column->setSpacing(16);
    column->addWidget(buildFilters());
    card(ChartId::Curve).addPickers(buildPickers());
    auto* grid = new QGridLayout(charts_);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setSpacing(16);
    for (const ChartId chart : kCharts) {
        const int place = static_cast<int>(chart);
        card(chart).setMinimumHeight(260);
        grid->addWidget(&card(chart), place / 2, place % 2);
        grid->setColumnStretch(place % 2, 1);
        grid->setRowStretch(place / 2, 1);
        connect(&card(chart), &InsightCard::led, this, [this](const Lead& lead) {
            if (!lead.page.isEmpty()) Q_EMIT navigate(lead.page, lead.where);
        });
        connect(&card(chart), &InsightCard::retried, this, &InsightsPage::apply);
    }
    auto* scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(charts_);
    pages_->addWidget(scroll);
    state_->setObjectName("insightsState");
    pages_->addWidget(state_);
    column->addWidget(pages_, 1);
    connect(state_, &desktop::ListState::retried, this, &InsightsPage::apply);

    const desktop::Preferences& kept = parts_.preferences;
    length_->setChoices({"", "", "", ""});
    side_->setChoices({"", ""});
    length_->choose(placeOf(kept.get("insights.period"), kLengths, 1));
    side_->choose(kept.get("insights.departed") == "true" ? 0 : 1);
    market_ = placeOf(kept.get("insights.market"), kMarkets, 0);
    for (desktop::Segmented* choice : {length_, side_})
        connect(choice, &desktop::Segmented::picked, this, &InsightsPage::apply);
    connect(service_, &InsightsService::changed, this, &InsightsPage::showChart);
    connect(service_, &InsightsService::choicesChanged, this, &InsightsPage::showChoices);
    connect(&parts_.airports, &desktop::AirportBook::changed, this, &InsightsPage::retranslate);
    askFile_ = [this](const QString& suggested, const QString& kind, const auto& chosen) {
        auto* dialog = new QFileDialog(this, tr("Save"), suggested, kind);
        dialog->setAcceptMode(QFileDialog::AcceptSave);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        connect(dialog, &QFileDialog::fileSelected, this, chosen);
        dialog->open();
    };
    retranslate();
}

InsightsPage::~InsightsPage() = default;

void InsightsPage::buildTop()
{
    auto* row = new QHBoxLayout(top_);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(12);
    png_->setObjectName("savePng");
    csv_->setObjectName("saveCsv");
    for (Button* button : {png_, csv_}) {
        button->setIconName("download");
        row->addWidget(button);
        connect(button, &Button::clicked, this, [this, button] {
            auto* menu = new QMenu(this);
            menu->setObjectName("saveMenu");
            menu->setAttribute(Qt::WA_DeleteOnClose);
            fillMenu(*menu, button == png_);
            menu->popup(button->mapToGlobal(QPoint(0, button->height() + 4)));
        });
    }
}

QWidget* InsightsPage::buildFilters()
{
    auto* filters = new QWidget;
    filterLines_ = new QVBoxLayout(filters);
    filterLines_->setContentsMargins(0, 0, 0, 0);
    filterLines_->setSpacing(8);
    filterLine_ = new QHBoxLayout;
    filterLine_->setSpacing(8);
    filterLines_->addLayout(filterLine_);
    lowerLine_ = new QHBoxLayout;
    lowerLine_->setSpacing(8);
    filterLines_->addLayout(lowerLine_);
    auto* row = filterLine_;
    length_->setObjectName("periodLength");
    side_->setObjectName("periodSide");
    days_->setObjectName("periodDays");
    row->addWidget(length_);
    row->addWidget(side_);
    days_->setMinimumWidth(1); // it goes below before it is cut
    row->addWidget(days_, 1);
    for (int market = 0; market < 3; ++market) {
        auto* chip = new Button(Button::Kind::Filter, Button::Size::Compact);
        chip->setObjectName(QString("marketChip%1").arg(market));
        connect(chip, &Button::clicked, this, [this, market] {
            market_ = market;
            apply();
        });
        markets_.push_back(chip);
        row->addWidget(chip);
    }
    return filters;
}

QWidget* InsightsPage::buildPickers()
{
    auto* pickers = new QWidget;
    auto* row = new QHBoxLayout(pickers);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    route_->setObjectName("curveRoute");
    flight_->setObjectName("curveFlight");
    for (QComboBox* box : {route_, flight_}) {
        box->setProperty("sizing", "compact");
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        box->setMinimumContentsLength(box == flight_ ? 10 : 6);
        row->addWidget(box, box == flight_ ? 3 : 2);
        // Where the window is narrow, its words are cut.
        connect(box, &QComboBox::currentTextChanged, box, &QWidget::setToolTip);
    }
    connect(route_, &QComboBox::activated, this, [this](int index) {
        const QStringList ends = route_->itemData(index).toStringList();
        service_->chooseRoute(ends.value(0), ends.value(1));
    });
    // A year has many flights: any part of a number, a date or a time finds its own.
    flight_->setEditable(true);
    flight_->setInsertPolicy(QComboBox::NoInsert);
    flight_->completer()->setFilterMode(Qt::MatchContains);
    flight_->completer()->setCompletionMode(QCompleter::PopupCompletion);
    flight_->completer()->popup()->setObjectName("curveFlightsFound");
    QLineEdit* typed = flight_->lineEdit();
    typed->setObjectName("curveFlightTyped");
    typed->setProperty("sizing", "compact");
    typed->setProperty("bare", true);
    // The line itself is where Tab stops: a box that lends its focus to the line inside it is not left again.
    flight_->setFocusPolicy(Qt::NoFocus);
    typed->setFocusProxy(nullptr);
    // What finds nothing is no choice.
    connect(typed, &QLineEdit::editingFinished, this, [this, typed] {
        flight_->setEditText(flight_->itemText(flight_->currentIndex()));
        typed->setCursorPosition(0);
    });
    connect(flight_, &QComboBox::activated, this,
            [this](int index) { service_->chooseFlight(flight_->itemData(index).toLongLong()); });
    return pickers;
}

QString InsightsPage::title() const
{
    return tr("Insights");
}

void InsightsPage::entered()
{
    service_->setActive(true);
    // The days move on overnight.
    if (!begun_ || period() != service_->period()) apply();
}

void InsightsPage::left()
{
    service_->setActive(false);
}

void InsightsPage::goTo(const QVariantMap& where)
{
    if (where.contains("period")) length_->choose(placeOf(where["period"].toString(), kLengths, length_->chosen()));
    if (where.contains("departed")) side_->choose(where["departed"].toBool() ? 0 : 1);
    if (where.contains("market")) market_ = placeOf(where["market"].toString(), kMarkets, 0);
    apply();
}

void InsightsPage::refresh()
{
    service_->refresh();
}

Period InsightsPage::period() const
{
    const QDate today = atHome(parts_.now()).date();
    const int days = kLengths[std::max(0, length_->chosen())].days;
    if (side_->chosen() == 0) return {today.addDays(-days), today.addDays(-1)};
    return {today, today.addDays(days - 1)};
}

void InsightsPage::apply()
{
    begun_ = true;
    parts_.preferences.set("insights.period", kLengths[std::max(0, length_->chosen())].name);
    parts_.preferences.set("insights.departed", side_->chosen() == 0 ? "true" : "false");
    parts_.preferences.set("insights.market", kMarkets[market_]);
    service_->ask(period(), static_cast<Market>(market_));
    retranslate();
}

void InsightsPage::showChart(ChartId chart)
{
    if (const auto insight = service_->insight(chart))
        card(chart).show(*insight);
    else if (const auto problem = service_->problem(chart))
        card(chart).showProblem(*problem);
    else
        card(chart).showLoading();
    showState();
}

void InsightsPage::showState()
{
    const bool nothing = std::all_of(std::begin(kCharts), std::end(kCharts), [this](ChartId chart) {
        return !service_->insight(chart) && service_->problem(chart);
    });
    pages_->setCurrentIndex(nothing ? 1 : 0);
    if (!nothing) return;
    const desktop::Problem problem = *service_->problem(ChartId::Load);
    state_->showError(tr("The numbers did not arrive"), problem.sentence, problem.details(), problem.traceId);
}

void InsightsPage::showChoices()
{
    using namespace desktop::formats;
    route_->clear();
    for (const RouteLoad& route : service_->routes()) {
        if (route.origin.isEmpty()) continue;
        route_->addItem(routeName(parts_.airports, route.origin, route.destination),
                        QStringList{route.origin, route.destination});
        const RouteLoad& chosen = service_->curveRoute();
        if (route.origin == chosen.origin && route.destination == chosen.destination)
            route_->setCurrentIndex(route_->count() - 1);
    }
    // Nobody's typing is cut short by the minute's news.
    if (flight_->lineEdit()->isModified() && flight_->lineEdit()->hasFocus()) return;
    flight_->clear();
    flight_->addItem(tr("All flights of the route"), qint64{0});
    for (const FlightLoad& flight : service_->flights()) {
        const QTimeZone zone = parts_.airports.zone(flight.origin);
        flight_->addItem(tr("%1 · %2 %3 · %4 sold")
                             .arg(flightNumber(flight.number), dayText(dateAt(flight.departsAt, zone)),
                                  time(flight.departsAt, zone), number(flight.sold)),
                         flight.flightId);
        if (flight.flightId == service_->curveFlight()) flight_->setCurrentIndex(flight_->count() - 1);
    }
    route_->setEnabled(route_->count() > 0);
    flight_->setEnabled(!service_->flights().empty());
    flight_->lineEdit()->setCursorPosition(0);
}

void InsightsPage::retranslate()
{
    length_->setChoices({tr("7 days"), tr("30 days"), tr("Quarter"), tr("Year")});
    length_->setAccessibleName(tr("Length of the period"));
    side_->setChoices({tr("Departed"), tr("To come")});
    side_->setAccessibleName(tr("Departures"));
    days_->setText(periodText(period()));
    const QStringList markets{tr("All routes"), tr("Domestic"), tr("International")};
    for (std::size_t market = 0; market < markets_.size(); ++market) {
        markets_[market]->setText(markets[static_cast<int>(market)]);
        markets_[market]->setChecked(static_cast<int>(market) == market_);
        markets_[market]->updateGeometry();
    }
    route_->setAccessibleName(tr("Route of the booking curve"));
    flight_->lineEdit()->setAccessibleName(tr("Flight of the booking curve"));
    flight_->setAccessibleName(tr("Flight of the booking curve"));
    flight_->lineEdit()->setAccessibleName(flight_->accessibleName());
    png_->setText("PNG");
    png_->setAccessibleName(tr("Save a chart as a picture"));
    csv_->setText("CSV");
    csv_->setAccessibleName(tr("Save the numbers of a chart"));
    card(ChartId::Load).setTopic(tr("Load factor by route"));
    card(ChartId::Revenue).setTopic(tr("Revenue by day of departure"));
    card(ChartId::Curve).setTopic(tr("Booking curve"));
    card(ChartId::Cancellations).setTopic(tr("Cancellations"));
    for (const ChartId chart : kCharts)
        showChart(chart);
    showChoices();
    placeDays();
    Q_EMIT titleChanged();
}

/// The days stand beside what they come of, or below it where there is no room; so do the markets.
void InsightsPage::placeDays()
{
    const auto widthOf = [this](const QWidget* widget) { return widget->sizeHint().width() + filterLine_->spacing(); };
    const int choices = widthOf(length_) + widthOf(side_);
    int markets = 0;
    for (const Button* market : markets_)
        markets += widthOf(market);
    const QMargins margins = layout()->contentsMargins();
    const int room = width() - margins.left() - margins.right();
    const bool daysBelow = choices + widthOf(days_) + markets > room;
    const bool marketsBelow = choices + markets > room;
    if (std::pair(daysBelow, marketsBelow) == below_) return;
    below_ = {daysBelow, marketsBelow};
    for (QHBoxLayout* line : {filterLine_, lowerLine_})
        while (QLayoutItem* item = line->takeAt(0))
            delete item; // the widgets stay
    filterLine_->addWidget(length_);
    filterLine_->addWidget(side_);
    if (daysBelow) filterLine_->addStretch(1);
    (daysBelow ? lowerLine_ : filterLine_)->addWidget(days_, 1);
    for (Button* market : markets_)
        (marketsBelow ? lowerLine_ : filterLine_)->addWidget(market);
}

void InsightsPage::resizeEvent(QResizeEvent* event)
{
    AdminPage::resizeEvent(event);
    placeDays();
}

void InsightsPage::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) retranslate();
    AdminPage::changeEvent(event);
}

} // namespace narae::admin
