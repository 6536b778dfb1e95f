#pragma once

#include "client-customer/search/search_query.hpp"
#include "client-customer/search/served_routes.hpp"

#include <QFrame>

namespace narae::desktop {
class Button;
class IconButton;
class Parts;
} // namespace narae::desktop

namespace narae::customer {

class AirportPopup;
class DatePopup;
class FieldButton;

/// The ordinary fields of a search: from, to, the two swapped, the day, how many travel.
class SearchFields : public QFrame {
    Q_OBJECT

public:
    static constexpr int kTravellersMost = 9;

    explicit SearchFields(desktop::Parts& parts, QWidget* parent = nullptr);

    /// Without telling.
    void show(const SearchQuery& query, const QDate& today);
    void setServed(const ServedRoutes& served) { served_ = served; }

    /// Whether the row of further options below is open.
    void setOptionsOpen(bool open);

Q_SIGNALS:
    void optionsToggled();
    void edited(const SearchQuery& query);

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();
    void change(const SearchQuery& query);
    QString besideDate() const;

    desktop::Parts& parts_;
    SearchQuery query_;
    QDate today_;
    ServedRoutes served_;
    FieldButton* from_;
    FieldButton* to_;
    FieldButton* date_;
    FieldButton* travellers_;
    desktop::IconButton* swap_;
    desktop::IconButton* fewer_;
    desktop::IconButton* more_;
    desktop::Button* options_;
    AirportPopup* airportPopup_;
    DatePopup* datePopup_;
    bool choosesOrigin_ = true;
    bool optionsOpen_ = false;
};

} // namespace narae::customer
