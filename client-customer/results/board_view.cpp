#include "client-customer/results/board_view.hpp"

#include "client-customer/results/board_delegate.hpp"
#include "client-customer/results/flight_board_model.hpp"
#include "common/desktop/look/theme.hpp"

#include <QHeaderView>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>
#include <array>

namespace narae::customer {

using desktop::Role;
using desktop::Theme;
using desktop::Type;

namespace {

constexpr int kHeadHeight = 36;
constexpr int kUsualWidth = 1088;
/// Of 1088, by the columns.
constexpr std::array kWidths{152, 220, 148, 166, 130, 150, 122};

/// The widths of the columns on a board of that width; what a wide one has more goes to the route lines.
std::array<int, kWidths.size()> widthsOn(int width)
{
    std::array<int, kWidths.size()> widths{};
    int used = 0;
    for (std::size_t column = 0; column < kWidths.size(); ++column) {
        widths[column] = width >= kUsualWidth ? kWidths[column] : kWidths[column] * width / kUsualWidth;
        if (column != FlightBoardModel::Line) used += widths[column];
    }
    widths[FlightBoardModel::Line] = width - used;
    return widths;
}

} // namespace

BoardHead::BoardHead(const BoardView& board, QWidget* parent) : QWidget(parent), board_(board)
{
    setFixedHeight(kHeadHeight);
    connect(board.model(), &QAbstractItemModel::headerDataChanged, this, qOverload<>(&QWidget::update));
    connect(board.model(), &QAbstractItemModel::layoutChanged, this, qOverload<>(&QWidget::update));
}

void BoardHead::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QPainterPath strip;
    strip.addRoundedRect(QRectF(rect()).adjusted(0, 0, 0, 12), 9, 9);
    painter.setClipRect(rect());
    painter.fillPath(strip, Theme::of(Role::BoardHead));
    QFont font = Theme::font(Type::CaptionBold);
    font.setLetterSpacing(QFont::AbsoluteSpacing, 0.3);
    font.setCapitalization(QFont::AllUppercase);
    painter.setFont(font);
    painter.setPen(Theme::of(Role::BoardHeadText));
    // Above the columns, also while the board itself is not there.
    const bool shown = board_.isVisible();
    const auto widths = widthsOn(shown ? board_.viewport()->width() : width());
    int left = 0;
    for (std::size_t column = 0; column < widths.size(); ++column) {
        const bool right = column == FlightBoardModel::Total;
        const QRect text(left + (column == 0 ? 24 : 0), 0,
                         widths[column] - (column == 0 ? 24
                                           : right     ? 20
                                                       : 0),
                         height());
        painter.drawText(
            text, Qt::AlignVCenter | (right ? Qt::AlignRight : Qt::AlignLeft),
            board_.model()->headerData(static_cast<int>(column), Qt::Horizontal, Qt::DisplayRole).toString());
        left += widths[column];
    }
}

BoardView::BoardView(FlightBoardModel& model, const desktop::Parts& parts, QWidget* parent)
    : QTableView(parent), model_(model), delegate_(new BoardDelegate(model, parts, this))
{
    setModel(&model);
    setItemDelegate(delegate_);
    horizontalHeader()->hide();
    horizontalHeader()->setMinimumSectionSize(20);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setDefaultSectionSize(BoardDelegate::kRowHeight);
    verticalHeader()->setMinimumSectionSize(BoardDelegate::kRowHeight);
    setShowGrid(false);
    setSelectionBehavior(SelectRows);
    setSelectionMode(SingleSelection);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setEditTriggers(NoEditTriggers);
    setTabKeyNavigation(false);
    setMouseTracking(true);
    setProperty("ownFocus", true);
}

QRect BoardView::buttonOf(int row) const
{
    return BoardDelegate::buttonIn(visualRect(model_.index(row, FlightBoardModel::Choose)));
}

void BoardView::resizeEvent(QResizeEvent* event)
{
    QTableView::resizeEvent(event);
    const auto widths = widthsOn(viewport()->width());
    for (std::size_t column = 0; column < widths.size(); ++column)
        setColumnWidth(static_cast<int>(column), widths[column]);
}

void BoardView::keyPressEvent(QKeyEvent* event)
{
    delegate_->setFocusByKeyboard(true);
    const bool choose =
        event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter || event->key() == Qt::Key_Space;
    if (choose && currentIndex().isValid()) {
        Q_EMIT chosen(currentIndex().row());
        return;
    }
    QTableView::keyPressEvent(event);
    viewport()->update();
}

void BoardView::hover(int row)
{
    if (row == hovered_) return;
    hovered_ = row;
    delegate_->setHoveredRow(row);
    viewport()->update();
}

void BoardView::mouseMoveEvent(QMouseEvent* event)
{
    const int row = rowAt(event->pos().y());
    hover(row);
    viewport()->setCursor(row >= 0 && buttonOf(row).contains(event->pos()) ? Qt::PointingHandCursor : Qt::ArrowCursor);
    QTableView::mouseMoveEvent(event);
}

void BoardView::mouseReleaseEvent(QMouseEvent* event)
{
    delegate_->setFocusByKeyboard(false);
    QTableView::mouseReleaseEvent(event);
    const int row = rowAt(event->pos().y());
    if (event->button() == Qt::LeftButton && row >= 0 && buttonOf(row).contains(event->pos())) Q_EMIT chosen(row);
}

void BoardView::mouseDoubleClickEvent(QMouseEvent* event)
{
    const int row = rowAt(event->pos().y());
    if (row >= 0 && !buttonOf(row).contains(event->pos())) Q_EMIT chosen(row);
}

void BoardView::leaveEvent(QEvent* event)
{
    hover(-1);
    QTableView::leaveEvent(event);
}

void BoardView::focusInEvent(QFocusEvent* event)
{
    delegate_->setFocusByKeyboard(event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason);
    if (!currentIndex().isValid() && model_.rowCount() > 0) selectRow(0);
    QTableView::focusInEvent(event);
}

void BoardView::focusOutEvent(QFocusEvent* event)
{
    delegate_->setFocusByKeyboard(false);
    QTableView::focusOutEvent(event);
}

} // namespace narae::customer
