#include "client-admin/operations/drawer_panel.hpp"

#include "common/desktop/widgets/button.hpp"
#include "common/desktop/widgets/text_label.hpp"

#include <QApplication>
#include <QKeyEvent>
#include <QPainter>
#include <QVBoxLayout>

namespace narae::admin {

using desktop::Role;
using desktop::TextLabel;
using desktop::Theme;
using desktop::Type;

namespace {

constexpr int kWidth = 448;

} // namespace

DrawerPanel::DrawerPanel(QWidget* page)
    : QWidget(page),
      title_(new TextLabel(Type::Title)),
      sentence_(new TextLabel(Type::Caption, TextLabel::InkOf::Muted)),
      close_(new desktop::IconButton("cross", 28)),
      body_(new QVBoxLayout)
{
    setAttribute(Qt::WA_NoMousePropagation);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(24, 16, 20, 16);
    column->setSpacing(8);
    auto* head = new QHBoxLayout;
    head->addWidget(title_);
    head->addStretch();
    head->addWidget(close_);
    column->addLayout(head);
    sentence_->wrapped();
    column->addWidget(sentence_);
    column->addSpacing(4);
    column->addLayout(body_, 1);
    body_->setSpacing(8);
    close_->setObjectName("panelClose");
    connect(close_, &QPushButton::clicked, this, &DrawerPanel::close);
    page->installEventFilter(this);
    hide();
}

void DrawerPanel::setTitle(const QString& title, const QString& sentence)
{
    title_->setText(title);
    sentence_->setText(sentence);
    sentence_->setVisible(!sentence.isEmpty());
    setAccessibleName(title);
    close_->setName(tr("Close"));
}

QWidget* DrawerPanel::first()
{
    return close_;
}

void DrawerPanel::open()
{
    if (!isVisible()) focusBefore_ = QApplication::focusWidget();
    place();
    raise();
    show();
    opened();
    first()->setFocus(Qt::OtherFocusReason);
}

void DrawerPanel::close()
{
    if (!isVisible()) return;
    if (focusBefore_ && focusBefore_->isVisible()) focusBefore_->setFocus(Qt::OtherFocusReason);
    hide();
    Q_EMIT closed();
}

void DrawerPanel::place()
{
    const int wide = std::min(kWidth, parentWidget()->width());
    setGeometry(parentWidget()->width() - wide, 0, wide, parentWidget()->height());
}

bool DrawerPanel::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == parent() && event->type() == QEvent::Resize) place();
    return QWidget::eventFilter(watched, event);
}

void DrawerPanel::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        close();
    else
        QWidget::keyPressEvent(event);
}

void DrawerPanel::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), Theme::of(Role::Surface));
    painter.fillRect(QRect(0, 0, 1, height()), Theme::of(Role::Line));
}

} // namespace narae::admin
