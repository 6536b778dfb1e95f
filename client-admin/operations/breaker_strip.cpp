#include "client-admin/operations/breaker_strip.hpp"

#include "client-admin/operations/operations_words.hpp"
#include "common/desktop/look/formats.hpp"
#include "common/desktop/widgets/chip.hpp"
#include "common/desktop/widgets/text_label.hpp"

#include <QHBoxLayout>
#include <QStringList>
#include <utility>

namespace narae::admin {

namespace {

using desktop::Chip;
using desktop::ChipLook;
namespace formats = desktop::formats;

std::pair<QString, ChipLook> wordOf(const BreakerSeen& breaker)
{
    using Tone = ChipLook::Tone;
    using Glyph = ChipLook::Glyph;
    const QString name = operations_words::area(breaker.name);
    if (breaker.state == "open") return {BreakerStrip::tr("%1: not called").arg(name), {Tone::Danger, Glyph::Cross}};
    if (breaker.state == "half_open")
        return {BreakerStrip::tr("%1: being tried").arg(name), {Tone::Warning, Glyph::TriangleUp}};
    return {BreakerStrip::tr("%1: answers").arg(name), {Tone::Success, Glyph::Dot}};
}

/// What more is known of it, a line each.
QString moreOf(const BreakerSeen& breaker, const QDateTime& now)
{
    QStringList lines;
    if (!breaker.trouble.isEmpty()) lines << breaker.trouble;
    if (breaker.failures > 0) lines << BreakerStrip::tr("Failures: %1").arg(formats::number(breaker.failures));
    if (breaker.callsNotMade > 0)
        lines << BreakerStrip::tr("Calls not made: %1").arg(formats::number(breaker.callsNotMade));
    if (breaker.retryAt.isValid() && breaker.retryAt > now)
        lines << BreakerStrip::tr("Tried again in %1").arg(formats::until(now, breaker.retryAt));
    return lines.join('\n');
}

} // namespace

BreakerStrip::BreakerStrip(QWidget* parent)
    : QWidget(parent),
      title_(new desktop::TextLabel(desktop::Type::Caption, desktop::TextLabel::InkOf::Muted)),
      chips_(new QHBoxLayout)
{
    setObjectName("breakers");
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(12);
    row->addWidget(title_);
    chips_->setSpacing(8);
    row->addLayout(chips_);
    row->addStretch();
    hide();
}

void BreakerStrip::show(const std::vector<BreakerSeen>& breakers, const QDateTime& now)
{
    title_->setText(tr("Calls to other services"));
    while (chips_->count() > static_cast<int>(breakers.size())) {
        const QLayoutItem* item = chips_->itemAt(chips_->count() - 1);
        delete item->widget(); // and its place with it
    }
    while (chips_->count() < static_cast<int>(breakers.size()))
        chips_->addWidget(new Chip);
    for (int place = 0; place < chips_->count(); ++place) {
        const BreakerSeen& breaker = breakers[static_cast<std::size_t>(place)];
        auto* chip = static_cast<Chip*>(chips_->itemAt(place)->widget());
        const auto [word, look] = wordOf(breaker);
        chip->setObjectName("breaker_" + breaker.name);
        chip->show(word, look);
        chip->setToolTip(moreOf(breaker, now));
        chip->setAccessibleDescription(chip->toolTip());
    }
    setVisible(!breakers.empty());
}

} // namespace narae::admin
