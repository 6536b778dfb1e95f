#include "client-admin/flights/selection_bar.hpp"

#include "common/desktop/look/formats.hpp"
#include "common/desktop/look/icon.hpp"

#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>

namespace narae::admin {

using desktop::Button;
using desktop::Role;
using desktop::Theme;
using desktop::Type;

SelectionBar::SelectionBar(QWidget* parent)
    : QWidget(parent), room_(new QSpacerItem(0, 0, QSizePolicy::MinimumExpanding))
{
    setObjectName("selectionBar");
    setFixedHeight(40);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(16, 6, 10, 6);
    row->setSpacing(8);
    row->addSpacerItem(room_);
    const auto add = [&](const char* name) {
        auto* button = new Button(Button::Kind::Secondary, Button::Size::Compact, this);
        button->setObjectName(name);
        row->addWidget(button->givingWay());
        return button;
    };
    fare_ = add("chosenFare");
    aircraft_ = add("chosenAircraft");
    cancel_ = add("chosenCancel");
    drop_ = new desktop::IconButton("cross", 28, this);
    drop_->setObjectName("dropChoice");
    drop_->setIcon(desktop::icon::of("cross", Role::Paper));
    row->addWidget(drop_);
    connect(fare_, &QPushButton::clicked, this, &SelectionBar::fareAsked);
    connect(aircraft_, &QPushButton::clicked, this, &SelectionBar::aircraftAsked);
    connect(cancel_, &QPushButton::clicked, this, &SelectionBar::cancelAsked);
    connect(drop_, &QPushButton::clicked, this, &SelectionBar::dropped);
    retranslate();
}

void SelectionBar::show(int flights, int sold, int capacity)
{
    flights_ = flights;
    sold_ = sold;
    capacity_ = capacity;
    setAccessibleName(tr("%1 selected, %2 of %3 seats sold").arg(flights).arg(sold).arg(capacity));
    setVisible(flights > 0);
    makeRoom();
}

/// The count is always read in full, as a number alone where its words find no room; what does not fit beside it gives
/// way.
void SelectionBar::makeRoom()
{
    const QFontMetrics metrics(Theme::font(Type::BodyBold));
    const QMargins margins = layout()->contentsMargins();
    int taken = margins.left() + margins.right() + drop_->minimumWidth() + 4 * layout()->spacing();
    for (const Button* button : {fare_, aircraft_, cancel_})
        taken += std::max(button->minimumSizeHint().width(), button->minimumWidth());
    wordy_ = true;
    wordy_ = taken + metrics.horizontalAdvance(countText()) + 4 <= width();
    room_->changeSize(metrics.horizontalAdvance(countText()) + 4, 0, QSizePolicy::MinimumExpanding);
    layout()->invalidate();
    update();
}

QString SelectionBar::countText() const
{
    const QString number = desktop::formats::number(flights_);
    return wordy_ ? tr("%1 selected").arg(number) : number;
}

void SelectionBar::setOnline(bool online)
{
    for (Button* button : {fare_, aircraft_, cancel_})
        button->setEnabled(online);
}

void SelectionBar::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(Theme::of(Role::Ink));
    painter.drawRoundedRect(rect(), 10, 10);
    painter.setPen(Theme::of(Role::Paper));
    painter.setFont(Theme::font(Type::BodyBold));
    const QString count = countText();
    painter.drawText(rect().adjusted(16, 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft, count);
    const int left = 28 + painter.fontMetrics().horizontalAdvance(count);
    painter.setFont(Theme::font(Type::Caption));
    const QString sum =
        tr("%1 of %2 seats sold").arg(desktop::formats::number(sold_), desktop::formats::number(capacity_));
    const QRect rest(left, 0, fare_->x() - left - 8, height());
    painter.drawText(rest, Qt::AlignVCenter | Qt::AlignLeft,
                     painter.fontMetrics().elidedText(sum, Qt::ElideRight, rest.width()));
}

void SelectionBar::retranslate()
{
    fare_->setText(tr("Change fare"));
    fare_->setBrief(tr("Fare"));
    aircraft_->setText(tr("Change aircraft"));
    aircraft_->setBrief(tr("Aircraft"));
    cancel_->setText(tr("Cancel flights"));
    // What it does is said in full, as long as that is not half the bar.
    constexpr int kSaidInFull = 130;
    cancel_->setMinimumWidth(std::min(cancel_->sizeHint().width(), kSaidInFull));
    drop_->setName(tr("Choose none"));
    setAccessibleName(tr("%1 selected, %2 of %3 seats sold").arg(flights_).arg(sold_).arg(capacity_));
    makeRoom();
}

void SelectionBar::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    makeRoom();
}

void SelectionBar::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) retranslate();
}

} // namespace narae::admin
