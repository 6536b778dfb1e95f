#include "client-admin/purchases/purchase_delegate.hpp"

#include "client-admin/purchases/purchase_model.hpp"
#include "client-admin/purchases/purchase_words.hpp"
#include "common/desktop/look/theme.hpp"

#include <QPainter>

namespace narae::admin {

using desktop::Role;
using desktop::Theme;
using desktop::Type;

QSize PurchaseDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const
{
    return {80, 30};
}

void PurchaseDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const auto* purchase =
        static_cast<const desktop::Purchase*>(index.data(PurchaseModel::PurchaseRole).value<const void*>());
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
    const bool last = column == PurchaseModel::ColumnCount - 1;
    const QRect cell = option.rect.adjusted(first ? 16 : 8, 0, last ? -16 : -8, -1);
    if (column == PurchaseModel::State) {
        desktop::Chip::paint(*painter, cell, stateText(*purchase), stateLook(*purchase), false);
    } else {
        const bool key = column == PurchaseModel::Locator || column == PurchaseModel::Total;
        const QFont font = column == PurchaseModel::Locator ? Theme::locatorFont(12)
                                                            : Theme::font(key ? Type::CaptionBold : Type::Caption);
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
