#include <QCheckBox>
#include <QLineEdit>
#include <QScopeGuard>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QTimeZone>
#include <algorithm>
#include <cstdlib>
#include <ctime>

#include "client-admin/purchases/purchase_detail.hpp"
#include "client-admin/purchases/purchases_page.hpp"
#include "client-admin/purchases/refund_card.hpp"
#include "client-admin/purchases/timeline_view.hpp"
#include "common/desktop/widgets/button.hpp"
#include "common/desktop/widgets/chip.hpp"
#include "common/desktop/widgets/text_label.hpp"
#include "tests/desktop/admin_desk.hpp"
#include "tests/desktop/demo_server.hpp"
#include "tests/desktop/desktop_main.hpp"

using namespace narae;
using namespace narae::desktop;

/// What a clerk sees and does with purchases, in front of the real server.
class TestPurchases : public QObject {
    Q_OBJECT

    testing::DemoServer server_;
    std::unique_ptr<Parts> parts_;
    std::unique_ptr<admin::CommandRegistry> commands_;
    std::unique_ptr<admin::PurchasesPage> page_;
    QHash<QString, qint64> ids_;

    template <class Widget>
    Widget* find(const char* name)
    {
        return page_->findChild<Widget*>(name);
    }
    QAbstractItemModel* rows() { return find<QTableView>("purchases")->model(); }
    QString cell(int row, int column) { return rows()->index(row, column).data().toString(); }

    /// Buys as a guest through the API; answers the locator.
    QString buy(int travellers)
    {
        const auto flights =
            server_.process().get("/v1/flight-statuses?origin=GMP&destination=CJU&limit=1&passengers=4");
        const auto flightId = flights.json()["items"][0]["flightId"].get<std::int64_t>();
        nlohmann::json passengers = nlohmann::json::array();
        for (int traveller = 0; traveller < travellers; ++traveller)
            passengers.push_back({{"name", "김나래"}});
        const nlohmann::json body{{"flightId", flightId},
                                  {"cabin", "economy"},
                                  {"passengers", passengers},
                                  {"contact", {{"phone", "010-9777-0779"}}},
                                  {"paymentMethod", "pm_card_ok"}};
        const auto answer =
            server_.process().post("/v1/reservations", body, {{"Idempotency-Key", ApiClient::newKey().toStdString()}});
        if (answer.status != 201) return {};
        const auto locator = QString::fromStdString(answer.json()["locator"].get<std::string>());
        ids_[locator] = answer.json()["reservationId"].get<qint64>();
        return locator;
    }
    Reservation reservation(const QString& locator)
    {
        const auto there = testing::ask(*parts_, Call::get(QString("/v1/reservations/%1").arg(ids_.value(locator))));
        return Reservation::fromJson((*there)->object());
    }

    /// As a colleague at another desk does.
    void cancelAll(const QString& locator)
    {
        const Reservation there = reservation(locator);
        QJsonArray numbers;
        for (const Passenger& passenger : there.passengers)
            numbers.append(passenger.number);
        const QString path = QString("/v1/reservations/%1/").arg(there.reservationId);
        const auto quote = testing::ask(*parts_, Call::post(path + "cancellation-quotes", {{"passengers", numbers}}));
        const auto done =
            testing::ask(*parts_, Call::post(path + "cancellation",
                                             {{"quoteId", (*quote)->object()["quoteId"]}, {"reason", "by phone"}}));
        QVERIFY(done && *done);
    }

private slots:
    void initTestCase()
    {
        QVERIFY(server_.start());
        parts_ = std::make_unique<Parts>(server_.options("admin"));
        std::optional<bool> inside;
        parts_->session.logIn(testing::DemoServer::kClerk, testing::DemoServer::kPassword, this,
                              [&inside](const std::optional<Problem>& problem) { inside = !problem; });
        QTRY_VERIFY_WITH_TIMEOUT(inside.has_value(), 8000);
        QVERIFY(*inside);
        parts_->airports.load();
    }

