#pragma once

#include "common/desktop/client/records.hpp"
#include "common/desktop/widgets/card.hpp"

#include <QTimeZone>
#include <optional>

class QGridLayout;

namespace narae::desktop {
class TextLabel;
} // namespace narae::desktop

namespace narae::customer {

/// What has been cancelled of a trip, and the money's way back.
class RefundCard : public desktop::Card {
    Q_OBJECT

public:
    explicit RefundCard(QWidget* parent = nullptr);

    /// `done` is whether all of it has gone back, where that is known.
    void show(const desktop::Reservation& reservation, std::optional<bool> done);

protected:
    void changeEvent(QEvent* event) override;

private:
    void build();

    desktop::Reservation reservation_;
    std::optional<bool> done_;
    desktop::TextLabel* head_;
    desktop::TextLabel* progress_;
    QWidget* rows_ = nullptr;
};

} // namespace narae::customer
