#include "client-admin/operations/health_tile.hpp"

#include "common/desktop/look/formats.hpp"
#include "common/desktop/look/language.hpp"
#include "common/desktop/widgets/chip.hpp"
#include "common/desktop/widgets/text_label.hpp"

#include <QHBoxLayout>
#include <QPainter>
#include <algorithm>

namespace narae::admin {

using desktop::ChipLook;
using desktop::Role;
using desktop::TextLabel;
using desktop::Theme;
using desktop::Type;

namespace {

/// The curve never exaggerates: a millisecond up and down is flat.
constexpr double kScaleLeastMs = 5;

} // namespace

class HealthTile::Sparkline : public QWidget {
public:
    Sparkline() { setFixedHeight(28); }
    std::deque<double> samples;
    bool warning = false;

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        if (samples.size() < 2) {
            painter.fillRect(QRect(0, height() - 8, width(), 1), Theme::of(Role::Line));
            return;
        }
        const double top = std::max(kScaleLeastMs, *std::max_element(samples.begin(), samples.end()));
        const double step = static_cast<double>(width() - 2) / 59.0;
        QPolygonF curve;
        // Right-aligned: the newest is at the right edge from the start.
        double x = width() - 1 - step * static_cast<double>(samples.size() - 1);
        for (const double sample : samples) {
            curve << QPointF(x, height() - 4 - sample / top * (height() - 8));
            x += step;
        }
        painter.setPen(
            QPen(Theme::of(warning ? Role::Warning : Role::Accent), 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter.drawPolyline(curve);
    }
};

HealthTile::HealthTile(QWidget* parent)
    : Card(16, parent),
      name_(new TextLabel(Type::BodyBold)),
      chip_(new desktop::Chip(true)),
      number_(new TextLabel(Type::Title)),
      unit_(new TextLabel(Type::Caption, TextLabel::InkOf::Muted)),
      line_(new Sparkline)
{
    column()->setContentsMargins(16, 12, 16, 10);
    column()->setSpacing(4);
    auto* head = new QHBoxLayout;
    name_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    head->addWidget(name_->elided(), 1);
    head->addWidget(chip_);
    column()->addLayout(head);
    auto* figures = new QHBoxLayout;
    figures->setSpacing(4);
    unit_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    unit_->setContentsMargins(0, 0, 0, 4);
    figures->addWidget(number_);
    figures->addWidget(unit_->elided(), 1, Qt::AlignBottom);
    column()->addLayout(figures);
    column()->addWidget(line_);
    setFixedHeight(112);
}

void HealthTile::show(const Seen& seen)
{
    seen_ = seen;
    say();
}

void HealthTile::resizeEvent(QResizeEvent* event)
{
    Card::resizeEvent(event);
    say();
}

void HealthTile::say()
{
    struct Said {
        QString word;
        ChipLook look;
    };
    const auto said = [&]() -> Said {
        switch (seen_.state) {
        case State::Up: return {tr("Up"), {ChipLook::Tone::Success, ChipLook::Glyph::Dot}};
        case State::Slow: return {tr("Slow"), {ChipLook::Tone::Warning, ChipLook::Glyph::TriangleUp}};
        case State::Failing: return {tr("Errors"), {ChipLook::Tone::Danger, ChipLook::Glyph::Cross}};
        case State::Away: return {tr("Away"), {ChipLook::Tone::Danger, ChipLook::Glyph::Cross}};
        case State::Unknown: break;
        }
        return {tr("Not told"), {ChipLook::Tone::Neutral, ChipLook::Glyph::Dash}};
    }();
    const bool warning = seen_.state == State::Slow || seen_.state == State::Failing || seen_.state == State::Away;
    // In the smallest window the name has the room, and a shape says how it is.
    constexpr int kNarrow = 176;
    const bool narrow = width() < kNarrow;
    name_->setText(seen_.name);
    name_->setToolTip(seen_.name);
    chip_->show(narrow ? QString() : said.word, said.look);
    chip_->setToolTip(said.word);
    const bool measured = seen_.requests > 0;
    const QLocale locale = desktop::Language::current().locale();
    number_->setText(measured ? locale.toString(seen_.p99Ms, 'f', seen_.p99Ms < 10 ? 1 : 0) : QString("-"));
    number_->setInk(warning ? TextLabel::InkOf::Warning : TextLabel::InkOf::Ink);
    const QString requests = desktop::formats::number(seen_.requests);
    const QString told = !measured            ? tr("no requests lately")
                         : seen_.errors > 0   ? tr("ms p99 · %1 errors").arg(desktop::formats::number(seen_.errors))
                         : seen_.requests > 1 ? tr("ms p99 · %1 requests").arg(requests)
                                              : tr("ms p99 · 1 request");
    unit_->setText(!narrow ? told : measured ? tr("ms p99") : tr("no requests"));
    unit_->setToolTip(tr("Of the last minute: 99 of 100 answers were faster."));
    if (line_->samples != seen_.samples || line_->warning != warning) {
        line_->samples = seen_.samples;
        line_->warning = warning;
        line_->update();
    }
    if (property("warned").toBool() != warning) {
        setProperty("warned", warning);
        setWarning(warning);
    }
    setAccessibleName(QString("%1: %2").arg(seen_.name, said.word));
    setAccessibleDescription(number_->text() + " " + told);
}

} // namespace narae::admin
