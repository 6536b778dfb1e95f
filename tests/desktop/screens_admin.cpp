// The clerk's screens.
#include "tests/desktop/screens.hpp"

#include "common/desktop/widgets/button.hpp"

#include <QAbstractButton>
#include <QComboBox>
#include <QDate>
#include <QLabel>

namespace narae::testing {

namespace {

/// By its place in the rail, with the keys a clerk uses.
bool go(Stage& stage, const QString& place)
{
    return stage.click("rail_" + place);
}

bool logIn(Stage& stage)
{
    return stage.untilSeen("logInGo");
}

bool today(Stage& stage)
{
    return go(stage, "today") && stage.untilRows("departures");
}

bool flights(Stage& stage)
{
    return go(stage, "flights") && stage.untilRows("flightTable") &&
           stage.until([&] { return stage.rows("flightTable") > 100; });
}

bool flightPanel(Stage& stage)
{
    if (!flights(stage) || !stage.choose("flightTable", 4)) return false;
    if (!stage.untilSeen("flightPanel")) return false;
    stage.find("flightTable")->setFocus(Qt::TabFocusReason);
    stage.key(Qt::Key_Space);
    stage.key(Qt::Key_Down, Qt::ShiftModifier);
    return stage.untilSeen("selectionBar");
}

bool newFlight(Stage& stage)
{
    return flights(stage) && stage.click("newFlight") && stage.untilSeen("newFlightPanel");
}

bool commandBox(Stage& stage)
{
    if (!flightPanel(stage) || !stage.click("commandField") || !stage.untilSeen("commandInput")) return false;
    return stage.type("commandInput", stage.korean() ? QString::fromUtf8("항공편") : "flight") &&
           stage.untilRows("commandList");
}

bool seatLayout(Stage& stage)
{
    return go(stage, "equipment") && stage.untilRows("aircraftList") && stage.untilSeen("seatEditor");
}

bool schedule(Stage& stage)
{
    if (!go(stage, "schedule") || !stage.untilSeen("patternNumber")) return false;
    auto* aircraft = stage.find<QComboBox>("patternAircraft");
    if (!stage.until([aircraft] { return aircraft->count() > 0; })) return false;
    aircraft->setFocus(Qt::TabFocusReason);
    for (int i = 0; i < aircraft->count() && !aircraft->currentText().startsWith("A321neo"); ++i)
        stage.key(Qt::Key_Down);
    if (!stage.untilSeen("patternFareBusiness")) return false;
    const QDate first = QDate::currentDate().addMonths(1);
    const QList<std::pair<const char*, QString>> fields{
        {"patternNumber", "NR1201"},
        {"patternOrigin", "GMP"},
        {"patternDestination", "CJU"},
        {"patternDeparts", "19:05"},
        {"patternArrives", "20:15"},
        {"patternFrom", QDate(first.year(), first.month(), 1).toString(Qt::ISODate)},
        {"patternTo", QDate(first.year(), first.month(), 1).addMonths(3).addDays(-1).toString(Qt::ISODate)},
        {"patternFareEconomy", "49000"},
        {"patternFareBusiness", "110000"}};
    for (const auto& [name, text] : fields)
        if (!stage.type(name, text)) return false;
    // Friday and Sunday cost more; a day off.
    stage.find("patternPeakDays")->setFocus(Qt::TabFocusReason);
    for (int day = 1; day <= 7; ++day) {
        if (day == 5 || day == 7) stage.key(Qt::Key_Space);
        stage.key(Qt::Key_Right);
    }
    if (!stage.untilSeen("patternPeakFareBusiness")) return false;
    stage.type("patternPeakFareEconomy", "68000");
    stage.type("patternPeakFareBusiness", "140000");
    stage.type("patternOff", first.toString("yyyy-MM-25"));
    return stage.until([&] { return stage.find<QAbstractButton>("createFlights")->isEnabled(); });
}

bool purchases(Stage& stage)
{
    return go(stage, "purchases") && stage.untilRows("purchases") && stage.choose("purchases", 2) &&
           stage.untilSeen("purchaseDetail") && stage.untilSeen("timeline") &&
           stage.until([&] { return stage.find("timeline")->height() > 40; });
}

bool insights(Stage& stage)
{
    if (!go(stage, "insights")) return false;
    return stage.until([&] {
        int said = 0;
        for (const QLabel* label : stage.window().findChildren<QLabel*>())
            if (label->isVisible() && label->objectName().endsWith("Message") && !label->text().isEmpty()) ++said;
        return said == 4 && stage.says("%");
    });
}

bool operations(Stage& stage)
{
    if (!go(stage, "operations") || !stage.untilSeen("auditRun")) return false;
    if (!stage.until([&] {
            const auto* run = stage.find<QAbstractButton>("auditRun");
            return run->isEnabled();
        }))
        return false;
    stage.click("auditRun");
    const auto* run = stage.find<desktop::Button>("auditRun");
    return stage.until([run] { return run->busy(); }) &&
           stage.until([&] { return !run->busy() && stage.sees("rule_I8"); }, 30'000);
}

bool accounts(Stage& stage)
{
    return go(stage, "operations") && stage.untilSeen("accountsOpen") && stage.click("accountsOpen") &&
           stage.untilSeen("accountsPanel");
}

} // namespace

std::vector<Screen> adminScreens()
{
    return {
        {"a0-login", App::Admin, false, logIn},         {"a1-today", App::Admin, true, today},
        {"a2-flights", App::Admin, true, commandBox},   {"a2-flights-panel", App::Admin, true, flightPanel},
        {"a2-new-flight", App::Admin, true, newFlight}, {"a3-seatlayout", App::Admin, true, seatLayout},
        {"a4-schedule", App::Admin, true, schedule},    {"a5-purchases", App::Admin, true, purchases},
        {"a6-insights", App::Admin, true, insights},    {"a7-operations", App::Admin, true, operations},
        {"a7-accounts", App::Admin, true, accounts},
    };
}

} // namespace narae::testing
