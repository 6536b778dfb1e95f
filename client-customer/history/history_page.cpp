#include "client-customer/history/history_page.hpp"

#include "client-customer/art/page_margin.hpp"
#include "client-customer/history/history_columns.hpp"
#include "client-customer/history/history_delegate.hpp"
#include "client-customer/history/history_header.hpp"
#include "client-customer/papers/receipt_paper.hpp"
#include "common/desktop/look/formats.hpp"
#include "common/desktop/look/icon.hpp"
#include "common/desktop/widgets/banner.hpp"
#include "common/desktop/widgets/button.hpp"
#include "common/desktop/widgets/card.hpp"
#include "common/desktop/widgets/list_state.hpp"
#include "common/desktop/widgets/text_label.hpp"

#include <QFileInfo>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMenu>
#include <QPainter>
#include <QScrollBar>
#include <QTableView>
#include <QVBoxLayout>

namespace narae::customer {

namespace formats = desktop::formats;
using desktop::Button;
using desktop::TextLabel;
using desktop::Type;

namespace {

constexpr int kMargin = 96;
constexpr int kContentMost = 1088;
constexpr std::array kFilters{HistoryModel::Filter::All, HistoryModel::Filter::Upcoming, HistoryModel::Filter::Flown,
                              HistoryModel::Filter::Cancelled};

/// The lens in the search, in the palette of the moment.
class SearchSign : public QWidget {
public:
    explicit SearchSign(QWidget* parent) : QWidget(parent)
    {
        setFixedSize(16, 16);
        setAttribute(Qt::WA_TransparentForMouseEvents);
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        desktop::icon::draw(painter, QRectF(rect()), "search", desktop::Theme::of(desktop::Role::Muted));
    }
};

} // namespace

HistoryPage::HistoryPage(desktop::Parts& parts, QWidget* parent)
    : HistoryPage(parts, std::make_unique<ServerPurchases>(parts.client), parent)
{
}

HistoryPage::HistoryPage(desktop::Parts& parts, std::unique_ptr<PurchaseSource> source, QWidget* parent)
    : QWidget(parent),
      parts_(parts),
      source_(std::move(source)),
      model_(*source_, parts.airports, [&parts] { return parts.now(); }),
      saver_(this),
      banner_(new desktop::OfflineBanner(kMargin)),
      title_(new TextLabel(Type::Number)),
      since_(new TextLabel(Type::Body, TextLabel::InkOf::Muted)),
      search_(new QLineEdit),
      sort_(new Button(Button::Kind::Secondary, Button::Size::Bar)),
      receipt_(new Button(Button::Kind::Secondary, Button::Size::Bar)),
      csv_(new Button(Button::Kind::Secondary, Button::Size::Bar)),
      card_(new desktop::Card(1)),
      table_(new QTableView),
      list_(new desktop::ListState),
      shown_(new TextLabel(Type::Caption, TextLabel::InkOf::Muted)),
      told_(new TextLabel(Type::Caption, TextLabel::InkOf::Muted))
{
    setObjectName("historyPage");
    build();
    connectAll();
    retranslate();
}

QHBoxLayout* HistoryPage::buildHead()
{
    auto* head = new QHBoxLayout;
    head->setSpacing(40);
    auto* words = new QVBoxLayout;
    words->setSpacing(2);
    words->addWidget(title_);
    words->addWidget(since_);
    head->addLayout(words);
    head->addStretch();
    const std::array names{"sumPaid", "sumRefunded", "sumNet"};
    for (std::size_t i = 0; i < sums_.size(); ++i) {
        sumLabels_[i] = new TextLabel(Type::Caption, TextLabel::InkOf::Muted);
        sums_[i] = new TextLabel(Type::Number);
        sums_[i]->setObjectName(names[i]);
        auto* sum = new QVBoxLayout;
        sum->setSpacing(0);
        for (TextLabel* label : {sumLabels_[i], sums_[i]}) {
            label->setAlignment(Qt::AlignRight);
            sum->addWidget(label);
        }
        head->addLayout(sum);
    }
    return head;
}

QHBoxLayout* HistoryPage::buildTools()
{
    auto* tools = new QHBoxLayout;
    tools->setSpacing(8);
    const std::array names{"filterAll", "filterUpcoming", "filterFlown", "filterCancelled"};
    for (std::size_t i = 0; i < filters_.size(); ++i) {
        filters_[i] = new Button(Button::Kind::Filter, Button::Size::Bar);
        filters_[i]->setObjectName(names[i]);
        filters_[i]->setChecked(i == 0);
        tools->addWidget(filters_[i]);
    }
    tools->addStretch();
    search_->setObjectName("historySearch");
    search_->setMinimumWidth(180);
    search_->setMaximumWidth(280);
    search_->setClearButtonEnabled(true);
    search_->setProperty("sizing", "bar");
    search_->setTextMargins(24, 0, 0, 0);
    auto* lens = new SearchSign(search_);
    lens->move(11, 8);
    tools->addWidget(search_, 1);
    sort_->setObjectName("historySort");
    receipt_->setObjectName("historyReceipt");
    receipt_->setIconName("receipt");
    csv_->setObjectName("historyCsv");
    csv_->setIconName("download");
    for (Button* button : {sort_, receipt_, csv_})
        tools->addWidget(button);
    return tools;
}

void HistoryPage::build()
{
    table_->setObjectName("historyTable");
    shown_->setObjectName("historyShown");
    told_->setObjectName("historyTold");
    table_->setModel(&model_);
    table_->setItemDelegate(new HistoryDelegate(table_));
    table_->setShowGrid(false);
    table_->setSelectionBehavior(QAbstractItemView::SelectRows);
    table_->setSelectionMode(QAbstractItemView::SingleSelection);
    table_->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    table_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    table_->setMouseTracking(true);
    table_->setTabKeyNavigation(false);
    table_->setProperty("ownFocus", true);
    table_->verticalHeader()->hide();
    table_->verticalHeader()->setDefaultSectionSize(60);
    table_->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    table_->setHorizontalHeader(new HistoryHeader(table_));
    table_->installEventFilter(this);
    table_->viewport()->installEventFilter(this);
    card_->column()->setSpacing(0);
    card_->column()->addWidget(table_);
    card_->column()->addWidget(list_);
    list_->setSkeleton(60, {{2, 8}, {13, 10}, {28, 16}, {58, 10}, {74, 8}, {86, 8}});

    auto* foot = new QHBoxLayout;
    foot->addWidget(shown_);
    foot->addStretch();
    foot->addWidget(told_);
    auto* column = new QVBoxLayout;
    column->setContentsMargins(0, 22, 0, 24);
    column->setSpacing(16);
    column->addLayout(buildHead());
    column->addLayout(buildTools());
    column->addWidget(card_, 1);
    column->addLayout(foot);
    auto* middle = new QWidget;
    middle->setLayout(column);
    middle->setMaximumWidth(kContentMost);
    row_ = new QHBoxLayout;
    row_->addStretch();
    row_->addWidget(middle, 1000);
    row_->addStretch();
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->setSpacing(0);
    outer->addWidget(banner_);
    outer->addLayout(row_, 1);
}

void HistoryPage::connectAll()
{
    for (std::size_t i = 0; i < filters_.size(); ++i)
        connect(filters_[i], &Button::clicked, this, [this, i] {
            for (std::size_t other = 0; other < filters_.size(); ++other)
                filters_[other]->setChecked(other == i);
            model_.setFilter(kFilters[i]);
        });
    connect(search_, &QLineEdit::textChanged, &model_, &HistoryModel::setSearch);
    connect(table_->horizontalHeader(), &QHeaderView::sectionClicked, this, [this](int column) {
        const bool again = column == model_.sortColumn() && model_.sortOrder() == Qt::DescendingOrder;
        model_.sort(column, again ? Qt::AscendingOrder : Qt::DescendingOrder);
    });
    connect(table_, &QTableView::doubleClicked, this, [this](const QModelIndex& index) { openRow(index.row()); });
    connect(table_, &QTableView::clicked, this, [this](const QModelIndex& index) {
        if (index.column() != HistoryModel::Actions) return;
        const QPoint at = table_->viewport()->mapFromGlobal(QCursor::pos());
        if (HistoryDelegate::meansReceipt(table_->visualRect(index), at))
            saveReceipt(index.row());
        else
            openRow(index.row());
    });
    connect(receipt_, &Button::clicked, this, [this] { saveReceipt(currentRow()); });
    connect(csv_, &Button::clicked, this, [this] { saver_.save("narae-history.csv", model_.csv()); });
    connect(sort_, &Button::clicked, this, [this] {
        auto* menu = new QMenu(this);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        for (int column = 0; column < HistoryModel::Actions; ++column)
            menu->addAction(model_.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString(), this,
                            [this, column] { Q_EMIT table_->horizontalHeader()->sectionClicked(column); });
        menu->popup(sort_->mapToGlobal(QPoint(0, sort_->height() + 4)));
    });
    // A row stays chosen and in its place while those around it come and go.
    connect(&model_, &HistoryModel::modelAboutToBeReset, this, [this] {
        if (const int row = currentRow(); row >= 0) selected_ = model_.purchase(row).reservationId;
    });
    connect(&model_, &HistoryModel::modelReset, this, [this] {
        const int row = selected_ == 0 ? -1 : model_.rowOf(selected_);
        if (row >= 0) table_->selectRow(row);
        showModel();
    });
    connect(table_->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this] { receipt_->setEnabled(currentRow() >= 0); });
    connect(&model_, &HistoryModel::pageArrived, this, [this] {
        problem_.reset();
        showModel();
        // The sums and the counts speak of every purchase: the rest follows page by page.
        model_.fetchMore();
    });
    connect(&model_, &HistoryModel::failed, this, [this](const desktop::Problem& problem) {
        problem_ = problem;
        showModel();
    });
    connect(source_.get(), &PurchaseSource::stirred, &model_, &HistoryModel::reload);
    connect(list_, &desktop::ListState::retried, this, &HistoryPage::reload);
    connect(list_, &desktop::ListState::acted, this, [this] {
        if (parts_.session.guest())
            Q_EMIT logInWanted();
        else if (model_.all().empty())
            Q_EMIT bookingWanted();
        else
            search_->clear();
    });
    connect(&saver_, &FileSaver::saved, this,
            [this](const QString& path) { tell(tr("Saved as %1.").arg(QFileInfo(path).fileName())); });
    connect(&saver_, &FileSaver::failed, this,
            [this](const QString&, const QString& reason) { tell(tr("Not saved: %1").arg(reason), true); });
    connect(&parts_.session, &desktop::Session::changed, this, &HistoryPage::reload);
    connect(&parts_.airports, &desktop::AirportBook::changed, &model_, &HistoryModel::reword);
    desktop::Connectivity& connectivity = parts_.client.connectivity();
    connect(&connectivity, &desktop::Connectivity::changed, this, [this] {
        showConnection();
        if (parts_.client.connectivity().online() && isVisible()) reload();
    });
    connect(&connectivity, &desktop::Connectivity::counted, this,
            [this] { banner_->showNextTry(parts_.client.connectivity().secondsToNextTry()); });
    connect(banner_, &desktop::OfflineBanner::tryNow, &connectivity, &desktop::Connectivity::tryNow);
}

