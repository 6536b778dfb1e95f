#include "client-admin/insights/insight_card.hpp"

#include "client-admin/insights/chart_canvas.hpp"
#include "client-admin/insights/insight_table.hpp"
#include "common/desktop/keep/csv.hpp"
#include "common/desktop/widgets/button.hpp"
#include "common/desktop/widgets/list_state.hpp"
#include "common/desktop/widgets/text_label.hpp"

#include <QComboBox>
#include <QEvent>
#include <QHeaderView>
#include <QLineEdit>
#include <QPainter>
#include <QSortFilterProxyModel>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>

namespace narae::admin {

using desktop::TextLabel;
using desktop::Theme;
using desktop::Type;

namespace {

/// Half of what keeps two columns of a table apart; cells bring the margin themselves.
constexpr int kCellPadding = 8;
constexpr int kCellMargin = 3;

} // namespace

InsightCard::InsightCard(const QString& name, ChartCanvas* canvas, QWidget* parent)
    : Card(20, parent),
      title_(new TextLabel(Type::Lead)),
      measure_(new TextLabel(Type::Caption, TextLabel::InkOf::Muted)),
      toggle_(new desktop::IconButton("list", 28)),
      pages_(new QStackedWidget),
      canvas_(canvas),
      numbers_(new InsightTable(this)),
      sorted_(new QSortFilterProxyModel(this)),
      table_(buildTable(name)),
      nothing_(new TextLabel(Type::Body, TextLabel::InkOf::Muted)),
      saying_(new QWidget),
      retry_(new desktop::Button(desktop::Button::Kind::Secondary, desktop::Button::Size::Compact)),
      loading_(new desktop::ListState)
{
    setObjectName(name + "Card");
    title_->setObjectName(name + "Message");
    measure_->setObjectName(name + "Measure");
    toggle_->setObjectName(name + "AsTable");
    canvas_->setObjectName(name + "Chart");
    nothing_->setObjectName(name + "Nothing");
    title_->wrapped();
    measure_->wrapped();
    nothing_->wrapped();
    nothing_->setAlignment(Qt::AlignCenter);
    auto* words = new QVBoxLayout;
    words->setSpacing(2);
    words->addWidget(title_);
    words->addWidget(measure_);
    auto* head = new QHBoxLayout;
    head->setSpacing(8);
    head->addLayout(words, 1);
    head->addWidget(toggle_, 0, Qt::AlignTop);
    column()->addLayout(head);
    auto* said = new QVBoxLayout(saying_);
    said->setContentsMargins(0, 0, 0, 0);
    said->setSpacing(12);
    said->addStretch();
    said->addWidget(nothing_);
    said->addWidget(retry_, 0, Qt::AlignHCenter);
    said->addStretch();
    for (QWidget* page : std::initializer_list<QWidget*>{canvas_, table_, saying_, loading_})
        pages_->addWidget(page);
    column()->addWidget(pages_, 1);
    loading_->setSkeleton(28, {{0, 18}, {24, 60}, {92, 8}});

    connect(toggle_, &desktop::IconButton::clicked, this, [this] { setAsTable(!asTable_); });
    connect(canvas_, &ChartCanvas::led, this, &InsightCard::led);
    connect(table_, &QTableView::activated, this,
            [this](const QModelIndex& index) { Q_EMIT led(numbers_->leadOf(sorted_->mapToSource(index).row())); });
    retry_->setObjectName(name + "Retry");
    retry_->setIconName("retry");
    connect(retry_, &desktop::Button::clicked, this, &InsightCard::retried);
    showPage();
}

QTableView* InsightCard::buildTable(const QString& name)
{
    auto* table = new QTableView;
    sorted_->setSourceModel(numbers_);
    sorted_->setSortRole(InsightTable::SortRole);
    table->setObjectName(name + "Table");
    table->setModel(sorted_);
    table->setSortingEnabled(true);
    sorted_->sort(-1); // as the server has it, until somebody chooses a column
    table->horizontalHeader()->setSortIndicator(-1, Qt::AscendingOrder);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setSelectionMode(QAbstractItemView::SingleSelection);
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->setShowGrid(false);
    table->setTabKeyNavigation(false);
    table->setFont(Theme::font(Type::Caption));
    table->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    table->verticalHeader()->setDefaultSectionSize(28);
    table->verticalHeader()->hide();
    table->horizontalHeader()->setFixedHeight(32);
    table->horizontalHeader()->setHighlightSections(false);
    table->horizontalHeader()->setFont(Theme::font(Type::CaptionBold));
    table->setStyleSheet(QString("QTableView::item { padding: 0 %1px; } QHeaderView::section { padding: 0 %2px; }"
                                 "QHeaderView::section:first { padding-left: %2px; }"
                                 "QHeaderView::section:last { padding-right: %2px; }")
                             .arg(kCellPadding - kCellMargin)
                             .arg(kCellPadding));
    table->horizontalHeader()->setMinimumSectionSize(32);
    table->horizontalHeader()->setStretchLastSection(true);
    return table;
}

void InsightCard::addPickers(QWidget* pickers)
{
    column()->insertWidget(1, pickers);
    // They came last, and are read before the chart.
    QWidget* before = toggle_;
    for (auto* picker : pickers->findChildren<QComboBox*>()) {
        QWidget* const stop = picker->lineEdit() != nullptr ? static_cast<QWidget*>(picker->lineEdit()) : picker;
        setTabOrder(before, stop);
        before = stop;
    }
    for (QWidget* after : std::initializer_list<QWidget*>{canvas_, table_, retry_}) {
        setTabOrder(before, after);
        before = after;
    }
}

void InsightCard::setTopic(const QString& topic)
{
    topic_ = topic;
    showPage();
}

void InsightCard::show(const Insight& insight)
{
    insight_ = insight;
    problem_.reset();
    // The order that somebody chose outlives new numbers; another number of columns has no such order.
    const int chosen = sorted_->sortColumn();
    numbers_->show(insight);
    if (chosen >= numbers_->columnCount()) sorted_->sort(-1);
    fitColumns();
    canvas_->show(insight);
    table_->setAccessibleName(insight.title + ". " + insight.measure);
    showPage();
}

void InsightCard::fitColumns()
{
    const QFontMetrics head(Theme::font(Type::CaptionBold));
    const QFontMetrics cell(Theme::font(Type::Caption));
    for (int column = 0; column < numbers_->columnCount(); ++column) {
        const auto& about = insight_->columns[static_cast<std::size_t>(column)];
        int width = head.horizontalAdvance(about.head);
        for (const Insight::Row& row : insight_->rows)
            width = std::max(width, cell.horizontalAdvance(row.cells[static_cast<std::size_t>(column)].text));
        table_->setColumnWidth(column, width + 2 * kCellPadding + 2);
        table_->setColumnHidden(column, about.onlyInFiles);
    }
}

void InsightCard::showLoading()
{
    insight_.reset();
    problem_.reset();
    showPage();
}

void InsightCard::showProblem(const desktop::Problem& problem)
{
    insight_.reset();
    problem_ = problem;
    showPage();
}

void InsightCard::setAsTable(bool asTable)
{
    const bool hadFocus = pages_->currentWidget() != nullptr && pages_->currentWidget()->hasFocus();
    asTable_ = asTable;
    showPage();
    if (hadFocus) pages_->currentWidget()->setFocus(Qt::OtherFocusReason);
}

QString InsightCard::message() const
{
    return insight_ ? insight_->title : topic_;
}

void InsightCard::showPage()
{
    title_->setText(message());
    measure_->setText(insight_ ? insight_->measure : QString());
    toggle_->setEnabled(hasNumbers());
    toggle_->setIconName(asTable_ ? "chart" : "list");
    toggle_->setName(asTable_ ? tr("Show as a chart") : tr("Show as a table"));
    retry_->setVisible(problem_.has_value());
    retry_->setText(tr("Try again"));
    if (problem_) {
        nothing_->setText(problem_->sentence);
        pages_->setCurrentWidget(saying_);
    } else if (!insight_) {
        loading_->showLoading();
        pages_->setCurrentWidget(loading_);
    } else if (!hasNumbers()) {
        nothing_->setText(insight_->nothing);
        pages_->setCurrentWidget(saying_);
    } else {
        pages_->setCurrentWidget(asTable_ ? static_cast<QWidget*>(table_) : canvas_);
    }
}

QPixmap InsightCard::picture()
{
    constexpr int kSharp = 2;
    constexpr int kMargin = 20;
    const int chartTop = kMargin + title_->height() + 2 + measure_->height() + 12;
    const QSize chart = pages_->size();
    QPixmap picture(QSize(chart.width() + 2 * kMargin, chartTop + chart.height() + kMargin) * kSharp);
    picture.setDevicePixelRatio(kSharp);
    picture.fill(Theme::of(desktop::Role::Surface));
    canvas_->resize(chart);
    title_->render(&picture, {kMargin, kMargin}, {}, QWidget::DrawChildren);
    measure_->render(&picture, {kMargin, kMargin + title_->height() + 2}, {}, QWidget::DrawChildren);
    // The view has a render() of its own, for scenes.
    static_cast<QWidget*>(canvas_)->render(&picture, {kMargin, chartTop}, {}, QWidget::DrawChildren);
    return picture;
}

QByteArray InsightCard::csv() const
{
    QByteArray text = desktop::csv::kMark;
    if (!insight_) return text;
    std::vector<desktop::csv::Cell> cells;
    for (const InsightColumn& column : insight_->columns)
        cells.emplace_back(column.key);
    text += desktop::csv::line(cells);
    for (const Insight::Row& row : insight_->rows) {
        cells.clear();
        for (const InsightCell& cell : row.cells)
            cells.push_back(cell.raw);
        text += desktop::csv::line(cells);
    }
    return text;
}

void InsightCard::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) showPage();
    Card::changeEvent(event);
}

} // namespace narae::admin
