#include "client-customer/search/search_page.hpp"

#include "client-customer/art/page_margin.hpp"
#include "client-customer/search/cabin_words.hpp"
#include "client-customer/search/lowest_prices.hpp"
#include "client-customer/search/next_trip_card.hpp"
#include "client-customer/search/price_strip.hpp"
#include "client-customer/search/route_book.hpp"
#include "client-customer/search/row_button.hpp"
#include "client-customer/search/search_fields.hpp"
#include "client-customer/search/search_line.hpp"
#include "client-customer/search/search_options.hpp"
#include "client-customer/search/search_paper.hpp"
#include "common/desktop/look/formats.hpp"
#include "common/desktop/parts/parts.hpp"
#include "common/desktop/widgets/button.hpp"
#include "common/desktop/widgets/text_label.hpp"

#include <QEvent>

namespace narae::customer {

using desktop::TextLabel;
namespace formats = desktop::formats;

namespace {

/// Where most people fly, until somebody says otherwise.
constexpr const char* kUsualOrigin = "GMP";
constexpr const char* kUsualDestination = "CJU";

} // namespace

SearchPage::SearchPage(desktop::Parts& parts, DestinationPictures& pictures, QWidget* parent)
    : QScrollArea(parent),
      parts_(parts),
      routes_(new RouteBook(parts, this)),
      prices_(new LowestPrices(parts, this)),
      trips_(new NextTrip(parts, this)),
      recent_(parts.preferences),
      paper_(new SearchPaper(pictures))
{
    const auto earlier = recent_.list(today());
    untouched_ = earlier.empty();
    query_ = untouched_ ? SearchQuery{kUsualOrigin, kUsualDestination, today().addDays(1), 1} : earlier.front();
    stripFrom_ = today();
    build();
    wire();
    rebuildParser();
    retranslate();
    setQuery(query_);
    routes_->load();
    trips_->refresh();
}

SearchPage::~SearchPage() = default;

QDate SearchPage::today() const
{
    // The calendar is the origin's; until the airports are known, that of the airline's home.
    const QTimeZone zone = parts_.airports.loaded() ? parts_.airports.zone(query_.origin) : QTimeZone("Asia/Seoul");
    return formats::dateAt(parts_.now(), zone);
}

void SearchPage::wire()
{
    connect(line_, &QLineEdit::textEdited, this, &SearchPage::readLine);
    connect(line_, &QLineEdit::returnPressed, this, &SearchPage::search);
    connect(go_, &QPushButton::clicked, this, &SearchPage::search);
    connect(fields_, &SearchFields::edited, this, &SearchPage::fieldsEdited);
    connect(fields_, &SearchFields::optionsToggled, this, [this] { showOptions(options_->isHidden()); });
    connect(options_, &SearchOptions::edited, this, &SearchPage::fieldsEdited);
    connect(options_, &SearchOptions::daysChanged, this, &SearchPage::showPrices);
    connect(strip_, &PriceStrip::picked, this, [this](const QDate& day) {
        SearchQuery query = query_;
        query.date = day;
        fieldsEdited(query);
    });
    const auto turn = [this](int days) {
        stripFrom_ = std::max(today(), stripFrom_.addDays(days));
        showPrices();
    };
    connect(earlier_, &QPushButton::clicked, this, [turn] { turn(-PriceStrip::kDays); });
    connect(later_, &QPushButton::clicked, this, [turn] { turn(PriceStrip::kDays); });
    connect(clear_, &QPushButton::clicked, this, [this] {
        recent_.clear();
        showRecent();
        line_->setFocus(Qt::OtherFocusReason);
    });
    connect(tripCard_, &NextTripCard::opened, this,
            [this](const TripKey& key) { Q_EMIT tripWanted(key.reservationId, key.locator, key.phone); });
    connect(tripCard_, &NextTripCard::lookUpWanted, this, &SearchPage::lookUpWanted);
    connect(routes_, &RouteBook::changed, this, &SearchPage::rebuildParser);
    connect(&parts_.airports, &desktop::AirportBook::changed, this, [this] {
        // Only now is it known which day it is at the origin.
        if (untouched_) query_.date = before_.date = today().addDays(1);
        stripFrom_ = std::max(stripFrom_, today());
        rebuildParser();
        if (lineIsOurs_) setQuery(query_);
        showPrices();
        showRecent();
    });
}

void SearchPage::rebuildParser()
{
    parser_ = std::make_unique<QueryParser>(parts_.airports.all(), routes_->routes());
    fields_->setServed(routes_->routes());
    // What was typed before the airports came is read again.
    if (lineIsOurs_)
        line_->setPieces(parser_->read(line_->text(), today(), query_).pieces);
    else
        readLine(line_->text());
}

void SearchPage::setQuery(const SearchQuery& query)
{
    untouched_ = untouched_ && query == query_;
    query_ = query;
    before_ = query;
    lineIsOurs_ = true;
    line_->setText(lineOf(query));
    const auto reading = parser_->read(line_->text(), today(), query);
    line_->setPieces(reading.pieces);
    showHint({}, {});
    showQuery();
}

void SearchPage::refreshTrip()
{
    trips_->refresh();
}

void SearchPage::readLine(const QString& line)
{
    untouched_ = false;
    if (lineIsOurs_) before_ = query_;
    lineIsOurs_ = false;
    const QueryParser::Reading reading = parser_->read(line, today(), before_);
    line_->setPieces(reading.pieces);
    query_ = reading.query;
    showHint(reading, line);
    showQuery();
}

void SearchPage::fieldsEdited(const SearchQuery& query)
{
    setQuery(query);
}

QString SearchPage::lineOf(const SearchQuery& query) const
{
    const bool korean = desktop::Language::current().korean();
    const auto place = [&](const QString& code) {
        if (code.isEmpty() || !parts_.airports.loaded()) return code;
        // The city, where that says which airport is meant; else the airport's own name.
        const QString city = parts_.airports.city(code, korean);
        SearchQuery read =
            parser_->read(code == query.origin ? tr("from %1").arg(city) : tr("to %1").arg(city), today(), query).query;
        const bool clear = (code == query.origin ? read.origin : read.destination) == code;
        return clear ? city : code;
    };
    QStringList words{place(query.origin), place(query.destination)};
    const auto days = query.date.isValid() ? today().daysTo(query.date) : -1;
    if (days >= 0)
        words << (days == 0   ? tr("today")
                  : days == 1 ? tr("tomorrow")
                  : korean    ? tr("%1/%2").arg(query.date.month()).arg(query.date.day())
                              : QLocale(QLocale::English).toString(query.date, "d MMM"));
    words << (query.travellers == 1 ? tr("1 person") : tr("%1 people").arg(query.travellers));
    if (!query.cabin.isEmpty()) words << cabinInWords(query.cabin).toLower();
    words.removeAll(QString());
    return words.join(' ');
}

QString SearchPage::routeWords(const SearchQuery& query) const
{
    const bool korean = desktop::Language::current().korean();
    return tr("%1 → %2").arg(parts_.airports.shortName(query.origin, korean),
                             parts_.airports.shortName(query.destination, korean));
}

void SearchPage::showHint(const QueryParser::Reading& reading, const QString& line)
{
    const QStringList strange = reading.notUnderstood(line);
    QStringList taken;
    for (const QueryParser::Piece& piece : reading.pieces)
        if (!piece.meant.isEmpty()) taken << piece.meant;
    hint_->setInk(strange.isEmpty() ? TextLabel::InkOf::Muted : TextLabel::InkOf::Warning);
    if (!strange.isEmpty())
        hint_->setText(tr("Not understood: %1. The fields below can be set by hand.").arg(strange.join(", ")));
    else if (!taken.isEmpty())
        hint_->setText(tr("Read as: %1").arg(taken.join(", ")));
    else
        hint_->setText(tr("Write it in one line; the fields below follow."));
    line_->setAccessibleDescription(hint_->text());
}

void SearchPage::showOptions(bool open)
{
    options_->setVisible(open);
    fields_->setOptionsOpen(open);
    showPrices();
}

void SearchPage::showQuery()
{
    fields_->show(query_, today());
    options_->show(query_, today());
    // What was asked for is never out of sight.
    if (!query_.cabin.isEmpty() && options_->isHidden()) showOptions(true);
    paper_->showPlace(query_.destination);
    go_->setEnabled(query_.complete());
    go_->setText(query_.origin.isEmpty()        ? tr("Say from where")
                 : query_.destination.isEmpty() ? tr("Say where to")
                 : !query_.date.isValid()       ? tr("Say when")
                                                : tr("See flights"));
    if (query_.date.isValid() && (query_.date < stripFrom_ || query_.date >= stripFrom_.addDays(PriceStrip::kDays)))
        stripFrom_ = today().addDays(today().daysTo(query_.date) / PriceStrip::kDays * PriceStrip::kDays);
    showPrices();
}

void SearchPage::showPrices()
{
    prices_->watch(query_.origin, query_.destination, stripFrom_, PriceStrip::kDays);
    strip_->choose(query_.date);
    const bool others = !options_->isHidden() && query_.date.isValid();
    strip_->markDays(others ? options_->firstDay() : QDate(), others ? options_->lastDay() : QDate());
    const QDate last = stripFrom_.addDays(PriceStrip::kDays - 1);
    months_->setText(stripFrom_.month() == last.month()
                         ? formats::month(stripFrom_)
                         : tr("%1 – %2").arg(formats::month(stripFrom_), formats::month(last)));
    earlier_->setEnabled(stripFrom_ > today());
    pricesAbout_->setText(query_.origin.isEmpty() || query_.destination.isEmpty()
                              ? QString()
                              : tr("%1 · 1 adult · taxes included").arg(routeWords(query_)));
}

void SearchPage::showRecent()
{
    const auto searches = recent_.list(today());
    clear_->setVisible(!searches.empty());
    recentEmpty_->setVisible(searches.empty());
    for (std::size_t row = 0; row < recentRows_.size(); ++row) {
        recentRows_[row]->setVisible(row < searches.size());
        if (row >= searches.size()) continue;
        const SearchQuery& search = searches[row];
        const QString party = search.travellers == 1 ? tr("1 person") : tr("%1 people").arg(search.travellers);
        const QString what = search.cabin.isEmpty() ? party : tr("%1 · %2").arg(party, cabinInWords(search.cabin));
        recentRows_[row]->show(routeWords(search), tr("%1 · %2").arg(formats::date(search.date), what));
    }
}

void SearchPage::search()
{
    if (!query_.complete()) {
        line_->setFocus(Qt::OtherFocusReason);
        return;
    }
    recent_.add(query_);
    showRecent();
    Q_EMIT searched(query_);
}

void SearchPage::retranslate()
{
    question_->setText(tr("Where to?"));
    line_->setAccessibleName(tr("Search in one line"));
    line_->setPlaceholderText(tr("Seoul Jeju tomorrow 2 people"));
    pricesHead_->setText(tr("Lowest price by day"));
    strip_->setAccessibleName(tr("Lowest price by day"));
    earlier_->setName(tr("Two weeks earlier"));
    later_->setName(tr("Two weeks later"));
    tripHead_->setText(tr("Next trip"));
    recentHead_->setText(tr("Recent searches"));
    clear_->setText(tr("Clear all"));
    recentEmpty_->setText(tr("What you look for is kept here."));
    if (lineIsOurs_)
        setQuery(query_);
    else
        readLine(line_->text());
    showRecent();
}

void SearchPage::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) retranslate();
    QScrollArea::changeEvent(event);
}

void SearchPage::showEvent(QShowEvent* event)
{
    prices_->setActive(true);
    QScrollArea::showEvent(event);
}

void SearchPage::hideEvent(QHideEvent* event)
{
    prices_->setActive(false);
    QScrollArea::hideEvent(event);
}

} // namespace narae::customer
