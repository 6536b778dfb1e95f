#include "client-customer/history/history_columns.hpp"

#include "client-customer/history/history_model.hpp"
#include "common/desktop/look/formats.hpp"
#include "common/desktop/look/theme.hpp"

#include <QFontMetrics>

#include <algorithm>
#include <numeric>

namespace narae::customer {

namespace formats = desktop::formats;
using desktop::Theme;
using desktop::Type;

namespace {

constexpr int kEdge = 8; ///< at either side of a cell
constexpr int kFirstEdge = 24;
constexpr int kActions = 88;
constexpr int kRouteAlone = 150; ///< two airports and the line between them
constexpr std::int64_t kWonMost = 99'999'999;
constexpr int kChipBesideWords = 36; ///< a chip's shape and its ends
/// Long ones of their kind; digits are of one width.
const char* const kLocator = "MMMMMM";
const char* const kFlightNumber = "NR 1234";
const QDate kDate(2026, 11, 29);

} // namespace

std::array<int, 8> historyColumns(const HistoryModel& model, int room)
{
    const auto wide = [](Type type, const QString& words) {
        return QFontMetrics(Theme::font(type)).horizontalAdvance(words);
    };
    std::array<int, 8> widths{};
    widths[HistoryModel::Locator] =
        kFirstEdge + kEdge + QFontMetrics(Theme::locatorFont(14)).horizontalAdvance(kLocator);
    widths[HistoryModel::Date] = 2 * kEdge + 2 + wide(Type::Body, formats::dateWithYear(kDate));
    widths[HistoryModel::Route] = 2 * kEdge + 2 + kRouteAlone + wide(Type::Caption, kFlightNumber);
    for (const QString& words : HistoryModel::everyStatus())
        widths[HistoryModel::Status] =
            std::max(widths[HistoryModel::Status], 2 * kEdge + kChipBesideWords + wide(Type::CaptionBold, words));
    for (const int column : {HistoryModel::Paid, HistoryModel::Refunded})
        widths[static_cast<std::size_t>(column)] =
            2 * kEdge + wide(Type::BodyBold, formats::money(Money(kWonMost, Currency::krw())));
    widths[HistoryModel::Actions] = kActions;
    for (int column = 0; column < HistoryModel::Actions; ++column) {
        const QString head = model.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
        const int left = column == HistoryModel::Locator ? kFirstEdge : kEdge;
        int& width = widths[static_cast<std::size_t>(column)];
        width = std::max(width, left + kEdge + 2 + wide(Type::CaptionBold, head));
    }
    const int rest = room - std::accumulate(widths.begin(), widths.end(), 0);
    if (rest < 0) {
        const int fromRoute = std::min(-rest, widths[HistoryModel::Route] - kRouteAlone);
        widths[HistoryModel::Route] -= fromRoute;
        widths[HistoryModel::Status] += rest + fromRoute;
        return widths;
    }
    // Air goes where words end at different places.
    for (const int column : {HistoryModel::Date, HistoryModel::Route, HistoryModel::Status, HistoryModel::Paid})
        widths[static_cast<std::size_t>(column)] += rest / 4;
    return widths;
}

} // namespace narae::customer
