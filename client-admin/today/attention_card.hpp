#pragma once

#include "client-admin/today/attention.hpp"
#include "common/desktop/widgets/card.hpp"

class QScrollArea;

namespace narae::desktop {
class Chip;
class TextLabel;
} // namespace narae::desktop

namespace narae::admin {

/// What wants a look, each with the link that leads there.
class AttentionCard : public desktop::Card {
    Q_OBJECT

public:
    explicit AttentionCard(QWidget* parent = nullptr);
    /// Rows that say what they said before stay, with their focus.
    void show(const std::vector<AttentionItem>& items, bool known);

Q_SIGNALS:
    void acted(const narae::admin::AttentionItem& item);

private:
    class Row;
    desktop::TextLabel* title_;
    desktop::Chip* count_;
    desktop::TextLabel* nothing_;
    QScrollArea* scroll_;
    QWidget* body_;
    std::vector<Row*> rows_;
};

} // namespace narae::admin
