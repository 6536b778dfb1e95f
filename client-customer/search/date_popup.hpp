#pragma once

#include <QDate>
#include <QFrame>

namespace narae::desktop {
class IconButton;
class Parts;
class TextLabel;
} // namespace narae::desktop

namespace narae::customer {

class LowestPrices;
class MonthGrid;

/// Chooses a day from a month with its lowest prices. Arrow keys go by day and week, Page Up and Down by month.
class DatePopup : public QFrame {
    Q_OBJECT

public:
    DatePopup(desktop::Parts& parts, QWidget* parent);

    void open(QWidget* below, const QString& origin, const QString& destination, const QDate& today,
              const QDate& chosen);

Q_SIGNALS:
    void picked(const QDate& day);

protected:
    void hideEvent(QHideEvent* event) override;

private:
    void showMonth();

    QString origin_, destination_;
    LowestPrices* prices_;
    MonthGrid* grid_;
    desktop::TextLabel* title_;
    desktop::IconButton* before_;
    desktop::IconButton* after_;
};

/// The days of the month that has `day`, painted; its own keys.
class MonthGrid : public QWidget {
    Q_OBJECT

public:
    MonthGrid(const LowestPrices& prices, QWidget* parent = nullptr);

    void show(const QDate& today, const QDate& day);
    void turn(int months);
    QDate day() const { return day_; }
    QDate firstOfMonth() const { return {day_.year(), day_.month(), 1}; }
    QSize sizeHint() const override;

Q_SIGNALS:
    void moved();
    void picked(const QDate& day);

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;

private:
    void go(const QDate& day);
    QRect cellOf(const QDate& day) const;

    const LowestPrices& prices_;
    QDate today_, day_;
};

} // namespace narae::customer