    void init()
    {
        commands_ = std::make_unique<admin::CommandRegistry>();
        page_ = std::make_unique<admin::PurchasesPage>(*parts_, *commands_);
        page_->resize(1080, 712);
        page_->show();
        page_->entered();
    }

    void cleanup() { page_.reset(); }

    void aPurchaseAppearsByItselfAtTheTop()
    {
        QVERIFY(!buy(1).isEmpty());
        QTRY_VERIFY_WITH_TIMEOUT(rows()->rowCount() > 0, 5000);
        const QString locator = buy(2);
        QVERIFY(!locator.isEmpty());
        QTRY_COMPARE_WITH_TIMEOUT(cell(0, admin::PurchaseModel::Locator), locator, 5000);
        QTRY_COMPARE_WITH_TIMEOUT(cell(0, admin::PurchaseModel::State), QString("Paid"), 5000);
        QCOMPARE(cell(0, admin::PurchaseModel::Seats), QString("2"));
    }

    void theTimelineTellsWhatHappened()
    {
        const QString locator = buy(1);
        QTRY_COMPARE_WITH_TIMEOUT(cell(0, admin::PurchaseModel::Locator), locator, 5000);
        auto* table = find<QTableView>("purchases");
        table->setFocus();
        QTest::keyClick(table, Qt::Key_Down);
        table->selectRow(0);
        auto* timeline = find<admin::TimelineView>("timeline");
        QTRY_VERIFY_WITH_TIMEOUT(timeline->accessibleDescription().contains("Reported to the airline"), 6000);
        const QString told = timeline->accessibleDescription();
        QVERIFY(told.indexOf("Reservation placed") < told.indexOf("Payment approved"));
        QVERIFY(told.contains("Confirmed"));
        QVERIFY(find<Button>("copyTrace")->isEnabled());
    }

    /// By Seoul's clock, which stands beside it, wherever the machine is.
    void timesAreSaidInSeoulsTime()
    {
        const QByteArray zone = qgetenv("TZ");
        const auto back = qScopeGuard([&zone] {
            zone.isEmpty() ? qunsetenv("TZ") : qputenv("TZ", zone);
            ::tzset();
        });
        qputenv("TZ", "America/New_York");
        ::tzset();
        const QDateTime now = QDateTime::currentDateTimeUtc().toTimeZone(QTimeZone("Asia/Seoul"));
        const QString locator = buy(1);
        QTRY_COMPARE_WITH_TIMEOUT(cell(0, admin::PurchaseModel::Locator), locator, 5000);
        const QTime shown = QTime::fromString(cell(0, admin::PurchaseModel::Time).right(8), "HH:mm:ss");
        QVERIFY(shown.isValid());
        const int apart = std::abs(now.time().secsTo(shown));
        QVERIFY2(std::min(apart, 24 * 3600 - apart) < 60, qPrintable(shown.toString()));
    }

    void theSmallestWindowHasRoomForThePanel()
    {
        buy(1);
        QTRY_VERIFY_WITH_TIMEOUT(rows()->rowCount() > 0, 5000);
        page_->resize(824, 552); // of a window of 1024 x 640
        find<QTableView>("purchases")->selectRow(0);
        const auto* panel = page_->findChild<admin::PurchaseDetail*>();
        QTRY_VERIFY(panel->isVisible());
        QCOMPARE(page_->width(), 824);
        QTRY_COMPARE(panel->geometry().right(), page_->width() - 1);
        const auto* chosen = find<Button>("stateChip0");
        QTRY_VERIFY(chosen->isVisible());
        QTRY_VERIFY(chosen->width() >= chosen->sizeHint().width());
        QTRY_VERIFY(!find<Button>("stateChip1")->isVisible());
        QTRY_VERIFY(find<Button>("refund")->isEnabled());
        for (const char* name : {"openFlight", "refund"})
            QTRY_VERIFY2(find<Button>(name)->width() >= find<Button>(name)->sizeHint().width(), name);
        QCOMPARE(find<Button>("copyTrace")->toolTip(), find<Button>("copyTrace")->text());
        page_->resize(1080, 712);
        find<IconButton>("closeDetail")->click();
        QTRY_VERIFY(find<Button>("stateChip5")->isVisible());
    }

