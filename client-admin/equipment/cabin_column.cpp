#include "client-admin/equipment/cabin_column.hpp"

#include "client-admin/airline/words.hpp"
#include "client-admin/forms/field_marks.hpp"
#include "common/desktop/widgets/card.hpp"

#include <QEvent>
#include <QHBoxLayout>
#include <QRegularExpression>

namespace narae::admin {

using desktop::Button;
using desktop::TextLabel;
using desktop::Type;

namespace {

const QStringList kCabins{"first", "business", "premium", "economy"};

/// "ABC_DEF", "abc def", "ABC-DEF": letters that count up, single aisles between them.
QString lettersFrom(const QString& text)
{
    QString letters = text.trimmed().toUpper();
    letters.replace(QRegularExpression("[\\s_-]+"), "_");
    return letters;
}

} // namespace

CabinColumn::CabinColumn(LayoutHistory& history, QWidget* parent) : QWidget(parent), history_(history)
{
    build();
    connect(&history, &LayoutHistory::changed, this, &CabinColumn::fill);
    retranslate();
}

QLineEdit* CabinColumn::addField(const char* name)
{
    auto* row = new QHBoxLayout;
    auto* label = new TextLabel(Type::Caption, TextLabel::InkOf::Muted, this);
    auto* edit = new QLineEdit(this);
    edit->setObjectName(name);
    edit->setProperty("sizing", "compact");
    label->setBuddy(edit);
    row->addWidget(label->elided(), 4);
    row->addWidget(edit, 6);
    layout()->addItem(row);
    labels_ << label;
    connect(edit, &QLineEdit::editingFinished, this, [this, edit] {
        if (edit->isModified()) take(edit);
    });
    return edit;
}

void CabinColumn::build()
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    auto* head = new QHBoxLayout;
    title_ = new TextLabel(Type::Lead, this);
    head->addWidget(title_->elided());
    head->addStretch(1);
    add_ = new QComboBox(this);
    add_->setObjectName("addCabin");
    add_->setProperty("sizing", "compact");
    add_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    add_->setMinimumContentsLength(8);
    head->addWidget(add_);
    column->addLayout(head);
    list_ = new QListWidget(this);
    list_->setObjectName("cabinList");
    list_->setFont(desktop::Theme::font(Type::CaptionBold));
    list_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    column->addWidget(list_);
    remove_ = new Button(Button::Kind::Link, Button::Size::Compact, this);
    remove_->setObjectName("removeCabin");
    remove_->setFixedHeight(28);
    column->addWidget(remove_, 0, Qt::AlignLeft);
    column->addWidget(new desktop::Rule(this));
    fieldsTitle_ = new TextLabel(Type::Lead, this);
    column->addWidget(fieldsTitle_->elided());
    first_ = addField("firstRow");
    last_ = addField("lastRow");
    letters_ = addField("letters");
    exits_ = addField("exitRows");
    auto* notationLabel = new TextLabel(Type::Caption, TextLabel::InkOf::Muted, this);
    notation_ = new QLineEdit(this);
    notation_->setObjectName("notation");
    notation_->setProperty("sizing", "compact");
    notation_->setFont(desktop::Theme::font(Type::Mono));
    notationLabel->setBuddy(notation_);
    labels_ << notationLabel;
    column->addWidget(notationLabel->elided());
    column->addWidget(notation_);
    connect(notation_, &QLineEdit::editingFinished, this, [this] {
        if (notation_->isModified()) take(notation_);
    });
    problem_ = (new TextLabel(Type::Caption, TextLabel::InkOf::Danger, this))->wrapped();
    problem_->setObjectName("cabinProblem");
    problem_->hide();
    column->addWidget(problem_);
    column->addWidget(new desktop::Rule(this));
    selectionTitle_ = new TextLabel(Type::Lead, this);
    selectionWords_ = (new TextLabel(Type::Caption, TextLabel::InkOf::Muted, this))->wrapped();
    selectionWords_->setObjectName("seatSelection");
    column->addWidget(selectionTitle_->elided());
    column->addWidget(selectionWords_);
    connect(list_, &QListWidget::currentRowChanged, this, [this](int row) {
        if (filling_ || row < 0) return;
        fillFields();
        Q_EMIT cabinChanged(row);
    });
    connect(add_, &QComboBox::activated, this, [this](int index) {
        const QString cabin = add_->itemData(index).toString();
        if (cabin.isEmpty()) return;
        SeatLayout layout = history_.now();
        layout.addCabin(cabin);
        history_.change(layout);
    });
    connect(remove_, &QPushButton::clicked, this, [this] {
        SeatLayout layout = history_.now();
        if (layout.cabins.size() < 2) return;
        layout.cabins.erase(layout.cabins.begin() + cabin());
        history_.change(layout);
    });
}

int CabinColumn::cabin() const
{
    return std::max(0, list_->currentRow());
}

void CabinColumn::setCabin(int cabin)
{
    if (cabin == list_->currentRow()) return;
    filling_ = true;
    list_->setCurrentRow(cabin);
    filling_ = false;
    fillFields();
}

