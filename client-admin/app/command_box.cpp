#include "client-admin/app/command_box.hpp"

#include "client-admin/app/command_list.hpp"
#include "client-admin/app/key_cap.hpp"
#include "common/desktop/look/icon.hpp"
#include "common/desktop/widgets/text_label.hpp"

#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QPainter>

namespace narae::admin {

using desktop::Role;
using desktop::Theme;
using desktop::Type;

namespace {

constexpr int kWidth = 640;
constexpr int kTop = 72;
constexpr int kField = 52;
constexpr int kRow = 38;
constexpr int kFoot = 36;
constexpr int kRowsMost = 9;

} // namespace

/// The box itself: its field's glass, its lines, and the keys at its foot.
class CommandBox::Panel : public QWidget {
public:
    using QWidget::QWidget;
    QString choose, complete, count;

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Theme::of(Role::Strong));
        painter.setBrush(Theme::of(Role::Surface));
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 12, 12);
        desktop::icon::draw(painter, QRectF(20, 16, 20, 20), "search", Theme::of(Role::Accent));
        key_cap::paint(painter, QPoint(width() - 20, kField / 2), "Esc");
        painter.setPen(Theme::of(Role::Line));
        painter.drawLine(1, kField, width() - 2, kField);
        painter.drawLine(1, height() - kFoot, width() - 2, height() - kFoot);
        int x = 20;
        const int middle = height() - kFoot / 2;
        const auto key = [&](const QString& name) {
            x += key_cap::width(name);
            key_cap::paint(painter, QPoint(x, middle), name);
            x += 6;
        };
        const auto words = [&](const QString& text) {
            painter.setFont(Theme::font(Type::Caption));
            painter.setPen(Theme::of(Role::Muted));
            const int wide = painter.fontMetrics().horizontalAdvance(text);
            painter.drawText(QRect(x + 2, height() - kFoot, wide + 2, kFoot), Qt::AlignVCenter, text);
            x += wide + 18;
        };
        key(QString::fromUtf8("↑"));
        key(QString::fromUtf8("↓"));
        words(choose);
        key("Tab");
        words(complete);
        painter.drawText(QRect(x, height() - kFoot, width() - 20 - x, kFoot), Qt::AlignVCenter | Qt::AlignRight, count);
    }
};

CommandBox::CommandBox(CommandRegistry& registry, QWidget* window)
    : Overlay(window),
      registry_(registry),
      panel_(new Panel(this)),
      field_(new QLineEdit(panel_)),
      list_(new QListView(panel_)),
      nothing_(new desktop::TextLabel(Type::Body, desktop::TextLabel::InkOf::Muted, panel_)),
      model_(new CommandListModel(this))
{
    setObjectName("commandBox");
    panel_->setAttribute(Qt::WA_NoMousePropagation);
    field_->setObjectName("commandInput");
    field_->setProperty("bare", true);
    field_->setFont(Theme::font(Type::Title));
    field_->installEventFilter(this);
    list_->setObjectName("commandList");
    list_->setModel(model_);
    list_->setItemDelegate(new CommandDelegate(list_));
    list_->setFocusPolicy(Qt::NoFocus);
    list_->setMouseTracking(true);
    list_->setUniformItemSizes(true);
    list_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    list_->viewport()->setAutoFillBackground(false);
    connect(field_, &QLineEdit::textChanged, this, &CommandBox::search);
    connect(list_, &QListView::clicked, this, &CommandBox::runChosen);
    retranslate();
}

void CommandBox::openEmpty()
{
    field_->clear();
    search();
    open(field_);
}

void CommandBox::search()
{
    model_->show(registry_.find(field_->text()));
    list_->setCurrentIndex(model_->index(0, 0));
    const int found = model_->rowCount();
    const int all = static_cast<int>(registry_.all().size());
    panel_->count = field_->text().isEmpty() ? tr("%1 actions").arg(all)
                    : found == 1             ? tr("1 action")
                                             : tr("%1 actions").arg(found);
    nothing_->setVisible(found == 0);
    place();
}

void CommandBox::place()
{
    const int rows = std::clamp(model_->rowCount(), 1, kRowsMost);
    const int wide = std::min(kWidth, width() - 32);
    panel_->setGeometry((width() - wide) / 2, kTop, wide, kField + 8 + rows * kRow + 8 + kFoot);
    field_->setGeometry(53, 4, wide - 53 - 70, kField - 8);
    list_->setGeometry(1, kField + 8, wide - 2, rows * kRow);
    nothing_->setGeometry(20, kField + 8, wide - 40, kRow);
    panel_->update();
}

void CommandBox::resizeEvent(QResizeEvent* event)
{
    Overlay::resizeEvent(event);
    place();
}

void CommandBox::move(int rows)
{
    const int count = model_->rowCount();
    if (count == 0) return;
    const int row = std::clamp(list_->currentIndex().row() + rows, 0, count - 1);
    list_->setCurrentIndex(model_->index(row, 0));
    field_->setAccessibleDescription(model_->at(row)->command.text);
}

void CommandBox::complete()
{
    if (const FoundCommand* found = model_->at(list_->currentIndex().row())) field_->setText(found->command.text);
}

void CommandBox::runChosen()
{
    const FoundCommand* found = model_->at(list_->currentIndex().row());
    if (found == nullptr) return;
    // A copy: running it may change what is found.
    const std::function<void()> run = found->command.run;
    close();
    run();
}

bool CommandBox::eventFilter(QObject* watched, QEvent* event)
{
    if (watched != field_ || event->type() != QEvent::KeyPress) return Overlay::eventFilter(watched, event);
    switch (static_cast<QKeyEvent*>(event)->key()) {
    case Qt::Key_Down: move(1); return true;
    case Qt::Key_Up: move(-1); return true;
    case Qt::Key_PageDown: move(kRowsMost); return true;
    case Qt::Key_PageUp: move(-kRowsMost); return true;
    case Qt::Key_Tab: complete(); return true;
    case Qt::Key_Return:
    case Qt::Key_Enter: runChosen(); return true;
    case Qt::Key_Escape: close(); return true;
    default: return false;
    }
}

void CommandBox::retranslate()
{
    field_->setAccessibleName(tr("Command"));
    field_->setPlaceholderText(tr("What shall be done?"));
    list_->setAccessibleName(tr("Actions that fit"));
    nothing_->setText(tr("No action fits. Try fewer letters, or a flight number."));
    panel_->choose = tr("choose");
    panel_->complete = tr("complete");
    if (isVisible()) search();
}

void CommandBox::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) retranslate();
    Overlay::changeEvent(event);
}

} // namespace narae::admin
