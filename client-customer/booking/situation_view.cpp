#include "client-customer/booking/situation_view.hpp"

#include "common/desktop/look/formats.hpp"
#include "common/desktop/look/icon.hpp"
#include "common/desktop/widgets/button.hpp"
#include "common/desktop/widgets/text_label.hpp"

#include <QHBoxLayout>
#include <QPainter>
#include <QVBoxLayout>

namespace narae::customer {

using desktop::Button;
using desktop::Role;
using desktop::TextLabel;
using desktop::Theme;
using desktop::Type;
using Ink = TextLabel::InkOf;

SituationView::SituationView(QWidget* parent) : QWidget(parent)
{
    setObjectName("situation");
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 104, 0, 0);
    column->setSpacing(10);
    title_ = (new TextLabel(Type::Number))->wrapped();
    title_->setObjectName("situationTitle");
    happened_ = (new TextLabel(Type::Body))->wrapped();
    happened_->setObjectName("situationSentence");
    safe_ = (new TextLabel(Type::Body, Ink::Muted))->wrapped();
    safe_->setObjectName("situationSafe");
    column->addWidget(title_);
    column->addWidget(happened_);
    column->addWidget(safe_);
    column->addSpacing(14);
    act_ = new Button(Button::Kind::Primary, Button::Size::Large);
    act_->setObjectName("situationAct");
    other_ = new Button(Button::Kind::Secondary, Button::Size::Large);
    other_->setObjectName("situationOther");
    auto* row = new QHBoxLayout;
    row->setSpacing(12);
    row->addWidget(act_);
    row->addWidget(other_);
    row->addStretch();
    column->addLayout(row);
    column->addSpacing(14);
    trace_ = (new TextLabel(Type::Caption, Ink::Muted))->wrapped();
    trace_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    column->addWidget(trace_);
    column->addStretch();
    connect(act_, &QPushButton::clicked, this, [this] { Q_EMIT acted(acts_); });
    connect(other_, &QPushButton::clicked, this, [this] { Q_EMIT acted(otherActs_); });
}

SituationView::Words SituationView::wordsOfSale(const BookingFlow& flow)
{
    const QString was = desktop::formats::money(flow.draft().total);
    const QString now = desktop::formats::money(flow.newTotal());
    switch (flow.situation()) {
    case Situation::PriceChanged:
        return {tr("The price has changed"),
                tr("It was %1 and is now %2 for all of you.").arg(was, now),
                tr("Nothing was booked or charged. Your names and seats are kept here."),
                tr("Continue at %1").arg(now),
                Act::AcceptPrice,
                tr("Look at other flights"),
                Act::NearestFlights};
    case Situation::SoldOut:
        return {
            tr("There are not enough seats left"),
            flow.seatsLeft() > 0
                ? tr("Seats left in this cabin: %1. You are %2.").arg(flow.seatsLeft()).arg(flow.draft().travellers())
                : tr("The last seats of this cabin have just been sold."),
            tr("Nothing was booked or charged."),
            tr("See the nearest flights"),
            Act::NearestFlights,
            tr("Search again"),
            Act::SearchAgain};
    case Situation::FlightGone:
        return {tr("This flight cannot be booked any more"),
                flow.problem().sentence,
                tr("Nothing was booked or charged."),
                tr("See the nearest flights"),
                Act::NearestFlights,
                tr("Search again"),
                Act::SearchAgain};
    case Situation::HoldOver:
        return {tr("The hold is over"),
                tr("The time to pay has run out, and the seats went back on sale."),
                tr("Nothing was charged. Everything you typed is still here."),
                tr("Choose seats again"),
                Act::ChooseSeats,
                tr("Look at other flights"),
                Act::NearestFlights};
    default: return {};
    }
}

