#include "client-admin/forms/side_panel.hpp"

#include "common/desktop/widgets/card.hpp"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QScrollArea>

namespace narae::admin {

using desktop::TextLabel;
using desktop::Type;

SidePanel::SidePanel(int width, QWidget* parent) : QWidget(parent)
{
    setProperty("bar", "panel");
    setAttribute(Qt::WA_StyledBackground);
    setFixedWidth(width);
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(1, 20, 0, 20);
    outer->setSpacing(0);

    auto* head = new QVBoxLayout;
    head->setContentsMargins(24, 0, 24, 0);
    head->setSpacing(2);
    headRow_ = new QHBoxLayout;
    headRow_->setSpacing(8);
    title_ = new TextLabel(Type::Title, this);
    title_->setMinimumWidth(0);
    headRow_->addWidget(title_);
    headRow_->addStretch(1);
    close_ = new desktop::IconButton("cross", 28, this);
    close_->setObjectName("closePanel");
    headRow_->addWidget(close_);
    head->addLayout(headRow_);
    second_ = new TextLabel(Type::Caption, TextLabel::InkOf::Muted, this);
    second_->wrapped();
    head->addWidget(second_);
    outer->addLayout(head);
    outer->addSpacing(12);

    auto* scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->viewport()->setAutoFillBackground(false);
    auto* body = new QWidget(scroll);
    column_ = new QVBoxLayout(body);
    column_->setContentsMargins(24, 4, 24, 8);
    column_->setSpacing(8);
    scroll->setWidget(body);
    body->setAutoFillBackground(false); // setWidget() turned it on
    outer->addWidget(scroll, 1);

    foot_ = new QHBoxLayout;
    foot_->setContentsMargins(24, 12, 24, 0);
    foot_->setSpacing(8);
    outer->addLayout(foot_);
    connect(close_, &QPushButton::clicked, this, &SidePanel::closed);
    close_->setName(tr("Close"));
}

void SidePanel::setTitle(const QString& title, const QString& second)
{
    title_->setText(title);
    second_->setText(second);
    second_->setVisible(!second.isEmpty());
}

TextLabel* SidePanel::addField(QWidget* field, QVBoxLayout* to)
{
    auto* row = new QHBoxLayout;
    row->setSpacing(12);
    auto* label = new TextLabel(Type::Caption, TextLabel::InkOf::Muted, this);
    label->wrapped();
    label->setBuddy(field);
    field->setProperty("sizing", "compact");
    row->addWidget(label, 4);
    row->addWidget(field, 6);
    (to ? to : column_)->addLayout(row);
    return label;
}

void SidePanel::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape) {
        Q_EMIT closed();
        return;
    }
    QWidget::keyPressEvent(event);
}

void SidePanel::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) close_->setName(tr("Close"));
    QWidget::changeEvent(event);
}

} // namespace narae::admin
