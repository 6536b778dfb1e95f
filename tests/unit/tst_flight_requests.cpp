#include <QTest>

#include "common/api/flights.hpp"

using namespace narae;
using namespace narae::api;
using namespace narae::api::flights;

namespace {

Json flight(Json cabins)
{
    return {{"flightNumber", "NR1207"},
            {"origin", "GMP"},
            {"destination", "CJU"},
            {"departsAt", "2026-11-24T08:30:00+09:00"},
            {"arrivesAt", "2026-11-24T09:40:00+09:00"},
            {"cabins", std::move(cabins)}};
}

Json cabin(Json seats)
{
    Json json = std::move(seats);
    json["cabin"] = "economy";
    json["price"] = {{"amountMinor", 58000}, {"currency", "KRW"}};
    return json;
}

std::string notation(Json seats)
{
    const auto request = readFlightRequest(flight(Json::array({cabin(std::move(seats))})));
    if (!request) return request.error().errors().front().pointer;
    return request->cabins.front().seatMap.notation();
}

} // namespace

class TestFlightRequests : public QObject {
    Q_OBJECT

private slots:
    void seatsComeInSeveralWays_data()
    {
        QTest::addColumn<QByteArray>("seats");
        QTest::addColumn<QByteArray>("notation");
        const auto row = [](const char* label, const char* seats, const char* expected) {
            QTest::newRow(label) << QByteArray(seats) << QByteArray(expected);
        };
        row("rows and layout", R"({"rows": "7-30", "layout": "ABC_DEF"})", "7-30:ABC_DEF");
        row("a number of rows", R"({"rows": 30, "layout": "ABC_DEF"})", "1-30:ABC_DEF");
        row("hyphen for the aisle", R"({"rows": "7-30", "layout": "ABC-DEF"})", "7-30:ABC_DEF");
        row("seats abreast", R"({"rows": 5, "layout": "3-3"})", "1-5:ABC_DEF");
        row("wide body", R"({"rows": 5, "layout": "2-4-2"})", "1-5:AB_CDEF_GH");
        row("rows with a gap", R"({"rows": "7-12,14-30", "layout": "AB_CD"})", "7-12:AB_CD|14-30:AB_CD");
        row("seat map", R"({"seatMap": "7-30:ABC_DEF;x=12"})", "7-30:ABC_DEF;x=12");
        row("free seating", R"({"capacity": 100})", "");
        row("no rows", R"({"rows": 0, "layout": "ABC"})", "/cabins/0/rows");
        row("too many rows", R"({"rows": 500, "layout": "ABC"})", "/cabins/0/rows");
        row("rows that count down", R"({"rows": "9-1", "layout": "ABC"})", "/cabins/0/rows");
        row("layout of nonsense", R"({"rows": "7-30", "layout": "abc"})", "/cabins/0/layout");
        row("rows without layout", R"({"rows": "7-30"})", "/cabins/0/layout");
        row("map of nonsense", R"({"seatMap": "7"})", "/cabins/0/seatMap");
        row("nothing", R"({})", "/cabins/0/capacity");
        row("no seats", R"({"capacity": 0})", "/cabins/0/capacity");
        row("another number", R"({"seatMap": "1:AB", "capacity": 3})", "/cabins/0/capacity");
        row("unknown field", R"({"capacity": 3, "colour": "blue"})", "/cabins/0/colour");
    }
    void seatsComeInSeveralWays()
    {
        QFETCH(QByteArray, seats);
        QFETCH(QByteArray, notation);
        QCOMPARE(::notation(*parseJson(seats.toStdString())), notation.toStdString());
    }

    void numbersOfRowsGoOnFromCabinToCabin()
    {
        Json business = cabin({{"rows", 3}, {"layout", "2-2"}});
        business["cabin"] = "business";
        const auto request =
            readFlightRequest(flight(Json::array({business, cabin({{"rows", 20}, {"layout", "3-3"}})})));
        QCOMPARE(request->cabins[0].seatMap.notation(), std::string("1-3:AB_CD"));
        QCOMPARE(request->cabins[1].seatMap.notation(), std::string("4-23:ABC_DEF"));
    }

    void aPriceAloneIsAFareOfTheAircraft()
    {
        Json body = flight(Json::array({cabin({})}));
        body["aircraft"] = "A321neo";
        const auto request = readFlightRequest(body);
        QVERIFY(request->cabins.empty());
        QCOMPARE(request->fares.front().price.amountMinor(), 58000);
    }

    void neitherSeatsNorAircraftIsRefused()
    {
        Json body = flight({});
        body.erase("cabins");
        const auto request = readFlightRequest(body);
        QCOMPARE(request.error().code(), std::string("request.invalid"));
        QCOMPARE(request.error().errors().front().pointer, std::string("/cabins"));
    }

    void aPatchMustChangeSomething()
    {
        QCOMPARE(readFlightPatch(Json::object()).error().code(), std::string("request.invalid"));
        QCOMPARE(readFlightPatch({{"flightNumber", "NR1"}}).error().errors().front().pointer,
                 std::string("/flightNumber"));
        QVERIFY(readFlightPatch({{"departsAt", "2026-11-24T08:30:00Z"}})->departsAt.has_value());
    }

    void theOriginalsCallTakesTextForNumbers()
    {
        const auto request = readOriginalFlightRequest(
            {{"flightName", "CH777"}, {"destination", "korea"}, {"price", "300000"}, {"seat", "100"}});
        QCOMPARE(request->price, 300000);
        QCOMPARE(request->seat, 100);
        QVERIFY(!readOriginalFlightRequest(
            {{"flightName", "CH777"}, {"destination", "korea"}, {"price", "-1"}, {"seat", "x"}}));
    }
};

QTEST_APPLESS_MAIN(TestFlightRequests)
#include "tst_flight_requests.moc"
