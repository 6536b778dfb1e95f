#pragma once

#include "client-admin/operations/operations_records.hpp"

#include <QPushButton>

namespace narae::admin {

/// One invariant: its sign, its id, what it says, how much was looked at. Pressed, it shows what it found.
class RuleRow : public QPushButton {
    Q_OBJECT

public:
    explicit RuleRow(QWidget* parent = nullptr);
    void show(const RuleSeen& rule, bool running);
    const QString& rule() const { return seen_.rule; }
    /// Whether there is anything to read about it.
    bool hasMore() const { return !seen_.breaches.isEmpty() || !seen_.notes.isEmpty(); }
    QSize sizeHint() const override { return {200, 32}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    enum class Sign { Waiting, Holds, Open, Broken };
    Sign sign() const;
    QString right() const;

    RuleSeen seen_;
    bool running_ = false;
};

} // namespace narae::admin
