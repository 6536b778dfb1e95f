#pragma once

#include "client-admin/operations/operations_records.hpp"
#include "client-admin/operations/over_panel.hpp"

namespace narae::admin {

class PanelList;

/// What an invariant's audit found: the breaches by name, and what could not be told.
class BreachesPanel : public OverPanel {
    Q_OBJECT

public:
    explicit BreachesPanel(QWidget* page);
    void show(const RuleSeen& rule);

private:
    PanelList* list_;
};

} // namespace narae::admin
