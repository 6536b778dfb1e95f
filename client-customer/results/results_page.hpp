#pragma once

#include "client-customer/results/flight_board_model.hpp"
#include "client-customer/search/search_query.hpp"

#include <QWidget>

class QHBoxLayout;
class QStackedLayout;

namespace narae::desktop {
class Button;
class ListState;
class Parts;
class RouteLine;
class TextLabel;
} // namespace narae::desktop

namespace narae::customer {

class BoardView;
class DayTabs;
class DestinationPictures;
class LowestPrices;

/// The flights of a day as a departure board, live.
class ResultsPage : public QWidget {
    Q_OBJECT

public:
    ResultsPage(desktop::Parts& parts, DestinationPictures& pictures, QWidget* parent = nullptr);

    const SearchQuery& query() const { return query_; }

public Q_SLOTS:
    void show(const SearchQuery& query);

Q_SIGNALS:
    void flightChosen(const desktop::FlightStatus& flight, const QString& cabin, int travellers);
    void backWanted();
    void queryChanged(const SearchQuery& query); ///< another day was looked at

protected:
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void build();
    void buildFilters(QHBoxLayout& row);
    void wire();
    void retranslate();
    void showHead();
    void showList();
    void showEmpty();
    void showLive();
    void wish();
    void goTo(const QDate& day);
    void choose(int row);
    void askCabin(const desktop::FlightStatus& flight, const QPoint& at);
    QDate today() const;

    desktop::Parts& parts_;
    DestinationPictures& pictures_;
    SearchQuery query_;
    bool toBoard_ = false; ///< the keyboard goes to the flights once they are there
    FlightBoardModel* model_;
    LowestPrices* prices_;
    std::optional<desktop::Problem> problem_;

    desktop::TextLabel* from_;
    desktop::RouteLine* line_;
    desktop::TextLabel* to_;
    desktop::TextLabel* about_;
    desktop::Button* edit_;
    DayTabs* tabs_;
    desktop::TextLabel* sortHead_;
    desktop::TextLabel* showHead_;
    desktop::Button* byDeparture_;
    desktop::Button* byPrice_;
    desktop::Button* byDuration_;
    desktop::Button* morning_;
    desktop::Button* afternoon_;
    desktop::Button* together_;
    QWidget* liveDot_;
    desktop::TextLabel* live_;
    BoardView* board_;
    desktop::ListState* state_;
    QStackedLayout* stack_;
};

} // namespace narae::customer
