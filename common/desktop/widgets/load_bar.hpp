#pragma once

#include <QWidget>

class QPainter;

namespace narae::desktop {

/// How full a flight is: sold from the left, held behind it, the rest a track. It is read out in percent.
class LoadBar : public QWidget {
    Q_OBJECT

public:
    enum class State { Usual, Low, Full, Cancelled };

    /// 8 high in cells, 12 in a panel.
    explicit LoadBar(int barHeight = 8, QWidget* parent = nullptr);
    void show(int sold, int held, int capacity, State state);

    QSize sizeHint() const override { return {barHeight_ >= 12 ? 280 : 84, barHeight_}; }

    static void paint(QPainter& painter, const QRectF& at, int sold, int held, int capacity, State state,
                      bool onSoft = false);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    int barHeight_;
    int sold_ = 0;
    int held_ = 0;
    int capacity_ = 0;
    State state_ = State::Usual;
};

} // namespace narae::desktop
