#include "client-admin/today/ticker_card.hpp"

#include "client-admin/pages/home_time.hpp"
#include "client-admin/today/today_service.hpp"
#include "common/desktop/look/formats.hpp"
#include "common/desktop/widgets/button.hpp"
#include "common/desktop/widgets/text_label.hpp"

#include <QEvent>
#include <QListView>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

namespace narae::admin {

namespace formats = desktop::formats;
using desktop::Button;
using desktop::Role;
using desktop::TextLabel;
using desktop::Theme;
using desktop::Type;

TickerModel::TickerModel(PurchaseFeed& feed, QObject* parent) : QAbstractListModel(parent), feed_(feed)
{
    connect(&feed_, &PurchaseFeed::changed, this, [this] {
        if (!paused_) take();
    });
    take();
}

void TickerModel::setPaused(bool paused)
{
    paused_ = paused;
    if (!paused) take();
}

void TickerModel::take()
{
    const std::vector<FeedLine>& next = feed_.lines();
    const auto same = [](const FeedLine& one, const FeedLine& other) {
        return one.reservationId == other.reservationId && one.at == other.at && one.amount == other.amount;
    };
    std::size_t fresh = 0;
    while (fresh < next.size() && (lines_.empty() || !same(next[fresh], lines_.front())))
        ++fresh;
    beginResetModel();
    // The first filling is no news.
    fresh_ = filled_ && fresh <= next.size() ? static_cast<int>(fresh) : 0;
    filled_ = feed_.loaded();
    lines_ = next;
    endResetModel();
}

int TickerModel::waiting() const
{
    int waiting = 0;
    for (const FeedLine& line : feed_.lines()) {
        if (!lines_.empty() && line.at <= lines_.front().at) break;
        ++waiting;
    }
    return waiting;
}

const FeedLine* TickerModel::at(int row) const
{
    return row >= 0 && row < rowCount() ? &lines_[static_cast<std::size_t>(row)] : nullptr;
}

int TickerModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(lines_.size());
}

QVariant TickerModel::data(const QModelIndex& index, int role) const
{
    const FeedLine* line = at(index.row());
    if (line == nullptr || (role != Qt::DisplayRole && role != Qt::AccessibleTextRole)) return {};
    const QString seats = line->seats == 1 ? tr("1 seat") : tr("%1 seats").arg(line->seats);
    return QStringList{line->at.toTimeZone(homeZone()).toString("HH:mm:ss"), line->locator,
                       formats::flightNumber(line->flightNumber), seats, formats::signedMoney(line->amount)}
        .join(", ");
}

namespace {

constexpr int kTimeRoom = 58, kShortTimeRoom = 40; ///< with seconds, and without
constexpr int kRoomForSeconds = 272;               ///< of a line

/// A line of the ticker: time, locator, what, how much.
class LineDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        const auto& model = *static_cast<const TickerModel*>(index.model());
        const FeedLine* line = model.at(index.row());
        if (line == nullptr) return;
        const bool selected = (option.state & QStyle::State_Selected) != 0;
        const bool fresh = model.isNew(index.row()) && !line->refund();
        painter->save();
        painter->fillRect(option.rect, Theme::of(selected ? Role::AccentSoft
                                                 : fresh  ? Role::SuccessSoft
                                                          : Role::Surface));
        painter->fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1),
                          Theme::of(Role::Sunk));
        QRect cell = option.rect.adjusted(16, 0, -16, 0);
        const QString amount = formats::signedMoney(line->amount);
        painter->setFont(Theme::font(Type::BodyBold));
        painter->setPen(Theme::of(line->refund() ? Role::Muted : fresh ? Role::Success : Role::Ink));
        const int amountWidth = painter->fontMetrics().horizontalAdvance(amount);
        painter->drawText(cell, Qt::AlignVCenter | Qt::AlignRight, amount);
        cell.setRight(cell.right() - amountWidth - 8);
        painter->setFont(Theme::font(Type::Caption));
        painter->setPen(Theme::of(fresh ? Role::Success : Role::Muted));
        // The locator is read in full, beside a large amount too: on a small screen the seconds give way.
        const bool seconds = option.rect.width() >= kRoomForSeconds;
        const QString time = line->at.toTimeZone(homeZone()).toString(seconds ? "HH:mm:ss" : "HH:mm");
        painter->drawText(cell, Qt::AlignVCenter, time);
        cell.setLeft(cell.left() + (seconds ? kTimeRoom : kShortTimeRoom));
        painter->setFont(Theme::locatorFont(12));
        painter->setPen(Theme::of(Role::Ink));
        painter->drawText(cell, Qt::AlignVCenter, line->locator);
        cell.setLeft(cell.left() + 66);
        painter->setFont(Theme::font(Type::Caption));
        painter->setPen(Theme::of(fresh ? Role::Success : Role::Muted));
        const QString seats =
            line->seats == 1 ? TickerModel::tr("1 seat") : TickerModel::tr("%1 seats").arg(line->seats);
        const QString what = formats::flightNumber(line->flightNumber) + QString::fromUtf8(" · ") + seats;
        painter->drawText(cell, Qt::AlignVCenter,
                          painter->fontMetrics().elidedText(what, Qt::ElideRight, std::max(0, cell.width())));
        painter->restore();
    }
    QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override { return {100, 34}; }
};