void HistoryPage::reload()
{
    problem_.reset();
    told_->clear();
    if (parts_.session.guest()) {
        model_.clear();
    } else if (isVisible()) {
        model_.reload();
    }
    source_->setWatched(isVisible() && !parts_.session.guest());
    showModel();
}

int HistoryPage::currentRow() const
{
    const QModelIndex index = table_->currentIndex();
    return index.isValid() && index.row() < model_.rowCount() ? index.row() : -1;
}

void HistoryPage::openRow(int row)
{
    if (row >= 0) Q_EMIT tripChosen(model_.purchase(row).reservationId);
}

void HistoryPage::saveReceipt(int row)
{
    if (row < 0) return;
    ReceiptFacts facts;
    facts.purchase = model_.purchase(row);
    const desktop::Account& account = parts_.session.account();
    facts.customer = tr("%1, %2").arg(account.name, account.email);
    facts.issuedAt = parts_.now();
    receipt_->setBusy(true);
    desktop::Call call =
        desktop::Call::get(QString("/v1/reservations/%1").arg(facts.purchase.reservationId)).remember();
    if (!parts_.client.connectivity().online()) call.deadline = std::chrono::seconds(1);
    parts_.client.send(call, this, [this, facts](const desktop::Outcome& outcome) mutable {
        receipt_->setBusy(false);
        // Without the server the receipt says less, but nothing else.
        if (outcome) facts.reservation = desktop::Reservation::fromJson(outcome->object());
        saver_.save(QString("narae-receipt-%1.pdf").arg(facts.purchase.locator), receiptAsPdf(facts, parts_.airports));
    });
}