    void aRefundNeedsAReasonAndGivesBackWhatItSays()
    {
        const QString locator = buy(2);
        QTRY_COMPARE_WITH_TIMEOUT(cell(0, admin::PurchaseModel::Locator), locator, 5000);
        find<QTableView>("purchases")->selectRow(0);
        QTRY_VERIFY_WITH_TIMEOUT(find<Button>("refund")->isEnabled(), 5000);
        find<Button>("refund")->click();
        auto* confirm = find<Button>("confirmRefund");
        QTRY_COMPARE_WITH_TIMEOUT(confirm->text(), QString("Give a reason first"), 5000);
        QVERIFY(!confirm->isEnabled());
        find<QCheckBox>("waiveFee")->click();
        QTest::keyClicks(find<QLineEdit>("refundReason"), "double booking");
        const QString total = cell(0, admin::PurchaseModel::Total);
        QTRY_COMPARE_WITH_TIMEOUT(confirm->text(), "Refund " + total, 5000);
        QTest::keyClick(find<QLineEdit>("refundReason"), Qt::Key_Return);
        QTRY_COMPARE_WITH_TIMEOUT(find<TextLabel>("detailRefunded")->text(), total, 8000);
        QTRY_COMPARE_WITH_TIMEOUT(cell(0, admin::PurchaseModel::State), QString("Cancelled, refunded"), 5000);
        QVERIFY(!find<Button>("refund")->isEnabled());
        QTRY_VERIFY_WITH_TIMEOUT(
            find<admin::TimelineView>("timeline")->accessibleDescription().contains("Seats returned"), 6000);
    }

    /// The answer of a refund comes when the clerk looks at another reservation already: what is refunded next is
    /// that one's.
    void aLateAnswerLeavesTheNextReservationsCardAlone()
    {
        const QString one = buy(2);
        const QString other = buy(1);
        admin::RefundCard card(parts_->client);
        card.show(reservation(one));
        card.begin();
        card.findChild<QCheckBox*>("refundPassenger2")->click(); // the rest of the party flies
        auto* confirm = card.findChild<Button*>("confirmRefund");
        auto* reason = card.findChild<QLineEdit*>("refundReason");
        reason->setText("wrong day");
        QTRY_VERIFY_WITH_TIMEOUT(confirm->isEnabled() && !confirm->busy(), 5000);
        QSignalSpy refunded(&card, &admin::RefundCard::refunded);
        const Reservation next = reservation(other);
        confirm->click();
        card.show(next);
        card.begin();
        reason->setText("ill");
        QTRY_COMPARE_WITH_TIMEOUT(refunded.size(), 1, 5000);
        QVERIFY(refunded.front().front().toString().contains(one));
        QVERIFY(card.isVisible());
        QCOMPARE(reason->text(), QString("ill"));
        QVERIFY(card.findChild<QCheckBox*>("refundPassenger2") == nullptr);
        QTRY_VERIFY_WITH_TIMEOUT(confirm->isEnabled() && !confirm->busy(), 5000);
        confirm->click();
        QTRY_COMPARE_WITH_TIMEOUT(refunded.size(), 2, 5000);
        QVERIFY(refunded.back().front().toString().contains(other));
        QCOMPARE(reservation(other).state, QString("cancelled"));
        QCOMPARE(reservation(one).travelling(), 1);
    }

