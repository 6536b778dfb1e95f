#include "client-admin/equipment/seat_editor.hpp"

#include "client-admin/airline/words.hpp"
#include "common/desktop/look/theme.hpp"
#include "common/desktop/widgets/seat_sign.hpp"

#include <QAccessible>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>
#include <algorithm>

namespace narae::admin {

using desktop::Role;
using desktop::SeatCell;
using desktop::SeatLook;
using desktop::Theme;
using desktop::Type;

namespace {

constexpr int kSeat = 22;
constexpr int kMargin = 4;

} // namespace

SeatEditor::SeatEditor(LayoutHistory& history, QWidget* parent) : QWidget(parent), history_(history)
{
    setFocusPolicy(Qt::StrongFocus);
    setObjectName("seatEditor");
    connect(&history, &LayoutHistory::changed, this, &SeatEditor::layoutChanged);
}

const SeatLayout::Cabin* SeatEditor::current() const
{
    const auto& cabins = history_.now().cabins;
    return cabin_ >= 0 && cabin_ < static_cast<int>(cabins.size()) ? &cabins[static_cast<std::size_t>(cabin_)]
                                                                   : nullptr;
}

void SeatEditor::layoutChanged()
{
    chart_ = history_.now().chart(words::cabin);
    geometry_ = desktop::SeatMapGeometry(chart_, kSeat);
    cabin_ = std::clamp(cabin_, 0, std::max(0, static_cast<int>(history_.now().cabins.size()) - 1));
    keepInside();
    updateGeometry();
    setFixedSize(sizeHint());
    update();
    tell();
}

void SeatEditor::keepInside()
{
    const SeatLayout::Cabin* cabin = current();
    if (!cabin || cabin->rows.empty()) return;
    const int rows = static_cast<int>(cabin->rows.size());
    const int lanes = static_cast<int>(chart_.cabins[static_cast<std::size_t>(cabin_)].letters().size());
    for (Place* place : {&cursor_, &anchor_}) {
        place->row = std::clamp(place->row, 0, rows - 1);
        place->lane = std::clamp(place->lane, 0, std::max(0, lanes - 1));
    }
}

QSize SeatEditor::sizeHint() const
{
    return {static_cast<int>(geometry_.width()) + 2 * kMargin, static_cast<int>(geometry_.height()) + 2 * kMargin};
}

void SeatEditor::setCabin(int cabin)
{
    if (cabin == cabin_ || cabin < 0 || cabin >= static_cast<int>(history_.now().cabins.size())) return;
    cabin_ = cabin;
    cursor_ = {};
    anchor_ = {};
    update();
    Q_EMIT cabinChanged(cabin);
    tell();
}

std::pair<int, int> SeatEditor::rowsSelected() const
{
    return std::minmax(cursor_.row, anchor_.row);
}

bool SeatEditor::selected(const SeatCell& seat) const
{
    const auto [firstRow, lastRow] = rowsSelected();
    const auto [firstLane, lastLane] = std::minmax(cursor_.lane, anchor_.lane);
    return seat.cabin == cabin_ && seat.row >= firstRow && seat.row <= lastRow && seat.lane >= firstLane &&
           seat.lane <= lastLane;
}

QStringList SeatEditor::selectedSeats() const
{
    QStringList names;
    for (const SeatCell& seat : chart_.seats)
        if (selected(seat)) names << seat.name;
    return names;
}

QRect SeatEditor::cursorBox() const
{
    const int index = chart_.at(cabin_, cursor_.row, cursor_.lane);
    if (index < 0) return {};
    return geometry_.seat(index).translated(kMargin, kMargin).toRect();
}

void SeatEditor::toggleBlocked()
{
    SeatLayout layout = history_.now();
    // One that is free among them: block them all. None: free them all.
    bool anyFree = false;
    for (const SeatCell& seat : chart_.seats)
        anyFree = anyFree || (selected(seat) && seat.state != SeatCell::State::Blocked);
    for (const SeatCell& seat : chart_.seats)
        if (selected(seat)) layout.setBlocked(seat.cabin, seat.row, seat.name.back(), anyFree);
    history_.change(layout);
}

void SeatEditor::toggleExit()
{
    const SeatLayout::Cabin* cabin = current();
    if (!cabin || cabin->rows.empty()) return;
    const auto [first, last] = rowsSelected();
    bool anyUsual = false;
    for (int row = first; row <= last; ++row)
        anyUsual = anyUsual || !cabin->rows[static_cast<std::size_t>(row)].exit;
    SeatLayout layout = history_.now();
    for (int row = first; row <= last; ++row)
        layout.setExit(cabin_, row, anyUsual);
    history_.change(layout);
}

void SeatEditor::addRow()
{
    const SeatLayout::Cabin* cabin = current();
    if (!cabin || cabin->rows.empty()) return;
    SeatLayout layout = history_.now();
    layout.addRow(cabin_, rowsSelected().second);
    history_.change(layout);
}

void SeatEditor::removeRows()
{
    SeatLayout layout = history_.now();
    const auto [first, last] = rowsSelected();
    if (!current() || current()->rows.empty()) return;
    for (int row = last; row >= first; --row)
        layout.removeRow(cabin_, row);
    anchor_ = cursor_ = {first, cursor_.lane};
    history_.change(layout);
}

void SeatEditor::goTo(int index, bool extend)
{
    if (index < 0) return;
    const SeatCell& seat = chart_.seat(index);
    if (seat.cabin != cabin_) {
        setCabin(seat.cabin);
        extend = false;
    }
    cursor_ = {seat.row, seat.lane};
    if (!extend) anchor_ = cursor_;
    update();
    tell();
}

void SeatEditor::move(int rows, int lanes, bool extend)
{
    Place next = cursor_;
    const SeatLayout::Cabin* cabin = current();
    if (!cabin || cabin->rows.empty()) return;
    const int laneCount = static_cast<int>(chart_.cabins[static_cast<std::size_t>(cabin_)].letters().size());
    // Past aisles and places without a seat.
    do {
        next.row += rows;
        next.lane += lanes;
        if (next.row < 0 || next.row >= static_cast<int>(cabin->rows.size()) || next.lane < 0 || next.lane >= laneCount)
            return;
    } while (chart_.at(cabin_, next.row, next.lane) < 0);
    goTo(chart_.at(cabin_, next.row, next.lane), extend);
}

void SeatEditor::tell()
{
    const int index = chart_.at(cabin_, cursor_.row, cursor_.lane);
    if (index >= 0) setAccessibleDescription(seatName(chart_.seat(index)));
    QAccessibleEvent event(this, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&event);
    Q_EMIT selectionChanged();
}

QString SeatEditor::seatName(const SeatCell& seat) const
{
    const QString kind = seat.state == SeatCell::State::Blocked ? tr("blocked") : tr("for sale");
    return seat.exit ? tr("%1, %2, exit row").arg(seat.name, kind) : tr("%1, %2").arg(seat.name, kind);
}

void SeatEditor::keyPressEvent(QKeyEvent* event)
{
    const bool extend = event->modifiers() & Qt::ShiftModifier;
    const int rows = current() ? static_cast<int>(current()->rows.size()) : 0;
    switch (event->key()) {
    case Qt::Key_Left: move(-1, 0, extend); return;
    case Qt::Key_Right: move(1, 0, extend); return;
    case Qt::Key_Up: move(0, 1, extend); return;
    case Qt::Key_Down: move(0, -1, extend); return;
    case Qt::Key_Home: goTo(chart_.at(cabin_, 0, cursor_.lane), extend); return;
    case Qt::Key_End: goTo(chart_.at(cabin_, rows - 1, cursor_.lane), extend); return;
    case Qt::Key_PageUp: setCabin(cabin_ - 1); return;
    case Qt::Key_PageDown: setCabin(cabin_ + 1); return;
    case Qt::Key_B:
    case Qt::Key_Space: toggleBlocked(); return;
    case Qt::Key_E: toggleExit(); return;
    case Qt::Key_Plus: addRow(); return;
    case Qt::Key_Delete: removeRows(); return;
    default: QWidget::keyPressEvent(event);
    }
}

void SeatEditor::mousePressEvent(QMouseEvent* event)
{
    setFocus(Qt::MouseFocusReason);
    goTo(geometry_.seatAt(event->position() - QPointF(kMargin, kMargin)), event->modifiers() & Qt::ShiftModifier);
}

void SeatEditor::mouseMoveEvent(QMouseEvent* event)
{
    if (!(event->buttons() & Qt::LeftButton)) return;
    const int index = geometry_.seatAt(event->position() - QPointF(kMargin, kMargin));
    if (index >= 0 && chart_.seat(index).cabin == cabin_) goTo(index, true);
}

void SeatEditor::focusInEvent(QFocusEvent* event)
{
    QWidget::focusInEvent(event);
    update();
}

void SeatEditor::focusOutEvent(QFocusEvent* event)
{
    QWidget::focusOutEvent(event);
    update();
}

void SeatEditor::paintBody(QPainter& painter) const
{
    const QRectF body = geometry_.fuselage();
    const auto [wingFrom, wingTo] = geometry_.wing();
    painter.setPen(Qt::NoPen);
    painter.setBrush(Theme::of(Role::Line));
    const qreal reach = geometry_.wingAbove();
    painter.drawPolygon(QPolygonF{{wingFrom, body.top()},
                                  {wingFrom + 24, body.top() - reach},
                                  {wingTo + 90, body.top() - reach},
                                  {wingTo, body.top()}});
    painter.drawPolygon(QPolygonF{{wingFrom, body.bottom()},
                                  {wingFrom + 24, body.bottom() + reach},
                                  {wingTo + 90, body.bottom() + reach},
                                  {wingTo, body.bottom()}});
    QPainterPath path;
    const qreal nose = geometry_.noseLength() + 10;
    path.moveTo(body.right(), body.top());
    path.lineTo(body.left() + nose, body.top());
    path.cubicTo(body.left() + 0.35 * nose, body.top(), body.left(), body.center().y() - 0.3 * body.height(),
                 body.left(), body.center().y());
    path.cubicTo(body.left(), body.center().y() + 0.3 * body.height(), body.left() + 0.35 * nose, body.bottom(),
                 body.left() + nose, body.bottom());
    path.lineTo(body.right(), body.bottom());
    painter.setBrush(Theme::of(Role::Surface));
    painter.setPen(QPen(Theme::of(Role::Strong), 1.5));
    painter.drawPath(path);
}

void SeatEditor::paintSigns(QPainter& painter) const
{
    painter.setFont(Theme::font(Type::Caption));
    for (std::size_t c = 0; c < chart_.cabins.size(); ++c) {
        const int cabin = static_cast<int>(c);
        const auto& drawn = chart_.cabins[c];
        painter.setPen(Theme::of(cabin == cabin_ ? Role::Ink : Role::Muted));
        const QString letters = drawn.letters();
        const QRectF area = geometry_.cabin(cabin);
        for (int lane = 0; lane < letters.size(); ++lane)
            if (letters[lane] != '_')
                painter.drawText(QRectF(area.left() - 24, geometry_.laneCentre(cabin, lane) - 8, 16, 16),
                                 Qt::AlignCenter, letters[lane]);
        for (std::size_t r = 0; r < drawn.rows.size(); ++r) {
            const qreal x = geometry_.rowCentre(cabin, static_cast<int>(r));
            const auto& row = drawn.rows[r];
            // Every other number, and every exit row's.
            if (row.exit || r % 2 == 0) {
                painter.setPen(Theme::of(cabin == cabin_ ? Role::Ink : Role::Muted));
                painter.drawText(QRectF(x - 14, geometry_.numbersAt(cabin) - 8, 28, 16), Qt::AlignCenter,
                                 QString::number(row.number));
            }
            if (!row.exit) continue;
            painter.setPen(Qt::NoPen);
            painter.setBrush(Theme::of(Role::Success));
            const qreal top = geometry_.fuselage().top() - 4;
            const qreal bottom = geometry_.fuselage().bottom() + 4;
            painter.drawPolygon(QPolygonF{{x - 5, top}, {x + 5, top}, {x, top - 7}});
            painter.drawPolygon(QPolygonF{{x - 5, bottom}, {x + 5, bottom}, {x, bottom + 7}});
        }
    }
}

void SeatEditor::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(kMargin, kMargin);
    if (chart_.seats.empty()) return;
    paintBody(painter);
    paintSigns(painter);
    QRectF around;
    for (std::size_t i = 0; i < chart_.seats.size(); ++i) {
        const SeatCell& seat = chart_.seats[i];
        const QRectF box = geometry_.seat(static_cast<int>(i));
        const SeatLook look = seat.state == SeatCell::State::Blocked ? SeatLook::Blocked
                              : seat.exit                            ? SeatLook::Exit
                                                                     : SeatLook::Free;
        if (seat.cabin != cabin_) {
            painter.setPen(QPen(Theme::of(Role::Strong), 1));
            painter.setBrush(look == SeatLook::Blocked ? Qt::NoBrush : QBrush(Theme::of(Role::Sunk)));
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 4, 4);
            continue;
        }
        if (selected(seat)) {
            around |= box;
            painter.fillRect(box.adjusted(-2, -2, 2, 2), Theme::of(Role::AccentSoft));
        }
        desktop::seat_sign::paint(painter, box, look);
    }
    if (around.isEmpty()) return;
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(Theme::of(Role::Accent), hasFocus() ? 2 : 1));
    painter.drawRoundedRect(around.adjusted(-3, -3, 3, 3), 4, 4);
}

} // namespace narae::admin