void HistoryPage::tell(const QString& words, bool wrong)
{
    told_->setInk(wrong ? TextLabel::InkOf::Danger : TextLabel::InkOf::Muted);
    told_->setText(words);
}

void HistoryPage::showModel()
{
    const HistoryTotals& totals = model_.totals();
    const std::array counts{totals.all, totals.upcoming, totals.flown, totals.cancelled};
    const std::array words{tr("All %1"), tr("Upcoming %1"), tr("Flown %1"), tr("Cancelled %1")};
    for (std::size_t i = 0; i < filters_.size(); ++i) {
        filters_[i]->setText(words[i].arg(formats::number(counts[i])));
        filters_[i]->updateGeometry();
    }
    const bool complete = model_.complete();
    const std::array money{totals.paid, totals.refunded, totals.net};
    for (std::size_t i = 0; i < sums_.size(); ++i)
        sums_[i]->setText(complete ? formats::money(money[i]) : QString(QChar(0x2026)));
    const QString since = desktop::Language::current().locale().toString(
        totals.since.toLocalTime().date(),
        desktop::Language::current().korean() ? QString::fromUtf8("yyyy년 M월") : QString("MMMM yyyy"));
    since_->setText(totals.all == 0   ? QString()
                    : !complete       ? tr("Loading, %1 so far").arg(formats::number(totals.all))
                    : totals.all == 1 ? tr("1 purchase, in %1").arg(since)
                                      : tr("%1 purchases since %2").arg(formats::number(totals.all), since));
    const QDateTime seen = model_.seenAt().toLocalTime();
    shown_->setText(model_.loaded() ? tr("%1 of %2 shown, as seen on %3 at %4")
                                          .arg(formats::number(model_.rowCount()), formats::number(totals.all),
                                               formats::dateLong(seen.date()), seen.toString("HH:mm"))
                                    : QString());
    csv_->setEnabled(model_.rowCount() > 0 && complete);
    receipt_->setEnabled(currentRow() >= 0);
    showState();
}

