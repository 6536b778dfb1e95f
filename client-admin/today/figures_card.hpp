#pragma once

#include "client-admin/today/today_service.hpp"
#include "common/desktop/widgets/card.hpp"

namespace narae::admin {

/// The four figures of the day, side by side.
class FiguresCard : public desktop::Card {
    Q_OBJECT

public:
    explicit FiguresCard(QWidget* parent = nullptr);
    void show(const DayFigures& figures, bool known, const QString& weekday);

private:
    class Figure;
    Figure* departures_;
    Figure* seats_;
    Figure* revenue_;
    Figure* refunds_;
};

} // namespace narae::admin