SituationView::Words SituationView::wordsOfPayment(const BookingFlow& flow)
{
    switch (flow.situation()) {
    case Situation::Declined:
        return {tr("The bank declined the payment"),
                tr("This card did not work. Another one may."),
                tr("Nothing was charged. Your seats are still held, as the clock shows."),
                tr("Pay with another card"),
                Act::OtherCard,
                tr("Give up this booking"),
                Act::Leave};
    case Situation::GatewayDown:
        return {tr("The payment company cannot be reached"),
                tr("It did not take the payment. It may work again in a moment, or with another card."),
                tr("Nothing was charged. Your seats are still held, as the clock shows."),
                tr("Try the payment again"),
                Act::OtherCard,
                tr("Give up this booking"),
                Act::Leave};
    case Situation::Unknown: {
        Words words{tr("We are finding out about your payment"),
                    tr("The answer of the payment company has not come yet. We keep asking; this page goes on by "
                       "itself."),
                    tr("Nothing is charged twice, and your seats are kept meanwhile. Please do not pay again. You may "
                       "close the app: the result is here when you return."),
                    {},
                    Act::None,
                    {},
                    Act::None};
        words.waiting = true;
        if (flow.found().state == "expired") {
            words.happened = tr("The payment company has not answered for so long that the seats went back on sale. We "
                                "keep asking; this page goes on by itself.");
            words.safe = tr("Nothing is charged twice. Should it have been charged, you get seats again or all of it "
                            "comes back. Please do not pay again. You may close the app: the result is here when you "
                            "return.");
        }
        if (flow.problem().kind == desktop::Problem::Kind::SessionEnded)
            words.happened = tr("Your log-in is over. Log in again, and this page goes on by itself.");
        return words;
    }
    case Situation::Refunded:
        return {tr("Your payment is being refunded"),
                whyRefunded(flow.found()),
                tr("%1 goes back to the payment method that paid. You need not do anything.")
                    .arg(desktop::formats::money(flow.found().refunded)),
                tr("See the nearest flights"),
                Act::NearestFlights,
                tr("Search again"),
                Act::SearchAgain};
    default: return {};
    }
}

QString SituationView::whyRefunded(const desktop::Reservation& reservation)
{
    const QString reason = reservation.cancellations.empty() ? QString() : reservation.cancellations.back().reason;
    if (reason == "unpaid")
        return tr("It went through too late: the seats had gone back on sale and were sold to others.");
    if (reservation.flightCancelled) return tr("It went through, but the airline has cancelled the flight.");
    return tr("It went through, but the booking has been cancelled meanwhile.");
}

SituationView::Words SituationView::wordsOf(const BookingFlow& flow)
{
    switch (flow.situation()) {
    case Situation::None: return {};
    case Situation::PriceChanged:
    case Situation::SoldOut:
    case Situation::FlightGone:
    case Situation::HoldOver: return wordsOfSale(flow);
    case Situation::Declined:
    case Situation::GatewayDown:
    case Situation::Unknown:
    case Situation::Refunded: return wordsOfPayment(flow);
    case Situation::ServerAway: {
        Words words{tr("The server cannot be reached"),
                    tr("What you asked for is written down here and is sent again as soon as the server is back. This "
                       "page goes on by itself."),
                    tr("Nothing was charged, and nothing you typed is lost."),
                    tr("Try now"),
                    Act::TryAgain,
                    tr("Give up this booking"),
                    Act::Leave};
        words.waiting = true;
        if (flow.problem().status != 0 && !flow.problem().unknownOutcome()) {
            words.title = tr("The server has too much to do just now");
            words.happened = tr("What you asked for is written down here and is sent again in a moment. This page goes "
                                "on by itself.");
        }
        return words;
    }
    case Situation::SessionOver:
        return {tr("Your log-in is over"),
                tr("Please log in again and try once more."),
                tr("Nothing was charged, and nothing you typed is lost."),
                tr("Try again"),
                Act::TryAgain,
                tr("Give up this booking"),
                Act::Leave};
    case Situation::Refused:
        return {tr("That did not work"),
                flow.problem().sentence,
                tr("Everything you typed is still here."),
                flow.step() >= Step::Review ? tr("Back to the payment") : tr("Check the travellers"),
                flow.step() >= Step::Review ? Act::OtherCard : Act::ChangePassengers,
                tr("Give up this booking"),
                Act::Leave};
    }
    return {};
}

void SituationView::show(const BookingFlow& flow)
{
    const Words words = wordsOf(flow);
    title_->setText(words.title);
    happened_->setText(words.happened);
    safe_->setText(words.safe);
    act_->setText(words.doing);
    act_->setVisible(words.act != Act::None);
    act_->setBusy(flow.busy());
    other_->setText(words.other);
    other_->setVisible(words.otherAct != Act::None);
    other_->setEnabled(!flow.busy());
    acts_ = words.act;
    otherActs_ = words.otherAct;
    waiting_ = words.waiting;
    const QString trace = flow.problem().traceId;
    trace_->setText(trace.isEmpty() ? QString() : tr("For support: trace %1").arg(trace));
    setAccessibleName(words.title);
    setAccessibleDescription(tr("%1 %2", "what happened, what is safe").arg(words.happened, words.safe));
    update();
}

void SituationView::takeFocus()
{
    if (act_->isVisibleTo(this))
        act_->setFocus();
    else
        setFocus();
}

void SituationView::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(Theme::of(waiting_ ? Role::WarningSoft : Role::DangerSoft));
    const QRectF disc(0, 24, 64, 64);
    painter.drawEllipse(disc);
    desktop::icon::draw(painter, QRectF(disc.center() - QPointF(14, 15), QSizeF(28, 28)), waiting_ ? "clock" : "alert",
                        Theme::of(waiting_ ? Role::Warning : Role::Danger));
}

} // namespace narae::customer