void HistoryPage::showState()
{
    const bool rows = model_.rowCount() > 0;
    table_->setVisible(rows);
    list_->setVisible(!rows);
    if (rows) return;
    if (parts_.session.guest())
        list_->showEmpty(tr("Your purchases appear here"),
                         tr("Log in to see what you bought. A booking without an account is found under Trips."),
                         tr("Log in"));
    else if (problem_)
        list_->showError(tr("The history could not be loaded"), problem_->sentence, problem_->details(),
                         problem_->traceId);
    else if (!model_.loaded())
        list_->showLoading();
    else if (model_.all().empty())
        list_->showEmpty(tr("Nothing bought yet"), tr("Your first booking will be here, with its receipt."),
                         tr("Find a flight"));
    else
        list_->showEmpty(tr("No purchase matches"), tr("Try a locator, a city or a date, or another filter."),
                         tr("Clear the search"));
}

void HistoryPage::showConnection()
{
    const desktop::Connectivity& connectivity = parts_.client.connectivity();
    banner_->setVisible(!connectivity.online());
    if (connectivity.online()) return;
    banner_->showSince(connectivity.offlineSince());
    banner_->showNextTry(connectivity.secondsToNextTry());
}

void HistoryPage::fitColumns()
{
    const auto widths = historyColumns(model_, table_->viewport()->width());
    for (std::size_t column = 0; column < widths.size(); ++column)
        table_->setColumnWidth(static_cast<int>(column), widths[column]);
}

void HistoryPage::retranslate()
{
    title_->setText(tr("Purchase history"));
    const std::array labels{tr("Paid"), tr("Refunded"), tr("Net")};
    for (std::size_t i = 0; i < labels.size(); ++i) {
        sumLabels_[i]->setText(labels[i]);
        sums_[i]->setAccessibleName(labels[i]);
    }
    search_->setPlaceholderText(tr("Locator, city or date"));
    search_->setAccessibleName(tr("Search the history"));
    table_->setAccessibleName(tr("Purchases"));
    sort_->setText(tr("Sort"));
    receipt_->setText(tr("Receipt"));
    csv_->setText(tr("CSV"));
    csv_->setAccessibleName(tr("Save the purchases shown as CSV"));
    banner_->setWhat(tr("Everything you last saw is here; booking and cancelling wait until you are back."));
    model_.reword();
    fitColumns();
    showModel();
    showConnection();
}

bool HistoryPage::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == table_->viewport() && event->type() == QEvent::Resize) fitColumns();
    if (watched == table_ && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Return || key == Qt::Key_Enter) {
            openRow(currentRow());
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void HistoryPage::resizeEvent(QResizeEvent* event)
{
    const int margin = pageMargin(width());
    row_->setContentsMargins(margin, 0, margin, 0);
    QWidget::resizeEvent(event);
}

void HistoryPage::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) retranslate();
    QWidget::changeEvent(event);
}

void HistoryPage::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    showConnection();
    reload();
}

void HistoryPage::hideEvent(QHideEvent* event)
{
    source_->setWatched(false);
    QWidget::hideEvent(event);
}

} // namespace narae::customer
