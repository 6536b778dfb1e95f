#include "client-customer/history/history_header.hpp"

#include "common/desktop/look/theme.hpp"

#include <QPainter>

namespace narae::customer {

using desktop::Role;
using desktop::Theme;

HistoryHeader::HistoryHeader(QWidget* parent) : QHeaderView(Qt::Horizontal, parent)
{
    setSectionsClickable(true);
    setHighlightSections(false);
}

void HistoryHeader::paintSection(QPainter* painter, const QRect& at, int section) const
{
    painter->save();
    painter->fillRect(at, Theme::of(Role::Surface));
    painter->fillRect(QRect(at.left(), at.bottom(), at.width(), 1), Theme::of(Role::Line));
    const QFont font = Theme::font(desktop::Type::CaptionBold);
    const QRect words = at.adjusted(section == 0 ? 24 : 8, 0, -8, -1);
    const int align = model()->headerData(section, Qt::Horizontal, Qt::TextAlignmentRole).toInt();
    const QString text = model()->headerData(section, Qt::Horizontal, Qt::DisplayRole).toString();
    painter->setFont(font);
    painter->setPen(Theme::of(Role::Muted));
    painter->drawText(words, align | Qt::TextSingleLine,
                      QFontMetrics(font).elidedText(text, Qt::ElideRight, words.width()));
    painter->restore();
}

} // namespace narae::customer
