#pragma once

#include "client-customer/search/search_query.hpp"

#include <QWidget>

namespace narae::desktop {
class Button;
class Parts;
} // namespace narae::desktop

namespace narae::customer {

class FieldButton;
class LowestPrices;

/// What fewer people ask for, in a row that opens below the fields: a cabin, and whether another day would do. Days
/// around the chosen one are not searched by themselves; the cheapest of them is named, and one press takes it.
class SearchOptions : public QWidget {
    Q_OBJECT

public:
    explicit SearchOptions(desktop::Parts& parts, QWidget* parent = nullptr);

    /// Without telling.
    void show(const SearchQuery& query, const QDate& today);
    /// The days that would do, the chosen one among them; both the same when only that one does.
    QDate firstDay() const;
    QDate lastDay() const { return query_.date.addDays(flexDays_); }

Q_SIGNALS:
    void edited(const SearchQuery& query);
    void daysChanged();

protected:
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    void chooseCabin();
    void chooseDays();
    void setDays(int days);
    void watch();
    void retranslate();
    void showCheapest();
    QString daysWords(int days) const;

    LowestPrices* prices_;
    SearchQuery query_;
    QDate today_;
    int flexDays_ = 0;
    FieldButton* cabin_;
    FieldButton* days_;
    desktop::Button* cheapest_;
};

} // namespace narae::customer
