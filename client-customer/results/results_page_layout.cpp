#include "client-customer/art/destination_art.hpp"
#include "client-customer/art/destination_pictures.hpp"
#include "client-customer/art/page_margin.hpp"
#include "client-customer/results/board_delegate.hpp"
#include "client-customer/results/board_view.hpp"
#include "client-customer/results/day_tabs.hpp"
#include "client-customer/results/results_page.hpp"
#include "common/desktop/parts/parts.hpp"
#include "common/desktop/widgets/button.hpp"
#include "common/desktop/widgets/list_state.hpp"
#include "common/desktop/widgets/route_line.hpp"
#include "common/desktop/widgets/text_label.hpp"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QPainter>
#include <QStackedLayout>
#include <QVBoxLayout>

namespace narae::customer {

using desktop::Button;
using desktop::Role;
using desktop::TextLabel;
using desktop::Theme;
using desktop::Type;

namespace {

/// A dot beside a word: green while live, amber while the server is away.
class LiveDot : public QWidget {
public:
    LiveDot() { setFixedSize(10, 16); }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(Theme::of(property("live").toBool() ? Role::Success : Role::Warning));
        painter.drawEllipse(QRectF(1, 4, 8, 8));
    }
};

/// The line around the board.
class BoardFrame : public QWidget {
protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Theme::of(Role::Line));
        painter.setBrush(Theme::of(Role::Surface));
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 10, 10);
    }
};

Button* filter(const char* name)
{
    auto* button = new Button(Button::Kind::Filter, Button::Size::Bar);
    button->setObjectName(name);
    return button;
}

} // namespace

void ResultsPage::build()
{
    from_ = new TextLabel(Type::Number);
    line_ = new desktop::RouteLine;
    to_ = new TextLabel(Type::Number);
    about_ = new TextLabel(Type::Body, TextLabel::InkOf::Muted);
    edit_ = new Button(Button::Kind::Link, Button::Size::Bar);
    tabs_ = new DayTabs(*prices_);
    board_ = new BoardView(*model_, parts_);
    state_ = new desktop::ListState;
    about_->setObjectName("about");
    edit_->setObjectName("editSearch");
    edit_->setIconName("pencil");
    edit_->setFont(Theme::font(Type::BodyBold));
    tabs_->setObjectName("dayTabs");
    board_->setObjectName("board");
    state_->setObjectName("boardState");
    state_->setSkeleton(BoardDelegate::kRowHeight, {{2, 10}, {15, 17}, {35, 9}, {48, 9}, {63, 6}, {76, 9}, {88, 9}});
    line_->setFixedWidth(70);

    auto* route = new QHBoxLayout;
    route->setSpacing(16);
    route->addWidget(from_);
    route->addWidget(line_);
    route->addWidget(to_);
    route->addStretch();
    auto* about = new QHBoxLayout;
    about->setSpacing(18);
    about->addWidget(about_);
    about->addWidget(edit_);
    about->addStretch();
    auto* filters = new QHBoxLayout;
    filters->setSpacing(8);
    buildFilters(*filters);

    auto* frame = new BoardFrame;
    auto* framed = new QVBoxLayout(frame);
    framed->setContentsMargins(1, 1, 1, 8);
    framed->setSpacing(0);
    framed->addWidget(new BoardHead(*board_));
    stack_ = new QStackedLayout;
    stack_->addWidget(board_);
    stack_->addWidget(state_);
    framed->addLayout(stack_);

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(96, 16, 96, 20);
    column->setSpacing(0);
    column->addLayout(route);
    column->addSpacing(4);
    column->addLayout(about);
    column->addSpacing(14);
    column->addWidget(tabs_);
    column->addSpacing(18);
    column->addLayout(filters);
    column->addSpacing(14);
    column->addWidget(frame, 1);
}

void ResultsPage::buildFilters(QHBoxLayout& row)
{
    sortHead_ = new TextLabel(Type::Caption, TextLabel::InkOf::Muted);
    showHead_ = new TextLabel(Type::Caption, TextLabel::InkOf::Muted);
    byDeparture_ = filter("sortDeparture");
    byPrice_ = filter("sortPrice");
    byDuration_ = filter("sortDuration");
    morning_ = filter("morning");
    afternoon_ = filter("afternoon");
    together_ = filter("together");
    liveDot_ = new LiveDot;
    live_ = (new TextLabel(Type::Caption, TextLabel::InkOf::Muted))->elided();
    live_->setObjectName("live");
    auto* sorts = new QButtonGroup(this);
    for (Button* button : {byDeparture_, byPrice_, byDuration_})
        sorts->addButton(button);
    byDeparture_->setChecked(true);
    auto* divider = new QFrame;
    divider->setFixedSize(1, 20);
    divider->setAutoFillBackground(true);
    divider->setBackgroundRole(QPalette::Mid);
    row.addWidget(sortHead_);
    row.addSpacing(8);
    for (Button* button : {byDeparture_, byPrice_, byDuration_})
        row.addWidget(button);
    row.addSpacing(8);
    row.addWidget(divider);
    row.addSpacing(8);
    row.addWidget(showHead_);
    row.addSpacing(8);
    for (Button* button : {morning_, afternoon_, together_})
        row.addWidget(button);
    row.addStretch();
    row.addWidget(liveDot_);
    row.addWidget(live_);
    for (Button* button : {byDeparture_, byPrice_, byDuration_, morning_, afternoon_, together_})
        connect(button, &QPushButton::toggled, this, &ResultsPage::wish);
}

void ResultsPage::resizeEvent(QResizeEvent* event)
{
    const int margin = pageMargin(width());
    layout()->setContentsMargins(margin, 16, margin, 20);
    QWidget::resizeEvent(event);
}

void ResultsPage::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), Theme::of(Role::Paper));
    if (query_.destination.isEmpty()) return;
    const QRectF at(width() * 0.42, 0, width() * 0.58, 156);
    pictures_.paint(painter, at, query_.destination);
    fadeIntoPaper(painter, at);
}

} // namespace narae::customer
