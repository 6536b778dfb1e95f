// The traveller's screens.
#include "tests/desktop/screens.hpp"

#include "client-customer/search/price_strip.hpp"
#include "tests/desktop/watchdog.hpp"

#include <QAbstractButton>
#include <QDate>

namespace narae::testing {

namespace {

bool typeSearch(Stage& stage, const QString& korean, const QString& english)
{
    return stage.type("searchLine", stage.korean() ? korean : english);
}

bool search(Stage& stage)
{
    // In some days there is something on sale of every kind, and nothing of it has left.
    if (!typeSearch(stage, QString::fromUtf8("서울 제주 4일 뒤 2명"), "Seoul Jeju in 4 days 2") &&
        !stage.sees("searchLine"))
        return false;
    auto* strip = stage.find<customer::PriceStrip>("priceStrip");
    return stage.until([&] {
        // Until the trips are known the same button leads to all of them.
        const auto* trip = stage.find<QAbstractButton>("openNextTrip");
        return trip != nullptr && trip->text().contains(stage.korean() ? QString::fromUtf8("탑승권") : "Boarding") &&
               strip != nullptr && strip->words(5).contains(QString::fromUtf8("₩"));
    });
}

bool options(Stage& stage)
{
    if (!search(stage) || !stage.click("moreOptions") || !stage.untilSeen("fieldFlex")) return false;
    if (!stage.click("fieldFlex") || !stage.untilSeen("flexChoice")) return false;
    stage.key(Qt::Key_Down);
    stage.key(Qt::Key_Down);
    return stage.key(Qt::Key_Return) && stage.untilSeen("takeCheapest");
}

bool results(Stage& stage)
{
    return search(stage) && stage.key(Qt::Key_Return) && stage.untilRows("board");
}

bool passengers(Stage& stage)
{
    if (!results(stage) || !stage.choose("board", 1)) return false;
    // A flight with two cabins asks which one.
    if (!stage.until([&] { return stage.sees("bookingPage") || stage.sees("cabinMenu"); })) return false;
    if (stage.sees("cabinMenu")) stage.key(Qt::Key_Return);
    return stage.untilSeen("name1");
}

bool seatMap(Stage& stage)
{
    return passengers(stage) && stage.type("name1", QString::fromUtf8("김하늘")) &&
           stage.type("name2", QString::fromUtf8("박지우")) && stage.type("phone", "010-9777-0779") &&
           stage.click("passengersNext") && stage.untilSeen("seatMap") && stage.until([&] {
               const auto* action = stage.find<QAbstractButton>("summaryAction");
               return action != nullptr && action->isEnabled();
           });
}

bool review(Stage& stage)
{
    return seatMap(stage) && stage.click("summaryAction") && stage.untilSeen("holdClock") && stage.untilSeen("review");
}

bool pay(Stage& stage)
{
    return review(stage) && (stage.click("reviewNext") || stage.click("summaryAction")) && stage.untilSeen("payNext") &&
           stage.click("pm_card_ok");
}

bool done(Stage& stage)
{
    return pay(stage) && stage.click("payNext") && stage.untilSeen("locator");
}

bool trip(Stage& stage)
{
    return search(stage) && stage.click("openNextTrip") && stage.untilSeen("boardingPass") &&
           stage.untilSeen("cancelTrip") && stage.until([&] {
               const auto* cancel = stage.find<QAbstractButton>("cancelTrip");
               return cancel != nullptr && cancel->text().contains(QString::fromUtf8("₩"));
           });
}

bool trips(Stage& stage)
{
    return stage.click("placeTrips") && stage.untilSeen("tripsPage") && stage.until([&] {
        for (const QWidget* widget : stage.find("tripsPage")->findChildren<QWidget*>())
            if (widget->isVisible() && widget->inherits("narae::customer::TripCard")) return true;
        return false;
    });
}

bool history(Stage& stage)
{
    return stage.click("placeHistory") && stage.untilRows("historyTable");
}

bool historyOffline(Stage& stage)
{
    if (!history(stage)) return false;
    stage.network().set(Weather::Away);
    stage.parts().client.connectivity().tryNow();
    return stage.until([&] { return !stage.parts().client.connectivity().online(); }) && stage.rows("historyTable") > 0;
}

bool account(Stage& stage)
{
    if (!stage.click("account")) return false;
    if (!stage.until([&] { return stage.sees("accountMenu"); })) return false;
    return stage.key(Qt::Key_Down) && stage.key(Qt::Key_Return) && stage.untilSeen("accountPage") &&
           stage.untilSeen("saveProfile");
}

bool signIn(Stage& stage)
{
    return stage.click("account") && stage.untilSeen("signInEmail");
}

bool empty(Stage& stage)
{
    // The demo's flights end after two weeks.
    const QString day = QDate::currentDate().addDays(60).toString("yyyy-MM-dd");
    return stage.type("searchLine", (stage.korean() ? QString::fromUtf8("김포 제주 ") : "GMP CJU ") + day) &&
           stage.key(Qt::Key_Return) && stage.untilSeen("boardState") &&
           stage.until([&] { return stage.find("boardState")->findChild<QAbstractButton*>()->isVisible(); });
}

bool loading(Stage& stage)
{
    if (!search(stage)) return false;
    stage.network().set(Weather::Silent);
    if (!stage.key(Qt::Key_Return) || !stage.untilSeen("boardState")) return false;
    // What is drawn in the list's place comes after a while only.
    loopFor(std::chrono::milliseconds(300));
    return true;
}

bool offline(Stage& stage)
{
    if (!results(stage)) return false;
    stage.network().set(Weather::Away);
    stage.parts().client.connectivity().tryNow();
    return stage.untilSeen("offlineBanner") && stage.rows("board") > 0;
}

bool error(Stage& stage)
{
    if (!search(stage)) return false;
    stage.network().set(Weather::BareFailure);
    return stage.key(Qt::Key_Return) && stage.untilSeen("boardState") &&
           stage.until([&] { return stage.find("boardState")->findChild<QAbstractButton*>()->isVisible(); });
}

} // namespace

std::vector<Screen> customerScreens()
{
    return {
        {"c1-search", App::Customer, true, search},   {"c1-options", App::Customer, true, options},
        {"c2-results", App::Customer, true, results}, {"c3-passengers", App::Customer, true, passengers},
        {"c3-seatmap", App::Customer, true, seatMap}, {"c4-review", App::Customer, true, review},
        {"c4-pay", App::Customer, true, pay},         {"c4-done", App::Customer, true, done},
        {"c5-trip", App::Customer, true, trip},       {"c5-trips", App::Customer, true, trips},
        {"c6-history", App::Customer, true, history}, {"c6-history-offline", App::Customer, true, historyOffline},
        {"c7-account", App::Customer, true, account}, {"c7-signin", App::Customer, false, signIn},
        {"s1-empty", App::Customer, true, empty},     {"s1-loading", App::Customer, true, loading},
        {"s1-offline", App::Customer, true, offline}, {"s1-error", App::Customer, true, error},
    };
}

} // namespace narae::testing
