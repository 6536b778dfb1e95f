#include <QApplication>
#include <QInputMethodEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include "client-customer/art/destination_pictures.hpp"
#include "client-customer/search/date_popup.hpp"
#include "client-customer/search/field_button.hpp"
#include "client-customer/search/next_trip_card.hpp"
#include "client-customer/search/price_strip.hpp"
#include "client-customer/search/row_button.hpp"
#include "client-customer/search/search_line.hpp"
#include "client-customer/search/search_page.hpp"
#include "common/desktop/widgets/button.hpp"
#include "common/desktop/widgets/text_label.hpp"
#include "tests/desktop/demo_server.hpp"
#include "tests/desktop/desktop_main.hpp"

using namespace narae;
using namespace narae::customer;
using desktop::Language;

namespace {

/// The search in front of the server, with the airports and the routes there.
struct Desk {
    explicit Desk(desktop::Options options) : parts(std::move(options)), pictures(QUrl()), page(parts, pictures)
    {
        page.resize(1280, 736);
        page.show();
        parts.airports.load();
    }
    template <class Widget>
    Widget* find(const QString& name)
    {
        return page.findChild<Widget*>(name);
    }
    bool ready()
    {
        // The day's price is there when airports, routes and prices are.
        return QTest::qWaitFor([this] {
            return parts.airports.loaded() &&
                   find<FieldButton>("fieldFrom")->accessibleDescription() == "Seoul Gimpo, GMP" &&
                   find<PriceStrip>("priceStrip")->words(3).contains("from");
        });
    }
    void type(const QString& line)
    {
        auto* field = find<SearchLine>("searchLine");
        field->selectAll();
        // As an input method commits it: Korean has no keys of its own.
        QInputMethodEvent typed;
        typed.setCommitString(line);
        QApplication::sendEvent(field, &typed);
    }
    QString says(const QString& field) { return find<FieldButton>(field)->accessibleDescription(); }

    desktop::Parts parts;
    DestinationPictures pictures;
    SearchPage page;
};

} // namespace

/// The search: one line and the fields beside it, the strip of prices, what was there before.
class TestSearch : public QObject {
    Q_OBJECT

    testing::DemoServer server_;

    /// What the server says of a day and the three on either side: where two cost the same, the nearer one.
    QDate cheapestAround(const QDate& day)
    {
        const auto answer = server_.process().get("/v1/lowest-prices?origin=GMP&destination=CJU&days=7&from=" +
                                                  day.addDays(-3).toString(Qt::ISODate).toStdString());
        const auto days = answer.json();
        QDate cheapest;
        qint64 least = 0;
        for (const auto& each : days["items"]) {
            if (!each["price"].is_object()) continue;
            const auto minor = each["price"]["amountMinor"].get<qint64>();
            const QDate on = QDate::fromString(QString::fromStdString(each["date"].get<std::string>()), Qt::ISODate);
            const bool nearer = std::abs(on.daysTo(day)) < std::abs(cheapest.daysTo(day));
            if (cheapest.isValid() && (minor > least || (minor == least && !nearer))) continue;
            cheapest = on;
            least = minor;
        }
        return cheapest;
    }

private slots:
    void initTestCase()
    {
        qRegisterMetaType<SearchQuery>();
        QVERIFY(server_.start(testing::DemoServer::Sales::None));
    }
    void cleanup() { Language::current().set(Language::Code::English); }

    void theLineFillsTheFields()
    {
        Desk desk(server_.options("customer"));
        QVERIFY(desk.ready());
        desk.type("Busan to Jeju in 3 days for four");
        QCOMPARE(desk.says("fieldFrom"), QString("Busan, PUS"));
        QCOMPARE(desk.says("fieldTo"), QString("Jeju, CJU"));
        QCOMPARE(desk.says("fieldTravellers"), QString("4 adults"));
        QSignalSpy searched(&desk.page, &SearchPage::searched);
        QTest::keyClick(desk.find<SearchLine>("searchLine"), Qt::Key_Return);
        QCOMPARE(searched.count(), 1);
        QCOMPARE(searched.front().front().value<SearchQuery>(), desk.page.query());
        QCOMPARE(desk.page.query().travellers, 4);
    }

