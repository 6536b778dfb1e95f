#pragma once

#include <QSet>
#include <QWidget>

namespace narae::admin {

/// Seven round buttons, Monday first: which days of the week. Arrows move between them, Space chooses.
class WeekdayPicker : public QWidget {
    Q_OBJECT

public:
    explicit WeekdayPicker(QWidget* parent = nullptr);
    QSet<int> days() const { return days_; } ///< 1 is Monday
    void setDays(const QSet<int>& days);

    QSize sizeHint() const override { return {7 * 34 + 6 * 2, 36}; }
    QSize minimumSizeHint() const override { return sizeHint(); }

Q_SIGNALS:
    void changed();

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    void toggle(int day);
    void tell();

    QSet<int> days_;
    int focus_ = 1;
};

} // namespace narae::admin
