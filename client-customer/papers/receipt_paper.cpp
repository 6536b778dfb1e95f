#include "client-customer/papers/receipt_paper.hpp"

#include "client-customer/papers/paper_sheet.hpp"
#include "client-customer/papers/pass_facts.hpp"
#include "common/desktop/look/formats.hpp"
#include "common/desktop/look/language.hpp"

#include <QBuffer>
#include <QCoreApplication>
#include <QPdfWriter>

namespace narae::customer {

namespace formats = desktop::formats;
using desktop::Role;
using desktop::Type;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(papers)
};

constexpr Qt::Alignment kRight = Qt::AlignRight | Qt::AlignVCenter;

QString dayOf(const QDateTime& utc)
{
    return formats::dateWithYear(utc.toLocalTime().date());
}

/// Draws line by line, downwards.
class Receipt {
public:
    Receipt(PaperSheet& sheet, const ReceiptFacts& facts, const desktop::AirportBook& airports)
        : sheet_(sheet), facts_(facts), airports_(airports)
    {
    }

    void draw()
    {
        y_ = sheet_.head(Words::tr("Receipt")) + 24;
        const desktop::Purchase& bought = facts_.purchase;
        pair(Words::tr("Receipt number"), QString("R-%1").arg(bought.reservationId));
        pair(Words::tr("Locator"), bought.locator);
        pair(Words::tr("Bought on"), dayOf(bought.placedAt));
        if (!facts_.customer.isEmpty()) pair(Words::tr("For"), facts_.customer);
        pair(Words::tr("Issued on"), dayOf(facts_.issuedAt));
        gap();
        flight();
        gap();
        money();
        y_ += 24;
        sheet_.paragraph(0, y_, PaperSheet::kWidth,
                         Words::tr("Prices include all taxes. A refund goes back to the payment method that paid."),
                         Type::Caption, Role::Muted);
    }

private:
    void pair(const QString& label, const QString& value)
    {
        sheet_.text(QRectF(0, y_, 140, 24), label, Type::Body, Role::Muted);
        sheet_.text(QRectF(150, y_, PaperSheet::kWidth - 150, 24), value, Type::Body);
        y_ += 24;
    }

    void amount(const QString& words, const QString& value, Type type, Role role = Role::Ink)
    {
        sheet_.text(QRectF(0, y_, PaperSheet::kWidth - 140, 28), words, type);
        sheet_.text(QRectF(PaperSheet::kWidth - 140, y_, 140, 28), value, type, role, kRight);
        y_ += 28;
    }

    void gap()
    {
        y_ += 12;
        sheet_.rule(y_);
        y_ += 16;
    }

    void flight()
    {
        const desktop::Purchase& bought = facts_.purchase;
        const bool korean = desktop::Language::current().korean();
        const QTimeZone zone = airports_.zone(bought.origin);
        const QString from = airports_.fullName(bought.origin, korean);
        const QString to = airports_.fullName(bought.destination, korean);
        sheet_.text(QRectF(0, y_, PaperSheet::kWidth, 28),
                    Words::tr("%1, %2 to %3").arg(formats::flightNumber(bought.flightNumber), from, to), Type::Lead);
        y_ += 32;
        pair(Words::tr("Departs"), Words::tr("%1 at %2")
                                       .arg(formats::dateWithYear(formats::dateAt(bought.departsAt, zone)),
                                            formats::time(bought.departsAt, zone)));
        pair(Words::tr("Cabin"), cabinWord(bought.cabin));
        if (!facts_.reservation) {
            pair(Words::tr("Passengers"), formats::number(bought.count));
            return;
        }
        for (const desktop::Passenger& passenger : facts_.reservation->passengers)
            pair(Words::tr("Passenger %1").arg(passenger.number),
                 passenger.cancelled ? Words::tr("%1 (cancelled)").arg(passenger.name) : passenger.name);
    }

    void money()
    {
        const desktop::Purchase& bought = facts_.purchase;
        if (facts_.reservation)
            amount(Words::tr("Fare, %1 passengers at %2")
                       .arg(bought.count)
                       .arg(formats::money(facts_.reservation->unitPrice)),
                   formats::money(bought.total), Type::Body);
        amount(Words::tr("Paid"), formats::money(bought.paid), Type::BodyBold);
        if (facts_.reservation)
            for (const desktop::Cancellation& part : facts_.reservation->cancellations) {
                const Money back(-part.refund.amountMinor(), part.refund.currency());
                amount(Words::tr("%1 on %2, fee %3")
                           .arg(cancellationReason(part.reason), dayOf(part.at), formats::money(part.fee)),
                       formats::money(back), Type::Body);
            }
        const Money refunded(-bought.refunded.amountMinor(), bought.refunded.currency());
        if (!bought.refunded.isZero()) amount(Words::tr("Refunded"), formats::money(refunded), Type::BodyBold);
        y_ += 8;
        sheet_.rule(y_);
        y_ += 8;
        if (const auto net = bought.paid.minus(bought.refunded))
            amount(Words::tr("Net"), formats::money(*net), Type::Title);
    }

    PaperSheet& sheet_;
    const ReceiptFacts& facts_;
    const desktop::AirportBook& airports_;
    qreal y_ = 0;
};

} // namespace

QString cancellationReason(const QString& reason)
{
    if (reason == "flight_cancelled") return Words::tr("Flight cancelled by the airline");
    if (reason == "unpaid") return Words::tr("Not paid");
    if (reason == "traveller") return Words::tr("Cancelled by the traveller");
    return Words::tr("Cancelled by the airline's staff");
}

QByteArray receiptAsPdf(const ReceiptFacts& facts, const desktop::AirportBook& airports)
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    {
        QPdfWriter writer(&buffer);
        writer.setResolution(1200);
        writer.setCreator("Narae");
        writer.setTitle(Words::tr("Receipt %1").arg(facts.purchase.locator));
        setUpPage(writer);
        PaperSheet sheet(writer);
        Receipt(sheet, facts, airports).draw();
    }
    return buffer.data();
}

} // namespace narae::customer
