#include "common/api/events.hpp"

#include <QTest>
#include <limits>
#include <nlohmann/json.hpp>

using namespace narae;
using namespace narae::api::events;

namespace {

/// What a text may have in it: quotes, a line's end, Korean, a letter of four bytes, a control character, DEL.
const std::string kText = "a\"b\\c\n\t\r\b\f \xED\x95\x9C \xF0\x9F\x9B\xAB \x01\x1f\x7f/";

FlightDescription flight()
{
    FlightDescription flight;
    flight.flightId = std::numeric_limits<std::int64_t>::max();
    flight.flightName = kText;
    flight.price = -1;
    flight.seat = 12;
    flight.origin = "ICN";
    flight.destination = "CJU";
    flight.destinationIsAirport = true;
    flight.departsAt = fromEpochMs(1'796'083'200'000);
    flight.arrivesAt = fromEpochMs(1'796'087'400'001);
    flight.version = 2;
    flight.cabins = {{"economy", 12, Money(80'000, Currency::krw()), "7-8:ABC_DEF"},
                     {"first", 0, Money(0, Currency::krw()), ""}};
    flight.refundSteps = {{30, 100}, {1, 50}};
    return flight;
}

ReservationPlaced placed()
{
    ReservationPlaced placed;
    placed.reservationId = 17;
    placed.phone = "01097770779";
    placed.count = 2;
    placed.locator = "ABC234";
    placed.seats = {"7A", ""};
    placed.paying = true;
    return placed;
}

Payment payment()
{
    return {3, 17, 1, 2, 160'000, "KRW"};
}

nlohmann::json written()
{
    return nlohmann::json::parse(toText(placed()));
}

std::string wrongFieldOf(const std::string& text)
{
    const auto read = fromText<ReservationPlaced>(text);
    check(!read.has_value(), "it is refused");
    check(read.error().code() == "event.malformed", "as malformed");
    return read.error().facts().at(0).second;
}

} // namespace

class TestEventPayloads : public QObject {
    Q_OBJECT

    /// Read and written again it is the same; so it is after another process's JSON held it as a tree.
    template <class Event>
    static bool keeps(const Event& event)
    {
        const std::string text = toText(event);
        const auto read = fromText<Event>(text);
        return read && toText(*read) == text && nlohmann::json::parse(text).dump() == text && isType(Event::kType);
    }

private slots:
    void everyEventIsReadAsItWasWritten()
    {
        QVERIFY(keeps(FlightAdded{flight()}));
        QVERIFY(keeps(FlightChanged{flight()}));
        QVERIFY(keeps(FlightCancelled{1, "NR1", kText, 3}));
        QVERIFY(keeps(FlightSeatRequested{{1, "NR1207", -98, 17, "economy", 2}}));
        QVERIFY(keeps(FlightSeatReturned{{1, "NR1207", 98, 17, "economy", 2}}));
        QVERIFY(keeps(placed()));
        ReservationPlaced held = placed();
        held.holdExpiresAt = fromEpochMs(1'796'083'200'000);
        QVERIFY(keeps(held));
        QVERIFY(keeps(ReservationConfirmed{17, 1, "economy", 2, {"7A", "7B"}, 3, true}));
        ReservationCancelled cancelled;
        cancelled.reason = kText;
        cancelled.passengers = {2, 1};
        cancelled.seatsReturned = false;
        QVERIFY(keeps(cancelled));
        QVERIFY(keeps(ReservationPaymentUnknown{17, 1, 2, true}));
        QVERIFY(keeps(ReservationExpired{17, 1, "economy", 2, {}, "hold_expired"}));
        QVERIFY(keeps(PayApproved{payment(), "economy", "ABC234"}));
        QVERIFY(keeps(PayDeclined{payment(), kText}));
        QVERIFY(keeps(PayCancelled{payment(), "economy", 1, 9}));
    }

    void valuesAreKept()
    {
        const auto read = fromText<FlightAdded>(toText(FlightAdded{flight()}));
        QVERIFY(read.has_value());
        QCOMPARE(read->flight.flightId, std::numeric_limits<std::int64_t>::max());
        QCOMPARE(read->flight.flightName, kText);
        QCOMPARE(read->flight.arrivesAt, flight().arrivesAt);
        QCOMPARE(read->flight.cabins.size(), std::size_t{2});
        QCOMPARE(read->flight.cabins[0].price.amountMinor(), 80'000);
        QCOMPARE(read->flight.refundSteps.at(1).percent, 50);
        const auto party = fromText<ReservationPlaced>(toText(placed()));
        QVERIFY(party.has_value());
        QCOMPARE(party->seats, (std::vector<std::string>{"7A", ""}));
        QVERIFY(party->paying);
        QVERIFY(!party->holdExpiresAt);
    }

    void theWrongFieldIsNamed_data()
    {
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("value");
        QTest::newRow("text for a number") << "count"
                                           << "\"2\"";
        QTest::newRow("fraction") << "count"
                                  << "1.5";
        QTest::newRow("beyond an int") << "count"
                                       << "4294967298";
        QTest::newRow("below an int") << "count"
                                      << "-4294967298";
        QTest::newRow("beyond 64 bits") << "flightId"
                                        << "9223372036854775808";
        QTest::newRow("number for a text") << "phone"
                                           << "1";
        QTest::newRow("number for a truth") << "paying"
                                            << "1";
        QTest::newRow("no list") << "seats"
                                 << "\"7A\"";
        QTest::newRow("list of others") << "seats"
                                        << "[\"7A\",7]";
        QTest::newRow("no moment") << "holdExpiresAt"
                                   << "\"tomorrow\"";
        QTest::newRow("nothing") << "locator"
                                 << "null";
    }
    void theWrongFieldIsNamed()
    {
        QFETCH(QString, field);
        QFETCH(QString, value);
        auto json = written();
        json[field.toStdString()] = nlohmann::json::parse(value.toStdString());
        QCOMPARE(wrongFieldOf(json.dump()), field.toStdString());
        json.erase(field.toStdString());
        QCOMPARE(wrongFieldOf(json.dump()), field.toStdString());
    }

    void whatIsNoObjectLacksTheFirstField_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("words") << QByteArray("not json");
        QTest::newRow("list") << QByteArray("[]");
        QTest::newRow("null") << QByteArray("null");
        QTest::newRow("cut off") << QByteArray::fromStdString(written().dump()).chopped(1);
        QTest::newRow("more behind it") << QByteArray::fromStdString(written().dump()) + "}";
        QTest::newRow("not UTF-8") << QByteArray::fromStdString(written().dump()).replace("ABC234", "ABC\xFF");
        QTest::newRow("deep") << QByteArray(100'000, '[');
    }
    void whatIsNoObjectLacksTheFirstField()
    {
        QFETCH(QByteArray, text);
        QCOMPARE(wrongFieldOf(text.toStdString()), std::string("reservationId"));
        // The next one is read as if nothing had been.
        QVERIFY(fromText<ReservationPlaced>(toText(placed())).has_value());
    }

    void whatLaterVersionsAddIsPassedOver()
    {
        auto json = written();
        json["meal"] = {{"kind", "vegan"}};
        QVERIFY(fromText<ReservationPlaced>(json.dump()).has_value());
    }

    void anEventOfBeforeAFieldCameIsAsGood()
    {
        auto json = nlohmann::json::parse(toText(PayApproved{payment(), "economy", "ABC234"}));
        json.erase("locator");
        const auto read = fromText<PayApproved>(json.dump());
        QVERIFY(read.has_value());
        QCOMPARE(read->locator, std::string());
        json["locator"] = 1;
        QVERIFY(!fromText<PayApproved>(json.dump()).has_value());
    }
};

QTEST_APPLESS_MAIN(TestEventPayloads)
#include "tst_event_payloads.moc"
