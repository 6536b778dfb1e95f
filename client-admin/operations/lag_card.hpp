#pragma once

#include "client-admin/operations/operations_records.hpp"
#include "common/desktop/widgets/card.hpp"

namespace narae::desktop {
class Button;
class TextLabel;
} // namespace narae::desktop

namespace narae::admin {

/// How far each reader of events is behind, and what could not be applied.
class LagCard : public desktop::Card {
    Q_OBJECT

public:
    explicit LagCard(QWidget* parent = nullptr);
    void show(const std::optional<HealthSeen>& health, const std::vector<DeadLetter>& dead);

Q_SIGNALS:
    void deadLettersWanted();

private:
    class Bars;
    desktop::TextLabel* title_;
    desktop::TextLabel* newest_;
    Bars* bars_;
    desktop::TextLabel* deadTitle_;
    desktop::TextLabel* deadFirst_;
    desktop::Button* open_;
};

} // namespace narae::admin
