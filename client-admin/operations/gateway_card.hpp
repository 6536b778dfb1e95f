#pragma once

#include "client-admin/operations/operations_records.hpp"
#include "common/desktop/widgets/card.hpp"

namespace narae::desktop {
class Button;
class Chip;
class TextLabel;
} // namespace narae::desktop

namespace narae::admin {

class FactRow;

/// What is known of the way to the payment gateway, and of the server itself: payments without an answer, refunds under
/// way, the database, the commit queue.
class GatewayCard : public desktop::Card {
    Q_OBJECT

public:
    explicit GatewayCard(QWidget* parent = nullptr);
    void show(const std::optional<HealthSeen>& health, const QDateTime& now);

Q_SIGNALS:
    void unknownPaymentsWanted();

private:
    desktop::TextLabel* title_;
    desktop::Chip* chip_;
    FactRow* unknown_;
    FactRow* refunds_;
    FactRow* queue_;
    FactRow* database_;
    FactRow* uptime_;
    desktop::Button* link_;
};

} // namespace narae::admin
