#pragma once

#include "client-admin/operations/drawer_panel.hpp"
#include "client-admin/operations/operations_service.hpp"

namespace narae::desktop {
class TextLabel;
} // namespace narae::desktop

namespace narae::admin {

class PanelList;

/// The events that could not be applied, each with its reason, and a button that has it applied once more.
class DeadLettersPanel : public DrawerPanel {
    Q_OBJECT

public:
    DeadLettersPanel(OperationsService& service, QWidget* page);
    void retranslate();

Q_SIGNALS:
    void said(const QString& sentence);

protected:
    void opened() override { show(); }

private:
    void show();
    void replay(const DeadLetter& letter);

    OperationsService& service_;
    PanelList* list_;
    desktop::TextLabel* nothing_;
    desktop::TextLabel* wrong_;
};

} // namespace narae::admin
