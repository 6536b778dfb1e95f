#include "tests/unit/tst_view_stream.hpp"

#include <QTest>

using namespace narae;
using namespace narae::view;

namespace {

constexpr std::size_t kEconomy = 1;

} // namespace

namespace {

/// Incheon and Jeju are in Korea, Narita in Japan; nothing else is known. Seoul's clocks are nine hours ahead,
/// those of Los Angeles eight behind.
class CountriesKnown final : public Zones {
public:
    bool knows(std::string_view airport) const override { return !country(airport).empty(); }
    std::optional<std::chrono::seconds> offset(std::string_view airport, Instant) const override
    {
        if (airport == "ICN") return std::chrono::hours(9);
        if (airport == "LAX") return std::chrono::hours(-8);
        return std::nullopt;
    }
    std::string_view country(std::string_view airport) const override
    {
        if (airport == "ICN" || airport == "CJU") return "KR";
        return airport == "NRT" ? "JP" : "";
    }
};

} // namespace

class TestViewFold : public QObject {
    Q_OBJECT

private:
    Stream stream_;
    std::unique_ptr<View> view_;
    std::size_t taken_ = 0;

    void tell(Happening what)
    {
        stream_.say(std::move(what));
        view_->take({&stream_.last(), 1});
        view_->publish();
    }
    FlightBoard::Flight flight(std::int64_t id = 1) const { return view_->board().find(id); }
    Purchase purchase(std::int64_t id = 1) const { return view_->purchase(id).value(); }
    std::string state(std::int64_t id = 1) const { return std::string(text(purchase(id).state)); }
    void expectSeats(int left, int held, int sold) const
    {
        QCOMPARE(flight()->left(kEconomy), left);
        QCOMPARE(flight()->cabins[kEconomy].held, held);
        QCOMPARE(flight()->cabins[kEconomy].sold, sold);
    }
    bool isTaken(std::string_view seat) const
    {
        return flight()->cabins[kEconomy].useOf(toSeatCode(seat)) != SeatUse::Free;
    }

private slots:
    void init()
    {
        stream_ = {};
        view_ = std::make_unique<View>();
        tell(aFlight());
    }

