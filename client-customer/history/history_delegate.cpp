#include "client-customer/history/history_delegate.hpp"

#include "client-customer/history/history_model.hpp"
#include "common/desktop/look/formats.hpp"
#include "common/desktop/look/icon.hpp"
#include "common/desktop/widgets/chip.hpp"
#include "common/desktop/widgets/route_line.hpp"

#include <QPainter>
#include <QPixmapCache>

namespace narae::customer {

using desktop::ChipLook;
using desktop::Role;
using desktop::Theme;
using desktop::Type;

namespace {

constexpr int kRow = 60;

ChipLook lookOf(PurchaseKind kind)
{
    switch (kind) {
    case PurchaseKind::Upcoming: return {ChipLook::Tone::Accent, ChipLook::Glyph::Dot};
    case PurchaseKind::Flown: return {ChipLook::Tone::Neutral, ChipLook::Glyph::Tick};
    case PurchaseKind::Cancelled: return {ChipLook::Tone::Neutral, ChipLook::Glyph::Cross};
    case PurchaseKind::Open: return {ChipLook::Tone::Warning, ChipLook::Glyph::DashedCircle};
    }
    return {};
}

void say(QPainter& painter, const QRect& at, const QString& text, const QFont& font, Role role, int align)
{
    painter.setFont(font);
    painter.setPen(Theme::of(role));
    painter.drawText(at, align | Qt::AlignVCenter | Qt::TextSingleLine,
                     QFontMetrics(font).elidedText(text, Qt::ElideRight, at.width()));
}

/// What looks the same in every row is drawn once for a palette, and copied: a page of rows is painted at each
/// keystroke.
template <class Draw>
void stamp(QPainter& painter, const QRect& at, const QString& name, Draw&& draw)
{
    const qreal ratio = painter.device()->devicePixelRatioF();
    const QString key = QString("narae/history/%1/%2/%3").arg(name).arg(ratio).arg(Theme::current().dark());
    QPixmap picture;
    if (!QPixmapCache::find(key, &picture)) {
        picture = QPixmap(at.size() * ratio);
        picture.setDevicePixelRatio(ratio);
        picture.fill(Qt::transparent);
        QPainter inner(&picture);
        inner.setRenderHint(QPainter::Antialiasing);
        draw(inner, QRectF(QPointF(), at.size()));
        QPixmapCache::insert(key, picture);
    }
    painter.drawPixmap(at.topLeft(), picture);
}

void paintIcon(QPainter& painter, const QRect& at, const QString& name)
{
    stamp(painter, at, name, [&name](QPainter& inner, const QRectF& box) {
        desktop::icon::draw(inner, box, name, Theme::of(Role::Muted));
    });
}

void paintRoute(QPainter& painter, const QRect& at, const desktop::Purchase& of, bool quiet)
{
    const QFont bold = Theme::font(Type::BodyBold);
    say(painter, QRect(at.left(), at.top(), 40, at.height()), of.origin, bold, Role::Ink, Qt::AlignLeft);
    stamp(painter, QRect(at.left() + 42, at.center().y() - 8, 54, 18), quiet ? "quiet route" : "route",
          [quiet](QPainter& inner, const QRectF& box) { desktop::RouteLine::paint(inner, box, quiet); });
    say(painter, QRect(at.left() + 102, at.top(), 40, at.height()), of.destination, bold, Role::Ink, Qt::AlignLeft);
    // Half a flight number is none: in a narrow window it is left out.
    const QFont caption = Theme::font(Type::Caption);
    const QString number = desktop::formats::flightNumber(of.flightNumber);
    const QRect rest(at.left() + 150, at.top(), at.width() - 150, at.height());
    if (QFontMetrics(caption).horizontalAdvance(number) <= rest.width())
        say(painter, rest, number, caption, Role::Muted, Qt::AlignLeft);
}

} // namespace

bool HistoryDelegate::meansReceipt(const QRect& cell, const QPoint& at)
{
    return at.x() < cell.center().x();
}

QSize HistoryDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    return {QStyledItemDelegate::sizeHint(option, index).width(), kRow};
}

void HistoryDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const auto& model = *static_cast<const HistoryModel*>(index.model());
    const desktop::Purchase& of = model.purchase(index.row());
    const PurchaseKind kind = model.kind(index.row());
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    const bool over = option.state.testFlag(QStyle::State_MouseOver);
    const bool quiet = kind == PurchaseKind::Cancelled;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->fillRect(option.rect, Theme::of(selected ? Role::AccentSoft : over ? Role::Hover : Role::Surface));
    painter->fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1), Theme::of(Role::Line));
    const bool first = index.column() == HistoryModel::Locator;
    const QRect at = option.rect.adjusted(first ? 24 : 8, 0, -8, -1);
    const QString text = index.data().toString();
    switch (index.column()) {
    case HistoryModel::Locator:
        say(*painter, at, text, Theme::locatorFont(14), quiet ? Role::Muted : Role::Ink, Qt::AlignLeft);
        break;
    case HistoryModel::Date: say(*painter, at, text, Theme::font(Type::Body), Role::Muted, Qt::AlignLeft); break;
    case HistoryModel::Route: paintRoute(*painter, at, of, quiet); break;
    case HistoryModel::Seats: say(*painter, at, text, Theme::font(Type::Body), Role::Ink, Qt::AlignRight); break;
    case HistoryModel::Status: {
        const QRect chip(at.left(), at.center().y() - 12, at.width(), 24);
        desktop::Chip::paint(*painter, chip, text, lookOf(kind), true, selected);
        break;
    }
    case HistoryModel::Paid: say(*painter, at, text, Theme::font(Type::BodyBold), Role::Ink, Qt::AlignRight); break;
    case HistoryModel::Refunded:
        say(*painter, at, text.isEmpty() ? QString("-") : text, Theme::font(Type::BodyBold),
            text.isEmpty() ? Role::Muted : Role::Success, Qt::AlignRight);
        break;
    case HistoryModel::Actions: {
        const int middle = option.rect.center().y() - 9;
        paintIcon(*painter, QRect(option.rect.left() + 12, middle, 18, 18), "receipt");
        paintIcon(*painter, QRect(option.rect.right() - 34, middle, 18, 18), "chevron-right");
        break;
    }
    default: break;
    }
    painter->restore();
}

} // namespace narae::customer
