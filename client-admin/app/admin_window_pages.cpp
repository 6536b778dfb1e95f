// The seven places, in the rail's order. A new one is a line here and one in CMakeLists.txt.
#include "client-admin/app/admin_window.hpp"
#include "client-admin/equipment/equipment_page.hpp"
#include "client-admin/flights/flights_page.hpp"
#include "client-admin/insights/insights_page.hpp"
#include "client-admin/operations/operations_page.hpp"
#include "client-admin/purchases/purchases_page.hpp"
#include "client-admin/schedule/schedule_page.hpp"
#include "client-admin/today/today_page.hpp"

namespace narae::admin {

void AdminWindow::addPages()
{
    addPage("today", "grid", new TodayPage(parts_, registry_, feed_, this));
    addPage("flights", "plane", new FlightsPage(parts_, registry_, this));
    addPage("equipment", "seat", new EquipmentPage(parts_, registry_, this));
    addPage("schedule", "calendar", new SchedulePage(parts_, registry_, this));
    addPage("purchases", "bag", new PurchasesPage(parts_, registry_, this));
    addPage("insights", "chart", new InsightsPage(parts_, registry_, this));
    addPage("operations", "pulse", new OperationsPage(parts_, registry_, this));
}

} // namespace narae::admin