    void aNewFlightHasAllItsSeats()
    {
        expectSeats(12, 0, 0);
        QCOMPARE(flight()->left(), 16);
        QCOMPARE(flight()->leftInOneCabin(), 12);
        QCOMPARE(flight()->lowestPrice(1)->amountMinor(), 80'000);
        QCOMPARE(flight()->lowestPrice(1, "business")->amountMinor(), 200'000);
        QVERIFY(!flight()->lowestPrice(13));
        QCOMPARE(std::string(text(flight()->mood)), std::string("new flight"));
        QCOMPARE(flight()->facts->cabins[kEconomy].seatMap->capacity(), std::size_t{12});
    }

    void aHoldTakesSeatsAndItsPaymentSellsThem()
    {
        const SeatsHeld hold = aHold(1, {"7A", "7B"});
        tell(hold);
        expectSeats(10, 2, 0);
        QVERIFY(isTaken("7A") && isTaken("7B") && !isTaken("7C"));
        QCOMPARE(state(), std::string("held"));
        QCOMPARE(purchase().locator, std::string("ABC234"));
        QCOMPARE(purchase().seats, (std::vector<std::string>{"7A", "7B"}));

        tell(payment(hold, PaymentRecorded::Kind::Captured, 160'000));
        QCOMPARE(std::string(text(flight()->mood)), std::string("Recently Booked!"));
        tell(soldAs(hold));
        expectSeats(10, 0, 2);
        tell(AirlineRecorded{1, 1, 2, false});
        QCOMPARE(std::string(text(flight()->mood)), std::string("seat requested"));
        QCOMPARE(flight()->airlineLeft(), 14);
        QCOMPARE(state(), std::string("confirmed"));
        QCOMPARE(purchase().captured.amountMinor(), 160'000);
        QCOMPARE(flight()->takings.at(0).capturedMinor, 160'000);
        QCOMPARE(view_->trail(1).size(), std::size_t{4});
    }

    void anUnpaidPartyGivesItsSeatsBack_data()
    {
        QTest::addColumn<int>("reason");
        QTest::addColumn<QString>("state");
        QTest::addColumn<QString>("endReason");
        const auto row = [](const char* name, ReturnReason reason, const char* state, const char* endReason) {
            QTest::newRow(name) << static_cast<int>(reason) << state << endReason;
        };
        row("the hold ran out", ReturnReason::HoldExpired, "expired", "hold_expired");
        row("nobody learnt of the payment", ReturnReason::PaymentUnknown, "expired", "payment_unknown");
        row("the card was declined", ReturnReason::Declined, "declined", "declined");
        row("payment was away", ReturnReason::PaymentUnavailable, "expired", "payment_unavailable");
        row("the traveller gave it up", ReturnReason::GivenUp, "cancelled", "given_up");
        row("the airline gave the flight up", ReturnReason::FlightCancelled, "cancelled", "flight_cancelled");
    }
    void anUnpaidPartyGivesItsSeatsBack()
    {
        QFETCH(int, reason);
        QFETCH(QString, state);
        SeatsHeld hold = aHold(1, {"7A", "7B"});
        hold.paying = true;
        tell(hold);
        QCOMPARE(this->state(), std::string("paying"));
        QCOMPARE(purchase().endReason, EndReason::None);
        tell(returnedAs(hold, static_cast<ReturnReason>(reason)));
        expectSeats(12, 0, 0);
        QVERIFY(!isTaken("7A"));
        QCOMPARE(this->state(), state.toStdString());
        QFETCH(QString, endReason);
        QCOMPARE(std::string(text(purchase().endReason)), endReason.toStdString());
        QVERIFY(purchase().seats.empty());
    }

    void aLatePaymentTakesOtherSeatsAgain()
    {
        SeatsHeld hold = aHold(1, {"7A", "7B"});
        tell(hold);
        tell(returnedAs(hold, ReturnReason::HoldExpired));
        hold.seats = {"8C", "8D"};
        tell(soldAs(hold));
        expectSeats(10, 0, 2);
        QVERIFY(!isTaken("7A") && isTaken("8C") && isTaken("8D"));
        QCOMPARE(state(), std::string("confirmed"));
        QCOMPARE(purchase().endReason, EndReason::None);
    }

    void theLastCancellationSaysWhyAPartyDoesNotTravel()
    {
        const SeatsHeld hold = aHold(1, {"7A", "7B", "7C"});
        tell(hold);
        tell(soldAs(hold));
        PassengersCancelled first = cancelled(hold, {"7A"}, 60'000);
        first.reason = "condolences"; // staff's own word
        PassengersCancelled second = cancelled(hold, {"7B", "7C"}, 160'000);
        second.cancellation = 2;
        second.reason = "flight_cancelled";
        // They may be heard of in either order.
        tell(second);
        QCOMPARE(purchase().endReason, EndReason::None);
        tell(first);
        QCOMPARE(state(), std::string("cancelled"));
        QCOMPARE(std::string(text(purchase().endReason)), std::string("flight_cancelled"));

        const SeatsHeld other = aHold(2, {"8A"});
        tell(other);
        tell(soldAs(other));
        PassengersCancelled only = cancelled(other, {"8A"}, 80'000);
        only.reason = "condolences";
        tell(only);
        QCOMPARE(std::string(text(view_->purchase(2)->endReason)), std::string("staff"));
    }

    void aLatePaymentWithoutSeatsIsRefundedAndTakesNothing()
    {
        const SeatsHeld hold = aHold(1, {"7A"});
        tell(hold);
        tell(returnedAs(hold, ReturnReason::HoldExpired));
        tell(payment(hold, PaymentRecorded::Kind::Captured, 80'000));
        PassengersCancelled out = cancelled(hold, {"7A"}, 80'000);
        out.reason = "unpaid";
        tell(out);
        tell(payment(hold, PaymentRecorded::Kind::Refunded, 80'000));
        expectSeats(12, 0, 0);
        QCOMPARE(state(), std::string("cancelled"));
        QCOMPARE(purchase().endReason, EndReason::Unpaid);
        QCOMPARE(purchase().refunded.amountMinor(), 80'000);
    }

    void partialCancellationsGiveBackTheirOwnSeatsOnly()
    {
        const SeatsHeld hold = aHold(1, {"7A", "7B", "7C"});
        tell(hold);
        tell(payment(hold, PaymentRecorded::Kind::Captured, 240'000));
        tell(soldAs(hold));
        tell(cancelled(hold, {"7B"}, 60'000));
        expectSeats(10, 0, 2);
        QVERIFY(isTaken("7A") && !isTaken("7B") && isTaken("7C"));
        QCOMPARE(state(), std::string("partially_cancelled"));
        QCOMPARE(purchase().seats, (std::vector<std::string>{"7A", "7C"}));
        tell(payment(hold, PaymentRecorded::Kind::Refunded, 60'000));

        tell(cancelled(hold, {"7A", "7C"}, 120'000));
        tell(payment(hold, PaymentRecorded::Kind::Refunded, 120'000));
        tell(AirlineRecorded{1, 1, 2, true});
        expectSeats(12, 0, 0);
        QCOMPARE(state(), std::string("cancelled"));
        QCOMPARE(purchase().refunded.amountMinor(), 180'000);
        QCOMPARE(std::string(text(flight()->mood)), std::string("seat returned"));
        CancellationFigures sum;
        for (const CancellationFigures& part : flight()->cancellations)
            sum += part;
        QCOMPARE(sum.cancellations, 2);
        QCOMPARE(sum.passengers, 3);
        QCOMPARE(sum.refundMinor, 180'000);
        QCOMPARE(sum.feeMinor, 60'000);
    }

    void aChangedFlightKeepsWhatIsSold()
    {
        const SeatsHeld hold = aHold(1, {"7A"});
        tell(hold);
        tell(soldAs(hold));
        FlightDescribed changed = aFlight(1, 2);
        changed.cabins = {{"economy", 18, won(90'000), "7-9:ABC_DEF"}};
        tell(changed);
        QCOMPARE(flight()->facts->cabins.size(), std::size_t{1});
        QCOMPARE(flight()->left(0), 17);
        QVERIFY(flight()->cabins[0].useOf(toSeatCode("7A")) != SeatUse::Free);
        QCOMPARE(flight()->version(), 2);
        QCOMPARE(std::string(text(flight()->mood)), std::string("new flight"));
    }

    void aCabinNoLongerOfferedKeepsItsTravellers()
    {
        SeatsHeld hold = aHold(1, {"1A"});
        hold.cabin = "business";
        tell(hold);
        FlightDescribed changed = aFlight(1, 2);
        changed.cabins = {{"economy", 12, won(80'000), "7-8:ABC_DEF;x=8"}};
        tell(changed);
        QCOMPARE(flight()->cabins.at(1).cabin, std::string("business"));
        QCOMPARE(flight()->held(), 1);
        tell(returnedAs(hold, ReturnReason::HoldExpired));
        QCOMPARE(flight()->held(), 0);
    }

    void anOlderDescriptionDoesNotComeBack()
    {
        FlightDescribed newer = aFlight(1, 3);
        newer.number = "NR1299";
        tell(newer);
        tell(aFlight(1, 2));
        QCOMPARE(flight()->facts->number, std::string("NR1299"));
    }

    void aCancelledFlightStaysKnown()
    {
        tell(FlightWithdrawn{1, 2, "typhoon"});
        QVERIFY(flight()->cancelled);
        QCOMPARE(flight()->version(), 2);
    }

    void anEventSeenTwiceCountsOnce()
    {
        tell(aHold(1, {"7A"}));
        const Mark before = view_->mark();
        view_->take({&stream_.last(), 1});
        view_->take(stream_.said());
        view_->publish();
        expectSeats(11, 1, 0);
        QCOMPARE(view_->mark().fingerprint, before.fingerprint);
        QCOMPARE(view_->counts().events, std::uint64_t{2});
    }

    void whatIsNotKnownYetIsCountedAndComesRightLater()
    {
        const SeatsHeld hold = aHold(9, {"7A"}, 2);
        tell(soldAs(hold));
        tell(payment(hold, PaymentRecorded::Kind::Captured, 80'000));
        QVERIFY(!flight(2));
        QCOMPARE(view_->counts().anomalies.earlyFlights, std::uint64_t{1});
        QCOMPARE(view_->counts().anomalies.earlyPurchases, std::uint64_t{1});
        QVERIFY(view_->history(PurchaseQuery::of(5), std::nullopt, 10).purchases.empty());
        tell(aFlight(2));
        tell(hold);
        QCOMPARE(flight(2)->cabins[kEconomy].sold, 1);
        QVERIFY(flight(2)->cabins[kEconomy].useOf(toSeatCode("7A")) != SeatUse::Free);
        QCOMPARE(state(9), std::string("confirmed"));
        QCOMPARE(view_->history(PurchaseQuery::of(5), std::nullopt, 10).purchases.size(), std::size_t{1});
    }

    void unknownAndUnreadableEventsArePassedOver()
    {
        tell(Unknown{});
        tell(Unreadable{});
        QCOMPARE(view_->counts().anomalies.unknownTypes, std::uint64_t{1});
        QCOMPARE(view_->counts().anomalies.unreadable, std::uint64_t{1});
        QCOMPARE(view_->mark().cursors.at("w1"), 3);
    }

    void publishedRecordsNeverChange()
    {
        const FlightBoard::Flight before = flight();
        tell(aHold(1, {"7A"}));
        QCOMPARE(before->left(kEconomy), 12);
        QCOMPARE(flight()->left(kEconomy), 11);
        QVERIFY(before->tag != flight()->tag);
        QVERIFY(before->facts == flight()->facts);
    }

    void aHistoryIsPagedNewestFirst()
    {
        for (std::int64_t id = 1; id <= 7; ++id)
            tell(aHold(id, {"7A"}));
        std::vector<std::int64_t> seen;
        std::optional<HistoryCursor> before;
        do {
            const HistoryPage page = view_->history(PurchaseQuery::of(5), before, 3);
            for (const Purchase& line : page.purchases)
                seen.push_back(line.reservationId);
            before = page.next;
        } while (before);
        QCOMPARE(seen, (std::vector<std::int64_t>{7, 6, 5, 4, 3, 2, 1}));
        QVERIFY(view_->history(PurchaseQuery::of(6), std::nullopt, 3).purchases.empty());
    }

    void whoSitsWhereIsKnown()
    {
        tell(aHold(31, {"7C"}));
        const auto cabins = view_->sitting(*flight());
        QCOMPARE(cabins.at(kEconomy).size(), std::size_t{1});
        QCOMPARE(cabins.at(kEconomy).at(0).first, toSeatCode("7C"));
        QCOMPARE(cabins.at(kEconomy).at(0).second, 31);
    }

    void reportsAddUp()
    {
        const SeatsHeld party = aHold(1, {"7A", "7B", "7C"});
        tell(party);
        tell(payment(party, PaymentRecorded::Kind::Captured, 240'000));
        tell(soldAs(party));
        tell(cancelled(party, {"7A"}, 60'000));
        tell(payment(party, PaymentRecorded::Kind::Refunded, 60'000));
        tell(aHold(2, {"8A"}));
        tell(aFlight(2));

        const UtcZones utc;
        const ReportScope scope{"", "", utcDay(kBeginMs), utcDay(kBeginMs) + 29};
        const auto loads = loadFactors(view_->board(), utc, scope, GroupBy::Route);
        QCOMPARE(loads.size(), std::size_t{1});
        QCOMPARE(loads[0].flights, 2);
        QCOMPARE(loads[0].capacity, 32);
        QCOMPARE(loads[0].sold, 2);
        QCOMPARE(loads[0].held, 1);
        QCOMPARE(loads[0].loadPermille(), 62);
        QCOMPARE(loadFactors(view_->board(), utc, scope, GroupBy::Flight).size(), std::size_t{2});
        QVERIFY(loadFactors(view_->board(), utc, {"GMP", "", scope.first, scope.last}, GroupBy::Day).empty());

        const auto money = revenue(view_->board(), utc, scope, GroupBy::Day);
        QCOMPARE(money.size(), std::size_t{1});
        QCOMPARE(money[0].key.day, utcDay(kBeginMs) + 7);
        QCOMPARE(money[0].capturedMinor - money[0].refundedMinor, 180'000);

        const auto outs = cancellations(view_->board(), utc, scope, GroupBy::Reason);
        QCOMPARE(outs.size(), std::size_t{1});
        QCOMPARE(outs[0].key.reason, std::string("traveller"));
        QCOMPARE(outs[0].passengers, 1);

        const auto early = cancellations(view_->board(), utc, scope, GroupBy::DaysBefore);
        QCOMPARE(early.size(), std::size_t{1});
        QCOMPARE(early[0].key.daysBefore, 7);
        QCOMPARE(early[0].cancellations, 1);

        const auto curve = view_->bookingCurve({flight()});
        QCOMPARE(curve.size(), std::size_t{1});
        QCOMPARE(curve[0].daysBefore, 6);
        QCOMPARE(curve[0].seats, 2);
    }

    void aMarketIsWhereTheAirportsAre()
    {
        FlightDescribed abroad = aFlight(2);
        abroad.destination = "NRT";
        FlightDescribed nowhere = aFlight(3);
        nowhere.destination = "korea";
        for (const FlightDescribed& flight : {aFlight(1), abroad, nowhere})
            tell(flight);
        const CountriesKnown zones;
        ReportScope scope{"", "", utcDay(kBeginMs), utcDay(kBeginMs) + 29};
        const auto destinations = [&](Market market) {
            scope.market = market;
            std::vector<std::string> names;
            for (const LoadRow& row : loadFactors(view_->board(), zones, scope, GroupBy::Route))
                names.push_back(row.key.destination);
            return names;
        };
        QCOMPARE(destinations(Market::Any), (std::vector<std::string>{"CJU", "NRT", "korea"}));
        QCOMPARE(destinations(Market::Domestic), (std::vector<std::string>{"CJU"}));
        QCOMPARE(destinations(Market::International), (std::vector<std::string>{"NRT"}));
    }

    /// Whatever origins a report is about: otherwise a morning's flights from Seoul were the day before's.
    void aDayOfDepartureIsOneOfTheCalendarAtTheOrigin()
    {
        const CountriesKnown zones;
        const DayNumber day = utcDay(kBeginMs) + 10;
        const auto departing = [](std::int64_t id, const char* origin, std::int64_t departsMs) {
            FlightDescribed flight = aFlight(id);
            flight.origin = origin;
            flight.departsAt = fromEpochMs(departsMs);
            flight.arrivesAt = flight.departsAt + std::chrono::hours(1);
            return flight;
        };
        const std::int64_t midnight = day * kDayMs; // by UTC
        for (const FlightDescribed& flight : {
                 departing(11, "ICN", midnight - 9 * kHourMs - 60'000),  // 23:59 the day before
                 departing(12, "ICN", midnight - 9 * kHourMs),           // 00:00
                 departing(13, "ICN", midnight + 15 * kHourMs - 60'000), // 23:59
                 departing(14, "ICN", midnight + 15 * kHourMs),          // 00:00 the day after
                 departing(15, "LAX", midnight + 8 * kHourMs - 60'000),  // 23:59 the day before
                 departing(16, "LAX", midnight + 8 * kHourMs),           // 00:00
                 departing(17, "LAX", midnight + 32 * kHourMs - 60'000), // 23:59
                 departing(18, "LAX", midnight + 32 * kHourMs),          // 00:00 the day after
             })
            tell(flight);
        const auto flights = [&](const ReportScope& scope) {
            std::vector<std::int64_t> ids;
            for (const FlightBoard::Flight& flight : flightsIn(view_->board(), zones, scope))
                ids.push_back(flight->flightId);
            return ids;
        };
        QCOMPARE(flights({"", "", day, day}), (std::vector<std::int64_t>{12, 16, 13, 17}));
        QCOMPARE(flights({"LAX", "", day, day}), (std::vector<std::int64_t>{16, 17}));
        QCOMPARE(flights({"", "", day - 1, day + 1}), (std::vector<std::int64_t>{11, 12, 15, 16, 13, 14, 17, 18}));
        // One row for one day, as it was asked for.
        const auto rows = loadFactors(view_->board(), zones, {"", "", day, day}, GroupBy::Day);
        QCOMPARE(rows.size(), std::size_t{1});
        QCOMPARE(rows[0].key.day, day);
        QCOMPARE(rows[0].flights, 4);
    }

    void aDayBeforeDepartureIsOneOfTheCalendarAtTheOrigin()
    {
        // Departs at 09:00 in Seoul. Cancelled at 23:45 the evening before (14:45 UTC), and at 00:15.
        const CountriesKnown zones;
        FlightStatus flight = *this->flight();
        const std::int64_t midnight = toEpochMs(flight.facts->departsAt) - 9 * kHourMs;
        flight.cancellations = {{"traveller", (midnight - kQuarterMs) / kQuarterMs, Currency::krw(), 1, 1, 10, 0},
                                {"traveller", (midnight + kQuarterMs) / kQuarterMs, Currency::krw(), 2, 2, 20, 0}};
        FlightBoard board;
        board.publish({std::make_shared<const FlightStatus>(flight)});
        const auto rows =
            cancellations(board, zones, {"", "", utcDay(kBeginMs), utcDay(kBeginMs) + 29}, GroupBy::DaysBefore);
        QCOMPARE(rows.size(), std::size_t{2});
        QCOMPARE(rows[0].key.daysBefore, 0);
        QCOMPARE(rows[0].cancellations, 2);
        QCOMPARE(rows[1].key.daysBefore, 1);
        QCOMPARE(rows[1].cancellations, 1);
    }
};

QTEST_APPLESS_MAIN(TestViewFold)
#include "tst_view_fold.moc"
