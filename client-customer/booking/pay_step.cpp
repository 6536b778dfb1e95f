#include "client-customer/booking/pay_step.hpp"

#include "common/desktop/look/formats.hpp"
#include "common/desktop/look/icon.hpp"
#include "common/desktop/widgets/button.hpp"
#include "common/desktop/widgets/text_label.hpp"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QPainter>
#include <QPainterPath>
#include <QVBoxLayout>

namespace narae::customer {

using desktop::Role;
using desktop::TextLabel;
using desktop::Theme;
using desktop::Type;
using Ink = TextLabel::InkOf;

namespace {

constexpr const char* kMethods[]{"pm_card_ok", "pm_card_slow", "pm_card_declined", "pm_card_lost", "pm_card_down"};

} // namespace

MethodRow::MethodRow(const QString& token, const QString& icon, QWidget* parent)
    : QAbstractButton(parent), token_(token), icon_(icon)
{
    setObjectName(token);
    setCheckable(true);
    setAutoExclusive(true);
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    desktop::setRingRadius(this, 8);
}

void MethodRow::setWords(const QString& name, const QString& what, const QString& tag)
{
    name_ = name;
    what_ = what;
    tag_ = tag;
    setText(name);
    setToolTip(what);
    setAccessibleName(name);
    setAccessibleDescription(what);
    update();
}

void MethodRow::setEnds(bool first, bool last)
{
    first_ = first;
    last_ = last;
}

void MethodRow::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    // A box of rows: only its ends are round, and each row draws the rule below itself.
    QRectF box = QRectF(rect()).adjusted(0.5, first_ ? 0.5 : -20, -0.5, last_ ? -0.5 : 20);
    painter.setClipRect(rect());
    painter.setPen(QPen(Theme::of(Role::Line), 1));
    painter.setBrush(Theme::of(isChecked() ? Role::AccentSoft : underMouse() ? Role::Hover : Role::Surface));
    painter.drawRoundedRect(box, 10, 10);
    if (!last_) painter.drawLine(QPointF(0, height() - 0.5), QPointF(width(), height() - 0.5));
    const qreal middle = height() / 2.0;
    painter.setBrush(Theme::of(Role::Surface));
    painter.setPen(QPen(Theme::of(isChecked() ? Role::Accent : Role::Field), isChecked() ? 6 : 2));
    const qreal radius = isChecked() ? 7 : 9;
    painter.drawEllipse(QPointF(30, middle), radius, radius);
    const QRectF tile(56, middle - 22, 44, 44);
    painter.setPen(Qt::NoPen);
    painter.setBrush(Theme::of(isChecked() ? Role::Surface : Role::Sunk));
    painter.drawRoundedRect(tile, 8, 8);
    desktop::icon::draw(painter, QRectF(tile.center() - QPointF(10, 10), QSizeF(20, 20)), icon_,
                        Theme::of(isChecked() ? Role::Accent : Role::Muted));
    int right = width() - 20;
    if (!tag_.isEmpty()) {
        painter.setFont(Theme::font(Type::CaptionBold));
        const int wide = painter.fontMetrics().horizontalAdvance(tag_) + 20;
        const QRectF chip(right - wide, middle - 12, wide, 24);
        painter.setBrush(Theme::of(Role::Surface));
        painter.drawRoundedRect(chip, 12, 12);
        painter.setPen(Theme::of(Role::Accent));
        painter.drawText(chip, Qt::AlignCenter, tag_);
        right -= wide + 12;
    }
    const auto line = [&](Type type, Role role, qreal y, qreal tall, const QString& words) {
        painter.setFont(Theme::font(type));
        painter.setPen(Theme::of(role));
        painter.drawText(QRectF(116, y, right - 116, tall), Qt::AlignLeft | Qt::AlignVCenter,
                         painter.fontMetrics().elidedText(words, Qt::ElideRight, right - 116));
    };
    line(Type::Lead, Role::Ink, middle - 22, 24, name_);
    line(Type::Caption, Role::Muted, middle + 2, 18, what_);
}

PayStep::PayStep(QWidget* parent) : StepFrame("pay", parent), group_(new QButtonGroup(this))
{
    QVBoxLayout* const column = scrolledColumn();
    column->setSpacing(0);
    buildRows(column);
    column->addStretch();
    next()->setMinimumWidth(300);
    once_ = (new TextLabel(Type::Body, Ink::Muted))->wrapped();
    once_->setContentsMargins(0, 12, 0, 0);
    layout()->addWidget(once_);
    // The frame's own buttons were there first; the eye comes to them last.
    QWidget* before = saved_;
    for (MethodRow* row : sandbox_) {
        setTabOrder(before, row);
        before = row;
    }
    setTabOrder(before, back());
    setTabOrder(back(), next());
    connect(this, &StepFrame::wentOn, this, [this] {
        if (!chosen().isEmpty()) Q_EMIT payWanted(chosen());
    });
}

