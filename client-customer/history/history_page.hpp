#pragma once

#include "client-customer/history/history_model.hpp"
#include "client-customer/papers/file_saver.hpp"
#include "common/desktop/parts/parts.hpp"

#include <QWidget>

class QHBoxLayout;
class QLineEdit;
class QTableView;

namespace narae::desktop {
class Button;
class Card;
class ListState;
class OfflineBanner;
class TextLabel;
} // namespace narae::desktop

namespace narae::customer {

/// Every purchase of who has logged in: what was paid and what came back, found by locator, city or date, taken along
/// as CSV or as a receipt. Stays readable while the server is away. GUI thread.
class HistoryPage : public QWidget {
    Q_OBJECT

public:
    explicit HistoryPage(desktop::Parts& parts, QWidget* parent = nullptr);
    /// From another source than the server: for tests.
    HistoryPage(desktop::Parts& parts, std::unique_ptr<PurchaseSource> source, QWidget* parent = nullptr);

    FileSaver& saver() { return saver_; }

public Q_SLOTS:
    void reload();

Q_SIGNALS:
    void tripChosen(qint64 reservationId);
    void logInWanted();
    void bookingWanted(); ///< the history is empty

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    void build();
    QHBoxLayout* buildHead();
    QHBoxLayout* buildTools();
    void connectAll();
    void retranslate();
    void showModel();
    void showConnection();
    void showState();
    void fitColumns();
    void openRow(int row);
    void saveReceipt(int row);
    void tell(const QString& words, bool wrong = false);
    int currentRow() const;

    desktop::Parts& parts_;
    std::unique_ptr<PurchaseSource> source_;
    HistoryModel model_;
    FileSaver saver_;
    std::optional<desktop::Problem> problem_;
    qint64 selected_ = 0;

    desktop::OfflineBanner* banner_;
    QHBoxLayout* row_; ///< the content, between the margins
    desktop::TextLabel* title_;
    desktop::TextLabel* since_;
    std::array<desktop::TextLabel*, 3> sumLabels_;
    std::array<desktop::TextLabel*, 3> sums_;
    std::array<desktop::Button*, 4> filters_;
    QLineEdit* search_;
    desktop::Button* sort_;
    desktop::Button* receipt_;
    desktop::Button* csv_;
    desktop::Card* card_;
    QTableView* table_;
    desktop::ListState* list_;
    desktop::TextLabel* shown_;
    desktop::TextLabel* told_;
};

} // namespace narae::customer
