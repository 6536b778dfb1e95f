#include "client-admin/app/command_list.hpp"

#include "client-admin/app/key_cap.hpp"
#include "common/desktop/look/icon.hpp"

#include <QPainter>

namespace narae::admin {

using desktop::Role;
using desktop::Theme;
using desktop::Type;

void CommandListModel::show(std::vector<FoundCommand> found)
{
    beginResetModel();
    found_ = std::move(found);
    endResetModel();
}

const FoundCommand* CommandListModel::at(int row) const
{
    return row >= 0 && row < rowCount() ? &found_[static_cast<std::size_t>(row)] : nullptr;
}

int CommandListModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(found_.size());
}

QVariant CommandListModel::data(const QModelIndex& index, int role) const
{
    const FoundCommand* found = at(index.row());
    if (found == nullptr) return {};
    if (role == Qt::DisplayRole || role == Qt::ToolTipRole) return found->command.text;
    if (role == Qt::AccessibleTextRole)
        return QStringList{found->command.text, found->command.kind, found->command.shortcut}.join(", ");
    return {};
}

namespace {

/// The text in two weights; answers nothing, for what is too long is cut at `room`.
void paintText(QPainter& painter, QRect room, const FoundCommand& found)
{
    const QString& text = found.command.text;
    int at = 0;
    int x = room.left();
    const auto part = [&](int length, bool bold) {
        if (length <= 0 || x >= room.right()) return;
        painter.setFont(Theme::font(bold ? Type::BodyBold : Type::Body));
        const QString words = text.mid(at, length);
        const int wide = painter.fontMetrics().horizontalAdvance(words);
        const QRect box(x, room.top(), room.right() - x, room.height());
        painter.drawText(box, Qt::AlignVCenter | Qt::AlignLeft,
                         painter.fontMetrics().elidedText(words, Qt::ElideRight, box.width()));
        x += wide;
        at += length;
    };
    for (const TextSpan span : found.bold) {
        part(span.start - at, false);
        part(span.length, true);
    }
    part(static_cast<int>(text.size()) - at, false);
}

} // namespace

void CommandDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const FoundCommand* found = static_cast<const CommandListModel*>(index.model())->at(index.row());
    if (found == nullptr) return;
    const bool chosen = (option.state & QStyle::State_Selected) != 0;
    const QRect row = option.rect.adjusted(8, 0, -8, 0);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    if (chosen || (option.state & QStyle::State_MouseOver) != 0) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(Theme::of(chosen ? Role::AccentSoft : Role::Hover));
        painter->drawRoundedRect(row, 8, 8);
    }
    const int middle = row.center().y();
    desktop::icon::draw(*painter, QRectF(row.left() + 14, middle - 9, 18, 18), found->command.icon,
                        Theme::of(chosen ? Role::Accent : Role::Muted));
    int right = row.right() - 12;
    const QString keys = chosen ? tr("Enter") : found->command.shortcut;
    if (!keys.isEmpty()) right -= key_cap::paint(*painter, QPoint(right, middle), keys, chosen) + 10;
    painter->setFont(Theme::font(Type::Caption));
    painter->setPen(Theme::of(Role::Muted));
    const int kind = painter->fontMetrics().horizontalAdvance(found->command.kind);
    painter->drawText(QRect(right - kind, row.top(), kind + 2, row.height()), Qt::AlignVCenter, found->command.kind);
    right -= kind + 12;
    painter->setPen(Theme::of(Role::Ink));
    paintText(*painter, QRect(row.left() + 42, row.top(), right - row.left() - 42, row.height()), *found);
    painter->restore();
}

QSize CommandDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const
{
    return {200, 38};
}

} // namespace narae::admin
