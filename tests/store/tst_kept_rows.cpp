#include "server/platform/commit/carry_out.hpp"
#include "tests/store/booking_house.hpp"

using namespace narae;
using namespace narae::reservation;

namespace {

/// Writes down how each batch began, and inserts the numbers that its commands give.
class Notes final : public commit::Shelf {
public:
    bool wantsMore() const override { return false; }
    void load(database::Session&) override {}
    void mark() override {}
    void revert() override { number_.reset(); }
    bool changed() const override { return number_.has_value(); }
    void write(database::Session& session) override
    {
        session.execute("INSERT INTO notes (number) VALUES (?)", {*number_});
    }
    void clear() override { begin("cleared"); }
    void keep() override { begin("kept"); }

    void give(std::int64_t number) { number_ = number; }
    /// Of all batches since the last call, as `cleared kept kept`.
    QString begun() { return std::exchange(begun_, {}).join(' '); }

private:
    void begin(const char* how)
    {
        begun_ << how;
        number_.reset();
    }

    std::optional<std::int64_t> number_;
    QStringList begun_;
};

/// Inserts the number; a negative one is refused by the decision, one that is there already by the schema.
struct Give {
    using Answer = bool;
    std::int64_t number;
    void want(Notes&) const {}
    Result<bool> decide(Notes& notes, Instant) const
    {
        notes.give(number);
        if (number < 0) return refuse("request.malformed");
        return true;
    }
};

/// A change that the schema refuses: more seats sold than there are.
struct SellTooMany {
    using Answer = bool;
    void want(ReservationBooks& books) const { books.wantSeats(House::kFlight); }
    Result<bool> decide(ReservationBooks& books, Instant) const
    {
        books.changeSeats(House::kFlight)->cabins.at(0).sold = 31;
        return true;
    }
};

StartPayment payAsStaff(ReservationId reservation)
{
    StartPayment pay;
    pay.reservation = reservation;
    pay.asker.staff = true;
    return pay;
}

/// What the last batch left in memory is what a fresh look finds.
void compareWithTheRows(House& house, ReservationId id)
{
    auto session = house.stored.open();
    ReservationRows reservations;
    reservations.map().want(id);
    reservations.load(*session);
    SeatsRows seats(house.maps);
    seats.map().want(House::kFlight);
    seats.load(*session);
    QVERIFY(!session->failure());
    QVERIFY(house.shelf->reservation(id) != nullptr);
    QVERIFY(*house.shelf->reservation(id) == *reservations.map().find(id));
    // The last batch may have had no use for them: then they are seen once they are wanted, and on MySQL not there.
    house.shelf->wantSeats(House::kFlight);
    const SeatsOnSale* const inMemory = house.shelf->seats(House::kFlight);
    QVERIFY(inMemory != nullptr || testing::TestDatabase::isMySql());
    QVERIFY(inMemory == nullptr || *inMemory == *seats.map().find(House::kFlight));
}

} // namespace

/// A batch may begin with what the one before it left, as long as that is what the database has.
class TestKeptRows : public QObject {
    Q_OBJECT

private slots:
    void onlyWhatIsThereIsKept()
    {
        testing::TestDatabase stored;
        const auto other = stored.open();
        QVERIFY(database::migrate(*other, {commit::schema()}, 0).has_value());
        other->execute("CREATE TABLE notes (number BIGINT NOT NULL PRIMARY KEY)");
        QVERIFY(!other->failure());
        ManualClock clock;
        Notes notes;
        commit::Committer committer(stored.database(), clock, {});
        committer.add(notes);
        committer.start();
        const auto give = [&](std::int64_t number) {
            const auto given = commit::carryOut<Give, Notes>(committer, notes, Give{number}, "");
            return given ? std::string("given") : given.error().code();
        };
        // Two threads take turns on MySQL, and other processes may write: there every batch begins anew.
        const QString kept = testing::TestDatabase::isMySql() ? "cleared" : "kept";
        QCOMPARE(give(1), std::string("given"));
        QCOMPARE(notes.begun(), QString("cleared"));
        QCOMPARE(give(2), std::string("given"));
        QCOMPARE(notes.begun(), kept);
        QCOMPARE(give(-1), std::string("request.malformed"));
        QCOMPARE(give(3), std::string("given"));
        QCOMPARE(notes.begun(), kept + ' ' + kept);
        // Refused by the schema, and tried once more alone: what the first attempt left is nowhere.
        QCOMPARE(give(3), std::string("server.internal"));
        QCOMPARE(notes.begun(), kept + " cleared");
        QCOMPARE(give(4), std::string("given"));
        QCOMPARE(notes.begun(), QString("cleared"));
        other->execute("INSERT INTO notes (number) VALUES (5)");
        QVERIFY(!other->failure());
        QCOMPARE(give(6), std::string("given"));
        QCOMPARE(notes.begun(), QString("cleared"));
        QCOMPARE(give(7), std::string("given"));
        QCOMPARE(notes.begun(), kept);
    }

