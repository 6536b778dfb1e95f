#include <QCheckBox>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

#include "client-admin/purchases/purchase_detail.hpp"
#include "client-admin/purchases/purchases_page.hpp"
#include "client-admin/purchases/timeline_view.hpp"
#include "common/desktop/widgets/button.hpp"
#include "common/desktop/widgets/text_label.hpp"
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
        return answer.status == 201 ? QString::fromStdString(answer.json()["locator"].get<std::string>()) : QString();
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