    void whatIsNotUnderstoodIsSaidAndTheFieldsStay()
    {
        Desk desk(server_.options("customer"));
        QVERIFY(desk.ready());
        desk.type("Seoul to Narnia");
        QVERIFY(desk.find<desktop::TextLabel>("searchHint")->text().contains("Narnia"));
        QVERIFY(!desk.says("fieldFrom").isEmpty());
    }

    void theFieldsWriteTheLine()
    {
        Desk desk(server_.options("customer"));
        QVERIFY(desk.ready());
        auto* line = desk.find<SearchLine>("searchLine");
        QTest::mouseClick(desk.find<QPushButton>("moreTravellers"), Qt::LeftButton);
        QCOMPARE(line->text(), QString("Seoul Jeju tomorrow 2 people"));
        QTest::mouseClick(desk.find<QPushButton>("swap"), Qt::LeftButton);
        QCOMPARE(line->text(), QString("Jeju Seoul tomorrow 2 people"));

        QTest::mouseClick(desk.find<FieldButton>("fieldTo"), Qt::LeftButton);
        auto* filter = desk.find<QLineEdit>("airportFilter");
        QTRY_VERIFY(filter->isVisible());
        QTest::keyClicks(filter, "busa");
        QTest::keyClick(filter, Qt::Key_Return);
        QCOMPARE(line->text(), QString("Jeju Busan tomorrow 2 people"));

        QTest::mouseClick(desk.find<FieldButton>("fieldDate"), Qt::LeftButton);
        auto* month = desk.find<MonthGrid>("monthGrid");
        QTRY_VERIFY(month->isVisible());
        QTest::keyClick(month, Qt::Key_Left);
        QTest::keyClick(month, Qt::Key_Return);
        QCOMPARE(line->text(), QString("Jeju Busan today 2 people"));
        QCOMPARE(desk.says("fieldDate").section(", ", -1), QString("today"));
    }

    void theLineOfTheFieldsIsReadAsTheFieldsSay()
    {
        Desk desk(server_.options("customer"));
        QVERIFY(desk.ready());
        for (const Language::Code code : {Language::Code::Korean, Language::Code::English}) {
            Language::current().set(code);
            for (const auto& [from, to] : {std::pair("ICN", "NRT"), std::pair("HND", "GMP"), std::pair("ICN", "SGN")}) {
                const SearchQuery query{from, to, desk.page.query().date.addDays(6), 3};
                desk.page.setQuery(query);
                auto* line = desk.find<SearchLine>("searchLine");
                desk.type(line->text());
                QCOMPARE(desk.page.query(), query);
            }
        }
    }

    void theStripShowsPricesAndChoosesTheDay()
    {
        Desk desk(server_.options("customer"));
        QVERIFY(desk.ready());
        auto* strip = desk.find<PriceStrip>("priceStrip");
        const QDate before = desk.page.query().date;
        strip->setFocus(Qt::TabFocusReason);
        QTest::keyClick(strip, Qt::Key_Right);
        QTest::keyClick(strip, Qt::Key_Right);
        QTest::keyClick(strip, Qt::Key_Return);
        QCOMPARE(desk.page.query().date, before.addDays(2));
        QVERIFY(strip->accessibleDescription().contains("from"));
        QTest::mouseClick(desk.find<QPushButton>("stripLater"), Qt::LeftButton);
        QVERIFY(desk.find<QPushButton>("stripEarlier")->isEnabled());
        QTRY_VERIFY(strip->words(12).contains("no seats")); // the timetable ends
    }