    void whatIsInMemoryIsWhatIsThere()
    {
        House house;
        const auto held = house.booking->book(house.order(3), "", "");
        QVERIFY(held.has_value());
        const ReservationId id = held->reservation.id;
        compareWithTheRows(house, id);
        QVERIFY(!house.booking->pay(payAsStaff(id), "declined", "").has_value());
        compareWithTheRows(house, id);
        QVERIFY(house.booking->pay(payAsStaff(id), "ok", "").has_value());
        compareWithTheRows(house, id);
        const auto quote = house.desk->carryOut(QuoteCancellation{id, Asker{{}, true, {}, ""}, {2}, false}, "");
        QVERIFY(quote.has_value());
        const CancelReservation cancel{id, Asker{{}, true, {}, ""}, quote->id, "traveller"};
        QCOMPARE(house.desk->carryOut(cancel, "")->reservation.travelling(), 2);
        compareWithTheRows(house, id);

        const auto lost = house.booking->book(house.order(2), "lost", "");
        QCOMPARE(lost->reservation.state, Reservation::State::PaymentUnknown);
        compareWithTheRows(house, lost->reservation.id);
        QVERIFY(!house.booking->book(house.order(1), "declined", "").has_value());
        compareWithTheRows(house, ReservationId(lost->reservation.id.value() + 1));
        compareStock(house, 2, 2);
    }

    void whatOthersWriteIsSeen()
    {
        House house(256, "", 30);
        QVERIFY(house.booking->book(house.order(2), "ok", "").has_value());
        const auto held = house.booking->book(house.order(1), "", "");
        QVERIFY(held.has_value());
        const auto other = house.stored.open();
        other->execute("UPDATE reservation_cabins SET held = 28");
        other->execute("UPDATE reservation_reservations SET state = 'cancelled'");
        QVERIFY(!other->failure());
        const auto none = house.booking->book(house.order(1), "ok", "");
        QVERIFY(!none.has_value());
        QCOMPARE(none.error().code(), std::string("seat.sold_out"));
        QVERIFY(!house.booking->pay(payAsStaff(held->reservation.id), "ok", "").has_value());
        other->execute("UPDATE reservation_cabins SET held = 26");
        QVERIFY(house.booking->book(house.order(2), "ok", "").has_value());
        const auto noneAgain = house.booking->book(house.order(1), "ok", "");
        QVERIFY(!noneAgain.has_value());
        QCOMPARE(noneAgain.error().code(), std::string("seat.sold_out"));
    }

    void whatABatchCouldNotWriteIsForgotten()
    {
        House house(256, "", 30);
        QVERIFY(house.booking->book(house.order(2), "ok", "").has_value());
        const auto sold = commit::carryOut<SellTooMany, ReservationBooks>(*house.committer, *house.shelf, {}, "");
        QCOMPARE(sold.error().code(), std::string("server.internal"));
        QVERIFY(house.booking->book(house.order(2), "ok", "").has_value());
        QCOMPARE(house.stock().sold, 4);
    }
};

QTEST_GUILESS_MAIN(TestKeptRows)
#include "tst_kept_rows.moc"
