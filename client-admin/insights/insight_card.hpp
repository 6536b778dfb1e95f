#pragma once

#include "client-admin/insights/insight.hpp"
#include "common/desktop/client/problem.hpp"
#include "common/desktop/widgets/card.hpp"

#include <QPixmap>

class QSortFilterProxyModel;
class QStackedWidget;
class QTableView;

namespace narae::desktop {
class Button;
class IconButton;
class ListState;
class TextLabel;
} // namespace narae::desktop

namespace narae::admin {

class ChartCanvas;
class InsightTable;

/// One chart with its message above it; the list icon puts the same numbers in its place as a table.
class InsightCard : public desktop::Card {
    Q_OBJECT

public:
    /// `name` begins the names of its widgets: "load" makes loadChart, loadTable, loadAsTable.
    InsightCard(const QString& name, ChartCanvas* canvas, QWidget* parent = nullptr);

    /// Between the message and the chart.
    void addPickers(QWidget* pickers);
    /// What the chart is about, said while there is no message.
    void setTopic(const QString& topic);
    void show(const Insight& insight);
    void showLoading();
    void showProblem(const desktop::Problem& problem);
    void setAsTable(bool asTable);

    bool hasNumbers() const { return insight_ && insight_->nothing.isEmpty(); }
    QString message() const;
    /// Message and chart, twice as sharp as the screen's plainest. Of the chart, also while the table is shown.
    QPixmap picture();
    /// The table as a file (RFC 4180); the columns' names are the server's and the same in each language.
    QByteArray csv() const;

Q_SIGNALS:
    void led(const Lead& lead);
    void retried();

protected:
    void changeEvent(QEvent* event) override;

private:
    QTableView* buildTable(const QString& name);
    void showPage();
    void fitColumns();

    std::optional<Insight> insight_;
    std::optional<desktop::Problem> problem_;
    QString topic_;
    bool asTable_ = false;
    desktop::TextLabel* title_;
    desktop::TextLabel* measure_;
    desktop::IconButton* toggle_;
    QStackedWidget* pages_;
    ChartCanvas* canvas_;
    InsightTable* numbers_;
    QSortFilterProxyModel* sorted_;
    QTableView* table_;
    desktop::TextLabel* nothing_;
    QWidget* saying_; ///< why there is nothing, or no answer
    desktop::Button* retry_;
    desktop::ListState* loading_;
};

} // namespace narae::admin