    void recentSearchesComeBackAtTheNextStartAndCanBeCleared()
    {
        QTemporaryDir folder;
        desktop::Options options = server_.options("customer");
        options.storeFile = folder.filePath("app.db");
        {
            Desk desk(options);
            QVERIFY(desk.ready());
            desk.type("Busan Jeju tomorrow 3");
            QTest::mouseClick(desk.find<QPushButton>("seeFlights"), Qt::LeftButton);
        }
        Desk desk(options);
        QTRY_COMPARE(desk.says("fieldFrom"), QString("Busan, PUS"));
        auto* row = desk.find<RowButton>("recent0");
        QVERIFY(row->isVisible());
        QVERIFY(row->accessibleName().contains("Jeju"));
        QSignalSpy searched(&desk.page, &SearchPage::searched);
        QTest::mouseClick(row, Qt::LeftButton);
        QCOMPARE(searched.count(), 1);
        QTest::mouseClick(desk.find<QPushButton>("clearRecent"), Qt::LeftButton);
        QVERIFY(!row->isVisible());
    }

    void moreOptionsAskForACabin()
    {
        Desk desk(server_.options("customer"));
        QVERIFY(desk.ready());
        auto* more = desk.find<QPushButton>("moreOptions");
        auto* options = desk.find<QWidget>("searchOptions");
        QVERIFY(!options->isVisible());
        QTest::mouseClick(more, Qt::LeftButton);
        QVERIFY(options->isVisible());
        QCOMPARE(desk.says("fieldCabin"), QString("Any cabin"));
        QTest::keyClick(desk.find<FieldButton>("fieldCabin"), Qt::Key_Space);
        auto* menu = desk.find<QMenu>("cabinChoice");
        QTRY_VERIFY(menu != nullptr && menu->isVisible());
        for (int step = 0; step < 3; ++step)
            QTest::keyClick(menu, Qt::Key_Down);
        QTest::keyClick(menu, Qt::Key_Return);
        QCOMPARE(desk.page.query().cabin, QString("business"));
        // The line says it, too, and what is said in the line the fields show.
        QCOMPARE(desk.find<SearchLine>("searchLine")->text(), QString("Seoul Jeju tomorrow 1 person business"));
        QTest::mouseClick(more, Qt::LeftButton);
        QVERIFY(!options->isVisible());
        desk.type("Seoul Jeju first class");
        QCOMPARE(desk.says("fieldCabin"), QString("First class"));
        QVERIFY(options->isVisible());
    }

    void theCheapestOfTheDaysAroundIsOnePressAway()
    {
        Desk desk(server_.options("customer"));
        QVERIFY(desk.ready());
        // A day that is not the cheapest itself: such there are, for fares rise towards the week-end.
        QDate day, cheapest;
        for (int ahead = 4; ahead < 11 && cheapest == day; ++ahead) {
            desk.type(QString("Seoul Jeju in %1 days").arg(ahead));
            day = desk.page.query().date;
            cheapest = cheapestAround(day);
        }
        QVERIFY(cheapest.isValid() && cheapest != day);
        QTest::mouseClick(desk.find<QPushButton>("moreOptions"), Qt::LeftButton);
        auto* take = desk.find<QPushButton>("takeCheapest");
        QVERIFY(!take->isVisible());
        QTest::keyClick(desk.find<FieldButton>("fieldFlex"), Qt::Key_Space);
        auto* menu = desk.find<QMenu>("flexChoice");
        QTRY_VERIFY(menu != nullptr && menu->isVisible());
        QTest::keyClick(menu, Qt::Key_Down);
        QTest::keyClick(menu, Qt::Key_Down);
        QTest::keyClick(menu, Qt::Key_Return);
        QTRY_VERIFY(take->isVisible());
        QTRY_VERIFY(take->isEnabled());
        QTest::mouseClick(take, Qt::LeftButton);
        QCOMPARE(desk.page.query().date, cheapest);
        QCOMPARE(desk.says("fieldFlex"), QString("That day only"));
    }

