#pragma once

#include "client-admin/commands/command_registry.hpp"
#include "client-admin/pages/overlay.hpp"

class QLabel;
class QLineEdit;
class QListView;

namespace narae::admin {

class CommandListModel;

/// Type what you want done, and press Enter. Reaches every action of every page.
class CommandBox : public Overlay {
    Q_OBJECT

public:
    CommandBox(CommandRegistry& registry, QWidget* window);
    void openEmpty();

protected:
    void changeEvent(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    class Panel;
    void retranslate();
    void search();
    void place();
    void move(int rows);
    void complete();
    void runChosen();

    CommandRegistry& registry_;
    Panel* panel_;
    QLineEdit* field_;
    QListView* list_;
    QLabel* nothing_;
    CommandListModel* model_;
};

} // namespace narae::admin
