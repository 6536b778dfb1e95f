#include "client-admin/operations/gateway_card.hpp"

#include "client-admin/operations/fact_row.hpp"
#include "common/desktop/look/formats.hpp"
#include "common/desktop/widgets/button.hpp"
#include "common/desktop/widgets/chip.hpp"
#include "common/desktop/widgets/text_label.hpp"

#include <QVBoxLayout>

namespace narae::admin {

namespace formats = desktop::formats;
using desktop::ChipLook;
using desktop::TextLabel;
using desktop::Type;

GatewayCard::GatewayCard(QWidget* parent)
    : Card(1, parent),
      title_(new TextLabel(Type::Lead)),
      chip_(new desktop::Chip),
      unknown_(new FactRow),
      refunds_(new FactRow),
      queue_(new FactRow),
      database_(new FactRow),
      uptime_(new FactRow),
      link_(new desktop::Button(desktop::Button::Kind::Link, desktop::Button::Size::Compact))
{
    column()->setSpacing(0);
    auto* head = new QHBoxLayout;
    head->setContentsMargins(20, 0, 20, 0);
    head->addWidget(title_->elided());
    head->addStretch();
    head->addWidget(link_);
    head->addSpacing(8);
    head->addWidget(chip_);
    auto* headBox = new QWidget;
    headBox->setFixedHeight(48);
    headBox->setLayout(head);
    column()->addWidget(headBox);
    unknown_->setObjectName("unknownPayments");
    refunds_->setObjectName("refundsPending");
    link_->setObjectName("unknownPaymentsLink");
    for (FactRow* row : {unknown_, refunds_, queue_, database_, uptime_})
        column()->addWidget(row);
    column()->addStretch();
    connect(link_, &desktop::Button::clicked, this, &GatewayCard::unknownPaymentsWanted);
}

namespace {

QString countOf(const std::optional<WaitingSeen>& waiting)
{
    return waiting ? formats::number(waiting->count) : QString("-");
}

QString sinceOf(const std::optional<WaitingSeen>& waiting, const QDateTime& now)
{
    if (!waiting || waiting->count == 0 || !waiting->oldestSince.isValid()) return {};
    return GatewayCard::tr("the oldest for %1").arg(formats::until(waiting->oldestSince, now));
}

/// The word for the whole: whether payments get answers.
std::pair<QString, ChipLook> wordOf(const HealthSeen& health)
{
    using Tone = ChipLook::Tone;
    using Glyph = ChipLook::Glyph;
    if (!health.unknownPayments) return {GatewayCard::tr("Not told"), {Tone::Neutral, Glyph::Dash}};
    if (health.unknownPayments->count > 0)
        return {GatewayCard::tr("Answers are missing"), {Tone::Warning, Glyph::TriangleUp}};
    return {GatewayCard::tr("Answers"), {Tone::Success, Glyph::Dot}};
}

QString databaseOf(const HealthSeen& health)
{
    if (health.databaseKind == "sqlite") return "SQLite";
    if (health.databaseKind == "mysql") return "MySQL";
    return health.databaseKind.isEmpty() ? QString("-") : health.databaseKind;
}

} // namespace

void GatewayCard::show(const std::optional<HealthSeen>& seen, const QDateTime& now)
{
    const HealthSeen health = seen.value_or(HealthSeen());
    title_->setText(tr("Payment gateway and server"));
    const auto [word, look] = wordOf(health);
    chip_->show(word, look);
    const bool unknown = health.unknownPayments && health.unknownPayments->count > 0;
    unknown_->show(tr("Payments without an answer"), countOf(health.unknownPayments),
                   sinceOf(health.unknownPayments, now), unknown);
    refunds_->show(tr("Refunds under way"), countOf(health.refundsPending), sinceOf(health.refundsPending, now), false);
    queue_->show(tr("Waiting to be committed"), seen ? formats::number(health.commitsWaiting) : QString("-"),
                 health.commandsFailed == 0
                     ? QString()
                     : tr("%1 failed since the start").arg(formats::number(health.commandsFailed)),
                 false);
    database_->show(tr("Database"), databaseOf(health), health.databaseAway ? tr("away") : QString(),
                    health.databaseAway);
    uptime_->show(tr("Server %1").arg(health.version),
                  health.uptimeSeconds < 0
                      ? QString("-")
                      : formats::until(now, now.addSecs(std::max<qint64>(60, health.uptimeSeconds))),
                  health.uptimeSeconds < 0 ? QString() : tr("running for"), false);
    link_->setText(tr("Look at the payments"));
    link_->setVisible(unknown);
}

} // namespace narae::admin
