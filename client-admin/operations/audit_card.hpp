#pragma once

#include "client-admin/operations/operations_records.hpp"
#include "common/desktop/widgets/card.hpp"

class QProgressBar;
class QVBoxLayout;

namespace narae::desktop {
class Button;
class TextLabel;
} // namespace narae::desktop

namespace narae::admin {

class RuleRow;

/// The audit of the running system: its button, how far it is, and what each of the eight invariants came to.
class AuditCard : public desktop::Card {
    Q_OBJECT

public:
    explicit AuditCard(QWidget* parent = nullptr);
    void show(const std::optional<AuditRunSeen>& run);
    void setBusy(bool busy);
    void setOffline(bool offline);
    /// Why it could not be started; empty for nothing.
    void say(const QString& sentence);

Q_SIGNALS:
    void runWanted();
    void breachesWanted(const QString& rule);

private:
    QString sentenceFor(const AuditRunSeen& run) const;

    desktop::TextLabel* title_;
    desktop::TextLabel* sentence_;
    desktop::Button* run_;
    QProgressBar* progress_;
    QVBoxLayout* list_;
    std::vector<RuleRow*> rows_;
    QString refused_;
};

} // namespace narae::admin
