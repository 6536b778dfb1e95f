#include "client-customer/results/board_delegate.hpp"

#include "client-customer/results/flight_board_model.hpp"
#include "common/desktop/look/formats.hpp"
#include "common/desktop/parts/parts.hpp"
#include "common/desktop/widgets/chip.hpp"
#include "common/desktop/widgets/route_line.hpp"

#include <QLocale>
#include <QPainter>

namespace narae::customer {

using desktop::Chip;
using desktop::ChipLook;
using desktop::FlightStatus;
using desktop::Role;
using desktop::Theme;
using desktop::Type;
namespace formats = desktop::formats;

namespace {

constexpr int kEdge = 24;
constexpr int kFewSeats = 5;

void drawText(QPainter& painter, const QRect& at, int flags, const QString& text, Type type, Role ink)
{
    painter.setFont(Theme::font(type));
    painter.setPen(Theme::of(ink));
    painter.drawText(at, flags, painter.fontMetrics().elidedText(text, Qt::ElideRight, at.width()));
}

} // namespace

BoardDelegate::BoardDelegate(const FlightBoardModel& model, const desktop::Parts& parts, QObject* parent)
    : QStyledItemDelegate(parent), model_(model), parts_(parts)
{
}

bool BoardDelegate::leadsElsewhere(const FlightStatus& flight) const
{
    return model_.cabinFor(flight) == nullptr;
}

QRect BoardDelegate::buttonIn(const QRect& cell)
{
    return {cell.left() + 4, cell.center().y() - 21, cell.width() - 4 - kEdge, 44};
}

void BoardDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const FlightStatus& flight = model_.flight(index.row());
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    const bool out = leadsElsewhere(flight);
    const QRect cell = option.rect;
    const bool first = index.column() == FlightBoardModel::Departs;
    const bool last = index.column() == FlightBoardModel::Choose;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->fillRect(cell, Theme::of(selected                     ? Role::AccentSoft
                                      : index.row() == hoveredRow_ ? Role::Hover
                                                                   : Role::Surface));
    painter->fillRect(QRect(cell.left(), cell.bottom(), cell.width(), 1), Theme::of(Role::Line));
    if (selected && first) painter->fillRect(QRect(cell.left(), cell.top(), 4, cell.height()), Theme::of(Role::Accent));
    const QTimeZone from = parts_.airports.zone(flight.origin);
    const QTimeZone to = parts_.airports.zone(flight.destination);
    switch (index.column()) {
    case FlightBoardModel::Departs:
        paintTime(*painter, cell.adjusted(kEdge, 0, 0, 0), formats::time(flight.departsAt, from), flight.origin, {},
                  out);
        break;
    case FlightBoardModel::Arrives:
        paintTime(*painter, cell, formats::time(flight.arrivesAt, to), flight.destination,
                  formats::dayShift(flight.departsAt, from, flight.arrivesAt, to), out);
        break;
    case FlightBoardModel::Line: {
        const QRect line = cell.adjusted(0, 0, -24, 0);
        desktop::RouteLine::paint(*painter, QRectF(line.left(), cell.top() + 16, line.width(), 18), out || offline_);
        drawText(*painter, QRect(line.left(), cell.top() + 34, line.width(), 16), Qt::AlignCenter,
                 formats::duration(std::chrono::minutes(flight.durationMinutes)), Type::Caption, Role::Muted);
        break;
    }
    case FlightBoardModel::Flight:
        drawText(*painter, cell.adjusted(0, 15, -8, -33), Qt::AlignVCenter | Qt::AlignLeft,
                 formats::flightNumber(flight.flightNumber), Type::BodyBold, out ? Role::Muted : Role::Ink);
        drawText(*painter, cell.adjusted(0, 34, -8, -16), Qt::AlignVCenter | Qt::AlignLeft,
                 tr("%1 · non-stop").arg(flight.aircraft), Type::Caption, Role::Muted);
        break;
    case FlightBoardModel::Seats:
        painter->setOpacity(model_.fadeOf(flight.flightId));
        paintSeats(*painter, cell, flight, selected);
        painter->setOpacity(1);
        break;
    case FlightBoardModel::Total:
        drawText(*painter, cell.adjusted(0, 0, -20, 0), Qt::AlignVCenter | Qt::AlignRight,
                 formats::money(model_.totalOf(flight)), Type::Title, out || offline_ ? Role::Muted : Role::Ink);
        break;
    default: paintButton(*painter, cell, flight, selected);
    }
    if (selected && focusShown_) {
        painter->setPen(QPen(Theme::of(Role::Accent), 2));
        painter->drawLine(cell.topLeft() + QPoint(0, 1), cell.topRight() + QPoint(1, 1));
        painter->drawLine(cell.bottomLeft(), cell.bottomRight() + QPoint(1, 0));
        if (last) painter->drawLine(cell.topRight(), cell.bottomRight());
    }
    painter->restore();
}

