#include "client-admin/purchases/purchase_export.hpp"

#include "common/desktop/keep/csv.hpp"

namespace narae::admin {

namespace {

QByteArray lineOf(const desktop::Purchase& purchase)
{
    return desktop::csv::line(
        {purchase.reservationId, purchase.locator, purchase.placedAt.toString(Qt::ISODateWithMs), purchase.flightNumber,
         purchase.origin, purchase.destination, purchase.departsAt.toString(Qt::ISODate), purchase.cabin,
         qint64{purchase.count}, qint64{purchase.cancelled}, purchase.seats.join(' '), purchase.state,
         qint64{purchase.total.amountMinor()}, qint64{purchase.paid.amountMinor()},
         qint64{purchase.refunded.amountMinor()}, QString::fromUtf8(purchase.total.currency().code().data(), 3)});
}

} // namespace

PurchaseExport::PurchaseExport(desktop::ApiClient& client, const PurchaseFilter& filter, const QString& file,
                               QObject* parent)
    : QObject(parent), client_(client), filter_(filter), file_(file)
{
}

void PurchaseExport::start()
{
    if (!file_.open(QIODevice::WriteOnly)) {
        end(tr("The file cannot be written: %1").arg(file_.errorString()));
        return;
    }
    file_.write(desktop::csv::kMark);
    file_.write(
        "reservationId,locator,placedAt,flightNumber,origin,destination,departsAt,cabin,count,cancelled,seats,state,"
        "totalMinor,paidMinor,refundedMinor,currency\r\n");
    askFor({});
}

void PurchaseExport::stop()
{
    end(tr("Stopped; the file was removed."));
}

void PurchaseExport::askFor(const QString& after)
{
    QUrlQuery query = filter_.query();
    query.addQueryItem("limit", "100");
    if (!after.isEmpty()) query.addQueryItem("after", after);
    client_.send(desktop::Call::get("/v1/history", query), this, [this](const desktop::Outcome& outcome) {
        if (over_) return;
        if (!outcome) {
            end(outcome.problem().sentence);
            return;
        }
        const auto page = desktop::pageFromJson<desktop::Purchase>(outcome->object());
        for (const desktop::Purchase& purchase : page.items) {
            if (file_.write(lineOf(purchase)) < 0) {
                end(tr("The file cannot be written: %1").arg(file_.errorString()));
                return;
            }
            ++written_;
        }
        Q_EMIT progressed(written_);
        if (page.hasMore)
            askFor(page.next);
        else
            end(file_.flush() ? QString() : tr("The file cannot be written: %1").arg(file_.errorString()));
    });
}

void PurchaseExport::end(const QString& trouble)
{
    if (over_) return;
    over_ = true;
    if (trouble.isEmpty())
        file_.close();
    else
        file_.remove();
    Q_EMIT finished(written_, trouble);
}

} // namespace narae::admin
