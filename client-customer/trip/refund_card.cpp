#include "client-customer/trip/refund_card.hpp"

#include "client-customer/papers/receipt_paper.hpp"
#include "common/desktop/look/formats.hpp"
#include "common/desktop/widgets/text_label.hpp"

#include <QEvent>
#include <QGridLayout>

namespace narae::customer {

namespace formats = desktop::formats;
using desktop::TextLabel;
using desktop::Type;

RefundCard::RefundCard(QWidget* parent)
    : Card(20, parent), head_(new TextLabel(Type::Lead)), progress_(new TextLabel(Type::Body, TextLabel::InkOf::Muted))
{
    setObjectName("refundCard");
    head_->setObjectName("refundHead");
    progress_->setObjectName("refundProgress");
    column()->addWidget(head_);
    column()->addWidget(progress_->wrapped());
}

void RefundCard::show(const desktop::Reservation& reservation, std::optional<bool> done)
{
    reservation_ = reservation;
    done_ = done;
    build();
}

void RefundCard::build()
{
    const QString sum = formats::money(reservation_.refunded);
    const bool none = reservation_.refunded.isZero();
    head_->setText(none ? tr("Nothing was to be refunded") : tr("Refund of %1").arg(sum));
    progress_->setInk(done_ == true && !none ? TextLabel::InkOf::Success : TextLabel::InkOf::Muted);
    progress_->setText(none            ? tr("What was cancelled, and when:")
                       : done_ == true ? tr("All of it has gone back to the payment method that paid.")
                       : done_ == false
                           ? tr("It is on its way to the payment method that paid. This page shows when it "
                                "has gone back.")
                           : tr("It goes back to the payment method that paid."));
    delete rows_;
    rows_ = new QWidget;
    auto* grid = new QGridLayout(rows_);
    grid->setContentsMargins(0, 8, 0, 0);
    grid->setHorizontalSpacing(24);
    grid->setVerticalSpacing(8);
    int row = 0;
    for (const desktop::Cancellation& part : reservation_.cancellations) {
        QStringList names;
        for (const desktop::Passenger& passenger : reservation_.passengers)
            if (std::find(part.passengers.begin(), part.passengers.end(), passenger.number) != part.passengers.end())
                names << passenger.name;
        const QDateTime here = part.at.toLocalTime();
        auto* when = new TextLabel(Type::Body, TextLabel::InkOf::Muted);
        when->setText(tr("%1 at %2").arg(formats::date(here.date()), here.toString("HH:mm")));
        auto* who = new TextLabel(Type::Body);
        who->setText(names.join(", "));
        auto* why = new TextLabel(Type::Body, TextLabel::InkOf::Muted);
        why->setText(cancellationReason(part.reason));
        auto* fee = new TextLabel(Type::Body, TextLabel::InkOf::Muted);
        fee->setText(tr("Fee %1").arg(formats::money(part.fee)));
        auto* back = new TextLabel(Type::BodyBold, done_ == true ? TextLabel::InkOf::Success : TextLabel::InkOf::Ink);
        back->setText(formats::money(part.refund));
        int columnOf = 0;
        for (TextLabel* label : {when, who, why, fee, back})
            grid->addWidget(label, row, columnOf++);
        grid->setAlignment(back, Qt::AlignRight);
        ++row;
    }
    grid->setColumnStretch(1, 1);
    grid->setColumnStretch(2, 1);
    column()->addWidget(rows_);
}

void RefundCard::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange && reservation_.reservationId != 0) build();
    Card::changeEvent(event);
}

} // namespace narae::customer
