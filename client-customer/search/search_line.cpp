#include "client-customer/search/search_line.hpp"

#include "common/desktop/look/theme.hpp"

#include <QPainter>

namespace narae::customer {

using desktop::Role;
using desktop::Theme;

SearchLine::SearchLine(QWidget* parent) : QLineEdit(parent)
{
    setProperty("bare", true);
    QFont font = Theme::font(desktop::Type::Body);
    font.setPixelSize(22);
    font.setWordSpacing(4);
    setFont(font);
    setMaxLength(200);
    setFixedHeight(56);
}

void SearchLine::setPieces(std::vector<QueryParser::Piece> pieces)
{
    pieces_ = std::move(pieces);
    update();
}

void SearchLine::paintEvent(QPaintEvent* event)
{
    QLineEdit::paintEvent(event);
    // While a syllable is being composed its letters are not in the text yet.
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QFontMetricsF metrics(font());
    const QString words = text();
    const double offset = cursorRect().center().x() - metrics.horizontalAdvance(words.left(cursorPosition()));
    const double y = height() / 2.0 + metrics.height() / 2 + 2;
    for (const QueryParser::Piece& piece : pieces_) {
        if (piece.meaning == QueryParser::Meaning::Filler || piece.at + piece.length > words.size()) continue;
        const bool understood = piece.meaning != QueryParser::Meaning::Unknown;
        const double from = offset + metrics.horizontalAdvance(words.left(piece.at));
        const double to = offset + metrics.horizontalAdvance(words.left(piece.at + piece.length));
        QPen pen(Theme::of(understood ? Role::Accent : Role::Warning), 2);
        if (!understood) pen.setStyle(Qt::DotLine);
        painter.setPen(pen);
        painter.drawLine(QPointF(from, y), QPointF(to, y));
    }
}

} // namespace narae::customer
