#pragma once

#include "common/desktop/look/theme.hpp"

#include <QWidget>
#include <chrono>

namespace narae::customer {

/// How long the seats are still held: a ring that empties, the time in large figures, amber below two minutes and red
/// below half a minute. A screen reader hears it at 5:00, 2:00, 1:00 and 0:30 only.
class HoldClock : public QWidget {
    Q_OBJECT

public:
    explicit HoldClock(QWidget* parent = nullptr);
    void show(std::chrono::seconds left, std::chrono::seconds whole);
    /// A payment is under way: it stands still.
    void showPaused();
    desktop::Role role() const;
    std::chrono::seconds left() const { return left_; }

    QSize sizeHint() const override { return {260, 56}; }
    QSize minimumSizeHint() const override { return {200, 56}; }

Q_SIGNALS:
    void announced(const QString& sentence); ///< what a screen reader was told

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void announce(std::chrono::seconds before);

    std::chrono::seconds left_{0};
    std::chrono::seconds whole_{600};
    bool paused_ = false;
};

} // namespace narae::customer
