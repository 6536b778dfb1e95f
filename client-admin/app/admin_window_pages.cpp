// The seven places, in the rail's order. A place whose folder is not in this build is left out.
#include "client-admin/app/admin_window.hpp"
#include "client-admin/operations/operations_page.hpp"
#include "client-admin/today/today_page.hpp"

#if __has_include("client-admin/flights/flights_page.hpp")
#include "client-admin/flights/flights_page.hpp"
#define NARAE_HAS_FLIGHTS
#endif
#if __has_include("client-admin/equipment/equipment_page.hpp")
#include "client-admin/equipment/equipment_page.hpp"
#define NARAE_HAS_EQUIPMENT
#endif
#if __has_include("client-admin/schedule/schedule_page.hpp")
#include "client-admin/schedule/schedule_page.hpp"
#define NARAE_HAS_SCHEDULE
#endif
#if __has_include("client-admin/purchases/purchases_page.hpp")
#include "client-admin/purchases/purchases_page.hpp"
#define NARAE_HAS_PURCHASES
#endif
#if __has_include("client-admin/insights/insights_page.hpp")
#include "client-admin/insights/insights_page.hpp"
#define NARAE_HAS_INSIGHTS
#endif

namespace narae::admin {

void AdminWindow::addPages()
{
    addPage("today", "grid", new TodayPage(parts_, registry_, feed_, this));
#ifdef NARAE_HAS_FLIGHTS
    addPage("flights", "plane", new FlightsPage(parts_, registry_, this));
#endif
#ifdef NARAE_HAS_EQUIPMENT
    addPage("equipment", "seat", new EquipmentPage(parts_, registry_, this));
#endif
#ifdef NARAE_HAS_SCHEDULE
    addPage("schedule", "calendar", new SchedulePage(parts_, registry_, this));
#endif
#ifdef NARAE_HAS_PURCHASES
    addPage("purchases", "bag", new PurchasesPage(parts_, registry_, this));
#endif
#ifdef NARAE_HAS_INSIGHTS
    addPage("insights", "chart", new InsightsPage(parts_, registry_, this));
#endif
    addPage("operations", "pulse", new OperationsPage(parts_, registry_, this));
}

} // namespace narae::admin
