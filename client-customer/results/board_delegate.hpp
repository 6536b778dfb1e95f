#pragma once

#include <QDate>
#include <QStyledItemDelegate>

namespace narae::desktop {
struct FlightStatus;
class Parts;
} // namespace narae::desktop

namespace narae::customer {

class FlightBoardModel;

/// Paints the rows of the departure board.
class BoardDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    static constexpr int kRowHeight = 66;

    BoardDelegate(const FlightBoardModel& model, const desktop::Parts& parts, QObject* parent = nullptr);

    /// The day that a sold out row leads to; not valid when there is none.
    void setOtherDay(const QDate& day) { otherDay_ = day; }
    void setOffline(bool offline) { offline_ = offline; }
    void setHoveredRow(int row) { hoveredRow_ = row; }
    void setFocusByKeyboard(bool shown) { focusShown_ = shown; }
    /// Whether the row's button leads to another day instead.
    bool leadsElsewhere(const desktop::FlightStatus& flight) const;
    static QRect buttonIn(const QRect& cell);

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override { return {80, kRowHeight}; }

private:
    void paintTime(QPainter& painter, const QRect& cell, const QString& time, const QString& airport,
                   const QString& shift, bool quiet) const;
    void paintSeats(QPainter& painter, const QRect& cell, const desktop::FlightStatus& flight, bool selected) const;
    void paintButton(QPainter& painter, const QRect& cell, const desktop::FlightStatus& flight, bool selected) const;

    const FlightBoardModel& model_;
    const desktop::Parts& parts_;
    QDate otherDay_;
    bool offline_ = false;
    bool focusShown_ = false;
    int hoveredRow_ = -1;
};

} // namespace narae::customer
