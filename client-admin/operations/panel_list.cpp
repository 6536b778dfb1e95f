#include "client-admin/operations/panel_list.hpp"

#include "common/desktop/widgets/text_label.hpp"

#include <QAbstractButton>
#include <QApplication>
#include <QPainter>
#include <QVBoxLayout>

namespace narae::admin {

using desktop::Role;
using desktop::TextLabel;
using desktop::Theme;
using desktop::Type;

PanelList::PanelList(QWidget* parent) : QScrollArea(parent)
{
    auto* inner = new QWidget;
    column_ = new QVBoxLayout(inner);
    column_->setContentsMargins(0, 0, 8, 0);
    column_->setSpacing(0);
    column_->addStretch();
    setWidget(inner);
    setWidgetResizable(true);
    setFocusPolicy(Qt::NoFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    viewport()->setAutoFillBackground(false);
    inner->setAutoFillBackground(false);
}

void PanelList::show(const std::vector<QWidget*>& rows)
{
    // Where the focus was, there it stays, though the row is another.
    std::size_t focused = rows_.size();
    for (std::size_t place = 0; place < rows_.size(); ++place)
        if (rows_[place]->isAncestorOf(QApplication::focusWidget())) focused = place;
    const bool hadFocus = focused < rows_.size();
    for (QWidget* row : rows_) {
        row->hide();
        column_->removeWidget(row);
        row->setParent(nullptr);
        row->deleteLater();
    }
    rows_ = rows;
    for (std::size_t place = 0; place < rows_.size(); ++place)
        column_->insertWidget(static_cast<int>(place), rows_[place]);
    if (!hadFocus || rows_.empty()) return;
    QWidget* const row = rows_[std::min(focused, rows_.size() - 1)];
    if (auto* button = row->findChild<QAbstractButton*>()) button->setFocus(Qt::OtherFocusReason);
}

PanelRow::PanelRow(const QString& title, const QString& sentence, QWidget* right)
{
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 8, 0, 8);
    row->setSpacing(12);
    auto* words = new QVBoxLayout;
    words->setSpacing(0);
    auto* bold = new TextLabel(Type::BodyBold);
    bold->setText(title);
    bold->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    bold->setToolTip(title);
    auto* second = new TextLabel(Type::Caption, TextLabel::InkOf::Muted);
    second->setText(sentence);
    second->wrapped();
    words->addWidget(bold);
    words->addWidget(second);
    row->addLayout(words, 1);
    if (right != nullptr) row->addWidget(right, 0, Qt::AlignTop);
    setAccessibleName(title);
    setAccessibleDescription(sentence);
}

void PanelRow::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(QRect(0, height() - 1, width(), 1), Theme::of(Role::Sunk));
}

} // namespace narae::admin