void CabinColumn::fill()
{
    filling_ = true;
    const int kept = cabin();
    list_->clear();
    const auto& cabins = history_.now().cabins;
    for (const SeatLayout::Cabin& cabin : cabins) {
        const QString rows = cabin.rows.empty()
                                 ? QString()
                                 : QString("%1-%2").arg(cabin.rows.front().number).arg(cabin.rows.back().number);
        auto* item = new QListWidgetItem(
            tr("%1 · rows %2 · %3 seats").arg(words::cabin(cabin.cabin), rows).arg(cabin.capacity()), list_);
        item->setSizeHint({0, 32});
    }
    constexpr int kRow = 32;
    list_->setFixedHeight(static_cast<int>(std::max<std::size_t>(1, cabins.size())) * kRow + 2);
    list_->setCurrentRow(std::min(kept, list_->count() - 1));
    add_->clear();
    add_->addItem(tr("Add cabin"), QString());
    for (const QString& cabin : kCabins)
        if (std::none_of(cabins.begin(), cabins.end(), [&](const auto& it) { return it.cabin == cabin; }))
            add_->addItem(words::cabin(cabin), cabin);
    add_->setEnabled(add_->count() > 1);
    remove_->setVisible(cabins.size() > 1);
    filling_ = false;
    fillFields();
}

void CabinColumn::fillFields()
{
    const auto& cabins = history_.now().cabins;
    const auto at = static_cast<std::size_t>(cabin());
    problem_->hide();
    for (QLineEdit* field : {first_, last_, letters_, exits_, notation_}) {
        markWrong(field, false);
        field->setEnabled(at < cabins.size());
    }
    if (at >= cabins.size() || cabins[at].rows.empty()) return;
    const SeatLayout::Cabin& cabin = cabins[at];
    fieldsTitle_->setText(words::cabin(cabin.cabin));
    first_->setText(QString::number(cabin.rows.front().number));
    last_->setText(QString::number(cabin.rows.back().number));
    letters_->setText(cabin.letters());
    QStringList exits;
    for (const SeatLayout::Row& row : cabin.rows)
        if (row.exit) exits << QString::number(row.number);
    exits_->setText(exits.join(", "));
    notation_->setText(cabin.notation());
    notation_->setCursorPosition(0);
    remove_->setText(tr("Remove %1").arg(words::cabin(cabin.cabin)));
}

void CabinColumn::showProblem(QLineEdit* field, const QString& sentence)
{
    markWrong(field, true);
    problem_->setText(sentence);
    problem_->show();
}

void CabinColumn::take(QLineEdit* field)
{
    if (filling_ || history_.now().cabins.empty()) return;
    field->setModified(false);
    SeatLayout layout = history_.now();
    SeatLayout::Cabin& there = layout.cabins[static_cast<std::size_t>(cabin())];
    QString reason;
    if (field == notation_) {
        auto rows = SeatLayout::rowsFrom(notation_->text(), &reason);
        if (!rows) return showProblem(field, tr("This cannot be read: %1.").arg(reason));
        there.rows = *std::move(rows);
    } else if (field == letters_) {
        const QString letters = lettersFrom(letters_->text());
        if (!SeatLayout::rowsFrom("1:" + letters, &reason))
            return showProblem(field, tr("These letters cannot be used: %1.").arg(reason));
        layout.setLetters(cabin(), letters);
    } else if (field == exits_) {
        QList<int> numbers;
        for (const QString& word : exits_->text().split(QRegularExpression("[,\\s]+"), Qt::SkipEmptyParts)) {
            const int number = word.toInt();
            const bool known = std::any_of(there.rows.begin(), there.rows.end(),
                                           [number](const auto& row) { return row.number == number; });
            if (!known) return showProblem(field, tr("There is no row %1 in this cabin.").arg(word));
            numbers << number;
        }
        layout.setExitRows(cabin(), numbers);
    } else {
        const int first = first_->text().toInt();
        const int last = last_->text().toInt();
        constexpr int kRowMost = 199;
        if (first < 1 || last < first || last > kRowMost)
            return showProblem(field, tr("Rows go from 1 to 199, the first before the last."));
        layout.setRange(cabin(), first, last);
    }
    if (layout == history_.now())
        fillFields();
    else
        history_.change(layout);
}

void CabinColumn::showSelection(const QStringList& seats)
{
    selection_ = seats;
    constexpr int kNamesMost = 8;
    const QString names = seats.size() > kNamesMost ? seats.first() + " - " + seats.last() : seats.join(", ");
    selectionWords_->setText(seats.size() == 1 ? tr("1 seat: %1").arg(names)
                                               : tr("%1 seats: %2").arg(QString::number(seats.size()), names));
}

void CabinColumn::retranslate()
{
    title_->setText(tr("Cabins"));
    selectionTitle_->setText(tr("Selection"));
    const QStringList texts{tr("First row"), tr("Last row"), tr("Letters"), tr("Exit rows"), tr("Notation")};
    const QList<QLineEdit*> fields{first_, last_, letters_, exits_, notation_};
    for (int i = 0; i < texts.size(); ++i) {
        labels_[i]->setText(texts[i]);
        fields[i]->setAccessibleName(texts[i]);
    }
    list_->setAccessibleName(tr("Cabins"));
    add_->setAccessibleName(tr("Add cabin"));
    fill();
    showSelection(selection_);
}

void CabinColumn::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) retranslate();
}

} // namespace narae::admin