void BoardDelegate::paintTime(QPainter& painter, const QRect& cell, const QString& time, const QString& airport,
                              const QString& shift, bool quiet) const
{
    painter.setFont(Theme::font(Type::Number));
    painter.setPen(Theme::of(quiet ? Role::Muted : Role::Ink));
    painter.drawText(cell, Qt::AlignVCenter | Qt::AlignLeft, time);
    const int used = painter.fontMetrics().horizontalAdvance(time) + 6;
    painter.setFont(Theme::font(Type::Caption));
    painter.setPen(Theme::of(Role::Muted));
    const int baseline = cell.center().y() + 9;
    painter.drawText(QPoint(cell.left() + used, baseline), airport);
    if (!shift.isEmpty()) {
        painter.setFont(Theme::font(Type::CaptionBold));
        painter.drawText(QPoint(cell.left() + used, cell.center().y() - 5), shift);
    }
}

void BoardDelegate::paintSeats(QPainter& painter, const QRect& cell, const FlightStatus& flight, bool selected) const
{
    const QRect at(cell.left(), cell.center().y() - 12, cell.width() - 8, 24);
    const int left = model_.leftIn(flight);
    if (flight.cancelled) {
        Chip::paint(painter, at, tr("Cancelled"), {ChipLook::Tone::Danger, ChipLook::Glyph::Cross}, true, selected);
    } else if (leadsElsewhere(flight)) {
        const QString words = left == 0 ? tr("Sold out") : tr("Only %1 left").arg(left);
        Chip::paint(painter, at, words, {ChipLook::Tone::Neutral, ChipLook::Glyph::Dash}, true, selected);
    } else if (left <= kFewSeats) {
        Chip::paint(painter, at, tr("%1 left").arg(left), {ChipLook::Tone::Warning, ChipLook::Glyph::TriangleDown},
                    true, selected);
    } else {
        drawText(painter, at, Qt::AlignVCenter | Qt::AlignLeft, tr("%1 left").arg(left), Type::BodyBold, Role::Muted);
    }
}

void BoardDelegate::paintButton(QPainter& painter, const QRect& cell, const FlightStatus& flight, bool selected) const
{
    const QRect button = buttonIn(cell);
    const bool elsewhere = leadsElsewhere(flight);
    if (elsewhere && !otherDay_.isValid()) return;
    const bool primary = selected && !elsewhere && !offline_;
    painter.setPen(primary ? QPen(Qt::NoPen) : QPen(Theme::of(Role::Line)));
    painter.setBrush(Theme::of(primary ? Role::Accent : offline_ ? Role::Sunk : Role::Surface));
    painter.drawRoundedRect(QRectF(button).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8);
    const QString day = QString("%1 %2").arg(formats::weekday(otherDay_)).arg(otherDay_.day());
    drawText(painter, button.adjusted(6, 0, -6, 0), Qt::AlignCenter, elsewhere ? tr("See %1").arg(day) : tr("Choose"),
             Type::BodyBold,
             primary     ? Role::OnAccent
             : offline_  ? Role::Muted
             : elsewhere ? Role::Ink
                         : Role::Accent);
}

} // namespace narae::customer
