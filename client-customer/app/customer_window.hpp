#pragma once

#include "client-customer/app/top_bar.hpp"
#include "client-customer/search/search_query.hpp"
#include "client-customer/signin/sign_in_panel.hpp"

#include <QWidget>
#include <functional>
#include <vector>

class QStackedWidget;

namespace narae::desktop {
class OfflineBanner;
class Outcome;
class Parts;
} // namespace narae::desktop

namespace narae::customer {

class AccountPage;
class BookingPage;
class DestinationPictures;
class HistoryPage;
class NewsCard;
class ResultsPage;
class SearchPage;
class TripPage;
class TripsPage;

/// The customer app's window: the bar, what is said across all pages, and the pages, one at a time, with a way back.
class CustomerWindow : public QWidget {
    Q_OBJECT

public:
    explicit CustomerWindow(desktop::Parts& parts);

    /// Takes up the session and what an earlier run left open, once the window is there. With an e-mail address it logs
    /// in with that instead.
    void begin(const QString& email = {}, const QString& password = {});
    void openSignIn(SignInPanel::Reason reason) { signIn_->open(reason); }

protected:
    void changeEvent(QEvent* event) override;
    void closeEvent(QCloseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void build();
    void wirePages();
    void wireBar();
    void retranslate();
    void restorePlace();
    /// Shows a page; `keep` whether one can come back to the one before. A booking under way is asked first.
    void go(QWidget* page, bool keep = true);
    void leaveThen(std::function<void()> then);
    void showPage(QWidget* page);
    void back();
    QWidget* takePrevious(); ///< the page one came from; it is off the way then
    void keepIfGuest(qint64 reservationId, const QString& locator, const QString& phone);
    void openTrip(qint64 reservationId, const QString& locator, const QString& phone);
    void pick(TopBar::Place place);
    TopBar::Place placeOf(const QWidget* page) const;
    void showConnection();
    void knowsWho();
    void tellOfStore();
    void cameLate(const QJsonObject& about, const desktop::Outcome& outcome);

    desktop::Parts& parts_;
    DestinationPictures* pictures_;
    TopBar* bar_;
    desktop::OfflineBanner* banner_;
    NewsCard* news_;
    QStackedWidget* stack_;
    SearchPage* search_;
    ResultsPage* results_;
    BookingPage* booking_;
    TripPage* trip_;
    TripsPage* trips_;
    HistoryPage* history_;
    AccountPage* account_;
    SignInPanel* signIn_;
    std::vector<QWidget*> way_; ///< the pages one came by
};

} // namespace narae::customer
