#include "client-customer/history/history_model.hpp"

#include "common/desktop/keep/csv.hpp"
#include "common/desktop/look/formats.hpp"
#include "common/desktop/look/language.hpp"

#include <QStringMatcher>
#include <algorithm>
#include <numeric>

namespace narae::customer {

namespace formats = desktop::formats;
using desktop::Purchase;

HistoryModel::HistoryModel(PurchaseSource& source, const desktop::AirportBook& airports, std::function<QDateTime()> now,
                           QObject* parent)
    : QAbstractTableModel(parent), source_(source), airports_(airports), now_(std::move(now))
{
}

void HistoryModel::reload()
{
    ++generation_;
    fetching_ = true;
    staging_ = complete();
    staged_.clear();
    source_.fetch({}, this, [this, generation = generation_](const PurchasePage& came) {
        if (generation == generation_) take(came, true);
    });
}

void HistoryModel::clear()
{
    ++generation_;
    fetching_ = loaded_ = hasMore_ = staging_ = false;
    all_.clear();
    texts_.clear();
    totals_ = {};
    sortAgain();
}

bool HistoryModel::canFetchMore(const QModelIndex& parent) const
{
    return !parent.isValid() && hasMore_ && !fetching_;
}

void HistoryModel::fetchMore(const QModelIndex& parent)
{
    if (!canFetchMore(parent)) return;
    fetching_ = true;
    source_.fetch(next_, this, [this, generation = generation_](const PurchasePage& came) {
        if (generation == generation_) take(came, false);
    });
}

void HistoryModel::take(const PurchasePage& came, bool first)
{
    fetching_ = false;
    if (came.problem) {
        Q_EMIT failed(*came.problem);
        return;
    }
    if (first) seenAt_ = came.seenAt;
    if (first && !staging_) all_.clear();
    auto& into = staging_ ? staged_ : all_;
    into.insert(into.end(), came.page.items.begin(), came.page.items.end());
    if (staging_ && !came.page.hasMore) all_ = std::move(staged_);
    if (first && !staging_) texts_.clear();
    if (staging_ && !came.page.hasMore) texts_.clear();
    while (texts_.size() < all_.size())
        texts_.push_back(haystack(all_[texts_.size()]));
    loaded_ = true;
    hasMore_ = came.page.hasMore;
    next_ = came.page.next;
    seenAt_ = std::min(seenAt_, came.seenAt);
    totals_ = HistoryTotals::of(all_, now_());
    sortAgain();
    Q_EMIT pageArrived();
}

QTimeZone HistoryModel::zoneOf(const Purchase& purchase) const
{
    return airports_.zone(purchase.origin.isEmpty() ? purchase.destination : purchase.origin);
}

QString HistoryModel::haystack(const Purchase& purchase) const
{
    const QDate date = formats::dateAt(purchase.departsAt, zoneOf(purchase));
    QStringList words{purchase.locator,
                      purchase.flightNumber,
                      formats::flightNumber(purchase.flightNumber),
                      purchase.origin,
                      purchase.destination,
                      formats::dateWithYear(date),
                      date.toString("yyyy-MM-dd")};
    // Cities in both languages, whatever the app speaks: one types as one thinks.
    for (const bool korean : {true, false})
        for (const QString& code : {purchase.origin, purchase.destination})
            words << airports_.city(code, korean) << airports_.shortName(code, korean);
    return words.join(' ').replace(QChar(0x00A0), ' ').toCaseFolded();
}

void HistoryModel::reword()
{
    for (std::size_t i = 0; i < all_.size(); ++i)
        texts_[i] = haystack(all_[i]);
    showAgain();
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
}

void HistoryModel::setFilter(Filter filter)
{
    if (filter == filter_) return;
    filter_ = filter;
    showAgain();
}

void HistoryModel::setSearch(const QString& text)
{
    const QStringList wanted = text.toCaseFolded().split(' ', Qt::SkipEmptyParts);
    if (wanted == wanted_) return;
    wanted_ = wanted;
    showAgain();
}

void HistoryModel::sort(int column, Qt::SortOrder order)
{
    if (column < 0 || column >= Actions) return;
    sortColumn_ = column;
    sortOrder_ = order;
    sortAgain();
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
}

bool HistoryModel::before(int one, int other) const
{
    const Purchase& a = all_[static_cast<std::size_t>(one)];
    const Purchase& b = all_[static_cast<std::size_t>(other)];
    switch (sortColumn_) {
    case Locator: return a.locator < b.locator;
    case Route: return std::tie(a.origin, a.destination) < std::tie(b.origin, b.destination);
    case Seats: return a.count < b.count;
    case Status: return kindOf(a, now_()) < kindOf(b, now_());
    case Paid: return a.paid.amountMinor() < b.paid.amountMinor();
    case Refunded: return a.refunded.amountMinor() < b.refunded.amountMinor();
    default: return a.departsAt < b.departsAt;
    }
}

void HistoryModel::sortAgain()
{
    order_.resize(all_.size());
    std::iota(order_.begin(), order_.end(), 0);
    std::stable_sort(order_.begin(), order_.end(), [this](int one, int other) {
        return sortOrder_ == Qt::AscendingOrder ? before(one, other) : before(other, one);
    });
    showAgain();
}

void HistoryModel::showAgain()
{
    const QDateTime now = now_();
    const auto kept = [this, &now](int i) {
        if (filter_ == Filter::All) return true;
        const PurchaseKind kind = kindOf(all_[static_cast<std::size_t>(i)], now);
        return (filter_ == Filter::Upcoming && kind == PurchaseKind::Upcoming) ||
               (filter_ == Filter::Flown && kind == PurchaseKind::Flown) ||
               (filter_ == Filter::Cancelled && kind == PurchaseKind::Cancelled);
    };
    std::vector<QStringMatcher> words;
    for (const QString& word : wanted_)
        words.emplace_back(word);
    beginResetModel();
    shown_.clear();
    for (const int i : order_) {
        const QString& text = texts_[static_cast<std::size_t>(i)];
        const auto within = [&text](const QStringMatcher& word) { return word.indexIn(text) >= 0; };
        if (kept(i) && std::all_of(words.begin(), words.end(), within)) shown_.push_back(i);
    }
    endResetModel();
}

int HistoryModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(shown_.size());
}

int HistoryModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

const Purchase& HistoryModel::purchase(int row) const
{
    return all_[static_cast<std::size_t>(shown_.at(static_cast<std::size_t>(row)))];
}

int HistoryModel::rowOf(qint64 reservationId) const
{
    for (std::size_t row = 0; row < shown_.size(); ++row)
        if (all_[static_cast<std::size_t>(shown_[row])].reservationId == reservationId) return static_cast<int>(row);
    return -1;
}

QString HistoryModel::statusWords(const Purchase& purchase) const
{
    if (purchase.state == "held") return tr("Waiting for payment");
    if (purchase.state == "paying" || purchase.state == "payment_unknown") return tr("Payment being checked");
    if (purchase.state == "declined" || purchase.state == "expired") return tr("Not bought");
    switch (kindOf(purchase, now_())) {
    case PurchaseKind::Upcoming: return purchase.cancelled > 0 ? tr("Upcoming, part cancelled") : tr("Upcoming");
    case PurchaseKind::Flown: return tr("Flown");
    case PurchaseKind::Cancelled: return purchase.refunded.isZero() ? tr("Cancelled") : tr("Cancelled, refunded");
    case PurchaseKind::Open: break;
    }
    return {};
}

QStringList HistoryModel::everyStatus()
{
    return {tr("Waiting for payment"), tr("Payment being checked"), tr("Upcoming, part cancelled"),
            tr("Cancelled, refunded")};
}

QString HistoryModel::said(const Purchase& purchase, int column) const
{
    switch (column) {
    case Locator: return purchase.locator;
    case Date: return formats::dateWithYear(formats::dateAt(purchase.departsAt, zoneOf(purchase)));
    case Route:
        return tr("%1 to %2, %3")
            .arg(purchase.origin, purchase.destination, formats::flightNumber(purchase.flightNumber));
    case Seats: return formats::number(purchase.count);
    case Status: return statusWords(purchase);
    case Paid: return formats::money(purchase.paid);
    case Refunded: return purchase.refunded.isZero() ? QString() : formats::money(purchase.refunded);
    default: return {};
    }
}

QVariant HistoryModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid()) return {};
    const Purchase& of = purchase(index.row());
    if (role == Qt::DisplayRole) return said(of, index.column());
    if (role == Qt::AccessibleTextRole) {
        if (index.column() == Actions) return tr("Receipt and trip of %1").arg(of.locator);
        if (index.column() == Refunded && of.refunded.isZero()) return tr("Nothing refunded");
        return said(of, index.column());
    }
    if (role == Qt::TextAlignmentRole &&
        (index.column() == Seats || index.column() == Paid || index.column() == Refunded))
        return int(Qt::AlignRight | Qt::AlignVCenter);
    return {};
}

QVariant HistoryModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal) return {};
    if (role == Qt::TextAlignmentRole) {
        const bool right = section == Seats || section == Paid || section == Refunded;
        return int((right ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    }
    if (role != Qt::DisplayRole) return {};
    QString word;
    switch (section) {
    case Locator: word = tr("Locator"); break;
    case Date: word = tr("Flight date"); break;
    case Route: word = tr("Route"); break;
    case Seats: word = tr("Seats"); break;
    case Status: word = tr("Status"); break;
    case Paid: word = tr("Paid"); break;
    case Refunded: word = tr("Refunded"); break;
    default: return QString();
    }
    if (section == sortColumn_) word += sortOrder_ == Qt::AscendingOrder ? QString(" ↑") : QString(" ↓");
    return word;
}

QByteArray HistoryModel::csv() const
{
    using desktop::csv::line;
    QByteArray text = desktop::csv::kMark;
    text += line({tr("Locator"), tr("Reservation"), tr("Flight"), tr("From"), tr("To"), tr("Departs (UTC)"),
                  tr("Cabin"), tr("Passengers"), tr("Seats"), tr("Status"), tr("Paid"), tr("Refunded"), tr("Currency"),
                  tr("Bought (UTC)")});
    for (int row = 0; row < rowCount(); ++row) {
        const Purchase& of = purchase(row);
        text += line({of.locator, of.reservationId, of.flightNumber, of.origin, of.destination,
                      of.departsAt.toString(Qt::ISODate), of.cabin, qint64{of.count}, of.seats.join(' '),
                      statusWords(of), qint64{of.paid.amountMinor()}, qint64{of.refunded.amountMinor()},
                      QString::fromUtf8(of.paid.currency().code().data(), 3), of.placedAt.toString(Qt::ISODate)});
    }
    return text;
}

} // namespace narae::customer
