#pragma once

#include <QDate>
#include <QWidget>
#include <functional>

namespace narae::admin {

/// Three months at a glance, or fewer where there is less room, each day as a flight makes it: usual, peak, off, or
/// taken already. A click, or Enter, makes a flying day a day off; arrows move by day and week, Page Up and Page Down
/// by month.
class ScheduleCalendar : public QWidget {
    Q_OBJECT

public:
    enum class Mark { None, Usual, Peak, Off, Conflict };

    /// It is `today` at the airline's home.
    explicit ScheduleCalendar(const QDate& today, QWidget* parent = nullptr);
    void setMonth(const QDate& first); ///< the first in sight
    QDate month() const { return first_; }
    void setMarks(std::function<Mark(const QDate&)> marks);
    Mark markOf(const QDate& date) const { return marks_ ? marks_(date) : Mark::None; }
    QRect boxOf(const QDate& date) const; ///< empty when it is not in sight
    void setCurrent(const QDate& date);

    QSize sizeHint() const override { return {700, 290}; }
    QSize minimumSizeHint() const override { return {186, 270}; }

Q_SIGNALS:
    void dayPicked(const QDate& date);
    void monthChanged();

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    int months() const; ///< in sight
    QDate dateAt(const QPoint& point) const;
    void paintMonth(QPainter& painter, int index) const;
    void paintDay(QPainter& painter, const QDate& date) const;
    QString spoken(const QDate& date) const;

    QDate first_;
    QDate current_;
    std::function<Mark(const QDate&)> marks_;
};

} // namespace narae::admin
