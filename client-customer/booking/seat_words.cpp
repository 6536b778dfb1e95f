#include "client-customer/booking/seat_words.hpp"

#include "common/desktop/look/formats.hpp"

#include <QCoreApplication>

namespace narae::customer {

using desktop::SeatCell;
using desktop::SeatChart;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(SeatWords)
};

SeatCell::State stateOf(const QString& state)
{
    if (state == "free") return SeatCell::State::Free;
    if (state == "held") return SeatCell::State::Held;
    if (state == "blocked") return SeatCell::State::Blocked;
    // What a newer server may call otherwise can at any rate not be had.
    return SeatCell::State::Taken;
}

} // namespace

SeatChart chartOf(const desktop::FlightSeats& seats)
{
    SeatChart chart;
    for (const desktop::CabinSeats& cabin : seats.cabins) {
        chart.addCabin(cabin.cabin.cabin, cabinName(cabin.cabin.cabin), desktop::formats::money(cabin.cabin.price));
        for (const desktop::SeatRowStatus& row : cabin.rows) {
            chart.addRow(row.row, row.letters, row.exit);
            for (const desktop::SeatStatus& seat : row.seats)
                chart.setState(seat.seat, stateOf(seat.state));
        }
    }
    return chart;
}

QString cabinName(const QString& cabin)
{
    if (cabin == "economy") return Words::tr("Economy");
    if (cabin == "premium") return Words::tr("Premium");
    if (cabin == "business") return Words::tr("Business");
    if (cabin == "first") return Words::tr("First");
    return cabin;
}

QString configurationOf(const desktop::SeatCabin& cabin)
{
    QStringList groups;
    for (const QString& group : cabin.letters().split('_'))
        groups << QString::number(group.size());
    return groups.join('-');
}

} // namespace narae::customer
