#pragma once

#include "client-admin/operations/operations_records.hpp"
#include "common/desktop/widgets/card.hpp"

class QListView;
class QStandardItemModel;

namespace narae::desktop {
class Button;
class TextLabel;
} // namespace narae::desktop

namespace narae::admin {

/// Who did what, newest first, each line with its hash; and whether the chain of hashes holds.
class AuditLogCard : public desktop::Card {
    Q_OBJECT

public:
    explicit AuditLogCard(QWidget* parent = nullptr);
    void show(const std::vector<LogLine>& lines, const std::optional<ChainSeen>& chain);
    void setBusy(bool busy);
    void setOffline(bool offline);
    void say(const QString& sentence);

Q_SIGNALS:
    void verifyWanted();
    void accountsWanted();
    void apiKeysWanted();

private:
    desktop::TextLabel* title_;
    desktop::TextLabel* chain_;
    desktop::Button* accounts_;
    desktop::Button* keys_;
    desktop::Button* verify_;
    QListView* list_;
    QStandardItemModel* model_;
};

} // namespace narae::admin
