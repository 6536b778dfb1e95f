#include "client-admin/flights/paste_panel.hpp"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QVBoxLayout>

namespace narae::admin {

using desktop::Button;
using desktop::TextLabel;
using desktop::Type;
using State = FlightPaste::State;

PastePanel::PastePanel(FlightPaste& paste, QWidget* parent) : SidePanel(448, parent), paste_(paste)
{
    setObjectName("pastePanel");
    hint_ = (new TextLabel(Type::Caption, TextLabel::InkOf::Muted, this))->wrapped();
    column()->addWidget(hint_);
    text_ = new QPlainTextEdit(this);
    text_->setObjectName("pasteText");
    text_->setFont(desktop::Theme::font(Type::Mono));
    text_->setLineWrapMode(QPlainTextEdit::NoWrap);
    text_->setMinimumHeight(120);
    column()->addWidget(text_, 1);
    words_ = (new TextLabel(Type::CaptionBold, this))->wrapped();
    words_->setObjectName("pasteWords");
    column()->addWidget(words_);
    progress_ = new QProgressBar(this);
    progress_->setTextVisible(false);
    column()->addWidget(progress_);
    table_ = new QTableView(this);
    table_->setObjectName("pasteTable");
    table_->setModel(&paste);
    table_->setShowGrid(false);
    table_->setWordWrap(false);
    table_->setFont(desktop::Theme::font(Type::Caption));
    table_->setSelectionMode(QAbstractItemView::NoSelection);
    table_->setTabKeyNavigation(false);
    table_->verticalHeader()->hide();
    table_->verticalHeader()->setDefaultSectionSize(28);
    table_->horizontalHeader()->setFont(desktop::Theme::font(Type::CaptionBold));
    table_->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    table_->horizontalHeader()->resizeSection(FlightPaste::Row, 44);
    table_->horizontalHeader()->resizeSection(FlightPaste::Flight, 168);
    table_->horizontalHeader()->setStretchLastSection(true);
    table_->setMinimumHeight(160);
    column()->addWidget(table_, 2);
    stop_ = new Button(Button::Kind::Secondary, Button::Size::Bar, this);
    stop_->setObjectName("stopPaste");
    go_ = new Button(Button::Kind::Primary, Button::Size::Bar, this);
    go_->setObjectName("registerPasted");
    foot()->addWidget(stop_);
    foot()->addWidget(go_, 1);
    text_->setTabChangesFocus(true);
    connect(text_, &QPlainTextEdit::textChanged, this, [this] { paste_.read(text_->toPlainText()); });
    connect(stop_, &QPushButton::clicked, &paste, &FlightPaste::stop);
    connect(go_, &QPushButton::clicked, &paste, &FlightPaste::run);
    connect(&paste, &FlightPaste::changed, this, &PastePanel::judge);
    retranslate();
}

void PastePanel::begin(const QString& text)
{
    if (paste_.running()) return;
    text_->setPlainText(text);
    paste_.read(text);
    if (go_->isEnabled())
        go_->setFocus(Qt::TabFocusReason);
    else
        text_->setFocus(Qt::TabFocusReason);
}

void PastePanel::judge()
{
    const int ready = paste_.count(State::Ready) + paste_.count(State::Refused);
    const int wrong = paste_.count(State::Wrong);
    const int done = paste_.count(State::Registered);
    const int waiting = paste_.count(State::UnderWay);
    const bool running = paste_.running();
    words_->setText(
        tr("%1 can be registered · %2 to be corrected · %3 registered").arg(ready + waiting).arg(wrong).arg(done));
    go_->setEnabled(online_ && !running && ready > 0);
    go_->setBusy(running);
    go_->setText(!online_                 ? tr("Offline")
                 : running                ? tr("Under way")
                 : ready == 0 && done > 0 ? tr("All registered")
                 : ready == 0             ? tr("Nothing to register")
                 : ready == 1             ? tr("Register 1 flight")
                                          : tr("Register %1 flights").arg(ready));
    stop_->setVisible(running);
    text_->setReadOnly(running);
    progress_->setVisible(running || done > 0);
    progress_->setRange(0, std::max(1, ready + done + waiting));
    progress_->setValue(done);
}

void PastePanel::setOnline(bool online)
{
    online_ = online;
    judge();
}

void PastePanel::retranslate()
{
    setTitle(tr("Paste flights"), tr("Rows from a spreadsheet, one flight each"));
    hint_->setText(tr("With a header (flightNumber, origin, destination, departsAt, arrivesAt, aircraft, economyPrice "
                      "...) or in that order. Times are the airport's own."));
    text_->setAccessibleName(tr("Rows"));
    table_->setAccessibleName(tr("Report by row"));
    progress_->setAccessibleName(tr("Progress"));
    stop_->setText(tr("Stop"));
    judge();
}

void PastePanel::changeEvent(QEvent* event)
{
    SidePanel::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        if (!paste_.running() && paste_.count(State::Registered) == 0) paste_.read(text_->toPlainText());
    }
}

} // namespace narae::admin
