#include "client-admin/operations/fact_row.hpp"

#include "common/desktop/widgets/text_label.hpp"

#include <QHBoxLayout>
#include <QPainter>

namespace narae::admin {

using desktop::Role;
using desktop::TextLabel;
using desktop::Theme;
using desktop::Type;

FactRow::FactRow(QWidget* parent)
    : QWidget(parent),
      name_(new TextLabel(Type::Body)),
      value_(new TextLabel(Type::BodyBold)),
      more_(new TextLabel(Type::Caption, TextLabel::InkOf::Muted))
{
    setMinimumHeight(33);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(20, 0, 20, 0);
    row->setSpacing(12);
    row->addWidget(name_->elided());
    row->addStretch();
    row->addWidget(more_->elided());
    row->addWidget(value_);
}

void FactRow::show(const QString& name, const QString& value, const QString& more, bool warning)
{
    name_->setText(name);
    value_->setText(value);
    more_->setText(more);
    value_->setInk(warning ? TextLabel::InkOf::Warning : TextLabel::InkOf::Ink);
    setAccessibleName(QString("%1: %2").arg(name, value));
    setAccessibleDescription(more);
}

QString FactRow::value() const
{
    return value_->text();
}

void FactRow::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(QRect(0, 0, width(), 1), Theme::of(Role::Sunk));
}

} // namespace narae::admin
