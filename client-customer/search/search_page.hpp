#pragma once

#include "client-customer/search/next_trip.hpp"
#include "client-customer/search/query_parser.hpp"
#include "client-customer/search/recent_searches.hpp"

#include <QScrollArea>
#include <memory>

namespace narae::desktop {
class Button;
class IconButton;
class Parts;
class TextLabel;
} // namespace narae::desktop

namespace narae::customer {

class DestinationPictures;
class LowestPrices;
class NextTripCard;
class PriceStrip;
class RouteBook;
class RowButton;
class SearchFields;
class SearchLine;
class SearchOptions;
class SearchPaper;

/// Where a traveller says where to: in one line, or in the fields below it, which say the same at any moment.
class SearchPage : public QScrollArea {
    Q_OBJECT

public:
    SearchPage(desktop::Parts& parts, DestinationPictures& pictures, QWidget* parent = nullptr);
    ~SearchPage() override;

    const SearchQuery& query() const { return query_; }
    /// As if it had been typed: when the results page changed the day.
    void setQuery(const SearchQuery& query);
    /// Something was booked or cancelled.
    void refreshTrip();

Q_SIGNALS:
    void searched(const SearchQuery& query);
    void tripWanted(qint64 reservationId, const QString& locator, const QString& phone);
    void lookUpWanted(); ///< a guest's booking, by its number

protected:
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void build();
    void wire();
    void retranslate();
    void rebuildParser();
    void readLine(const QString& line);
    void fieldsEdited(const SearchQuery& query);
    void showOptions(bool open);
    void showQuery();
    void showHint(const QueryParser::Reading& reading, const QString& line);
    void showPrices();
    void showRecent();
    void search();
    QString lineOf(const SearchQuery& query) const;
    QString routeWords(const SearchQuery& query) const;
    QDate today() const;

    desktop::Parts& parts_;
    RouteBook* routes_;
    LowestPrices* prices_;
    NextTrip* trips_;
    RecentSearches recent_;
    std::unique_ptr<QueryParser> parser_;
    SearchQuery query_;
    SearchQuery before_;     ///< what the line adds to
    bool lineIsOurs_ = true; ///< the line was written by the fields, in the app's language
    bool untouched_ = true;  ///< nobody has said anything yet: it is the usual route, tomorrow
    QDate stripFrom_;

    SearchPaper* paper_;
    SearchLine* line_;
    SearchFields* fields_;
    SearchOptions* options_;
    PriceStrip* strip_;
    NextTripCard* tripCard_;
    QFrame* recentCard_;
    std::vector<RowButton*> recentRows_;
    desktop::Button* go_;
    desktop::Button* clear_;
    desktop::IconButton* earlier_;
    desktop::IconButton* later_;
    desktop::TextLabel* question_;
    desktop::TextLabel* hint_;
    desktop::TextLabel* pricesHead_;
    desktop::TextLabel* pricesAbout_;
    desktop::TextLabel* months_;
    desktop::TextLabel* tripHead_;
    desktop::TextLabel* recentHead_;
    desktop::TextLabel* recentEmpty_;
};

} // namespace narae::customer