    void theDayIsCountedByTheCalendarAtTheOrigin()
    {
        // Five in the morning in Seoul, and still yesterday in Greenwich.
        const QDate greenwich = QDateTime::currentDateTimeUtc().date();
        desktop::Options options = server_.options("customer");
        options.now = [greenwich] { return QDateTime(greenwich, QTime(20, 0), Qt::UTC); };
        Desk desk(options);
        QVERIFY(QTest::qWaitFor([&desk] { return desk.parts.airports.loaded(); }));
        QTRY_COMPARE(desk.page.query().date, greenwich.addDays(2));
        QVERIFY(desk.says("fieldDate").endsWith("tomorrow"));
        QCOMPARE(desk.find<SearchLine>("searchLine")->text(), QString("Seoul Jeju tomorrow 1 person"));
    }

    void theNextTripOfAnAccountCountsDown()
    {
        Desk desk(server_.options("customer"));
        QVERIFY(desk.ready());
        // An account that has no other trip.
        const std::string email = "one-trip@narae.example";
        const auto opened = server_.process().post(
            "/v1/accounts", {{"email", email}, {"password", testing::DemoServer::kPassword}, {"name", "이여행"}});
        QCOMPARE(opened.status, 201);
        const auto login = server_.process().logIn(email);
        const auto flights = server_.process().get("/v1/flight-statuses?origin=GMP&destination=PUS&limit=9").json();
        const auto flight = flights["items"].back();
        auto headers = login;
        headers.emplace_back("Idempotency-Key", "a-trip-to-busan");
        const auto placed = server_.process().post("/v1/reservations",
                                                   {{"flightId", flight["flightId"]},
                                                    {"cabin", "economy"},
                                                    {"passengers", {{{"name", "이여행"}}}},
                                                    {"contact", {{"phone", "010-1234-5678"}}},
                                                    {"paymentMethod", "pm_card_ok"}},
                                                   headers);
        QCOMPARE(placed.status, 201);
        std::optional<bool> inside;
        desk.parts.session.logIn(QString::fromStdString(email), testing::DemoServer::kPassword, this,
                                 [&inside](const auto& problem) { inside = !problem; });
        auto* card = desk.page.findChild<NextTripCard*>();
        const auto locator = QString::fromStdString(placed.json()["locator"].get<std::string>());
        QTRY_VERIFY_WITH_TIMEOUT(inside.has_value() && card->accessibleName().contains(locator), 10'000);
        QVERIFY(card->accessibleName().contains("GMP to PUS"));
        QSignalSpy wanted(&desk.page, &SearchPage::tripWanted);
        QTest::mouseClick(desk.find<QPushButton>("openNextTrip"), Qt::LeftButton);
        QCOMPARE(wanted.front().front().toLongLong(), placed.json()["reservationId"].get<qint64>());

        // A guest has only what was kept on this machine.
        desk.parts.session.logOut();
        QTRY_COMPARE(card->accessibleName(), QString("No trip ahead"));
        keepGuestTrip(desk.parts.preferences, {placed.json()["reservationId"].get<qint64>(), locator, "010-1234-5678"});
        desk.page.refreshTrip();
        QTRY_VERIFY(card->accessibleName().contains(locator));
    }

    void theLanguageChangesWhileItIsOpen()
    {
        Desk desk(server_.options("customer"));
        QVERIFY(desk.ready());
        auto* line = desk.find<SearchLine>("searchLine");
        Language::current().set(Language::Code::Korean);
        QTRY_COMPARE(line->text(), QString::fromUtf8("서울 제주 내일 1명"));
        QCOMPARE(desk.says("fieldFrom"), QString::fromUtf8("서울 김포, GMP"));
        // What somebody typed stays as it was typed.
        desk.type("Busan Jeju");
        Language::current().set(Language::Code::English);
        QTRY_COMPARE(desk.says("fieldTravellers"), QString("1 adult"));
        QCOMPARE(line->text(), QString("Busan Jeju"));
        QCOMPARE(desk.says("fieldFrom"), QString("Busan, PUS"));
    }
};

NARAE_DESKTOP_MAIN(TestSearch)
#include "tst_search.moc"
