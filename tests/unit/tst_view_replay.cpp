#include "tests/unit/tst_view_stream.hpp"

#include <QTest>

#include <random>

using namespace narae;
using namespace narae::view;

namespace {

using Random = std::mt19937;

int below(Random& random, int bound)
{
    return static_cast<int>(random() % static_cast<unsigned>(bound));
}

/// What happens to one reservation over its life, said by the writers of three contexts, of which there may be several.
void live(Stream& stream, Random& random, std::int64_t reservationId)
{
    const auto writerOf = [&](const char* context) { return context + std::to_string(below(random, 2)); };
    std::vector<std::string> seats;
    for (const char* seat : {"7A", "7B", "7C", "8D", "8E"})
        if (below(random, 2) == 0) seats.emplace_back(seat);
    if (seats.empty()) seats.emplace_back("8F");
    SeatsHeld hold = aHold(reservationId, seats, 1 + below(random, 4));
    hold.customerId = below(random, 4);
    hold.paying = below(random, 2) == 0;
    stream.say(hold, writerOf("reservation"));
    for (int attempt = 1; below(random, 4) == 0; ++attempt) {
        stream.say(PaymentLostSight{reservationId, hold.flightId, attempt, false}, writerOf("reservation"));
        if (below(random, 2) == 0)
            stream.say(PaymentLostSight{reservationId, hold.flightId, attempt, true}, writerOf("reservation"));
    }
    if (below(random, 4) == 0) {
        stream.say(payment(hold, PaymentRecorded::Kind::Declined, 1), writerOf("payment"));
        stream.say(returnedAs(hold, static_cast<ReturnReason>(below(random, 6))), writerOf("reservation"));
        if (below(random, 2) == 0) return;
        for (std::string& seat : hold.seats)
            seat = std::to_string(20 + below(random, 3)) + seat.back();
    }
    stream.say(payment(hold, PaymentRecorded::Kind::Captured, hold.total.amountMinor()), writerOf("payment"));
    stream.say(soldAs(hold), writerOf("reservation"));
    stream.say(AirlineRecorded{hold.flightId, reservationId, hold.count, false}, writerOf("flight"));
    std::vector<std::string> left = hold.seats;
    int cancellations = 0;
    while (!left.empty() && below(random, 2) == 0) {
        const auto out =
            std::vector<std::string>(left.begin(), left.begin() + 1 + below(random, static_cast<int>(left.size())));
        left.erase(left.begin(), left.begin() + static_cast<std::ptrdiff_t>(out.size()));
        PassengersCancelled gone = cancelled(hold, out, 1000);
        gone.cancellation = ++cancellations;
        gone.reason = std::vector{"traveller", "staff", "flight_cancelled"}[below(random, 3)];
        stream.say(gone, writerOf("reservation"));
        stream.say(payment(hold, PaymentRecorded::Kind::Refunded, 1000), writerOf("payment"));
        stream.say(AirlineRecorded{hold.flightId, reservationId, static_cast<int>(out.size()), true},
                   writerOf("flight"));
    }
}

Stream randomStream(unsigned seed)
{
    Random random(seed);
    Stream stream;
    for (std::int64_t flightId = 1; flightId <= 4; ++flightId)
        stream.say(aFlight(flightId), "flight0");
    for (std::int64_t reservationId = 1; reservationId <= 60; ++reservationId) {
        if (below(random, 6) == 0) {
            FlightDescribed flight = aFlight(1 + below(random, 4), 1 + reservationId);
            flight.cabins[1].capacity += below(random, 5);
            if (below(random, 3) == 0) flight.cabins.erase(flight.cabins.begin() + below(random, 2));
            stream.say(flight, "flight0");
        }
        if (below(random, 20) == 0) stream.say(FlightWithdrawn{1 + below(random, 4), 100, "fog"}, "flight1");
        live(stream, random, reservationId);
    }
    return stream;
}

/// The same events with the writers' streams put together in another way.
std::vector<Occurrence> interleaved(const Stream& stream, Random& random)
{
    std::map<std::string, std::vector<Occurrence>> byWriter;
    for (const Occurrence& occurrence : stream.said())
        byWriter[occurrence.writer].push_back(occurrence);
    std::vector<Occurrence> all;
    while (!byWriter.empty()) {
        auto writer = std::next(byWriter.begin(), below(random, static_cast<int>(byWriter.size())));
        const auto count = static_cast<std::size_t>(1 + below(random, 40));
        auto& events = writer->second;
        const auto end = events.begin() + static_cast<std::ptrdiff_t>(std::min(count, events.size()));
        all.insert(all.end(), events.begin(), end);
        events.erase(events.begin(), end);
        if (events.empty()) byWriter.erase(writer);
    }
    return all;
}

/// The seats, sums and states of everything, read as a reader does.
std::string seen(const View& view)
{
    std::string text;
    for (const FlightBoard::Flight& flight : view.board().all()) {
        text += "flight " + std::to_string(flight->flightId) + " " + std::to_string(flight->left()) + "/" +
                std::to_string(flight->held()) + "/" + std::to_string(flight->sold()) + "/" +
                std::to_string(flight->airlineSold) + " " + std::string(view::text(flight->mood)) + " " +
                flight->tag.text() + "\n";
        for (const CabinUse& use : flight->cabins)
            for (const TakenSeat& taken : use.taken)
                text += use.useOf(taken.seat) == SeatUse::Sold ? "s" : "h";
        for (auto cabin : view.sitting(*flight)) {
            std::sort(cabin.begin(), cabin.end());
            for (const auto& [seat, reservation] : cabin)
                text += toSeatName(seat) + "=" + std::to_string(reservation) + " ";
        }
    }
    for (std::int64_t id = 1; id <= 60; ++id) {
        const Purchase line = view.purchase(id).value();
        text += std::to_string(id) + " " + std::string(view::text(line.state)) + " " +
                std::string(view::text(line.endReason)) + " " +
                std::to_string(line.captured.amountMinor() - line.refunded.amountMinor()) + "\n";
    }
    return text;
}

} // namespace