class LiveDot : public QWidget {
public:
    LiveDot() { setFixedSize(10, 10); }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(Theme::of(Role::Success));
        painter.drawEllipse(rect().adjusted(1, 1, -1, -1));
    }
};

} // namespace

TickerCard::TickerCard(PurchaseFeed& feed, QWidget* parent)
    : Card(1, parent),
      feed_(feed),
      model_(new TickerModel(feed, this)),
      title_(new TextLabel(Type::Lead)),
      dot_(new LiveDot),
      pause_(new Button(Button::Kind::Quiet, Button::Size::Compact)),
      nothing_(new TextLabel(Type::Body, TextLabel::InkOf::Muted)),
      list_(new QListView)
{
    setMinimumHeight(120);
    column()->setSpacing(0);
    auto* head = new QHBoxLayout;
    head->setContentsMargins(16, 0, 8, 0);
    head->addWidget(title_->elided());
    head->addWidget(dot_);
    head->addStretch();
    head->addWidget(pause_);
    auto* headBox = new QWidget;
    headBox->setFixedHeight(51);
    headBox->setLayout(head);
    column()->addWidget(headBox);
    column()->addWidget(new desktop::Rule);
    nothing_->wrapped();
    nothing_->setContentsMargins(16, 16, 16, 16);
    column()->addWidget(nothing_);
    list_->setObjectName("ticker");
    list_->setModel(model_);
    list_->setItemDelegate(new LineDelegate(list_));
    list_->setUniformItemSizes(true);
    list_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    column()->addWidget(list_, 1);
    pause_->setObjectName("tickerPause");
    connect(pause_, &Button::clicked, this, &TickerCard::togglePause);
    connect(list_, &QListView::activated, this,
            [this](const QModelIndex& index) { Q_EMIT chosen(model_->at(index.row())->reservationId); });
    connect(&feed_, &PurchaseFeed::changed, this, &TickerCard::retranslate);
    retranslate();
}

void TickerCard::togglePause()
{
    paused_ = !paused_;
    model_->setPaused(paused_);
    retranslate();
}

void TickerCard::retranslate()
{
    title_->setText(tr("Purchases now"));
    list_->setAccessibleName(title_->text());
    pause_->setIconName(paused_ ? "play" : "pause");
    const int waiting = paused_ ? model_->waiting() : 0;
    pause_->setText(!paused_ ? tr("Pause") : waiting == 0 ? tr("Go on") : tr("Go on, %1 new").arg(waiting));
    dot_->setVisible(!paused_);
    nothing_->setText(tr("No purchases yet. The first one shows here within two seconds."));
    nothing_->setVisible(feed_.loaded() && feed_.lines().empty());
    list_->setVisible(!nothing_->isVisibleTo(this));
}

void TickerCard::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) retranslate();
    Card::changeEvent(event);
}

void TickerCard::resizeEvent(QResizeEvent* event)
{
    Card::resizeEvent(event);
    list_->viewport()->update();
}

} // namespace narae::admin
