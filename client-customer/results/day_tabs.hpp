#pragma once

#include <QDate>
#include <QWidget>

namespace narae::customer {

class LowestPrices;

/// Seven days around the one that is shown, each with its lowest price. Arrow keys walk, Enter or a click goes there.
class DayTabs : public QWidget {
    Q_OBJECT

public:
    static constexpr int kDays = 7;

    explicit DayTabs(const LowestPrices& prices, QWidget* parent = nullptr);

    /// The tabs stay where they are while `day` is among them.
    void show(const QDate& day, const QDate& today);
    QDate day() const { return day_; }
    QString words(const QDate& day) const;

    QSize sizeHint() const override { return {1088, 52}; }
    QSize minimumSizeHint() const override { return {560, 52}; }

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
    QRect tab(int index) const;
    int indexAt(const QPoint& at) const;
    void tell();

    const LowestPrices& prices_;
    QDate from_, day_;
    int current_ = 0;
    int hovered_ = -1;
    bool byKeyboard_ = false;
};

} // namespace narae::customer