class TestViewReplay : public QObject {
    Q_OBJECT

private slots:
    void replayEqualsLive_data()
    {
        QTest::addColumn<unsigned>("seed");
        for (unsigned seed = 1; seed <= 25; ++seed)
            QTest::newRow(qPrintable(QString::number(seed))) << seed;
    }
    void replayEqualsLive()
    {
        QFETCH(unsigned, seed);
        const Stream stream = randomStream(seed);
        View live;
        Random random(seed);
        for (const Occurrence& occurrence : stream.said()) {
            live.take({&occurrence, 1});
            if (below(random, 3) == 0) live.publish();
        }
        live.publish();
        View replayed;
        replayed.take(stream.said());
        replayed.publish();
        QCOMPARE(replayed.mark().fingerprint, live.mark().fingerprint);
        QCOMPARE(replayed.mark().cursors, live.mark().cursors);
        QCOMPARE(seen(replayed), seen(live));
    }

    void theOrderOfWritersDoesNotMatter_data() { replayEqualsLive_data(); }
    void theOrderOfWritersDoesNotMatter()
    {
        QFETCH(unsigned, seed);
        const Stream stream = randomStream(seed);
        View ordered;
        ordered.take(stream.said());
        ordered.publish();
        Random random(seed);
        for (int round = 0; round < 4; ++round) {
            View mixed;
            mixed.take(interleaved(stream, random));
            mixed.publish();
            QCOMPARE(seen(mixed), seen(ordered));
            QCOMPARE(mixed.mark().fingerprint, ordered.mark().fingerprint);
        }
    }

    void seatsAndClaimsAddUp()
    {
        const Stream stream = randomStream(77);
        View view;
        view.take(stream.said());
        view.publish();
        std::map<std::int64_t, std::pair<int, int>> bySales;
        for (std::int64_t id = 1; id <= 60; ++id) {
            const Purchase line = view.purchase(id).value();
            const int there = line.count - line.cancelled;
            if (line.state == PurchaseState::Held || line.state == PurchaseState::Paying ||
                line.state == PurchaseState::PaymentUnknown)
                bySales[line.flightId].first += there;
            if (line.state == PurchaseState::Confirmed || line.state == PurchaseState::PartiallyCancelled)
                bySales[line.flightId].second += there;
        }
        for (const FlightBoard::Flight& flight : view.board().all())
            QCOMPARE(std::pair(flight->held(), flight->sold()), bySales[flight->flightId]);
    }

    void oneLostEventIsNoticed()
    {
        const Stream stream = randomStream(5);
        View whole;
        whole.take(stream.said());
        for (std::size_t lost = 0; lost < stream.said().size(); lost += 7) {
            std::vector<Occurrence> rest = stream.said();
            rest.erase(rest.begin() + static_cast<std::ptrdiff_t>(lost));
            View view;
            view.take(rest);
            QVERIFY(view.mark().fingerprint != whole.mark().fingerprint);
        }
    }

    void oneChangedFieldIsNoticed()
    {
        const auto fingerprint = [](const FlightDescribed& flight, const SeatsHeld& hold) {
            Stream stream;
            stream.say(flight);
            stream.say(hold);
            View view;
            view.take(stream.said());
            return view.mark().fingerprint;
        };
        const std::string before = fingerprint(aFlight(), aHold(1, {"7A"}));
        FlightDescribed later = aFlight();
        later.departsAt += std::chrono::milliseconds(1);
        QVERIFY(fingerprint(later, aHold(1, {"7A"})) != before);
        QVERIFY(fingerprint(aFlight(), aHold(1, {"7B"})) != before);
        SeatsHeld dearer = aHold(1, {"7A"});
        dearer.total = won(80'001);
        QVERIFY(fingerprint(aFlight(), dearer) != before);
        QCOMPARE(fingerprint(aFlight(), aHold(1, {"7A"})), before);
    }
};

QTEST_APPLESS_MAIN(TestViewReplay)
#include "tst_view_replay.moc"
