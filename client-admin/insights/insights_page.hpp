#pragma once

#include "client-admin/commands/command_registry.hpp"
#include "client-admin/insights/insights_service.hpp"
#include "client-admin/pages/admin_page.hpp"
#include "common/desktop/parts/parts.hpp"

class QComboBox;
class QHBoxLayout;
class QMenu;
class QStackedWidget;
class QVBoxLayout;

namespace narae::desktop {
class Button;
class ListState;
class Segmented;
class TextLabel;
} // namespace narae::desktop

namespace narae::admin {

class InsightCard;

/// Four charts of the airline's sales, one message each. goTo() takes {"period": "week", "month", "quarter" or "year"},
/// {"departed": true or false} and {"market": "domestic" or "international"}.
class InsightsPage : public AdminPage, public CommandSource {
    Q_OBJECT

public:
    InsightsPage(desktop::Parts& parts, CommandRegistry& commands, QWidget* parent = nullptr);
    ~InsightsPage() override;

    QString title() const override;
    QWidget* topAction() override { return top_; }
    void entered() override;
    void left() override;
    void goTo(const QVariantMap& where) override;
    void refresh() override;
    std::vector<std::pair<QString, QString>> keys() const override;
    std::vector<Command> commandsFor(const QString& typed) override;

    /// Asks for a file to be written and calls back with its name, or never. A dialog, unless a test has its own.
    using AskFile = std::function<void(const QString& suggested, const QString& kind,
                                       const std::function<void(const QString& file)>& chosen)>;
    void setAskFile(AskFile ask) { askFile_ = std::move(ask); }

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    QWidget* buildFilters();
    QWidget* buildPickers();
    void buildTop();
    void retranslate();
    void apply();
    void showChart(ChartId chart);
    void showState();
    void showChoices();
    void placeDays();
    void fillMenu(QMenu& menu, bool pictures);
    void saveCsv(ChartId chart);
    void savePicture(ChartId chart);
    void saveAllPictures();
    void write(const QString& file, const QByteArray& bytes);
    Period period() const;
    InsightCard& card(ChartId chart) { return *cards_[static_cast<std::size_t>(chart)]; }

    desktop::Parts& parts_;
    InsightsService* service_;
    QWidget* top_;
    desktop::Button* png_;
    desktop::Button* csv_;
    desktop::Segmented* length_;
    desktop::Segmented* side_; ///< departed, or to come
    desktop::TextLabel* days_;
    QHBoxLayout* filterLine_;
    QHBoxLayout* lowerLine_;
    QVBoxLayout* filterLines_;
    std::pair<bool, bool> below_{}; ///< whether the days and the markets stand on the lower line
    std::vector<desktop::Button*> markets_;
    QComboBox* route_;
    QComboBox* flight_;
    QStackedWidget* pages_; ///< the charts, or that none of them arrived
    QWidget* charts_;
    desktop::ListState* state_;
    std::array<InsightCard*, 4> cards_;
    AskFile askFile_;
    int market_ = 0;
    bool begun_ = false;
};

} // namespace narae::admin
