#include "client-admin/flights/flight_delegate.hpp"

#include "common/desktop/look/icon.hpp"

#include <QLineEdit>
#include <QPainter>
#include <QTableView>

namespace narae::admin {

using desktop::Chip;
using desktop::LoadBar;
using desktop::Role;
using desktop::Theme;
using desktop::Type;

namespace {

void paintText(QPainter& painter, const QRect& at, const QString& text, bool right)
{
    const QString shown = painter.fontMetrics().elidedText(text, Qt::ElideRight, at.width());
    painter.drawText(at, Qt::AlignVCenter | (right ? Qt::AlignRight : Qt::AlignLeft), shown);
}

/// "94 / 182": what counts is bold, what it is of is muted.
void paintSold(QPainter& painter, const QRect& at, const QString& text, bool quiet)
{
    const QString sold = text.section(' ', 0, 0);
    const QString rest = text.mid(sold.size());
    painter.setFont(Theme::font(Type::Caption));
    painter.setPen(Theme::of(Role::Muted));
    painter.drawText(at, Qt::AlignVCenter | Qt::AlignRight, rest);
    const int width = painter.fontMetrics().horizontalAdvance(rest);
    painter.setFont(Theme::font(Type::CaptionBold));
    painter.setPen(Theme::of(quiet ? Role::Muted : Role::Ink));
    painter.drawText(at.adjusted(0, 0, -width, 0), Qt::AlignVCenter | Qt::AlignRight, sold);
}

} // namespace

void FlightDelegate::paintBox(QPainter& painter, const QRectF& at, bool checked)
{
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(checked ? QPen(Qt::NoPen) : QPen(Theme::of(Role::Field), 1.5));
    painter.setBrush(Theme::of(checked ? Role::Accent : Role::Surface));
    painter.drawRoundedRect(at.adjusted(0.75, 0.75, -0.75, -0.75), 4, 4);
    if (checked) desktop::icon::draw(painter, at.adjusted(2, 2, -2, -2), "tick", Theme::of(Role::OnAccent));
}

void FlightDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const auto& model = *qobject_cast<const FlightModel*>(index.model());
    const FlightRecord& flight = model.at(index.row());
    const FlightState state = model.stateAt(index.row());
    const auto* table = qobject_cast<const QTableView*>(option.widget);
    const bool current = table && table->currentIndex().row() == index.row();
    const bool chosen = model.chosen(flight.flightId);
    const bool hover = option.state & QStyle::State_MouseOver;
    const bool quiet = state == FlightState::Cancelled || state == FlightState::Departed;

    painter->save();
    painter->fillRect(option.rect, Theme::of(chosen ? Role::AccentSoft : hover ? Role::Hover : Role::Surface));
    painter->setPen(Theme::of(Role::Sunk));
    painter->drawLine(option.rect.bottomLeft(), option.rect.bottomRight());
    const bool first = index.column() == FlightModel::Check;
    const bool last = index.column() == FlightModel::State;
    const QRect at = option.rect.adjusted(first ? 16 : 8, 0, last ? -4 : -8, -1);
    const QString text = index.data().toString();
    painter->setFont(Theme::font(Type::Caption));
    painter->setPen(Theme::of(quiet ? Role::Muted : Role::Ink));
    switch (index.column()) {
    case FlightModel::Check: paintBox(*painter, QRectF(at.left(), at.center().y() - 7, 16, 16), chosen); break;
    case FlightModel::Number:
        painter->setFont(Theme::font(Type::CaptionBold));
        paintText(*painter, at, text, false);
        break;
    case FlightModel::Load:
        LoadBar::paint(*painter, QRectF(at.left(), at.center().y() - 3.5, at.width(), 8), flight.sold, 0,
                       flight.capacity(), loadState(state), chosen);
        break;
    case FlightModel::Sold: paintSold(*painter, at, text, quiet); break;
    case FlightModel::Fare:
        painter->setFont(Theme::font(Type::CaptionBold));
        paintText(*painter, at, text, true);
        break;
    case FlightModel::State: Chip::paint(*painter, at, text, stateLook(state), false); break;
    default:
        painter->setPen(Theme::of(index.column() == FlightModel::RouteOf && !quiet ? Role::Ink : Role::Muted));
        paintText(*painter, at, text, false);
    }
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setBrush(Qt::NoBrush);
    painter->setPen(QPen(Theme::of(Role::Accent), 2));
    if (model.pendingAt(index)) painter->drawRoundedRect(QRectF(option.rect).adjusted(2, 2, -2, -3), 5, 5);
    if (current && table->hasFocus()) {
        // The row's ring: its cells draw a part each, the cell that keys act on has its own bar.
        const QRectF cell = QRectF(option.rect).adjusted(first ? 1 : -4, 1, last ? -1 : 4, -2);
        painter->setClipRect(option.rect);
        painter->drawRoundedRect(cell, 3, 3);
        if (table->currentIndex().column() == index.column() && (index.flags() & Qt::ItemIsEditable))
            painter->fillRect(QRect(option.rect.left() + 4, option.rect.bottom() - 4, option.rect.width() - 8, 2),
                              Theme::of(Role::Accent));
    }
    painter->restore();
}

QWidget* FlightDelegate::createEditor(QWidget* parent, const QStyleOptionViewItem&, const QModelIndex& index) const
{
    auto* editor = new QLineEdit(parent);
    editor->setProperty("sizing", "compact");
    editor->setFont(Theme::font(Type::CaptionBold));
    editor->setObjectName(index.column() == FlightModel::Fare ? "fareEditor" : "departsEditor");
    editor->setAccessibleName(index.model()->headerData(index.column(), Qt::Horizontal).toString());
    if (index.column() == FlightModel::Fare) editor->setAlignment(Qt::AlignRight);
    return editor;
}

void FlightDelegate::updateEditorGeometry(QWidget* editor, const QStyleOptionViewItem& option, const QModelIndex&) const
{
    // A date with its year is wider than its cell.
    const int width = std::max(option.rect.width(), editor->objectName() == "departsEditor" ? 140 : 88);
    const int left = editor->objectName() == "fareEditor" ? option.rect.right() - width + 1 : option.rect.left();
    editor->setGeometry(left, option.rect.top(), width, option.rect.height());
}

} // namespace narae::admin
