#include <QTest>

#include "server/flight/application/csv.hpp"
#include "server/flight/application/demo_schedule.hpp"
#include "server/flight/application/import_schedule.hpp"
#include "tests/unit/flight_fakes.hpp"

using namespace narae;
using namespace narae::flight;
using namespace narae::flight::testing;

namespace {

const std::string kHeader =
    "flightNumber,origin,destination,departsAt,arrivesAt,aircraft,economyPrice,businessPrice,currency,refundSteps\n";
const std::string kGood =
    "NR1207,GMP,CJU,2026-11-24T08:30:00+09:00,2026-11-24T09:40:00+09:00,A321neo,58000,110000,KRW,\n";

struct World {
    FakeBooks books;
    FakeDesk desk{books};

    World() { check(addStandardAircraft(desk, "").has_value(), "the standard aircraft are sound"); }
    Result<ImportReport> import(const std::string& csv, bool dryRun = false)
    {
        return ImportSchedule(desk).run(csv, dryRun, "");
    }
    /// One row after the header: what became of it, as "outcome column code".
    std::string rowWith(const std::string& row)
    {
        const auto report = import(kHeader + row);
        if (!report) return report.error().code();
        const ImportedRow& only = report->rows.at(0);
        return std::string(name(only.outcome)) +
               (only.problem ? " " + only.problem->column + " " + only.problem->refusal.code() : "");
    }
};

std::string codeOf(const Result<ImportReport>& report)
{
    return report ? "" : report.error().code();
}

/// The good row with one cell changed.
QByteArray rowWith(int cell, const char* value)
{
    QList<QByteArray> cells = QByteArray::fromStdString(kGood).trimmed().split(',');
    cells[cell] = value;
    return cells.join(',');
}

} // namespace

class TestScheduleImport : public QObject {
    Q_OBJECT

private slots:
    void csvIsReadAsTheStandardSays()
    {
        const auto rows = *parseCsv("\xEF\xBB\xBF"
                                    "a,b\r\n\"x, \"\"y\"\"\",\"two\r\nlines\"\n,\n");
        QCOMPARE(rows, (std::vector<CsvRow>{{"a", "b"}, {"x, \"y\"", "two\r\nlines"}, {"", ""}}));
        QCOMPARE(*parseCsv("a"), (std::vector<CsvRow>{{"a"}}));
        QVERIFY(parseCsv("")->empty());
    }

