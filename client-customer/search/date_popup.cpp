#include "client-customer/search/date_popup.hpp"

#include "client-customer/search/lowest_prices.hpp"
#include "common/desktop/look/formats.hpp"
#include "common/desktop/look/theme.hpp"
#include "common/desktop/parts/parts.hpp"
#include "common/desktop/widgets/button.hpp"
#include "common/desktop/widgets/text_label.hpp"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QVBoxLayout>

namespace narae::customer {

using desktop::Role;
using desktop::Theme;
using desktop::Type;
namespace formats = desktop::formats;

namespace {

constexpr int kCellWidth = 52;
constexpr int kCellHeight = 48;
constexpr int kHeadHeight = 28;
constexpr int kDaysAsked = 42;

} // namespace

DatePopup::DatePopup(desktop::Parts& parts, QWidget* parent)
    : QFrame(parent, Qt::Popup),
      prices_(new LowestPrices(parts, this)),
      grid_(new MonthGrid(*prices_)),
      title_(new desktop::TextLabel(Type::Lead)),
      before_(new desktop::IconButton("chevron-left")),
      after_(new desktop::IconButton("chevron-right"))
{
    setProperty("card", "true");
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(16, 12, 16, 16);
    auto* head = new QHBoxLayout;
    head->addWidget(before_);
    head->addStretch();
    head->addWidget(title_);
    head->addStretch();
    head->addWidget(after_);
    column->addLayout(head);
    column->addWidget(grid_);
    grid_->setObjectName("monthGrid");
    before_->setObjectName("monthBefore");
    after_->setObjectName("monthAfter");
    connect(before_, &QPushButton::clicked, this, [this] { grid_->turn(-1); });
    connect(after_, &QPushButton::clicked, this, [this] { grid_->turn(1); });
    connect(grid_, &MonthGrid::moved, this, &DatePopup::showMonth);
    connect(grid_, &MonthGrid::picked, this, [this](const QDate& day) {
        hide();
        Q_EMIT picked(day);
    });
    connect(prices_, &LowestPrices::changed, grid_, qOverload<>(&QWidget::update));
}

void DatePopup::open(QWidget* below, const QString& origin, const QString& destination, const QDate& today,
                     const QDate& chosen)
{
    origin_ = origin;
    destination_ = destination;
    before_->setName(tr("Previous month"));
    after_->setName(tr("Next month"));
    grid_->setAccessibleName(tr("Day of departure"));
    prices_->setActive(true);
    grid_->show(today, std::max(today, chosen));
    showMonth();
    adjustSize();
    move(below->mapToGlobal(QPoint(-12, below->height() + 6)));
    QFrame::show();
    grid_->setFocus(Qt::PopupFocusReason);
}

void DatePopup::hideEvent(QHideEvent* event)
{
    prices_->setActive(false);
    QFrame::hideEvent(event);
}

void DatePopup::showMonth()
{
    title_->setText(formats::monthOfYear(grid_->day()));
    prices_->watch(origin_, destination_, grid_->firstOfMonth(), kDaysAsked);
}

MonthGrid::MonthGrid(const LowestPrices& prices, QWidget* parent) : QWidget(parent), prices_(prices)
{
    setFocusPolicy(Qt::StrongFocus);
    setProperty("ownFocus", true);
    setFixedSize(sizeHint());
}

QSize MonthGrid::sizeHint() const
{
    return {7 * kCellWidth, kHeadHeight + 6 * kCellHeight};
}

void MonthGrid::show(const QDate& today, const QDate& day)
{
    today_ = today;
    day_ = day;
    go(day);
}

void MonthGrid::turn(int months)
{
    go(day_.addMonths(months));
}

void MonthGrid::go(const QDate& day)
{
    day_ = std::max(day, today_);
    const desktop::DayPrice* price = prices_.on(day_);
    setAccessibleDescription(price && price->price ? formats::dateLong(day_) + ", " + formats::money(*price->price)
                                                   : formats::dateLong(day_));
    update();
    Q_EMIT moved();
}

QRect MonthGrid::cellOf(const QDate& day) const
{
    const QDate first = firstOfMonth();
    const int place = day.day() - 1 + first.dayOfWeek() - 1;
    return {place % 7 * kCellWidth, kHeadHeight + place / 7 * kCellHeight, kCellWidth, kCellHeight};
}

void MonthGrid::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(Theme::font(Type::CaptionBold));
    painter.setPen(Theme::of(Role::Muted));
    for (int day = 0; day < 7; ++day)
        painter.drawText(QRect(day * kCellWidth, 0, kCellWidth, kHeadHeight), Qt::AlignCenter,
                         formats::weekday(QDate(2024, 1, 1).addDays(day))); // a Monday
    const auto lowest = prices_.lowest();
    for (QDate day = firstOfMonth(); day.month() == day_.month(); day = day.addDays(1)) {
        const QRect cell = cellOf(day).adjusted(2, 2, -2, -2);
        const bool chosen = day == day_;
        const bool over = day < today_;
        if (chosen) {
            painter.setPen(Qt::NoPen);
            painter.setBrush(Theme::of(Role::Accent));
            painter.drawRoundedRect(cell, 8, 8);
        }
        const Role ink = chosen ? Role::OnAccent : over ? Role::Strong : Role::Ink;
        painter.setFont(Theme::font(Type::BodyBold));
        painter.setPen(Theme::of(ink));
        painter.drawText(cell.adjusted(0, 4, 0, 0), Qt::AlignTop | Qt::AlignHCenter, QString::number(day.day()));
        const desktop::DayPrice* price = prices_.on(day);
        if (over || price == nullptr || !price->price) continue;
        const bool least = lowest && price->price->amountMinor() == lowest->amountMinor();
        painter.setFont(Theme::font(least ? Type::CaptionBold : Type::Caption));
        painter.setPen(Theme::of(chosen ? Role::OnAccent : least ? Role::Success : Role::Muted));
        painter.drawText(cell.adjusted(0, 0, 0, -4), Qt::AlignBottom | Qt::AlignHCenter,
                         formats::moneyShort(*price->price));
    }
}

void MonthGrid::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_Left: go(day_.addDays(-1)); break;
    case Qt::Key_Right: go(day_.addDays(1)); break;
    case Qt::Key_Up: go(day_.addDays(-7)); break;
    case Qt::Key_Down: go(day_.addDays(7)); break;
    case Qt::Key_PageUp: turn(-1); break;
    case Qt::Key_PageDown: turn(1); break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space: Q_EMIT picked(day_); break;
    default: QWidget::keyPressEvent(event);
    }
}

void MonthGrid::mousePressEvent(QMouseEvent* event)
{
    for (QDate day = firstOfMonth(); day.month() == day_.month(); day = day.addDays(1))
        if (day >= today_ && cellOf(day).contains(event->pos())) {
            go(day);
            Q_EMIT picked(day);
            return;
        }
}

} // namespace narae::customer
