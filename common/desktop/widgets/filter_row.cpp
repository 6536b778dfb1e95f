#include "common/desktop/widgets/filter_row.hpp"

#include <QEvent>
#include <QHBoxLayout>
#include <algorithm>

namespace narae::desktop {

namespace {

constexpr int kBetween = 8;

} // namespace

FilterRow::FilterRow(QWidget* parent) : QWidget(parent)
{
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(kBetween);
    row->setAlignment(Qt::AlignLeft);
}

Button* FilterRow::add()
{
    auto* chip = new Button(Button::Kind::Filter, Button::Size::Compact, this);
    chips_.push_back(chip);
    layout()->addWidget(chip);
    connect(chip, &QAbstractButton::toggled, this, &FilterRow::fit);
    return chip;
}

/// Of all of them, also of those that are hidden now.
QSize FilterRow::sizeHint() const
{
    QSize whole(0, 0);
    for (const Button* chip : chips_) {
        const QSize hint = chip->sizeHint();
        whole = {whole.width() + hint.width() + (whole.width() > 0 ? kBetween : 0),
                 std::max(whole.height(), hint.height())};
    }
    return whole;
}

QSize FilterRow::minimumSizeHint() const
{
    QSize widest(0, 0);
    for (const Button* chip : chips_)
        widest = widest.expandedTo(chip->sizeHint());
    return widest;
}

void FilterRow::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    fit();
}

bool FilterRow::event(QEvent* event)
{
    if (event->type() == QEvent::LayoutRequest) {
        updateGeometry();
        fit();
    }
    return QWidget::event(event);
}

void FilterRow::fit()
{
    const bool all = sizeHint().width() <= width() ||
                     std::none_of(chips_.begin(), chips_.end(), [](const Button* chip) { return chip->isChecked(); });
    for (Button* chip : chips_)
        if (chip->isHidden() == (all || chip->isChecked())) chip->setVisible(all || chip->isChecked());
}

} // namespace narae::desktop
