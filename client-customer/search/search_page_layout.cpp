#include "client-customer/art/page_margin.hpp"
#include "client-customer/search/next_trip_card.hpp"
#include "client-customer/search/price_strip.hpp"
#include "client-customer/search/row_button.hpp"
#include "client-customer/search/search_fields.hpp"
#include "client-customer/search/search_line.hpp"
#include "client-customer/search/search_options.hpp"
#include "client-customer/search/search_page.hpp"
#include "client-customer/search/search_paper.hpp"
#include "common/desktop/look/icon.hpp"
#include "common/desktop/parts/parts.hpp"
#include "common/desktop/widgets/button.hpp"
#include "common/desktop/widgets/text_label.hpp"

#include <QHBoxLayout>
#include <QPainter>
#include <QVBoxLayout>

namespace narae::customer {

using desktop::Button;
using desktop::IconButton;
using desktop::Role;
using desktop::TextLabel;
using desktop::Theme;
using desktop::Type;

namespace {

/// The frame of the line: radius 14, its outline two pixels wide.
class LineFrame : public QWidget {
public:
    using QWidget::QWidget;

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(Theme::of(Role::Accent), 2));
        painter.setBrush(Theme::of(Role::Surface));
        painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 14, 14);
        desktop::icon::draw(painter, QRectF(25, 26, 20, 20), "search", Theme::of(Role::Accent));
    }
};

} // namespace

void SearchPage::build()
{
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus);
    setWidget(paper_);
    paper_->setObjectName("searchPaper");

    question_ = new TextLabel(Type::Hero);
    hint_ = new TextLabel(Type::Body, TextLabel::InkOf::Muted);
    line_ = new SearchLine;
    go_ = new Button(Button::Kind::Primary, Button::Size::Large);
    fields_ = new SearchFields(parts_);
    options_ = new SearchOptions(parts_);
    pricesHead_ = new TextLabel(Type::Lead);
    pricesAbout_ = new TextLabel(Type::Caption, TextLabel::InkOf::Muted);
    months_ = new TextLabel(Type::BodyBold);
    earlier_ = new IconButton("chevron-left");
    later_ = new IconButton("chevron-right");
    strip_ = new PriceStrip(*prices_);
    tripHead_ = new TextLabel(Type::Lead);
    tripCard_ = new NextTripCard(parts_, *trips_);
    recentHead_ = new TextLabel(Type::Lead);
    clear_ = new Button(Button::Kind::Link, Button::Size::Bar);
    recentCard_ = new QFrame;
    recentEmpty_ = new TextLabel(Type::Body, TextLabel::InkOf::Muted);

    hint_->setObjectName("searchHint");
    line_->setObjectName("searchLine");
    go_->setObjectName("seeFlights");
    fields_->setObjectName("searchFields");
    options_->hide();
    strip_->setObjectName("priceStrip");
    earlier_->setObjectName("stripEarlier");
    later_->setObjectName("stripLater");
    clear_->setObjectName("clearRecent");
    go_->setIconName("arrow-right");
    go_->setIconAfter(true);

    auto* frame = new LineFrame;
    frame->setFixedHeight(72);
    auto* inLine = new QHBoxLayout(frame);
    inLine->setContentsMargins(61, 8, 12, 8);
    inLine->setSpacing(16);
    inLine->addWidget(line_, 1);
    inLine->addWidget(go_);

    auto* prices = new QHBoxLayout;
    prices->setSpacing(10);
    prices->addWidget(pricesHead_);
    prices->addWidget(pricesAbout_);
    prices->addStretch();
    prices->addWidget(earlier_);
    prices->addWidget(months_);
    prices->addWidget(later_);

    auto* recentTop = new QHBoxLayout;
    recentTop->addWidget(recentHead_);
    recentTop->addStretch();
    recentTop->addWidget(clear_);
    recentCard_->setProperty("card", "true");
    recentCard_->setFixedHeight(140);
    auto* rows = new QVBoxLayout(recentCard_);
    rows->setContentsMargins(2, 4, 2, 4);
    rows->setSpacing(0);
    rows->addStretch();
    for (int row = 0; row < RecentSearches::kKeptMost; ++row) {
        auto* button = new RowButton("clock");
        button->setObjectName(QString("recent%1").arg(row));
        connect(button, &RowButton::clicked, this, [this, row] {
            const auto searches = recent_.list(today());
            if (static_cast<std::size_t>(row) >= searches.size()) return;
            setQuery(searches[static_cast<std::size_t>(row)]);
            search();
        });
        recentRows_.push_back(button);
        rows->addWidget(button);
    }
    recentEmpty_->setAlignment(Qt::AlignCenter);
    rows->addWidget(recentEmpty_);
    rows->addStretch();

    auto* left = new QVBoxLayout;
    left->setSpacing(8);
    left->addWidget(tripHead_);
    left->addWidget(tripCard_);
    auto* right = new QVBoxLayout;
    right->setSpacing(8);
    right->addLayout(recentTop);
    right->addWidget(recentCard_);
    auto* bottom = new QHBoxLayout;
    bottom->setSpacing(32);
    bottom->addLayout(left, 712);
    bottom->addLayout(right, 344);

    auto* column = new QVBoxLayout(paper_);
    column->setContentsMargins(96, 34, 96, 40);
    column->setSpacing(0);
    column->addWidget(question_);
    column->addSpacing(6);
    column->addWidget(hint_);
    column->addSpacing(28);
    column->addWidget(frame);
    column->addSpacing(12);
    column->addWidget(fields_);
    column->addWidget(options_);
    column->addSpacing(28);
    column->addLayout(prices);
    column->addSpacing(8);
    column->addWidget(strip_);
    column->addSpacing(30);
    column->addLayout(bottom);
    column->addStretch();
}

void SearchPage::resizeEvent(QResizeEvent* event)
{
    const int margin = pageMargin(width());
    // The bar stands in the free margin: nothing moves when it comes.
    const int bar = width() - viewport()->width();
    paper_->layout()->setContentsMargins(margin, 34, margin - bar, 40);
    QScrollArea::resizeEvent(event);
}

} // namespace narae::customer
