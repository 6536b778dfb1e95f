#include "client-admin/operations/lag_card.hpp"

#include "client-admin/operations/operations_words.hpp"
#include "common/desktop/look/formats.hpp"
#include "common/desktop/widgets/button.hpp"
#include "common/desktop/widgets/text_label.hpp"

#include <QHBoxLayout>
#include <QPainter>

namespace narae::admin {

namespace formats = desktop::formats;
using desktop::Role;
using desktop::TextLabel;
using desktop::Theme;
using desktop::Type;

namespace {

constexpr int kRow = 33;
/// More than this behind wants a look; the bar's full width is ten times as much.
constexpr qint64 kLagMuch = 100;

} // namespace

class LagCard::Bars : public QWidget {
public:
    std::vector<std::pair<QString, qint64>> readers;

    void show(std::vector<std::pair<QString, qint64>> next)
    {
        if (next == readers) return;
        readers = std::move(next);
        setMinimumHeight(static_cast<int>(readers.size()) * kRow);
        QStringList words;
        for (const auto& [name, lag] : readers)
            words << QString("%1: %2").arg(name, formats::number(lag));
        setAccessibleName(words.join(", "));
        update();
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        int y = 0;
        for (const auto& [name, lag] : readers) {
            const bool much = lag > kLagMuch;
            painter.setPen(Theme::of(Role::Ink));
            painter.setFont(Theme::font(Type::Body));
            painter.drawText(QRect(20, y, 108, kRow), Qt::AlignVCenter,
                             painter.fontMetrics().elidedText(name, Qt::ElideRight, 100));
            const QRectF track(128, y + kRow / 2.0 - 4, width() - 128 - 96, 8);
            painter.setPen(Qt::NoPen);
            painter.setBrush(Theme::of(Role::Sunk));
            painter.drawRoundedRect(track, 4, 4);
            const double share = std::min(1.0, static_cast<double>(lag) / (10.0 * kLagMuch));
            painter.setBrush(Theme::of(much ? Role::Warning : Role::Accent));
            painter.drawRoundedRect(QRectF(track.left(), track.top(), std::max(8.0, track.width() * share), 8), 4, 4);
            painter.setPen(Theme::of(much ? Role::Warning : Role::Ink));
            painter.setFont(Theme::font(Type::BodyBold));
            painter.drawText(QRect(width() - 90, y, 70, kRow), Qt::AlignVCenter | Qt::AlignRight, formats::number(lag));
            painter.fillRect(QRect(0, y, width(), 1), Theme::of(Role::Sunk));
            y += kRow;
        }
    }
};

LagCard::LagCard(QWidget* parent)
    : Card(1, parent),
      title_(new TextLabel(Type::Lead)),
      newest_(new TextLabel(Type::Caption, TextLabel::InkOf::Muted)),
      bars_(new Bars),
      deadTitle_(new TextLabel(Type::BodyBold)),
      deadFirst_(new TextLabel(Type::Caption, TextLabel::InkOf::Muted)),
      open_(new desktop::Button(desktop::Button::Kind::Link, desktop::Button::Size::Compact))
{
    column()->setSpacing(0);
    auto* head = new QHBoxLayout;
    head->setContentsMargins(20, 0, 20, 0);
    head->addWidget(title_->elided());
    head->addStretch();
    head->addWidget(newest_->elided());
    auto* headBox = new QWidget;
    headBox->setFixedHeight(48);
    headBox->setLayout(head);
    column()->addWidget(headBox);
    column()->addWidget(bars_);
    column()->addWidget(new desktop::Rule);
    auto* dead = new QHBoxLayout;
    dead->setContentsMargins(20, 4, 20, 4);
    dead->setSpacing(12);
    dead->addWidget(deadTitle_->elided());
    deadFirst_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    dead->addWidget(deadFirst_->elided(), 1);
    dead->addWidget(open_);
    column()->addLayout(dead);
    column()->addStretch();
    deadTitle_->setObjectName("deadLettersCount");
    open_->setObjectName("deadLettersOpen");
    connect(open_, &desktop::Button::clicked, this, &LagCard::deadLettersWanted);
}

void LagCard::show(const std::optional<HealthSeen>& health, const std::vector<DeadLetter>& dead)
{
    title_->setText(tr("Event lag by reader"));
    newest_->setText(health && health->newestEvent ? tr("%1 events so far").arg(formats::number(*health->newestEvent))
                                                   : QString());
    std::vector<std::pair<QString, qint64>> readers;
    if (health)
        for (const auto& [name, lag] : health->eventLag)
            readers.emplace_back(operations_words::reader(name), lag);
    bars_->show(std::move(readers));
    deadTitle_->setInk(dead.empty() ? TextLabel::InkOf::Ink : TextLabel::InkOf::Danger);
    deadTitle_->setText(dead.empty() ? tr("No dead letters") : tr("Dead letters: %1").arg(dead.size()));
    deadFirst_->setText(dead.empty() ? tr("Every event was applied.")
                                     : dead.front().type + QString::fromUtf8(" · ") + dead.front().reason);
    deadFirst_->setToolTip(deadFirst_->text());
    open_->setText(tr("Open and replay"));
    open_->setVisible(!dead.empty());
}

} // namespace narae::admin