    void aRefusedRefundIsSaidOnTheCardOrWhereItIsGone()
    {
        const QString locator = buy(1);
        const QString other = buy(1);
        const auto asked = [&](admin::RefundCard& card) {
            card.show(reservation(locator));
            card.begin();
            card.findChild<QLineEdit*>("refundReason")->setText("twice");
            auto* confirm = card.findChild<Button*>("confirmRefund");
            return QTest::qWaitFor([confirm] { return confirm->isEnabled() && !confirm->busy(); });
        };
        const auto confirm = [](admin::RefundCard& card) { card.findChild<Button*>("confirmRefund")->click(); };
        admin::RefundCard colleague(parts_->client), here(parts_->client), gone(parts_->client);
        QVERIFY(asked(colleague) && asked(here) && asked(gone));
        QSignalSpy refunded(&colleague, &admin::RefundCard::refunded);
        confirm(colleague);
        QTRY_COMPARE_WITH_TIMEOUT(refunded.size(), 1, 5000);
        confirm(here);
        const auto* trouble = here.findChild<TextLabel*>("refundTrouble");
        QTRY_VERIFY_WITH_TIMEOUT(trouble->isVisible() && !trouble->text().isEmpty(), 5000);
        QSignalSpy failed(&gone, &admin::RefundCard::failed);
        const Reservation next = reservation(other);
        confirm(gone);
        gone.show(next);
        QTRY_COMPARE_WITH_TIMEOUT(failed.size(), 1, 5000);
        QVERIFY(failed.front().front().toString().startsWith("Refund of " + locator));
        QVERIFY(!gone.findChild<TextLabel*>("refundTrouble")->isVisibleTo(&gone));
    }

    void aFilterShowsOnlyWhatFits()
    {
        const QString locator = buy(1);
        QTRY_VERIFY_WITH_TIMEOUT(rows()->rowCount() > 1, 5000);
        find<Button>("stateChip2")->click();
        QTRY_VERIFY_WITH_TIMEOUT(rows()->rowCount() > 0 && cell(0, admin::PurchaseModel::State).startsWith("Cancelled"),
                                 5000);
        find<Button>("stateChip0")->click();
        QTest::keyClicks(find<QLineEdit>("searchLocator"), locator.left(5).toLower());
        QTRY_COMPARE_WITH_TIMEOUT(rows()->rowCount(), 1, 5000);
        QCOMPARE(cell(0, admin::PurchaseModel::Locator), locator);
    }

    /// Whoever waits for payments to be settled sees those that are, in a list of those that are not, no more.
    void whatDoesNotPassTheFilterAnyMoreLeavesTheListAndStaysInThePanel()
    {
        const QStringList bought{buy(1), buy(1), buy(1)};
        find<Button>("stateChip1")->click();
        const auto shown = [this](const QString& locator) {
            for (int row = 0; row < rows()->rowCount(); ++row)
                if (cell(row, admin::PurchaseModel::Locator) == locator) return true;
            return false;
        };
        QTRY_VERIFY_WITH_TIMEOUT(shown(bought[0]) && shown(bought[1]) && shown(bought[2]), 5000);
        QCOMPARE(cell(1, admin::PurchaseModel::Locator), bought[1]);
        auto* table = find<QTableView>("purchases");
        table->selectRow(1);
        QTRY_COMPARE(find<TextLabel>("detailLocator")->text(), bought[1]);
        cancelAll(bought[1]);
        QTRY_VERIFY_WITH_TIMEOUT(!shown(bought[1]), 6000);
        QVERIFY(shown(bought[0]) && shown(bought[2]));
        // The panel does not jump to a neighbour, and goes on telling what becomes of it.
        QCOMPARE(find<TextLabel>("detailLocator")->text(), bought[1]);
        QTRY_VERIFY_WITH_TIMEOUT(find<Chip>("detailState")->text().startsWith("Cancelled"), 6000);
        QVERIFY(!table->currentIndex().isValid());
        // What comes up from the next page in its place does not come a second time with that page.
        while (rows()->canFetchMore({})) {
            const int loaded = rows()->rowCount();
            rows()->fetchMore({});
            QTRY_VERIFY_WITH_TIMEOUT(rows()->rowCount() > loaded, 5000);
        }
        QSet<QString> locators;
        for (int row = 0; row < rows()->rowCount(); ++row)
            locators << cell(row, admin::PurchaseModel::Locator);
        QVERIFY(locators.size() > 100);
        QCOMPARE(rows()->rowCount(), locators.size());
        // An older one than those at the top comes in where it belongs.
        find<Button>("stateChip2")->click();
        QTRY_VERIFY_WITH_TIMEOUT(shown(bought[1]), 6000);
        cancelAll(bought[2]);
        cancelAll(bought[0]);
        QTRY_VERIFY_WITH_TIMEOUT(shown(bought[0]) && shown(bought[2]), 6000);
        for (int row = 0; row < 3; ++row)
            QCOMPARE(cell(row, admin::PurchaseModel::Locator), bought[2 - row]);
    }