void PayStep::buildRows(QVBoxLayout* column)
{
    savedBox_ = new QWidget;
    auto* saved = new QVBoxLayout(savedBox_);
    saved->setContentsMargins(0, 0, 0, 16);
    saved->setSpacing(8);
    savedHead_ = new TextLabel(Type::BodyBold);
    saved->addWidget(savedHead_);
    saved_ = new MethodRow("savedMethod", "card");
    group_->addButton(saved_);
    saved->addWidget(saved_);
    column->addWidget(savedBox_);
    auto* head = new QHBoxLayout;
    head->setSpacing(8);
    sandboxHead_ = new TextLabel(Type::BodyBold);
    sandboxNote_ = new TextLabel(Type::Caption, Ink::Muted);
    head->addWidget(sandboxHead_);
    head->addWidget(sandboxNote_, 1);
    column->addLayout(head);
    column->addSpacing(8);
    for (const char* method : kMethods) {
        auto* row = new MethodRow(method, "flask");
        group_->addButton(row);
        sandbox_.push_back(row);
        column->addWidget(row);
    }
}

QString PayStep::nameOf(const QString& method)
{
    if (method == "pm_card_ok") return tr("Test card that approves");
    if (method == "pm_card_slow") return tr("Test card that takes its time");
    if (method == "pm_card_declined") return tr("Test card that is declined");
    if (method == "pm_card_lost") return tr("Test card whose answer is lost");
    if (method == "pm_card_down") return tr("Test card whose company is away");
    return method;
}

QString PayStep::whatOf(const QString& method)
{
    if (method == "pm_card_ok") return tr("Pays at once");
    if (method == "pm_card_slow") return tr("Pays after a while; shows that nothing has to be pressed twice");
    if (method == "pm_card_declined") return tr("The bank says no; shows that the seats stay yours meanwhile");
    if (method == "pm_card_lost") return tr("Pays, but the answer is lost on its way; shows how we find out");
    if (method == "pm_card_down") return tr("Cannot be reached; shows what happens then");
    return {};
}

QString PayStep::chosen() const
{
    const auto* row = qobject_cast<MethodRow*>(group_->checkedButton());
    if (row == nullptr) return {};
    return row == saved_ ? savedToken_ : row->token();
}

void PayStep::show(const BookingFlow& flow)
{
    setWords(tr("How would you like to pay?"),
             tr("Your card stays with the payment company. Narae never sees its number."));
    setBack(tr("Back to review"));
    savedHead_->setText(tr("Last used on this computer"));
    sandboxHead_->setText(tr("Sandbox"));
    sandboxNote_->setText(tr("no money moves"));
    for (MethodRow* row : sandbox_)
        row->setWords(nameOf(row->token()), whatOf(row->token()));
    if (!flow.busy()) savedToken_ = flow.savedMethod();
    savedBox_->setVisible(!savedToken_.isEmpty());
    showSandbox();
    saved_->setWords(nameOf(savedToken_), tr("Kept here as a token, never as a number"), tr("Default"));
    if (group_->checkedButton() == nullptr) (savedToken_.isEmpty() ? sandbox_.front() : saved_)->setChecked(true);
    for (QAbstractButton* row : group_->buttons())
        row->setEnabled(!flow.busy());
    back()->setEnabled(!flow.busy());
    const QString total = desktop::formats::money(flow.draft().total);
    setNext(flow.busy() ? tr("Paying %1 ...").arg(total) : tr("Pay %1").arg(total), flow.draft().hold.has_value(),
            flow.busy(), "lock");
    once_->setText(tr("You are charged once, even if the connection drops. If you close the app, the result is here "
                      "when you return."));
}

void PayStep::showSandbox()
{
    // What is offered above is not offered twice.
    std::vector<MethodRow*> shown;
    for (MethodRow* row : sandbox_) {
        row->setVisible(row->token() != savedToken_);
        if (row->token() != savedToken_) shown.push_back(row);
    }
    for (MethodRow* row : shown)
        row->setEnds(row == shown.front(), row == shown.back());
}

void PayStep::takeFocus()
{
    if (QAbstractButton* row = group_->checkedButton())
        row->setFocus();
    else
        next()->setFocus();
}

} // namespace narae::customer
