#pragma once

#include <QWidget>

namespace narae::desktop {

/// The seat that has the focus, always in the same place so that nothing covers the map: its name in a box, and two
/// short lines beside it.
class SeatReadout : public QWidget {
    Q_OBJECT

public:
    explicit SeatReadout(QWidget* parent = nullptr);
    void say(const QString& seat, const QString& place, const QString& note);
    QString seat() const { return seat_; }
    QString note() const { return note_; }

    QSize sizeHint() const override { return {260, 48}; }
    QSize minimumSizeHint() const override { return {180, 48}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString seat_, place_, note_;
};

} // namespace narae::desktop
