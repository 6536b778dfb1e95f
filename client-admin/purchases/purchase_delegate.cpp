#include "client-admin/purchases/purchase_delegate.hpp"

#include "client-admin/purchases/purchase_model.hpp"
#include "client-admin/purchases/purchase_words.hpp"
#include "common/desktop/look/theme.hpp"

#include <QPainter>

namespace narae::admin {

using desktop::Role;
using desktop::Theme;
using desktop::Type;

namespace {

constexpr int kRowHeight = 30;
constexpr int kPadding = 8;
constexpr int kEdge = 16;

int leftOf(int column)
{
    return column == 0 ? kEdge : kPadding;
}

int rightOf(int column)
{
    return column == PurchaseModel::ColumnCount - 1 ? kEdge : kPadding;
}

QFont fontOf(int column)
{
    if (column == PurchaseModel::Locator) return Theme::locatorFont(12);
    return Theme::font(column == PurchaseModel::Total ? Type::CaptionBold : Type::Caption);
}

const desktop::Purchase* purchaseAt(const QModelIndex& index)
{
    return static_cast<const desktop::Purchase*>(index.data(PurchaseModel::PurchaseRole).value<const void*>());
}

} // namespace

QSize PurchaseDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex& index) const
{
    const int column = index.column();
    const desktop::Purchase* purchase = purchaseAt(index);
    if (purchase == nullptr) return {0, kRowHeight};
    const int words = column == PurchaseModel::State
                          ? desktop::Chip::widthOf(stateText(*purchase), stateLook(*purchase), false)
                          : QFontMetrics(fontOf(column)).horizontalAdvance(index.data().toString()) + 1;
    return {leftOf(column) + words + rightOf(column), kRowHeight};
}

void PurchaseDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const desktop::Purchase* purchase = purchaseAt(index);
    if (purchase == nullptr) return;
    painter->save();
    const bool selected = option.state & QStyle::State_Selected;
    if (selected)
        painter->fillRect(option.rect, Theme::of(Role::AccentSoft));
    else if (option.state & QStyle::State_MouseOver)
        painter->fillRect(option.rect, Theme::of(Role::Hover));
    painter->fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1), Theme::of(Role::Sunk));
    const int column = index.column();
    const bool first = column == 0;
    const QRect cell = option.rect.adjusted(leftOf(column), 0, -rightOf(column), -1);
    if (column == PurchaseModel::State) {
        desktop::Chip::paint(*painter, cell, stateText(*purchase), stateLook(*purchase), false);
    } else {
        const QFont font = fontOf(column);
        const bool over =
            purchase->state == "cancelled" || purchase->state == "expired" || purchase->state == "declined";
        painter->setFont(font);
        painter->setPen(Theme::of(first || over ? Role::Muted : Role::Ink));
        painter->drawText(cell, index.data(Qt::TextAlignmentRole).toInt(),
                          QFontMetrics(font).elidedText(index.data().toString(), Qt::ElideRight, cell.width()));
    }
    if ((option.state & QStyle::State_HasFocus) && selected && first) {
        painter->setPen(QPen(Theme::of(Role::Accent), 2));
        painter->drawLine(option.rect.left() + 1, option.rect.top() + 2, option.rect.left() + 1,
                          option.rect.bottom() - 2);
    }
    painter->restore();
}

} // namespace narae::admin
