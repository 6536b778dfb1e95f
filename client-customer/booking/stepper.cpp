#include "client-customer/booking/stepper.hpp"

#include "common/desktop/look/icon.hpp"
#include "common/desktop/look/theme.hpp"

#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>

#include <algorithm>

namespace narae::customer {

using desktop::Role;
using desktop::Theme;
using desktop::Type;

namespace {

constexpr int kCircle = 24;
constexpr int kGap = 8;
constexpr int kConnector = 40;
constexpr int kConnectorLeast = 8;
constexpr int kBeside = 9;

} // namespace

StepLink::StepLink(int number, QWidget* parent) : QAbstractButton(parent), number_(number)
{
    setObjectName(QString("step%1").arg(number));
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    desktop::setRingRadius(this, 12);
}

void StepLink::show(const QString& word, Look look, bool reachable)
{
    setText(word);
    look_ = look;
    setFocusPolicy(reachable ? Qt::StrongFocus : Qt::NoFocus);
    setEnabled(reachable);
    setCursor(reachable ? Qt::PointingHandCursor : Qt::ArrowCursor);
    switch (look) {
    case Look::Done: setAccessibleName(tr("Step %1, %2, done").arg(number_).arg(word)); break;
    case Look::Now: setAccessibleName(tr("Step %1, %2, now").arg(number_).arg(word)); break;
    case Look::Later: setAccessibleName(tr("Step %1, %2, later").arg(number_).arg(word)); break;
    }
    updateGeometry();
    update();
}

QSize StepLink::sizeHint() const
{
    const QFontMetrics metrics(Theme::font(look_ == Look::Now ? Type::BodyBold : Type::Body));
    return {kCircle + kGap + metrics.horizontalAdvance(text()) + 8, 28};
}

void StepLink::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF circle(0.75, (height() - kCircle) / 2.0 + 0.75, kCircle - 1.5, kCircle - 1.5);
    painter.setPen(look_ == Look::Later ? QPen(Theme::of(Role::Strong), 1.5) : QPen(Qt::NoPen));
    painter.setBrush(look_ == Look::Done  ? Theme::of(Role::AccentSoft)
                     : look_ == Look::Now ? Theme::of(Role::Accent)
                                          : QColor(Qt::transparent));
    painter.drawEllipse(circle);
    if (look_ == Look::Done) {
        const QRectF tick(circle.center() - QPointF(7, 7), QSizeF(14, 14));
        desktop::icon::draw(painter, tick, "tick", Theme::of(Role::Accent));
    } else {
        painter.setFont(Theme::font(Type::CaptionBold));
        painter.setPen(Theme::of(look_ == Look::Now ? Role::OnAccent : Role::Muted));
        painter.drawText(circle, Qt::AlignCenter, QString::number(number_));
    }
    painter.setFont(Theme::font(look_ == Look::Now ? Type::BodyBold : Type::Body));
    painter.setPen(Theme::of(look_ == Look::Now ? Role::Ink : Role::Muted));
    painter.drawText(rect().adjusted(kCircle + kGap, 0, 2, 0), Qt::AlignVCenter | Qt::AlignLeft, text());
}

Stepper::Stepper(QWidget* parent) : QWidget(parent)
{
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(kConnector + 2 * kBeside);
    for (int number = 1; number <= 5; ++number) {
        auto* link = new StepLink(number, this);
        connect(link, &QAbstractButton::clicked, this,
                [this, number] { Q_EMIT chosen(static_cast<Step>(number - 1)); });
        row->addWidget(link);
        links_.push_back(link);
    }
    row->addStretch();
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    show(Step::Passengers, false);
}

void Stepper::fit()
{
    int words = 0;
    for (const StepLink* link : links_)
        words += link->sizeHint().width();
    const int room = (width() - words) / (static_cast<int>(links_.size()) - 1) - 2 * kBeside;
    connector_ = std::clamp(room, kConnectorLeast, kConnector);
    layout()->setSpacing(connector_ + 2 * kBeside);
}

void Stepper::show(Step step, bool fixed)
{
    step_ = step;
    fixed_ = fixed;
    const QStringList words{tr("Passengers"), tr("Seats"), tr("Review"), tr("Pay"), tr("Done")};
    const int now = static_cast<int>(step);
    for (int place = 0; place < static_cast<int>(links_.size()); ++place) {
        const bool finished = step == Step::Done && place == now;
        const auto look = place < now || finished ? StepLink::Look::Done
                          : place == now          ? StepLink::Look::Now
                                                  : StepLink::Look::Later;
        links_[static_cast<std::size_t>(place)]->show(words[place], look, place < now && !fixed && step != Step::Done);
    }
    fit();
    update();
}

void Stepper::resizeEvent(QResizeEvent*)
{
    fit();
}

void Stepper::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) show(step_, fixed_);
    QWidget::changeEvent(event);
}

void Stepper::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    for (std::size_t place = 0; place + 1 < links_.size(); ++place) {
        const int x = links_[place]->geometry().right() + 1 + kBeside;
        const bool passed = place < static_cast<std::size_t>(step_);
        painter.fillRect(x, height() / 2 - 1, connector_, 2, Theme::of(passed ? Role::Accent : Role::Line));
    }
}

} // namespace narae::customer
