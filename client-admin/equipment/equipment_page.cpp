#include "client-admin/equipment/equipment_page.hpp"

#include "client-admin/airline/words.hpp"
#include "common/desktop/look/formats.hpp"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QTimer>

namespace narae::admin {

using desktop::Button;
using desktop::TextLabel;
using desktop::Type;

namespace {

constexpr int kPreconditionFailed = 412;

} // namespace

EquipmentPage::EquipmentPage(desktop::Parts& parts, CommandRegistry& registry, QWidget* parent)
    : AdminPage(parent), parts_(parts), service_(parts.client)
{
    setObjectName("equipmentPage");
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->setSpacing(0);
    banner_ = new desktop::OfflineBanner(24, this);
    banner_->hide();
    outer->addWidget(banner_);
    stack_ = new QStackedWidget(this);
    outer->addWidget(stack_, 1);
    content_ = new QWidget(stack_);
    state_ = new desktop::ListState(stack_);
    state_->setObjectName("equipmentState");
    state_->setSkeleton(56, {{2, 16}, {24, 70}});
    stack_->addWidget(content_);
    stack_->addWidget(state_);
    stack_->setCurrentWidget(state_);
    auto* row = new QHBoxLayout(content_);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    buildLeft(row);
    buildRight(row);
    listen();
    retranslate();
    registry.add(*this);
}

EquipmentPage::~EquipmentPage() = default;

void EquipmentPage::buildLeft(QHBoxLayout* to)
{
    auto* scroll = new QScrollArea(content_);
    scroll->setWidgetResizable(true);
    scroll->setFixedWidth(280);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    auto* left = new QWidget(scroll);
    left->setProperty("bar", "rail");
    left->setAttribute(Qt::WA_StyledBackground);
    auto* column = new QVBoxLayout(left);
    column->setContentsMargins(20, 16, 20, 16);
    column->setSpacing(8);
    auto* head = new QHBoxLayout;
    typesTitle_ = new TextLabel(Type::Lead, left);
    new_ = new Button(Button::Kind::Quiet, Button::Size::Compact, left);
    new_->setObjectName("newAircraft");
    new_->setIconName("plus");
    head->addWidget(typesTitle_->elided());
    head->addStretch(1);
    head->addWidget(new_->givingWay());
    column->addLayout(head);
    list_ = new QListWidget(left);
    list_->setObjectName("aircraftList");
    list_->setFont(desktop::Theme::font(Type::CaptionBold));
    list_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    column->addWidget(list_);
    auto* nameRow = new QHBoxLayout;
    nameLabel_ = new TextLabel(Type::Caption, TextLabel::InkOf::Muted, left);
    name_ = new QLineEdit(left);
    name_->setObjectName("aircraftName");
    name_->setProperty("sizing", "compact");
    name_->setMaxLength(40);
    nameRow->addWidget(nameLabel_->elided(), 4);
    nameRow->addWidget(name_, 6);
    column->addLayout(nameRow);
    column->addWidget(new desktop::Rule(left));
    column_ = new CabinColumn(history_, left);
    column->addWidget(column_);
    flaws_ = new desktop::Card(12, left);
    flaws_->setWarning(true);
    flawWords_ = (new TextLabel(Type::Caption, TextLabel::InkOf::Warning, flaws_))->wrapped();
    flawWords_->setObjectName("layoutFlaws");
    flaws_->column()->addWidget(flawWords_);
    column->addWidget(flaws_);
    apply_ = new Button(Button::Kind::Link, Button::Size::Compact, left);
    apply_->setObjectName("applyLayout");
    column->addWidget(apply_->givingWay(), 0, Qt::AlignLeft);
    column->addStretch(1);
    scroll->setWidget(left);
    to->addWidget(scroll);
}

void EquipmentPage::buildRight(QHBoxLayout* to)
{
    // Where the window is low it scrolls: seats drawn over each other help nobody.
    auto* all = new QScrollArea(content_);
    all->setWidgetResizable(true);
    all->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    all->setFocusPolicy(Qt::NoFocus);
    all->viewport()->setAutoFillBackground(false);
    auto* body = new QWidget(all);
    auto* right = new QVBoxLayout(body);
    right->setContentsMargins(16, 8, 16, 8);
    right->setSpacing(8);
    to->addWidget(all, 1);
    auto* bar = new QHBoxLayout;
    bar->setSpacing(6);
    const auto add = [&](const char* name, Button::Kind kind, const char* icon) {
        auto* button = new Button(kind, Button::Size::Bar, content_);
        button->setObjectName(name);
        if (icon) button->setIconName(icon);
        bar->addWidget(button);
        return button;
    };
    block_ = add("blockSeats", Button::Kind::Secondary, "lock");
    exit_ = add("exitRowSeats", Button::Kind::Secondary, "swap");
    addRow_ = add("addRow", Button::Kind::Secondary, "plus");
    removeRow_ = add("removeRows", Button::Kind::Secondary, "minus");
    bar->addStretch(1);
    undo_ = add("undoLayout", Button::Kind::Secondary, "undo");
    redo_ = add("redoLayout", Button::Kind::Secondary, "redo");
    publish_ = add("publishLayout", Button::Kind::Primary, nullptr);
    // Where the window is narrow their icons say it.
    for (Button* button : {block_, exit_, addRow_, removeRow_, undo_, redo_})
        button->setBrief({});
    right->addLayout(bar);
    conflict_ = new desktop::Card(12, content_);
    conflict_->setWarning(true);
    conflict_->hide();
    auto* conflictRow = new QHBoxLayout;
    conflictWords_ = (new TextLabel(Type::Caption, TextLabel::InkOf::Warning, conflict_))->wrapped();
    conflictWords_->setObjectName("layoutConflict");
    takeTheirs_ = new Button(Button::Kind::Secondary, Button::Size::Compact, conflict_);
    takeTheirs_->setObjectName("takeTheirLayout");
    keepMine_ = new Button(Button::Kind::Secondary, Button::Size::Compact, conflict_);
    keepMine_->setObjectName("keepMyLayout");
    conflictRow->addWidget(conflictWords_, 1);
    conflictRow->addWidget(takeTheirs_);
    conflictRow->addWidget(keepMine_);
    conflict_->column()->addLayout(conflictRow);
    right->addWidget(conflict_);
    auto* canvas = new desktop::Card(0, content_);
    scroll_ = new QScrollArea(canvas);
    scroll_->setVerticalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    scroll_->setAlignment(Qt::AlignCenter);
    scroll_->setFocusPolicy(Qt::NoFocus);
    editor_ = new SeatEditor(history_, scroll_);
    scroll_->setWidget(editor_);
    scroll_->viewport()->setAutoFillBackground(false);
    editor_->setAutoFillBackground(false);
    editor_->installEventFilter(this);
    canvas->column()->setContentsMargins(1, 1, 1, 8);
    canvas->column()->addWidget(scroll_, 1);
    hint_ = (new TextLabel(Type::Caption, TextLabel::InkOf::Muted, canvas))->wrapped();
    hint_->setContentsMargins(20, 0, 20, 4);
    canvas->column()->addWidget(hint_);
    right->addWidget(canvas);
    auto* previewHead = new QHBoxLayout;
    previewTitle_ = new TextLabel(Type::Lead, content_);
    previewHead->addWidget(previewTitle_->elided());
    previewHead->addStretch(1);
    right->addLayout(previewHead);
    auto* previewCard = new desktop::Card(4, content_);
    preview_ = new desktop::SeatMapView(26, previewCard);
    preview_->setObjectName("customerPreview");
    preview_->setOpenCabin({});
    // Where the window is low the wings give way, not the seats.
    preview_->setMinimumHeight(240);
    preview_->installEventFilter(this);
    previewCard->column()->addWidget(preview_, 1);
    legend_ = new desktop::SeatLegend(previewCard);
    legend_->setForStaff(true);
    previewCard->column()->addWidget(legend_);
    previewCard->column()->setSpacing(4);
    right->addWidget(previewCard, 1);
    all->setWidget(body);
    body->setAutoFillBackground(false); // setWidget() turned it on
}

void EquipmentPage::listen()
{
    connect(&history_, &LayoutHistory::changed, this, &EquipmentPage::layoutChanged);
    connect(list_, &QListWidget::currentRowChanged, this, [this](int row) {
        if (row >= 0) choose(row);
    });
    connect(new_, &QPushButton::clicked, this, &EquipmentPage::beginNew);
    connect(name_, &QLineEdit::textChanged, this, &EquipmentPage::judge);
    connect(column_, &CabinColumn::cabinChanged, editor_, &SeatEditor::setCabin);
    connect(editor_, &SeatEditor::cabinChanged, column_, &CabinColumn::setCabin);
    connect(editor_, &SeatEditor::selectionChanged, this, [this] {
        column_->showSelection(editor_->selectedSeats());
        const QRect box = editor_->cursorBox();
        scroll_->ensureVisible(box.center().x(), box.center().y(), 80, 40);
        // The preview follows the hand.
        if (!editor_->selectedSeats().isEmpty()) preview_->focusOn(editor_->selectedSeats().first());
    });
    connect(block_, &QPushButton::clicked, editor_, &SeatEditor::toggleBlocked);
    connect(exit_, &QPushButton::clicked, editor_, &SeatEditor::toggleExit);
    connect(addRow_, &QPushButton::clicked, editor_, &SeatEditor::addRow);
    connect(removeRow_, &QPushButton::clicked, editor_, &SeatEditor::removeRows);
    connect(undo_, &QPushButton::clicked, &history_, &LayoutHistory::undo);
    connect(redo_, &QPushButton::clicked, &history_, &LayoutHistory::redo);
    connect(publish_, &QPushButton::clicked, this, &EquipmentPage::publish);
    connect(takeTheirs_, &QPushButton::clicked, this, [this] { resolve(false); });
    connect(keepMine_, &QPushButton::clicked, this, [this] { resolve(true); });
    connect(apply_, &QPushButton::clicked, this, [this] { Q_EMIT navigate("flights", {{"filter", base_.name}}); });
    connect(state_, &desktop::ListState::retried, this, &EquipmentPage::refresh);
    connect(state_, &desktop::ListState::acted, this, &EquipmentPage::beginNew);
    auto& connectivity = parts_.client.connectivity();
    connect(&connectivity, &desktop::Connectivity::changed, this, &EquipmentPage::connectivityChanged);
    connect(&connectivity, &desktop::Connectivity::counted, this,
            [this, &connectivity] { banner_->showNextTry(connectivity.secondsToNextTry()); });
    connect(banner_, &desktop::OfflineBanner::tryNow, &connectivity, &desktop::Connectivity::tryNow);
}

void EquipmentPage::read()
{
    if (types_.empty()) state_->showLoading();
    service_.list(this, [this](const std::vector<AircraftRecord>* types, const desktop::Problem* problem) {
        if (types) {
            showTypes(*types);
            return;
        }
        if (!types_.empty()) return; // what was seen stays; the banner says that the server is away
        state_->showError(tr("The aircraft could not be read"), problem->sentence, problem->details(),
                          problem->traceId);
        stack_->setCurrentWidget(state_);
    });
}

void EquipmentPage::showTypes(const std::vector<AircraftRecord>& types)
{
    types_ = types;
    Q_EMIT countChanged(QString::number(types.size()), false);
    if (types.empty() && !isNew()) base_ = {};
    if (types.empty() && history_.now().cabins.empty()) {
        state_->showEmpty(tr("No aircraft yet"), tr("Lay out the seats of one, then register flights with it."),
                          tr("New aircraft"));
        stack_->setCurrentWidget(state_);
        return;
    }
    stack_->setCurrentWidget(content_);
    const QSignalBlocker quiet(list_);
    const QString name = wanted_.isEmpty() ? base_.name : wanted_;
    list_->clear();
    int row = -1;
    for (const AircraftRecord& type : types) {
        auto* item = new QListWidgetItem(tr("%1 · %2 seats").arg(type.name).arg(type.capacity()), list_);
        constexpr int kRow = 28;
        item->setSizeHint({0, kRow});
        if (type.name == name) row = list_->count() - 1;
    }
    constexpr int kListMost = 172;
    list_->setFixedHeight(std::min(kListMost, 28 * std::max(1, list_->count()) + 2));
    wanted_.clear();
    const bool first = base_.aircraftId == 0 && history_.now().cabins.empty();
    if (row < 0 && first) row = 0;
    list_->setCurrentRow(row);
    // What is being edited is not thrown away by a new list.
    if (row >= 0 && (types[static_cast<std::size_t>(row)].aircraftId != base_.aircraftId || !history_.dirty()))
        choose(row);
}

void EquipmentPage::choose(int index)
{
    if (history_.dirty()) drafts_[base_.aircraftId] = history_.now();
    base_ = types_[static_cast<std::size_t>(index)];
    conflict_->hide();
    name_->setText(base_.name);
    history_.begin(SeatLayout::of(base_.cabins));
    if (drafts_.contains(base_.aircraftId)) history_.change(drafts_.take(base_.aircraftId));
    editor_->setCabin(static_cast<int>(base_.cabins.size()) - 1);
    judge();
    Q_EMIT titleChanged();
}

void EquipmentPage::beginNew()
{
    if (history_.dirty()) drafts_[base_.aircraftId] = history_.now();
    base_ = {};
    conflict_->hide();
    {
        const QSignalBlocker quiet(list_);
        list_->setCurrentRow(-1);
    }
    stack_->setCurrentWidget(content_);
    name_->clear();
    history_.begin({});
    SeatLayout layout;
    layout.cabins.push_back({"economy", SeatLayout::rowsFrom("1-30:ABC_DEF").value()});
    history_.change(drafts_.contains(0) ? drafts_.take(0) : layout);
    name_->setFocus(Qt::TabFocusReason);
    judge();
    Q_EMIT titleChanged();
}

void EquipmentPage::publish()
{
    if (!publish_->isEnabled() || publish_->busy()) return;
    publish_->setBusy(true);
    const Heard<AircraftRecord> heard = [this](const AircraftRecord* type, const desktop::Problem* problem) {
        publish_->setBusy(false);
        if (type)
            published(*type);
        else
            refused(*problem);
    };
    if (isNew())
        service_.add(name_->text().trimmed(), history_.now(), this, heard);
    else
        service_.revise(base_, history_.now(), this, heard);
}

void EquipmentPage::published(const AircraftRecord& type)
{
    base_ = type;
    history_.published();
    conflict_->hide();
    judge();
    read();
    Q_EMIT titleChanged();
    Q_EMIT toast(tr("%1 is published with %2 seats. Flights registered before keep theirs.")
                     .arg(type.name)
                     .arg(type.capacity()));
}

void EquipmentPage::refused(const desktop::Problem& problem)
{
    if (problem.status != kPreconditionFailed) {
        QStringList sentences{problem.sentence};
        for (const desktop::FieldProblem& field : problem.fields)
            sentences << field.message;
        flawWords_->setText(sentences.join('\n'));
        flaws_->show();
        return;
    }
    service_.one(base_.aircraftId, this, [this](const AircraftRecord* type, const desktop::Problem* again) {
        if (!type) {
            refused(*again);
            return;
        }
        theirs_ = *type;
        conflictWords_->setText(tr("Somebody else published %1 meanwhile, with %2 seats. Yours has %3.")
                                    .arg(type->name)
                                    .arg(type->capacity())
                                    .arg(history_.now().capacity()));
        conflict_->show();
    });
}

void EquipmentPage::resolve(bool mine)
{
    const SeatLayout layout = history_.now();
    base_ = theirs_;
    conflict_->hide();
    history_.begin(SeatLayout::of(base_.cabins));
    // Theirs stays one step back in the history.
    if (mine) history_.change(layout);
    judge();
}

void EquipmentPage::layoutChanged()
{
    preview_->setChart(history_.now().chart(words::cabin));
    // The whole width of the cabin is in sight; a wide body scrolls.
    constexpr int kScrollBar = 12;
    constexpr int kHighest = 300;
    scroll_->setFixedHeight(std::min(kHighest, editor_->sizeHint().height() + kScrollBar));
    column_->showSelection(editor_->selectedSeats());
    judge();
    Q_EMIT titleChanged();
}

void EquipmentPage::judge()
{
    const bool online = parts_.client.connectivity().online();
    const auto flaws = history_.now().flaws();
    QStringList sentences;
    for (const SeatLayout::Flaw& flaw : flaws)
        sentences << flaw.sentence;
    const bool named = !isNew() || !name_->text().trimmed().isEmpty();
    flawWords_->setText(sentences.join('\n'));
    flaws_->setVisible(!sentences.isEmpty());
    name_->setReadOnly(!isNew());
    undo_->setEnabled(history_.canUndo());
    redo_->setEnabled(history_.canRedo());
    removeRow_->setEnabled(!history_.now().cabins.empty());
    apply_->setVisible(!isNew());
    apply_->setText(tr("Flights with %1").arg(base_.name));
    const QString seats = desktop::formats::number(history_.now().capacity());
    publish_->setText(!online             ? tr("Offline")
                      : !flaws.empty()    ? tr("Mend the layout first")
                      : !named            ? tr("Give it a name")
                      : !history_.dirty() ? tr("Published, %1 seats").arg(seats)
                                          : tr("Publish %1 seats").arg(seats));
    publish_->setEnabled(online && flaws.empty() && named && history_.dirty());
}

void EquipmentPage::connectivityChanged()
{
    auto& connectivity = parts_.client.connectivity();
    banner_->setVisible(!connectivity.online());
    if (!connectivity.online()) banner_->showSince(connectivity.offlineSince());
    if (connectivity.online() && entered_ && types_.empty()) read();
    judge();
}

} // namespace narae::admin
