#include "client-admin/operations/rule_row.hpp"

#include "client-admin/operations/operations_words.hpp"
#include "common/desktop/look/formats.hpp"
#include "common/desktop/look/icon.hpp"

#include <QPainter>

namespace narae::admin {

using desktop::Role;
using desktop::Theme;
using desktop::Type;

RuleRow::RuleRow(QWidget* parent) : QPushButton(parent)
{
    setFixedHeight(32);
    desktop::setRingRadius(this, 2);
}

RuleRow::Sign RuleRow::sign() const
{
    if (seen_.breachCount > 0) return Sign::Broken;
    if (!seen_.done) return Sign::Waiting;
    return seen_.holds.value_or(false) ? Sign::Holds : Sign::Open;
}

QString RuleRow::right() const
{
    switch (sign()) {
    case Sign::Waiting: return running_ ? tr("waits its turn") : QString();
    case Sign::Holds: return operations_words::looked(seen_.looked, seen_.unit);
    case Sign::Open: return tr("cannot be told yet");
    case Sign::Broken:
        return seen_.breachCount == 1 ? tr("1 breach")
                                      : tr("%1 breaches").arg(desktop::formats::number(seen_.breachCount));
    }
    return {};
}

void RuleRow::show(const RuleSeen& rule, bool running)
{
    seen_ = rule;
    running_ = running;
    setObjectName("rule_" + rule.rule);
    const QString statement = operations_words::statement(rule.rule, rule.statement);
    const QString verdict = sign() == Sign::Holds    ? tr("holds")
                            : sign() == Sign::Broken ? tr("broken")
                            : sign() == Sign::Open   ? tr("open")
                                                     : tr("not looked at");
    setAccessibleName(QString("%1, %2: %3").arg(rule.rule, verdict, statement));
    setAccessibleDescription(right());
    setToolTip(hasMore() ? (rule.breaches + rule.notes).join("\n") : statement);
    setCursor(hasMore() ? Qt::PointingHandCursor : Qt::ArrowCursor);
    update();
}

void RuleRow::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(rect(), Theme::of(underMouse() && hasMore() ? Role::Hover : Role::Surface));
    painter.fillRect(QRect(0, 0, width(), 1), Theme::of(Role::Sunk));
    struct Look {
        Role soft, ink;
        const char* icon;
    };
    const auto look = [this]() -> Look {
        switch (sign()) {
        case Sign::Holds: return {Role::SuccessSoft, Role::Success, "tick"};
        case Sign::Broken: return {Role::DangerSoft, Role::Danger, "cross"};
        case Sign::Open: return {Role::WarningSoft, Role::Warning, "clock"};
        case Sign::Waiting: break;
        }
        return {Role::Sunk, Role::Muted, "minus"};
    }();
    const QRectF disc(20, height() / 2.0 - 9, 18, 18);
    painter.setPen(Qt::NoPen);
    painter.setBrush(Theme::of(look.soft));
    painter.drawEllipse(disc);
    desktop::icon::draw(painter, disc.adjusted(3, 3, -3, -3), look.icon, Theme::of(look.ink));

    painter.setFont(Theme::font(Type::CaptionBold));
    const QString more = right();
    const bool loud = sign() == Sign::Open || sign() == Sign::Broken;
    if (!loud) painter.setFont(Theme::font(Type::Caption));
    painter.setPen(Theme::of(loud ? look.ink : Role::Muted));
    const int moreWidth = painter.fontMetrics().horizontalAdvance(more);
    painter.drawText(rect().adjusted(0, 0, -20, 0), Qt::AlignVCenter | Qt::AlignRight, more);
    painter.setFont(Theme::font(Type::BodyBold));
    painter.setPen(Theme::of(Role::Ink));
    painter.drawText(QRect(50, 0, 34, height()), Qt::AlignVCenter, seen_.rule);
    painter.setFont(Theme::font(Type::Body));
    const QRect words(84, 0, width() - 84 - 32 - moreWidth, height());
    painter.drawText(words, Qt::AlignVCenter,
                     painter.fontMetrics().elidedText(operations_words::statement(seen_.rule, seen_.statement),
                                                      Qt::ElideRight, words.width()));
}

} // namespace narae::admin
