#pragma once

#include "common/desktop/widgets/card.hpp"

#include <deque>

namespace narae::desktop {
class Chip;
class TextLabel;
} // namespace narae::desktop

namespace narae::admin {

/// One area of the server: whether it is well, how slow its slowest answers are, and how that went lately.
class HealthTile : public desktop::Card {
    Q_OBJECT

public:
    enum class State { Up, Slow, Failing, Away, Unknown };

    struct Seen {
        QString name;
        State state = State::Unknown;
        double p99Ms = 0;
        qint64 requests = 0, errors = 0;
        std::deque<double> samples;
    };

    explicit HealthTile(QWidget* parent = nullptr);
    void show(const Seen& seen);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    class Sparkline;
    void say();

    Seen seen_;
    desktop::TextLabel* name_;
    desktop::Chip* chip_;
    desktop::TextLabel* number_;
    desktop::TextLabel* unit_;
    Sparkline* line_;
};

} // namespace narae::admin