    void csvOutOfShapeIsRefusedWithItsRow_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("open quote") << QByteArray("a\n\"b");
        QTest::newRow("quote inside") << QByteArray("a\nb\"c");
        QTest::newRow("text after quote") << QByteArray("a\n\"b\"c");
    }
    void csvOutOfShapeIsRefusedWithItsRow()
    {
        QFETCH(QByteArray, text);
        const auto rows = parseCsv(text.toStdString());
        QCOMPARE(rows.error().code(), std::string("import.malformed_csv"));
        QCOMPARE(rows.error().facts().front().second, std::string("2"));
    }

    void anotherEncodingIsRefused()
    {
        QCOMPARE(parseCsv("\xB0\xA1,\xB3\xAA").error().code(), std::string("request.not_utf8"));
    }

    void rowsAreRegisteredAndReported()
    {
        World world;
        const auto report = world.import(kHeader + kGood +
                                         "NR1208,CJU,GMP,2026-11-24T10:30:00+09:00,"
                                         "2026-11-24T11:40:00+09:00,A321neo,61000,120000,,14:80 0:0\n");
        QCOMPARE(report->count(ImportedRow::Outcome::Registered), 2);
        QCOMPARE(report->rows[0].row, 2);
        QCOMPARE(report->rows[1].row, 3);
        QCOMPARE(report->rows[1].flightNumber, std::string("NR1208"));
        QCOMPARE(world.books.flights.size(), std::size_t(2));
        const Flight& second = world.books.flights.at(report->rows[1].flight);
        QCOMPARE(second.plan().refundSteps.text(), std::string("14:80 0:0"));
        QCOMPARE(second.cabin(CabinClass::Business)->fare, won(120000));
        QCOMPARE(second.capacity(), 182);
    }

    void importedAgainNothingChanges()
    {
        World world;
        QVERIFY(world.import(kHeader + kGood).has_value());
        const auto again = world.import(kHeader + kGood);
        QCOMPARE(again->count(ImportedRow::Outcome::Unchanged), 1);
        QCOMPARE(again->rows[0].flight, FlightId(1));
        QCOMPARE(world.books.flights.size(), std::size_t(1));
    }

    void aFlightThatIsThereWithOtherContentIsNotOverwritten()
    {
        World world;
        QVERIFY(world.import(kHeader + kGood).has_value());
        QCOMPARE(world.rowWith(rowWith(6, "59000").toStdString()),
                 std::string("refused flightNumber flight.already_registered"));
        QVERIFY(world.books.carryOut(CancelFlight{FlightId(1), "fog", std::nullopt}).has_value());
        QCOMPARE(world.rowWith(kGood), std::string("refused flightNumber flight.cancelled"));
    }

    void aDryRunSaysTheSameAndChangesNothing()
    {
        World world;
        const std::string csv = kHeader + kGood + rowWith(1, "XXX").toStdString() + "\n";
        const auto rehearsed = world.import(csv, true);
        QVERIFY(rehearsed->dryRun);
        QVERIFY(world.books.flights.empty() && world.books.told.empty());
        QVERIFY(!rehearsed->rows[0].flight.valid());
        const auto real = world.import(csv);
        for (std::size_t i = 0; i < 2; ++i)
            QCOMPARE(rehearsed->rows[i].outcome, real->rows[i].outcome);
        QCOMPARE(world.import(csv, true)->count(ImportedRow::Outcome::Unchanged), 1);
    }

    void aBadRowIsReportedWithColumnAndCode_data()
    {
        QTest::addColumn<QByteArray>("row");
        QTest::addColumn<QByteArray>("outcome");
        const auto is = [](const char* label, const QByteArray& row, const char* outcome) {
            QTest::newRow(label) << row << QByteArray(outcome);
        };
        is("number", rowWith(0, "1207"), "refused flightNumber flight.number_malformed");
        is("origin", rowWith(1, "XXX"), "refused origin airport.unknown");
        is("destination", rowWith(2, "Jeju"), "refused destination airport.unknown");
        is("circle", rowWith(2, "GMP"), "refused destination flight.route_circular");
        is("both unknown", rowWith(1, "").replace("CJU", ""), "refused origin airport.unknown");
        is("departure", rowWith(3, "24.11.2026"), "refused departsAt time.malformed");
        is("past departure", rowWith(3, "2026-11-19T08:30:00Z"), "refused departsAt flight.departure_out_of_range");
        is("arrival before departure", rowWith(4, "2026-11-24T08:00:00+09:00"),
           "refused arrivesAt flight.arrival_out_of_range");
        is("no aircraft", rowWith(5, ""), "refused aircraft import.cell_empty");
        is("unknown aircraft", rowWith(5, "Concorde"), "refused aircraft aircraft.unknown");
        is("no fare", rowWith(7, ""), "refused businessPrice flight.fare_missing");
        is("fare of zero", rowWith(6, "0"), "refused economyPrice flight.fare_out_of_range");
        is("price with won cents", rowWith(6, "58000.50"), "refused economyPrice import.price_malformed");
        is("price with a comma", rowWith(6, "\"58,000\""), "refused economyPrice import.price_malformed");
        is("negative price", rowWith(6, "-5"), "refused economyPrice import.price_malformed");
        is("enormous price", rowWith(6, "9999999999999999999999"), "refused economyPrice import.price_malformed");
        is("currency", rowWith(8, "XXQ"), "refused currency money.unknown_currency");
        is("refund steps", rowWith(9, "1:50 7:90"), "refused refundSteps flight.refund_steps_malformed");
        is("too few cells", QByteArray("NR1,GMP"), "refused  import.cells_uneven");
        is("too many cells", QByteArray::fromStdString(kGood).trimmed() + ",x", "refused  import.cells_uneven");
        is("quoted cells", rowWith(5, "\"A321neo\""), "registered");
        is("blanks around", rowWith(5, " A321neo "), "registered");
    }
    void aBadRowIsReportedWithColumnAndCode()
    {
        QFETCH(QByteArray, row);
        QFETCH(QByteArray, outcome);
        World world;
        QCOMPARE(world.rowWith(row.toStdString()), outcome.toStdString());
    }

    void pricesFollowTheCurrencysMinorDigits()
    {
        World world;
        std::string row = kGood;
        row.replace(row.find("58000"), 5, "249.5")
            .replace(row.find("110000"), 6, "700")
            .replace(row.find("KRW"), 3, "USD");
        QCOMPARE(world.rowWith(row), std::string("registered"));
        const Flight& flight = world.books.flights.at(FlightId(1));
        QCOMPARE(flight.cabin(CabinClass::Economy)->fare, *Money::make(24950, "USD"));
        QCOMPARE(flight.cabin(CabinClass::Business)->fare, *Money::make(70000, "USD"));
    }

    void aFlightTwiceInTheFileIsReportedInItsSecondRow()
    {
        World world;
        const auto report = world.import(kHeader + kGood + "\n" + kGood);
        QCOMPARE(report->rows.size(), std::size_t(2));
        QCOMPARE(report->rows[1].row, 4);
        QCOMPARE(report->rows[1].problem->refusal.code(), std::string("import.row_twice"));
        QCOMPARE(report->rows[1].problem->refusal.facts().front().second, std::string("2"));
    }

    void aFileThatCannotBeReadImportsNothing_data()
    {
        QTest::addColumn<QByteArray>("csv");
        QTest::addColumn<QByteArray>("code");
        QTest::newRow("empty") << QByteArray("") << QByteArray("import.column_missing");
        QTest::newRow("without header") << QByteArray::fromStdString(kGood) << QByteArray("import.column_unknown");
        QTest::newRow("column missing") << QByteArray("flightNumber,origin\n") << QByteArray("import.column_missing");
        QTest::newRow("column twice") << QByteArray("flightNumber,flightNumber\n") << QByteArray("import.column_twice");
        QTest::newRow("column unknown") << QByteArray("flightNumber,gate\n") << QByteArray("import.column_unknown");
    }
    void aFileThatCannotBeReadImportsNothing()
    {
        QFETCH(QByteArray, csv);
        QFETCH(QByteArray, code);
        World world;
        QCOMPARE(codeOf(world.import(csv.toStdString())), code.toStdString());
        QVERIFY(world.books.flights.empty());
    }

    void moreRowsThanAFileMayHaveAreRefusedWhole()
    {
        World world;
        std::string csv = kHeader;
        for (std::size_t i = 0; i < kScheduleRowsMax + 1; ++i)
            csv += "\n";
        QCOMPARE(codeOf(world.import(csv)), std::string("import.too_many_rows"));
    }

    void aDatabaseThatGoesAwayIsSaidRowByRowAndNotAskedAgain()
    {
        World world;
        std::string csv = kHeader;
        for (int i = 0; i < 600; ++i)
            csv += rowWith(0, qPrintable("NR" + QString::number(1000 + i))).toStdString() + "\n";
        world.desk.before = [&] {
            if (world.desk.registrations == 300) world.desk.away = refuse("database.away").retryAfter(1);
        };
        const auto report = world.import(csv);
        QCOMPARE(report->count(ImportedRow::Outcome::Registered), 299);
        QCOMPARE(report->rows.back().problem->refusal.code(), std::string("database.away"));
        QCOMPARE(world.desk.registrations, 512);
        world.desk.away.reset();
        world.desk.before = [] {};
        const auto again = world.import(csv);
        QCOMPARE(again->count(ImportedRow::Outcome::Unchanged), 299);
        QCOMPARE(again->count(ImportedRow::Outcome::Registered), 301);
    }
};

QTEST_APPLESS_MAIN(TestScheduleImport)
#include "tst_schedule_import.moc"
