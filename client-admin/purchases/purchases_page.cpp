#include "client-admin/purchases/purchases_page.hpp"

#include "client-admin/pages/column_fit.hpp"
#include "client-admin/pages/home_time.hpp"
#include "client-admin/purchases/purchase_delegate.hpp"
#include "client-admin/purchases/purchase_detail.hpp"
#include "client-admin/purchases/purchase_export.hpp"
#include "common/desktop/look/formats.hpp"
#include "common/desktop/look/icon.hpp"
#include "common/desktop/widgets/button.hpp"
#include "common/desktop/widgets/card.hpp"
#include "common/desktop/widgets/filter_row.hpp"
#include "common/desktop/widgets/list_state.hpp"
#include "common/desktop/widgets/text_label.hpp"

#include <QComboBox>
#include <QEvent>
#include <QFileDialog>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLineEdit>
#include <QScrollBar>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>

namespace narae::admin {

namespace {

using desktop::Button;

/// The chips: each a choice of states. The first is all.
const QList<QStringList>& chipStates()
{
    static const QList<QStringList> states{
        {}, {"confirmed"}, {"cancelled"}, {"payment_unknown", "paying"}, {"held"}, {"declined", "expired"}};
    return states;
}

} // namespace

PurchasesPage::PurchasesPage(desktop::Parts& parts, CommandRegistry& commands, QWidget* parent)
    : AdminPage(parent),
      parts_(parts),
      model_(new PurchaseModel(parts.client, parts.airports, this)),
      table_(new QTableView),
      list_(new QStackedWidget),
      state_(new desktop::ListState),
      detail_(new PurchaseDetail(parts.client, parts.airports)),
      since_(new QComboBox),
      search_(new QLineEdit),
      flightFilter_(new Button(Button::Kind::Filter, Button::Size::Compact)),
      csv_(new Button(Button::Kind::Secondary, Button::Size::Compact, this))
{
    commands.add(*this);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    auto* main = new QWidget;
    auto* column = new QVBoxLayout(main);
    column->setContentsMargins(24, 20, 24, 16);
    column->setSpacing(16);
    column->addWidget(buildFilters());
    column->addWidget(buildList(), 1);
    row->addWidget(main, 1);
    row->addWidget(detail_);
    detail_->hide();

    csv_->setIconName("download");
    csv_->setObjectName("exportCsv");
    connect(csv_, &Button::clicked, this, &PurchasesPage::askWhereToExport);
    connect(model_, &PurchaseModel::arrived, this, [this] {
        problem_.reset();
        showState();
        if (wanted_ == 0) return;
        if (const int found = model_->rowOf(wanted_); found >= 0) openRow(found);
        wanted_ = 0;
    });
    connect(model_, &PurchaseModel::failed, this, [this](const desktop::Problem& problem) {
        problem_ = problem;
        showState();
    });
    connect(model_, &PurchaseModel::rowsInserted, this, &PurchasesPage::showState);
    connect(model_, &PurchaseModel::rowsRemoved, this, &PurchasesPage::showState);
    connect(detail_, &PurchaseDetail::closed, this, &PurchasesPage::closeDetail);
    connect(detail_, &PurchaseDetail::said, this, &PurchasesPage::toast);
    connect(detail_, &PurchaseDetail::changed, model_, &PurchaseModel::refresh);
    connect(detail_, &PurchaseDetail::flightWanted, this, [this](qint64 flightId) {
        Q_EMIT navigate("flights", {{"flightId", flightId}});
    });
    connect(&parts_.client.connectivity(), &desktop::Connectivity::changed, this, &PurchasesPage::retranslate);
    retranslate();
}

PurchasesPage::~PurchasesPage() = default;

QWidget* PurchasesPage::buildFilters()
{
    auto* filters = new QWidget;
    auto* row = new QHBoxLayout(filters);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    auto* chips = new desktop::FilterRow;
    for (int chip = 0; chip < chipStates().size(); ++chip) {
        Button* button = chips->add();
        button->setObjectName(QString("stateChip%1").arg(chip));
        connect(button, &Button::clicked, this, [this, chip] {
            chosenChip_ = chip;
            applyFilter();
        });
        chips_.push_back(button);
    }
    row->addWidget(chips);
    flightFilter_->setObjectName("flightFilter");
    connect(flightFilter_, &Button::clicked, this, [this] {
        flightId_ = 0;
        applyFilter();
    });
    row->addWidget(flightFilter_->givingWay());
    row->addStretch();
    search_->setObjectName("searchLocator");
    search_->setProperty("sizing", "compact");
    search_->setMaxLength(6);
    search_->setFixedWidth(120);
    search_->addAction(desktop::icon::of("search", desktop::Role::Muted), QLineEdit::LeadingPosition);
    connect(search_, &QLineEdit::textChanged, this, &PurchasesPage::applyFilter);
    row->addWidget(search_);
    since_->setObjectName("since");
    since_->setProperty("sizing", "compact");
    since_->addItems({{}, {}, {}, {}});
    connect(since_, &QComboBox::currentIndexChanged, this, &PurchasesPage::applyFilter);
    row->addWidget(since_);
    return filters;
}

QWidget* PurchasesPage::buildList()
{
    auto* card = new desktop::Card(0);
    card->column()->setContentsMargins(1, 1, 1, 1);
    table_->setObjectName("purchases");
    // Before the table hears of it, which would go on to the next row: the panel stays with what it shows.
    connect(model_, &PurchaseModel::rowsAboutToBeRemoved, this, [this](const QModelIndex&, int first, int last) {
        const int row = table_->currentIndex().row();
        if (row >= first && row <= last) table_->setCurrentIndex({});
    });
    table_->setModel(model_);
    table_->setItemDelegate(new PurchaseDelegate(table_));
    table_->setSelectionBehavior(QAbstractItemView::SelectRows);
    table_->setSelectionMode(QAbstractItemView::SingleSelection);
    table_->setShowGrid(false);
    table_->setMouseTracking(true);
    table_->setTabKeyNavigation(false);
    table_->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    table_->setProperty("ownFocus", true);
    table_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    table_->verticalHeader()->setDefaultSectionSize(30);
    table_->verticalHeader()->hide();
    table_->horizontalHeader()->setFixedHeight(32);
    table_->horizontalHeader()->setHighlightSections(false);
    table_->horizontalHeader()->setFont(desktop::Theme::font(desktop::Type::CaptionBold));
    // Beside the panel there is place for what one looks up by; the panel itself says the route.
    new ColumnFit(table_, PurchaseModel::Route, {PurchaseModel::Route, PurchaseModel::Seats, PurchaseModel::Flight});
    connect(table_->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex& current) { openRow(current.row()); });
    state_->setSkeleton(30, {{3, 10}, {18, 10}, {33, 12}, {50, 14}, {72, 10}, {87, 8}});
    connect(state_, &desktop::ListState::retried, this, &PurchasesPage::applyFilter);
    connect(state_, &desktop::ListState::acted, this, [this] {
        chosenChip_ = 0;
        flightId_ = 0;
        search_->clear();
        since_->setCurrentIndex(0);
        applyFilter();
    });
    list_->addWidget(table_);
    list_->addWidget(state_);
    card->column()->addWidget(list_);
    return card;
}

