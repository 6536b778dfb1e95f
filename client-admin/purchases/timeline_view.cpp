#include "client-admin/purchases/timeline_view.hpp"

#include "client-admin/pages/home_time.hpp"
#include "common/desktop/look/formats.hpp"
#include "common/desktop/look/icon.hpp"

#include <QPainter>

namespace narae::admin {

using desktop::Role;
using desktop::Theme;
using desktop::Type;

namespace {

constexpr int kStep = 54;
constexpr int kPauseStep = 32;
constexpr int kTextLeft = 34;
constexpr int kNodeX = 12;
constexpr qint64 kPauseSeconds = 60;

} // namespace

TimelineView::TimelineView(QWidget* parent) : QWidget(parent)
{
    setObjectName("timeline");
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void TimelineView::show(std::vector<Happening> happenings)
{
    happenings_ = std::move(happenings);
    QStringList lines;
    for (const Happening& happening : happenings_)
        lines << QString("%1 %2. %3").arg(atHome(happening.at).toString("HH:mm:ss"), happening.name, happening.fact);
    setAccessibleName(tr("What happened"));
    setAccessibleDescription(lines.join('\n'));
    updateGeometry();
    update();
}

qint64 TimelineView::pauseBefore(std::size_t entry) const
{
    if (entry == 0) return 0;
    const qint64 seconds = happenings_[entry - 1].at.secsTo(happenings_[entry].at);
    return seconds > kPauseSeconds ? seconds : 0;
}

QSize TimelineView::sizeHint() const
{
    int height = 8;
    for (std::size_t entry = 0; entry < happenings_.size(); ++entry)
        height += kStep + (pauseBefore(entry) > 0 ? kPauseStep : 0);
    return {400, height};
}

void TimelineView::drawNode(QPainter& painter, QPointF centre, Happening::Mark mark) const
{
    const auto disc = [&](Role soft, Role ink, const QString& glyph) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(Theme::of(soft));
        painter.drawEllipse(centre, 8, 8);
        desktop::icon::draw(painter, QRectF(centre.x() - 6, centre.y() - 6, 12, 12), glyph, Theme::of(ink));
    };
    switch (mark) {
    case Happening::Mark::Fact:
        painter.setPen(QPen(Theme::of(Role::Accent), 2));
        painter.setBrush(Theme::of(Role::Surface));
        painter.drawEllipse(centre, 5, 5);
        break;
    case Happening::Mark::Good: disc(Role::SuccessSoft, Role::Success, "tick"); break;
    case Happening::Mark::End: disc(Role::Sunk, Role::Muted, "cross"); break;
    case Happening::Mark::Waiting: disc(Role::WarningSoft, Role::Warning, "clock"); break;
    case Happening::Mark::Failed: disc(Role::DangerSoft, Role::Danger, "alert"); break;
    }
}

void TimelineView::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    int y = 8;
    for (std::size_t entry = 0; entry < happenings_.size(); ++entry) {
        const Happening& happening = happenings_[entry];
        if (const qint64 pause = pauseBefore(entry); pause > 0) {
            const QString words = tr("%1 later").arg(desktop::formats::until(happenings_[entry - 1].at, happening.at));
            desktop::Chip::paint(painter, QRect(kTextLeft, y - 2, width() - kTextLeft, 20), words, {}, true);
            y += kPauseStep;
        }
        const bool last = entry + 1 == happenings_.size();
        const int middle = y + 10;
        if (!last) {
            const qint64 pause = pauseBefore(entry + 1);
            QPen line(Theme::of(Role::Line), 2);
            if (pause > 0) {
                line.setStyle(Qt::CustomDashLine);
                line.setDashPattern({1, 2.5});
            }
            painter.setPen(line);
            painter.drawLine(kNodeX, middle + 10, kNodeX, y + kStep + (pause > 0 ? kPauseStep : 0) + 1);
        }
        drawNode(painter, QPointF(kNodeX, middle), happening.mark);
        const QRect head(kTextLeft, y, width() - kTextLeft, 20);
        const QRect foot(kTextLeft, y + 21, width() - kTextLeft, 18);
        const QString clock = atHome(happening.at).toString("HH:mm:ss.zzz");
        painter.setFont(Theme::font(Type::Caption));
        painter.setPen(Theme::of(Role::Muted));
        painter.drawText(head, Qt::AlignRight | Qt::AlignVCenter, clock);
        const int clockWidth = painter.fontMetrics().horizontalAdvance(clock) + 12;
        painter.setFont(Theme::font(Type::Mono));
        painter.drawText(foot, Qt::AlignRight | Qt::AlignVCenter, happening.event);
        const int eventWidth = painter.fontMetrics().horizontalAdvance(happening.event) + 12;
        painter.setFont(Theme::font(Type::Caption));
        painter.drawText(foot, Qt::AlignLeft | Qt::AlignVCenter,
                         painter.fontMetrics().elidedText(happening.fact, Qt::ElideRight, foot.width() - eventWidth));
        painter.setFont(Theme::font(Type::BodyBold));
        painter.setPen(Theme::of(Role::Ink));
        painter.drawText(head, Qt::AlignLeft | Qt::AlignVCenter,
                         painter.fontMetrics().elidedText(happening.name, Qt::ElideRight, head.width() - clockWidth));
        y += kStep;
    }
}

} // namespace narae::admin
