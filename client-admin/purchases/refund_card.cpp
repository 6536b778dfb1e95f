#include "client-admin/purchases/refund_card.hpp"

#include "common/desktop/look/formats.hpp"
#include "common/desktop/widgets/button.hpp"
#include "common/desktop/widgets/card.hpp"
#include "common/desktop/widgets/text_label.hpp"

#include <QEvent>
#include <QJsonArray>
#include <QVBoxLayout>

#include <algorithm>

namespace narae::admin {

using desktop::Button;
using desktop::TextLabel;
using desktop::Type;

RefundCard::RefundCard(desktop::ApiClient& client, QWidget* parent)
    : QWidget(parent),
      client_(client),
      passengerList_(new QWidget),
      title_(new TextLabel(Type::Lead)),
      waive_(new QCheckBox),
      reasonLabel_(new TextLabel(Type::Caption, TextLabel::InkOf::Muted)),
      reason_(new QLineEdit),
      sum_(new TextLabel(Type::BodyBold)),
      trouble_(new TextLabel(Type::Caption, TextLabel::InkOf::Danger)),
      confirm_(new Button(Button::Kind::DangerFilled, Button::Size::Bar)),
      close_(new Button(Button::Kind::Secondary, Button::Size::Bar))
{
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    auto* card = new desktop::Card(16);
    outer->addWidget(card);
    auto* column = card->column();
    column->addWidget(title_);
    passengerList_->setLayout(new QVBoxLayout);
    passengerList_->layout()->setContentsMargins(0, 0, 0, 0);
    column->addWidget(passengerList_);
    column->addWidget(waive_);
    column->addWidget(reasonLabel_);
    column->addWidget(reason_);
    column->addWidget(sum_->wrapped());
    column->addWidget(trouble_->wrapped());
    auto* buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(close_);
    buttons->addWidget(confirm_);
    column->addLayout(buttons);

    waive_->setObjectName("waiveFee");
    reason_->setObjectName("refundReason");
    reason_->setProperty("sizing", "compact");
    reason_->setMaxLength(200);
    trouble_->setObjectName("refundTrouble");
    confirm_->setObjectName("confirmRefund");
    close_->setObjectName("closeRefund");
    connect(waive_, &QCheckBox::toggled, this, &RefundCard::askForQuote);
    connect(reason_, &QLineEdit::textChanged, this, [this] { retranslate(); });
    connect(reason_, &QLineEdit::returnPressed, confirm_, &Button::click);
    connect(confirm_, &Button::clicked, this, &RefundCard::confirm);
    connect(close_, &Button::clicked, this, [this] {
        hide();
        Q_EMIT closed();
    });
    hide();
    retranslate();
}

void RefundCard::show(const desktop::Reservation& reservation)
{
    const bool another = reservation.reservationId != reservation_.reservationId;
    reservation_ = reservation;
    if (!another) return;
    hide();
    ++asked_;
    confirm_->setBusy(false);
    reason_->clear();
    quote_.reset();
    say({});
    waive_->setChecked(false);
    buildPassengers();
    retranslate();
}

void RefundCard::buildPassengers()
{
    qDeleteAll(passengers_);
    passengers_.clear();
    for (const desktop::Passenger& passenger : reservation_.passengers) {
        if (passenger.cancelled) continue;
        auto* box = new QCheckBox(passenger.seat.isEmpty() ? passenger.name : passenger.name + "  " + passenger.seat);
        box->setObjectName(QString("refundPassenger%1").arg(passenger.number));
        box->setAccessibleName(box->text());
        box->setProperty("number", passenger.number);
        box->setChecked(true);
        connect(box, &QCheckBox::toggled, this, &RefundCard::askForQuote);
        passengerList_->layout()->addWidget(box);
        passengers_.push_back(box);
    }
}

void RefundCard::begin()
{
    QWidget::show();
    if (passengers_.empty()) buildPassengers();
    askForQuote();
    reason_->setFocus(Qt::TabFocusReason);
}

QJsonArray RefundCard::chosen() const
{
    QJsonArray numbers;
    for (const QCheckBox* box : passengers_)
        if (box->isChecked()) numbers.append(box->property("number").toInt());
    return numbers;
}

void RefundCard::askForQuote()
{
    if (isHidden()) return;
    quote_.reset();
    say({});
    const QJsonArray numbers = chosen();
    if (numbers.isEmpty()) {
        retranslate();
        return;
    }
    QJsonObject body{{"passengers", numbers}};
    if (waive_->isChecked()) body["waiveFee"] = true;
    confirm_->setBusy(true);
    const QString path = QString("/v1/reservations/%1/cancellation-quotes").arg(reservation_.reservationId);
    client_.send(desktop::Call::post(path, body), this, [this, asked = ++asked_](const desktop::Outcome& outcome) {
        if (asked != asked_) return; // another choice has been made since
        confirm_->setBusy(false);
        if (outcome)
            quote_ = desktop::CancellationQuote::fromJson(outcome->object());
        else
            say(outcome.problem().sentence);
        retranslate();
    });
    retranslate();
}

void RefundCard::confirm()
{
    if (!quote_ || confirm_->busy()) return;
    // The quote is the key: sent again it changes nothing.
    const QJsonObject body{{"quoteId", quote_->quoteId}, {"reason", reason_->text().trimmed()}};
    const QString path = QString("/v1/reservations/%1/cancellation").arg(reservation_.reservationId);
    confirm_->setBusy(true);
    client_.send(desktop::Call::post(path, body), this,
                 [this, refund = quote_->refund, id = reservation_.reservationId,
                  locator = reservation_.locator](const desktop::Outcome& outcome) {
                     // The clerk may look at another reservation by now; what is on the card is that one's.
                     const bool here = id == reservation_.reservationId;
                     if (here) confirm_->setBusy(false);
                     if (!outcome && !here) {
                         Q_EMIT failed(tr("Refund of %1: %2").arg(locator, outcome.problem().sentence));
                         return;
                     }
                     if (!outcome) {
                         if (!outcome.problem().unknownOutcome()) askForQuote();
                         say(outcome.problem().sentence);
                         return;
                     }
                     if (here) {
                         hide();
                         reason_->clear();
                         quote_.reset();
                         reservation_ = desktop::Reservation::fromJson(outcome->object());
                         buildPassengers();
                     }
                     Q_EMIT refunded(tr("%1 goes back to %2.").arg(desktop::formats::money(refund), locator));
                 });
}

void RefundCard::say(const QString& trouble)
{
    trouble_->setText(trouble);
    trouble_->setVisible(!trouble.isEmpty());
}

void RefundCard::retranslate()
{
    title_->setText(tr("Cancel and refund"));
    waive_->setText(tr("Give everything back, whatever the fare rule says"));
    waive_->setAccessibleName(waive_->text());
    reasonLabel_->setText(tr("Reason, for the record"));
    reason_->setAccessibleName(reasonLabel_->text());
    close_->setText(tr("Keep it"));
    if (quote_) {
        const QString refund = desktop::formats::money(quote_->refund);
        sum_->setText(tr("%1 goes back, %2 is kept.").arg(refund, desktop::formats::money(quote_->fee)));
        confirm_->setText(reason_->text().trimmed().isEmpty() ? tr("Give a reason first")
                                                              : tr("Refund %1").arg(refund));
    } else {
        sum_->setText(chosen().isEmpty() ? tr("Choose who does not travel.") : QString());
        confirm_->setText(tr("Refund"));
    }
    confirm_->setEnabled(quote_.has_value() && !reason_->text().trimmed().isEmpty());
}

void RefundCard::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) retranslate();
    QWidget::changeEvent(event);
}

} // namespace narae::admin
