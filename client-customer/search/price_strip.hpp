#pragma once

#include <QDate>
#include <QWidget>

namespace narae::customer {

class LowestPrices;

/// Fourteen days side by side, each with a bar and its lowest price; the lowest of them in green. Arrow keys go by day,
/// Enter or a click chooses.
class PriceStrip : public QWidget {
    Q_OBJECT

public:
    static constexpr int kDays = 14;

    explicit PriceStrip(const LowestPrices& prices, QWidget* parent = nullptr);

    void choose(const QDate& day);
    QDate chosen() const { return chosen_; }
    /// Days that would do as well: a soft ground below them. None when both are the same or not valid.
    void markDays(const QDate& first, const QDate& last);
    /// How the day at `index` is read out: "Tuesday 24 November, ₩49,000".
    QString words(int index) const;

    QSize sizeHint() const override { return {1088, 122}; }
    QSize minimumSizeHint() const override { return {560, 122}; }

Q_SIGNALS:
    void picked(const QDate& day);

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    QRect cell(int index) const;
    int indexAt(const QPoint& at) const;
    void tell();
    void paintDay(QPainter& painter, int index) const;

    const LowestPrices& prices_;
    QDate chosen_;
    QDate firstMarked_, lastMarked_;
    int current_ = 0; ///< where the keyboard is
    int hovered_ = -1;
    bool byKeyboard_ = false;
};

} // namespace narae::customer
