#include "client-admin/today/departures_delegate.hpp"

#include "client-admin/today/departures_model.hpp"
#include "common/desktop/look/theme.hpp"

#include <QPainter>

namespace narae::admin {

using desktop::Chip;
using desktop::ChipLook;
using desktop::FlightStatus;
using desktop::LoadBar;
using desktop::Role;
using desktop::Theme;
using desktop::Type;

namespace {

constexpr int kEdge = 16;
constexpr int kPadding = 8;
constexpr int kRowHeight = 34;
constexpr int kBar = 60;
constexpr int kPercent = 40;

QRect cellOf(const QStyleOptionViewItem& option, int column)
{
    const int left = column == DeparturesModel::Departs ? kEdge : kPadding;
    return option.rect.adjusted(left, 0, -kPadding, 0);
}

void paintLoad(QPainter& painter, const QRect& cell, const FlightStatus& flight, LoadBar::State state,
               const QString& percent, bool selected)
{
    const QRectF bar(cell.left(), cell.center().y() - 3.5, std::min(84, cell.width() - kPercent - 8), 8);
    LoadBar::paint(painter, bar, flight.cancelled ? flight.capacity : flight.sold.value_or(0),
                   flight.cancelled ? 0 : flight.held.value_or(0), flight.capacity, state, selected);
    const Role ink = state == LoadBar::State::Low         ? Role::Warning
                     : state == LoadBar::State::Full      ? Role::Success
                     : state == LoadBar::State::Cancelled ? Role::Muted
                                                          : Role::Ink;
    painter.setPen(Theme::of(ink));
    painter.setFont(Theme::font(Type::CaptionBold));
    painter.drawText(QRectF(bar.right() + 2, cell.top(), kPercent, cell.height()), Qt::AlignVCenter | Qt::AlignRight,
                     percent);
}

/// The time at the airport; behind it Seoul's where that is another, or a small +1 when it is tomorrow's.
void paintDeparture(QPainter& painter, const QRect& cell, const DeparturesModel& model, const FlightStatus& flight)
{
    painter.setFont(Theme::font(Type::BodyBold));
    painter.setPen(Theme::of(flight.cancelled ? Role::Muted : Role::Ink));
    const QString time = model.departureWord(flight);
    painter.drawText(cell, Qt::AlignVCenter, time);
    const int x = cell.left() + painter.fontMetrics().horizontalAdvance(time) + 3;
    painter.setFont(Theme::font(Type::Caption));
    painter.setPen(Theme::of(Role::Muted));
    if (const QString home = model.homeWord(flight); !home.isEmpty()) {
        painter.drawText(QRect(x + 4, cell.top(), cell.right() - x, cell.height()), Qt::AlignVCenter, home);
        return;
    }
    if (!model.onALaterDay(flight)) return;
    painter.drawText(QRect(x, cell.top() - 4, 24, cell.height()), Qt::AlignVCenter, "+1");
}

} // namespace

QSize DeparturesDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex& index) const
{
    const auto& model = *static_cast<const DeparturesModel*>(index.model());
    const FlightStatus* flight = model.at(index.row());
    if (flight == nullptr) return {0, kRowHeight};
    const auto wide = [](Type type, const QString& text) {
        return QFontMetrics(Theme::font(type)).horizontalAdvance(text) + 1;
    };
    const QString text = index.data().toString();
    int words = 0;
    switch (index.column()) {
    case DeparturesModel::Departs: {
        const QString home = model.homeWord(*flight);
        words = kEdge - kPadding + wide(Type::BodyBold, model.departureWord(*flight)) + 3 +
                (home.isEmpty() ? wide(Type::Caption, "+1") : 4 + wide(Type::Caption, home));
        break;
    }
    case DeparturesModel::Load: words = kBar + kPercent + 8; break;
    case DeparturesModel::State: words = Chip::widthOf(text, model.stateLook(*flight), true) + kPadding; break;
    case DeparturesModel::Flight: words = wide(Type::CaptionBold, text); break;
    default: words = wide(Type::Caption, text);
    }
    return {words + 2 * kPadding, kRowHeight};
}

void DeparturesDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const auto& model = *static_cast<const DeparturesModel*>(index.model());
    const FlightStatus* flight = model.at(index.row());
    if (flight == nullptr) return;
    const bool selected = (option.state & QStyle::State_Selected) != 0;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->fillRect(option.rect, Theme::of(selected ? Role::AccentSoft : Role::Surface));
    painter->fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1), Theme::of(Role::Sunk));
    const QRect cell = cellOf(option, index.column());
    const QString text = index.data().toString();
    switch (index.column()) {
    case DeparturesModel::Departs: paintDeparture(*painter, cell, model, *flight); break;
    case DeparturesModel::Load: paintLoad(*painter, cell, *flight, model.loadState(*flight), text, selected); break;
    case DeparturesModel::State: {
        const ChipLook look = model.stateLook(*flight);
        const bool filled = look.glyph != ChipLook::Glyph::None;
        Chip::paint(*painter, QRect(cell.left(), cell.center().y() - 9, cell.width(), 20), text, look, filled,
                    selected);
        break;
    }
    default: {
        const bool key = index.column() == DeparturesModel::Flight;
        const bool quiet = index.column() == DeparturesModel::Aircraft || flight->cancelled;
        painter->setFont(Theme::font(key ? Type::CaptionBold : Type::Caption));
        painter->setPen(Theme::of(quiet ? Role::Muted : Role::Ink));
        const auto alignment = static_cast<Qt::Alignment>(index.data(Qt::TextAlignmentRole).toInt());
        painter->drawText(cell, static_cast<int>(alignment),
                          painter->fontMetrics().elidedText(text, Qt::ElideRight, cell.width()));
    }
    }
    painter->restore();
}

} // namespace narae::admin