    void theFileHoldsEveryPurchaseAndNoFormula()
    {
        QTRY_VERIFY_WITH_TIMEOUT(rows()->rowCount() > 0, 5000);
        QTemporaryDir folder;
        const QString file = folder.filePath("purchases.csv");
        QSignalSpy told(page_.get(), &admin::AdminPage::toast);
        page_->exportTo(file);
        QTRY_COMPARE_WITH_TIMEOUT(told.size(), 1, 8000);
        QFile in(file);
        QVERIFY(in.open(QIODevice::ReadOnly));
        const QByteArray text = in.readAll();
        QVERIFY(text.startsWith("\xEF\xBB\xBFreservationId,"));
        QVERIFY(text.contains(cell(0, admin::PurchaseModel::Locator).toUtf8()));
    }

    void aFileThatCannotBeWrittenIsSaid()
    {
        QTRY_VERIFY_WITH_TIMEOUT(rows()->rowCount() > 0, 5000);
        QSignalSpy told(page_.get(), &admin::AdminPage::toast);
        page_->exportTo("/nowhere/purchases.csv");
        QTRY_COMPARE_WITH_TIMEOUT(told.size(), 1, 5000);
        QVERIFY(told.first().first().toString().contains("cannot be written"));
    }

    /// A chip that the open reservation does not pass, and then Ctrl+K.
    void theCommandBoxNamesTheOpenReservationWhateverTheTableShows()
    {
        const QString locator = buy(1);
        QTRY_COMPARE_WITH_TIMEOUT(cell(0, admin::PurchaseModel::Locator), locator, 5000);
        find<QTableView>("purchases")->selectRow(0);
        QTRY_COMPARE(find<TextLabel>("detailLocator")->text(), locator);
        find<Button>("stateChip3")->click();
        QTRY_COMPARE_WITH_TIMEOUT(rows()->rowCount(), 0, 5000);
        const auto all = commands_->all();
        const auto refund = std::find_if(
            all.begin(), all.end(), [](const admin::Command& command) { return command.id == "purchases.refund"; });
        QVERIFY(refund != all.end());
        QCOMPARE(refund->text, "Cancel and refund " + locator);
    }

    void aLocatorIsFoundFromTheCommandBox()
    {
        const QString locator = buy(1);
        QSignalSpy asked(page_.get(), &admin::AdminPage::navigate);
        QVERIFY(!commands_->find(locator).empty());
        commands_->find(locator).front().command.run();
        QCOMPARE(asked.size(), 1);
        page_->goTo(asked.first().at(1).toMap());
        QTRY_COMPARE_WITH_TIMEOUT(rows()->rowCount(), 1, 5000);
        QCOMPARE(cell(0, admin::PurchaseModel::Locator), locator);
    }
};

NARAE_DESKTOP_MAIN(TestPurchases)
#include "tst_purchases.moc"
