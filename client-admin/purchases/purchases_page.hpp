#pragma once

#include "client-admin/commands/command_registry.hpp"
#include "client-admin/pages/admin_page.hpp"
#include "client-admin/purchases/purchase_model.hpp"
#include "common/desktop/parts/parts.hpp"

#include <QPointer>

class QComboBox;
class QLineEdit;
class QStackedWidget;
class QTableView;

namespace narae::desktop {
class Button;
class ListState;
class TextLabel;
} // namespace narae::desktop

namespace narae::admin {

class PurchaseDetail;
class PurchaseExport;

/// Every reservation, newest first, with what happened to the chosen one at the right. goTo() takes {"reservationId"},
/// {"state"}, {"flightId"} or {"locator"}.
class PurchasesPage : public AdminPage, public CommandSource {
    Q_OBJECT

public:
    PurchasesPage(desktop::Parts& parts, CommandRegistry& commands, QWidget* parent = nullptr);
    ~PurchasesPage() override;

    QString title() const override;
    QWidget* topAction() override;
    void entered() override;
    void left() override;
    void goTo(const QVariantMap& where) override;
    void refresh() override;
    std::vector<std::pair<QString, QString>> keys() const override;
    std::vector<Command> commandsFor(const QString& typed) override;

    /// What the CSV button does once a file is chosen.
    void exportTo(const QString& file);

protected:
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    QWidget* buildFilters();
    QWidget* buildList();
    void retranslate();
    void applyFilter();
    void showState();
    void openRow(int row);
    void closeDetail();
    void makeRoom(bool panel);
    void askWhereToExport();

    desktop::Parts& parts_;
    PurchaseModel* model_;
    QTableView* table_;
    QStackedWidget* list_;
    desktop::ListState* state_;
    PurchaseDetail* detail_;
    std::vector<desktop::Button*> chips_;
    QComboBox* since_;
    QLineEdit* search_;
    desktop::Button* flightFilter_;
    desktop::Button* csv_;
    QPointer<PurchaseExport> export_;
    std::optional<desktop::Problem> problem_;
    int chosenChip_ = 0;
    qint64 flightId_ = 0;
    qint64 wanted_ = 0; ///< to be opened when it is loaded
    qint64 open_ = 0;
    bool begun_ = false;
};

} // namespace narae::admin
