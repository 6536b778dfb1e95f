#include "common/desktop/widgets/list_state.hpp"

#include "common/desktop/look/icon.hpp"
#include "common/desktop/widgets/button.hpp"
#include "common/desktop/widgets/route_line.hpp"
#include "common/desktop/widgets/text_label.hpp"

#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QPainter>
#include <QPainterPath>
#include <QTimer>
#include <QVBoxLayout>

namespace narae::desktop {

namespace {

/// A dotted flight from the ground (empty), or a warning in a disc (error).
class Picture : public QWidget {
public:
    using QWidget::QWidget;
    bool error = false;

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        if (error) {
            painter.setPen(Qt::NoPen);
            painter.setBrush(Theme::of(Role::DangerSoft));
            const QRectF disc(width() / 2.0 - 32, 14, 64, 64);
            painter.drawEllipse(disc);
            icon::draw(painter, disc.adjusted(18, 17, -18, -19), "alert", Theme::of(Role::Danger));
            return;
        }
        const qreal x = width() / 2.0 - 110;
        painter.setPen(QPen(Theme::of(Role::Line), 1.5));
        painter.drawLine(QPointF(x + 10, 88), QPointF(x + 212, 88));
        QPen dots(Theme::of(Role::Strong), 2, Qt::CustomDashLine, Qt::RoundCap);
        dots.setDashPattern({0.1, 3.5});
        painter.setPen(dots);
        QPainterPath way(QPointF(x + 26, 72));
        way.cubicTo(x + 90, 62, x + 120, 22, x + 178, 24);
        painter.drawPath(way);
        painter.setPen(QPen(Theme::of(Role::Accent), 1.5));
        painter.setBrush(Theme::of(Role::Surface));
        painter.drawEllipse(QPointF(x + 18, 74), 4.5, 4.5);
        RouteLine::paintPlane(painter, {x + 198, 20}, 1.6, Theme::of(Role::Accent), -6);
    }
};

} // namespace

ListState::ListState(QWidget* parent)
    : QWidget(parent),
      picture_(new Picture),
      title_(new TextLabel(Type::Title)),
      sentence_(new TextLabel(Type::Body, TextLabel::InkOf::Muted)),
      trace_(new TextLabel(Type::Caption, TextLabel::InkOf::Muted)),
      action_(new Button(Button::Kind::Primary, Button::Size::Normal)),
      other_(new Button(Button::Kind::Secondary, Button::Size::Normal))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(24, 24, 24, 24);
    column->setSpacing(8);
    column->addStretch();
    picture_->setFixedHeight(96);
    column->addWidget(picture_);
    for (TextLabel* label : {title_, sentence_}) {
        label->setAlignment(Qt::AlignCenter);
        label->setWordWrap(true);
        column->addWidget(label);
    }
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->setContentsMargins(0, 12, 0, 0);
    buttons->addStretch();
    buttons->addWidget(action_);
    buttons->addWidget(other_);
    buttons->addStretch();
    column->addLayout(buttons);
    trace_->setAlignment(Qt::AlignCenter);
    column->addWidget(trace_);
    column->addStretch();
    title_->setObjectName("stateTitle");
    action_->setObjectName("stateAction");
    other_->setObjectName("stateOther");
    connect(action_, &Button::clicked, this, [this] {
        if (state_ == State::Error)
            Q_EMIT retried();
        else
            Q_EMIT acted();
    });
    connect(other_, &Button::clicked, this, [this] {
        if (state_ == State::Error)
            QGuiApplication::clipboard()->setText(details_);
        else
            Q_EMIT actedOther();
    });
    show(State::Loading);
}

void ListState::setSkeleton(int rowHeight, std::vector<Column> columns)
{
    rowHeight_ = rowHeight;
    columns_ = std::move(columns);
    update();
}

void ListState::show(State state)
{
    ++generation_;
    state_ = state;
    skeletonShown_ = false;
    const bool words = state != State::Loading;
    for (QWidget* part : std::initializer_list<QWidget*>{picture_, title_, sentence_})
        part->setVisible(words);
    action_->setVisible(words && !action_->text().isEmpty());
    other_->setVisible(words && !other_->text().isEmpty());
    trace_->setVisible(words && !trace_->text().isEmpty());
    static_cast<Picture*>(picture_)->error = state == State::Error;
    update();
}

void ListState::showLoading()
{
    setAccessibleName(tr("Loading"));
    show(State::Loading);
    QTimer::singleShot(200, this, [this, generation = generation_] {
        if (generation != generation_) return;
        skeletonShown_ = true;
        update();
    });
}

void ListState::takeFocus()
{
    if (state_ != State::Loading && !action_->isHidden()) action_->setFocus(Qt::OtherFocusReason);
}

void ListState::showEmpty(const QString& title, const QString& sentence, const QString& action, const QString& other)
{
    setAccessibleName(title);
    title_->setText(title);
    sentence_->setText(sentence);
    action_->setText(action);
    action_->setIconName({});
    other_->setText(other);
    trace_->clear();
    show(State::Empty);
}

void ListState::showError(const QString& title, const QString& sentence, const QString& details, const QString& traceId)
{
    setAccessibleName(title);
    details_ = details;
    title_->setText(title);
    sentence_->setText(sentence);
    action_->setText(tr("Try again"));
    action_->setIconName("retry");
    other_->setText(tr("Copy details for support"));
    trace_->setText(traceId.isEmpty() ? QString() : tr("Trace %1").arg(traceId.left(12)));
    show(State::Error);
}

void ListState::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange && state_ == State::Error) {
        action_->setText(tr("Try again"));
        other_->setText(tr("Copy details for support"));
    }
    QWidget::changeEvent(event);
}

void ListState::paintEvent(QPaintEvent*)
{
    if (state_ != State::Loading || !skeletonShown_) return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    qreal opacity = 1;
    for (int y = 0; y < height() && opacity > 0.1; y += rowHeight_) {
        painter.setOpacity(opacity);
        painter.setPen(Qt::NoPen);
        painter.setBrush(Theme::of(Role::Sunk));
        for (const Column& column : columns_) {
            const qreal barHeight = std::min(24.0, rowHeight_ * 0.4);
            painter.drawRoundedRect(QRectF(width() * column.left / 100.0, y + (rowHeight_ - barHeight) / 2,
                                           width() * column.width / 100.0, barHeight),
                                    4, 4);
        }
        painter.fillRect(QRectF(0, y + rowHeight_ - 1, width(), 1), Theme::of(Role::Line));
        opacity -= 0.16;
    }
}

} // namespace narae::desktop