QString PurchasesPage::title() const
{
    return tr("Purchases");
}

QWidget* PurchasesPage::topAction()
{
    return csv_;
}

void PurchasesPage::entered()
{
    model_->setActive(true);
    detail_->setActive(detail_->isVisible());
    if (!begun_) applyFilter();
}

void PurchasesPage::left()
{
    model_->setActive(false);
    detail_->setActive(false);
}

void PurchasesPage::refresh()
{
    if (problem_)
        applyFilter();
    else
        model_->refresh();
    detail_->refresh();
}

void PurchasesPage::goTo(const QVariantMap& where)
{
    if (where.contains("state")) {
        const QString state = where["state"].toString();
        for (int chip = 0; chip < chipStates().size(); ++chip)
            if (chipStates()[chip].contains(state)) chosenChip_ = chip;
    } else {
        chosenChip_ = 0;
    }
    flightId_ = where.value("flightId").toLongLong();
    wanted_ = where.value("reservationId").toLongLong();
    const QSignalBlocker quiet(search_);
    search_->setText(where.value("locator").toString());
    applyFilter();
}

void PurchasesPage::applyFilter()
{
    begun_ = true;
    PurchaseFilter filter;
    filter.states = chipStates()[chosenChip_];
    filter.locator = search_->text().trimmed().toUpper();
    filter.flightId = flightId_;
    const QDate today = atHome(parts_.now()).date();
    constexpr int kDays[]{-1, 0, 6, 29};
    const int days = kDays[std::max(0, since_->currentIndex())];
    if (days >= 0) filter.placedFrom = today.addDays(-days).startOfDay(homeZone());
    problem_.reset();
    model_->show(filter);
    showState();
    retranslate();
}

void PurchasesPage::showState()
{
    if (model_->rowCount() > 0) {
        list_->setCurrentWidget(table_);
        return;
    }
    list_->setCurrentWidget(state_);
    if (problem_)
        state_->showError(tr("The purchases did not arrive"), problem_->sentence, problem_->details(),
                          problem_->traceId);
    else if (!model_->loaded())
        state_->showLoading();
    else if (model_->filter().query().isEmpty())
        state_->showEmpty(tr("Nothing has been bought yet"), tr("Purchases appear here the moment they are made."));
    else
        state_->showEmpty(tr("No purchase fits"), tr("Another filter, or fewer letters of the locator, may find it."),
                          tr("Show all purchases"));
}

void PurchasesPage::openRow(int row)
{
    if (row < 0 || row >= model_->rowCount()) return;
    const desktop::Purchase& purchase = model_->at(row);
    if (purchase.reservationId == open_ && detail_->isVisible()) return;
    open_ = purchase.reservationId;
    detail_->open(purchase);
    detail_->show();
    detail_->setActive(true);
    makeRoom(true);
    if (table_->currentIndex().row() != row) table_->selectRow(row);
}

