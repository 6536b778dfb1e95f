#include "client-admin/purchases/purchase_export.hpp"

namespace narae::admin {

namespace {

/// One cell. What a spreadsheet would run as a formula gets an apostrophe before it.
QString cell(QString text)
{
    if (!text.isEmpty() && QString("=+-@\t\r").contains(text[0])) text.prepend('\'');
    if (text.contains('"') || text.contains(',') || text.contains('\n')) return '"' + text.replace("\"", "\"\"") + '"';
    return text;
}

QString amount(Money money)
{
    return QString::number(money.amountMinor());
}

QString lineOf(const desktop::Purchase& purchase)
{
    const QStringList cells{QString::number(purchase.reservationId),
                            purchase.locator,
                            purchase.placedAt.toString(Qt::ISODateWithMs),
                            purchase.flightNumber,
                            purchase.origin,
                            purchase.destination,
                            purchase.departsAt.toString(Qt::ISODate),
                            purchase.cabin,
                            QString::number(purchase.count),
                            QString::number(purchase.cancelled),
                            purchase.seats.join(' '),
                            purchase.state,
                            amount(purchase.total),
                            amount(purchase.paid),
                            amount(purchase.refunded),
                            QString::fromUtf8(purchase.total.currency().code().data(), 3)};
    QStringList quoted;
    for (const QString& text : cells)
        quoted << cell(text);
    return quoted.join(',') + "\r\n";
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
    file_.write(
        "\xEF\xBB\xBF"
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
            if (file_.write(lineOf(purchase).toUtf8()) < 0) {
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
