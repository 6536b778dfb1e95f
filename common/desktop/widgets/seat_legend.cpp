#include "common/desktop/widgets/seat_legend.hpp"

#include "common/desktop/look/theme.hpp"
#include "common/desktop/widgets/seat_sign.hpp"

#include <QEvent>
#include <QPainter>

namespace narae::desktop {

namespace {

constexpr int kSign = 20;
constexpr int kLine = 28;
constexpr int kGapToWord = 10;
constexpr int kGapToNext = 28;

} // namespace

struct SeatLegend::Entry {
    SeatLook look;
    QString word;
    QRect at;
};

SeatLegend::SeatLegend(QWidget* parent) : QWidget(parent)
{
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    setFont(Theme::font(Type::Caption));
    retranslate();
}

void SeatLegend::setForStaff(bool staff)
{
    staff_ = staff;
    retranslate();
}

void SeatLegend::setNote(const QString& note)
{
    note_ = note;
    retranslate();
}

std::vector<SeatLegend::Entry> SeatLegend::entries() const
{
    std::vector<Entry> all{{SeatLook::Free, tr("Free"), {}}};
    if (!staff_) all.push_back({SeatLook::Mine, tr("Yours"), {}});
    all.push_back({SeatLook::Taken, tr("Taken"), {}});
    all.push_back({SeatLook::Held, tr("Being chosen by others"), {}});
    all.push_back({SeatLook::Exit, tr("Exit row, adults only"), {}});
    if (staff_) all.push_back({SeatLook::Blocked, tr("Not for sale"), {}});
    int x = 2;
    int y = 0;
    for (Entry& entry : all) {
        const int wide = kSign + kGapToWord + fontMetrics().horizontalAdvance(entry.word);
        if (x > 2 && x + wide > std::max(width(), 200)) {
            x = 2;
            y += kLine;
        }
        entry.at = QRect(x, y, wide, kLine);
        x += wide + kGapToNext;
    }
    return all;
}

QSize SeatLegend::sizeHint() const
{
    return {600, heightForWidth(width())};
}

int SeatLegend::heightForWidth(int) const
{
    return entries().back().at.bottom() + 1;
}

void SeatLegend::retranslate()
{
    QStringList words;
    for (const Entry& entry : entries())
        words << entry.word;
    setAccessibleName(tr("Seats are drawn as: %1").arg(words.join(", ")));
    updateGeometry();
    update();
}

void SeatLegend::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) retranslate();
    QWidget::changeEvent(event);
}

void SeatLegend::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setFont(font());
    const auto all = entries();
    for (const Entry& entry : all) {
        const QRectF box(entry.at.left(), entry.at.center().y() - kSign / 2.0 + 1, kSign, kSign);
        seat_sign::paint(painter, box, entry.look, "1");
        painter.setPen(Theme::of(Role::Ink));
        painter.drawText(entry.at.adjusted(kSign + kGapToWord, 0, 4, 0), Qt::AlignVCenter | Qt::AlignLeft, entry.word);
    }
    // The note gives way to the words.
    const QRect last = all.back().at;
    if (last.right() + kGapToNext + fontMetrics().horizontalAdvance(note_) > width()) return;
    painter.setPen(Theme::of(Role::Muted));
    painter.drawText(QRect(0, last.top(), width(), kLine), Qt::AlignVCenter | Qt::AlignRight, note_);
}

} // namespace narae::desktop