void PurchasesPage::closeDetail()
{
    open_ = 0;
    detail_->setActive(false);
    detail_->hide();
    makeRoom(false);
    const QSignalBlocker quiet(table_->selectionModel());
    table_->clearSelection();
    table_->setFocus(Qt::TabFocusReason);
}

void PurchasesPage::makeRoom(bool panel)
{
    search_->setVisible(!panel);
    since_->setVisible(!panel);
}

void PurchasesPage::resizeEvent(QResizeEvent* event)
{
    AdminPage::resizeEvent(event);
    constexpr int kNarrow = 900;
    detail_->setFixedWidth(width() < kNarrow ? PurchaseDetail::kNarrowWidth : PurchaseDetail::kWidth);
}

void PurchasesPage::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape && detail_->isVisible()) {
        closeDetail();
        return;
    }
    AdminPage::keyPressEvent(event);
}

void PurchasesPage::askWhereToExport()
{
    if (export_) {
        export_->stop();
        return;
    }
    auto* dialog = new QFileDialog(this, tr("Save purchases"), "purchases.csv", "CSV (*.csv)");
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QFileDialog::fileSelected, this, &PurchasesPage::exportTo);
    dialog->open();
}

void PurchasesPage::exportTo(const QString& file)
{
    export_ = new PurchaseExport(parts_.client, model_->filter(), file, this);
    connect(export_, &PurchaseExport::progressed, this,
            [this](int written) { csv_->setText(tr("Stop at %1").arg(desktop::formats::number(written))); });
    connect(export_, &PurchaseExport::finished, this, [this](int written, const QString& trouble) {
        export_->deleteLater();
        export_.clear();
        retranslate();
        Q_EMIT toast(trouble.isEmpty() ? tr("%1 purchases saved.").arg(desktop::formats::number(written)) : trouble);
    });
    export_->start();
}

std::vector<std::pair<QString, QString>> PurchasesPage::keys() const
{
    return {{QString::fromUtf8("↑ ↓"), tr("choose a purchase")}, {"Esc", tr("close the panel")}};
}

std::vector<Command> PurchasesPage::commandsFor(const QString& typed)
{
    const auto lead = [this](const QVariantMap& where) {
        return [this, where] { Q_EMIT navigate("purchases", where); };
    };
    std::vector<Command> commands{
        {"purchases.unknown",
         "alert",
         tr("Show payments without an outcome"),
         tr("Purchases"),
         {},
         lead({{"state", "payment_unknown"}})},
        {"purchases.cancelled",
         "undo",
         tr("Show cancelled purchases"),
         tr("Purchases"),
         {},
         lead({{"state", "cancelled"}})},
        {"purchases.held", "clock", tr("Show holds"), tr("Purchases"), {}, lead({{"state", "held"}})},
        {"purchases.csv",
         "download",
         tr("Save the purchases as CSV"),
         tr("Purchases"),
         {},
         [this] {
             Q_EMIT navigate("purchases", {});
             askWhereToExport();
         }},
    };
    if (detail_->isVisible())
        commands.push_back({"purchases.refund",
                            "undo",
                            tr("Cancel and refund %1").arg(detail_->locator()),
                            tr("Purchases"),
                            {},
                            [this] { detail_->beginRefund(); }});
    // A locator is looked up where it is: at the server.
    const QString word = typed.trimmed().toUpper();
    const bool locator = word.size() >= 4 && word.size() <= 6 && std::all_of(word.begin(), word.end(), [](QChar c) {
                             return c.isDigit() || (c >= 'A' && c <= 'Z');
                         });
    if (locator)
        commands.push_back({"purchases.locator",
                            "ticket",
                            tr("Find purchase %1").arg(word),
                            tr("Purchases"),
                            {},
                            lead({{"locator", word}})});
    return commands;
}

void PurchasesPage::retranslate()
{
    const QStringList chips{tr("All"), tr("Paid"), tr("Cancelled"), tr("Unknown"), tr("Held"), tr("Ended")};
    for (std::size_t chip = 0; chip < chips_.size(); ++chip) {
        chips_[chip]->setText(chips[static_cast<int>(chip)]);
        chips_[chip]->setChecked(static_cast<int>(chip) == chosenChip_);
        chips_[chip]->updateGeometry();
    }
    flightFilter_->setVisible(flightId_ != 0);
    flightFilter_->setText(tr("One flight"));
    flightFilter_->setChecked(true);
    const QStringList since{tr("Any time"), tr("Today"), tr("Last 7 days"), tr("Last 30 days")};
    for (int choice = 0; choice < since.size(); ++choice)
        since_->setItemText(choice, since[choice]);
    since_->setAccessibleName(tr("Bought when"));
    search_->setPlaceholderText(tr("Locator"));
    search_->setAccessibleName(tr("Beginning of the locator"));
    table_->setAccessibleName(tr("Purchases"));
    if (!export_) csv_->setText(tr("CSV"));
    csv_->setAccessibleName(tr("Save the purchases as CSV"));
    csv_->setEnabled(parts_.client.connectivity().online());
    showState();
    Q_EMIT titleChanged();
}

void PurchasesPage::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) retranslate();
    AdminPage::changeEvent(event);
}

} // namespace narae::admin
