#include <QSignalSpy>
#include <QTest>

#include "client-customer/history/history_page.hpp"
#include "common/desktop/look/formats.hpp"
#include "common/desktop/widgets/button.hpp"
#include "common/desktop/widgets/text_label.hpp"
#include "tests/desktop/booked_trip.hpp"
#include "tests/desktop/desktop_main.hpp"

#include <QHeaderView>
#include <QLineEdit>
#include <QTableView>
#include <QTemporaryDir>
#include <QTimer>
#include <algorithm>
#include <ctime>

using namespace narae;
using namespace narae::customer;
using namespace narae::desktop;
using namespace narae::testing;

namespace {

/// As many purchases as one likes, a hundred a page.
class ManyPurchases : public PurchaseSource {
    Q_OBJECT

public:
    explicit ManyPurchases(int count) : count_(count) {}
    int asked = 0;

    void fetch(const QString& after, QObject* context, std::function<void(const PurchasePage&)> done) override
    {
        ++asked;
        PurchasePage came;
        const int from = after.toInt();
        for (int i = from; i < std::min(count_, from + 100); ++i)
            came.page.items.push_back(one(i));
        came.page.hasMore = from + 100 < count_;
        came.page.next = QString::number(from + 100);
        came.seenAt = QDateTime::currentDateTimeUtc();
        QTimer::singleShot(0, context, [done = std::move(done), came] { done(came); });
    }

private:
    static Purchase one(int i)
    {
        Purchase purchase;
        purchase.reservationId = i + 1;
        purchase.locator = QString("L%1").arg(i, 5, 10, QChar('0'));
        purchase.flightNumber = i % 2 == 0 ? "NR1207" : "NR741";
        purchase.origin = i % 2 == 0 ? "GMP" : "ICN";
        purchase.destination = i % 2 == 0 ? "CJU" : "FUK";
        purchase.departsAt = QDateTime(QDate(2026, 1, 1).addDays(i % 300), QTime(3, 0), Qt::UTC);
        purchase.placedAt = purchase.departsAt.addDays(-10);
        purchase.cabin = "economy";
        purchase.count = 1 + i % 3;
        purchase.state = i % 5 == 0 ? "cancelled" : "confirmed";
        purchase.total = purchase.paid = Money(50'000, Currency::krw());
        purchase.refunded = Money(i % 5 == 0 ? 45'000 : 0, Currency::krw());
        return purchase;
    }
    int count_;
};

/// What this thread has worked so far: the figure is the app's, whatever else the machine is doing.
double workedMs()
{
    timespec worked{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &worked);
    return static_cast<double>(worked.tv_sec) * 1e3 + static_cast<double>(worked.tv_nsec) / 1e6;
}

} // namespace

/// Every purchase, found and summed up.
class TestHistory : public QObject {
    Q_OBJECT

    DemoServer server_;
    ServerProcess::Headers traveller_;
    QTemporaryDir folder_;

    static QString textOf(const QWidget& page, const char* name) { return part<TextLabel>(page, name)->text(); }
    static QAbstractItemModel& rowsOf(const QWidget& page) { return *part<QTableView>(page, "historyTable")->model(); }

    /// A page over purchases of a fake, whole.
    std::unique_ptr<HistoryPage> pageOf(Parts& parts, int count)
    {
        auto page = std::make_unique<HistoryPage>(parts, std::make_unique<ManyPurchases>(count));
        page->resize(1280, 736);
        page->show();
        if (!QTest::qWaitFor([&] { return rowsOf(*page).rowCount() == count; }, 20'000)) qFatal("not all came");
        return page;
    }

    QString save(HistoryPage& page, const char* button, const QString& name)
    {
        const QString path = folder_.filePath(name);
        page.saver().setChooser([path](QWidget*, const QString&, const auto& chosen) { chosen(path); });
        QTest::mouseClick(part<Button>(page, button), Qt::LeftButton);
        return path;
    }

private slots:
    void initTestCase()
    {
        QVERIFY(server_.start());
        traveller_ = server_.process().logIn(DemoServer::kTraveller);
        QVERIFY(folder_.isValid());
    }

    /// By the stream, and not by the clock, which looks once a minute while the stream tells.
    void whatIsBoughtElsewhereComesByItself()
    {
        Parts parts(server_.options("customer"));
        QVERIFY(loadAirports(parts));
        QVERIFY(logIn(parts, this));
        HistoryPage page(parts);
        page.resize(1280, 736);
        page.show();
        page.reload();
        QTRY_VERIFY_WITH_TIMEOUT(parts.client.stream().covers({LiveTopic::Purchases, 0, {}, {}}), 20'000);
        QTRY_VERIFY_WITH_TIMEOUT(rowsOf(page).rowCount() > 0, 20'000);
        const auto bought = book(server_, someFlight(server_), {{"Narae Kim", ""}}, traveller_);
        const auto isThere = [&] {
            for (int row = 0; row < rowsOf(page).rowCount(); ++row)
                if (rowsOf(page).index(row, HistoryModel::Locator).data().toString() == bought.locator) return true;
            return false;
        };
        QVERIFY(!bought.locator.isEmpty());
        QTRY_VERIFY_WITH_TIMEOUT(isThere(), 30'000);
        QVERIFY(parts.client.stream().covers({LiveTopic::Purchases, 0, {}, {}}));
    }

    void sumsAndCountsSpeakOfEveryPurchase()
    {
        Parts parts(server_.options("customer"));
        QVERIFY(loadAirports(parts));
        QVERIFY(logIn(parts, this));
        HistoryPage page(parts);
        page.resize(1280, 736);
        page.show();
        QTRY_VERIFY_WITH_TIMEOUT(page.findChild<TextLabel*>("historyShown")->text().contains("shown"), 10000);
        const int before = rowsOf(page).rowCount();
        const Booking one = book(server_, someFlight(server_), {{"Narae Kim", "20A"}}, traveller_);
        const Booking two = book(server_, someFlight(server_, "ICN", "FUK"), {{"Narae Kim", "21A"}}, traveller_);
        QVERIFY(one.reservationId != 0 && two.reservationId != 0);
        page.reload();
        QTRY_COMPARE_WITH_TIMEOUT(rowsOf(page).rowCount(), before + 2, 10000);
        QCOMPARE(part<Button>(page, "filterAll")->text(), QString("All %1").arg(before + 2));

        auto* search = part<QLineEdit>(page, "historySearch");
        search->setFocus();
        QTest::keyClicks(search, one.locator.toLower());
        QTRY_COMPARE(rowsOf(page).rowCount(), 1);
        search->clear();
        // A city in either language, whatever the app speaks.
        search->setText(QString::fromUtf8("후쿠오카"));
        QStringList found;
        for (int row = 0; row < rowsOf(page).rowCount(); ++row) {
            found << rowsOf(page).index(row, HistoryModel::Locator).data().toString();
            QVERIFY(rowsOf(page).index(row, HistoryModel::Route).data().toString().contains("FUK"));
        }
        QVERIFY(found.contains(two.locator));
        QVERIFY(!found.contains(one.locator));
        search->setText("no such place");
        QVERIFY(part<TextLabel>(page, "stateTitle")->isVisible());
        QTest::mouseClick(part<Button>(page, "stateAction"), Qt::LeftButton);
        QCOMPARE(rowsOf(page).rowCount(), before + 2);

        // Enter on a row opens its trip.
        QSignalSpy chosen(&page, &HistoryPage::tripChosen);
        auto* table = part<QTableView>(page, "historyTable");
        search->setText(two.locator);
        table->selectRow(0);
        table->setFocus();
        QTest::keyClick(table, Qt::Key_Return);
        QCOMPARE(chosen.count(), 1);
        QCOMPARE(chosen.first().first().toLongLong(), two.reservationId);

        // Its receipt names what was paid.
        const QString path = save(page, "historyReceipt", "receipt.pdf");
        QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(path), 10000);
        const QString text = QString::fromUtf8(toldBy("pdftotext", {"-layout", path, "-"}));
        QVERIFY2(text.contains(two.locator), qPrintable(text));
        QVERIFY2(text.contains("Narae Kim"), qPrintable(text));
        const auto paid = formats::money(Money(two.body["total"]["amountMinor"].get<std::int64_t>(), Currency::krw()));
        QVERIFY2(text.contains(paid), qPrintable(text));
    }

    void filtersCountAndSelect()
    {
        Options options = server_.options("customer");
        options.now = [] { return QDateTime(QDate(2026, 6, 1), QTime(0, 0), Qt::UTC); };
        Parts parts(options);
        QVERIFY(logIn(parts, this));
        const auto page = pageOf(parts, 1000);
        QCOMPARE(part<Button>(*page, "filterCancelled")->text(), QString("Cancelled 200"));
        QCOMPARE(textOf(*page, "sumPaid"), QString::fromUtf8("₩50,000,000"));
        QCOMPARE(textOf(*page, "sumRefunded"), QString::fromUtf8("₩9,000,000"));
        QCOMPARE(textOf(*page, "sumNet"), QString::fromUtf8("₩41,000,000"));
        auto* flown = part<Button>(*page, "filterFlown");
        flown->setFocus();
        QTest::keyClick(flown, Qt::Key_Space);
        const int shown = rowsOf(*page).rowCount();
        QCOMPARE(flown->text(), QString("Flown %1").arg(shown));
        QVERIFY(shown > 0 && shown < 1000);
        QVERIFY(textOf(*page, "historyShown").startsWith(QString("%1 of 1,000 shown").arg(shown)));
    }

    void aChosenRowStaysChosenWhileOthersGo()
    {
        Parts parts(server_.options("customer"));
        QVERIFY(logIn(parts, this));
        const auto page = pageOf(parts, 500);
        auto* table = part<QTableView>(*page, "historyTable");
        auto* search = part<QLineEdit>(*page, "historySearch");
        search->setText("L00123");
        table->selectRow(0);
        search->clear();
        QCOMPARE(table->currentIndex().siblingAtColumn(HistoryModel::Locator).data().toString(), QString("L00123"));
    }

    void headsSortAndSayHow()
    {
        Parts parts(server_.options("customer"));
        QVERIFY(logIn(parts, this));
        const auto page = pageOf(parts, 300);
        auto* head = part<QTableView>(*page, "historyTable")->horizontalHeader();
        const QPoint at(head->sectionViewportPosition(HistoryModel::Locator) + 20, 20);
        QTest::mouseClick(head->viewport(), Qt::LeftButton, {}, at);
        QCOMPARE(rowsOf(*page).index(0, 0).data().toString(), QString("L00299"));
        QTest::mouseClick(head->viewport(), Qt::LeftButton, {}, at);
        QCOMPARE(rowsOf(*page).index(0, 0).data().toString(), QString("L00000"));
        QCOMPARE(rowsOf(*page).headerData(0, Qt::Horizontal).toString(), QString::fromUtf8("Locator ↑"));
    }

    void aKeystrokeAmongTenThousandIsNotFelt()
    {
        Parts parts(server_.options("customer"));
        QVERIFY(loadAirports(parts));
        QVERIFY(logIn(parts, this));
        const auto page = pageOf(parts, 10'000);
        auto* search = part<QLineEdit>(*page, "historySearch");
        std::vector<double> milliseconds;
        for (const char* word : {"jeju 2026", "fukuoka", "L0012", "october"}) {
            search->clear();
            for (const char* letter = word; *letter != 0; ++letter) {
                const double before = workedMs();
                QTest::keyClick(search, *letter);
                part<QTableView>(*page, "historyTable")->viewport()->repaint();
                milliseconds.push_back(workedMs() - before);
            }
        }
        std::sort(milliseconds.begin(), milliseconds.end());
        const double median = milliseconds[milliseconds.size() / 2];
        qInfo("median keystroke among 10,000: %.1f ms", median);
        QVERIFY2(median < 16, qPrintable(QString::number(median)));
    }

    void aSpreadsheetTakesTheRowsShown()
    {
        Parts parts(server_.options("customer"));
        QVERIFY(logIn(parts, this));
        const auto page = pageOf(parts, 250);
        part<QLineEdit>(*page, "historySearch")->setText("NR741");
        QFile file(save(*page, "historyCsv", "history.csv"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray text = file.readAll();
        QVERIFY(text.startsWith("\xEF\xBB\xBFLocator,"));
        QCOMPARE(text.count("\r\n"), 1 + 125);
        QVERIFY(text.contains("L00001,2,NR741,ICN,FUK,"));
        QVERIFY(text.contains(",50000,0,KRW,"));
    }

    void aGuestIsAskedToLogIn()
    {
        Parts parts(server_.options("customer"));
        HistoryPage page(parts);
        page.show();
        QSignalSpy wanted(&page, &HistoryPage::logInWanted);
        QTest::mouseClick(part<Button>(page, "stateAction"), Qt::LeftButton);
        QCOMPARE(wanted.count(), 1);
    }

    void whatWasSeenStaysWhileTheServerIsAway()
    {
        DemoServer server;
        QVERIFY(server.start());
        Parts parts(server.options("customer"));
        QVERIFY(loadAirports(parts));
        const auto as = server.process().logIn(DemoServer::kTraveller);
        QVERIFY(logIn(parts, this));
        book(server, someFlight(server), {{"Narae Kim", "20A"}}, as);
        HistoryPage page(parts);
        page.resize(1280, 736);
        page.show();
        QTRY_VERIFY_WITH_TIMEOUT(rowsOf(page).rowCount() > 0, 10000);
        const int rows = rowsOf(page).rowCount();
        server.process().kill();
        page.reload();
        QTRY_VERIFY_WITH_TIMEOUT(part<QWidget>(page, "offlineSince")->isVisible(), 20000);
        QTRY_COMPARE(rowsOf(page).rowCount(), rows);
        HistoryPage other(parts);
        other.show();
        QTRY_COMPARE_WITH_TIMEOUT(rowsOf(other).rowCount(), rows, 10000);
    }

    /// Not a check: pictures of the page, where PICTURES_FOLDER names a folder.
    void pictures()
    {
        const QString folder = qEnvironmentVariable("PICTURES_FOLDER");
        if (folder.isEmpty()) QSKIP("PICTURES_FOLDER is not set");
        Options options = server_.options("customer");
        options.now = [] { return QDateTime(QDate(2026, 6, 1), QTime(0, 0), Qt::UTC); };
        Parts parts(options);
        QVERIFY(loadAirports(parts));
        QVERIFY(logIn(parts, this));
        const auto page = pageOf(parts, 250);
        part<QTableView>(*page, "historyTable")->selectRow(2);
        for (const auto code : {Language::Code::Korean, Language::Code::English, Language::Code::Stretched})
            for (const auto scheme : {Scheme::Light, Scheme::Dark}) {
                Language::current().set(code);
                Theme::current().setScheme(scheme);
                QCoreApplication::processEvents();
                page->grab().save(QString("%1/history-%2-%3.png")
                                      .arg(folder)
                                      .arg(int(code))
                                      .arg(scheme == Scheme::Dark ? "dark" : "light"));
            }
        Language::current().set(Language::Code::English);
        Theme::current().setScheme(Scheme::Light);
    }
};

NARAE_DESKTOP_MAIN(TestHistory)
#include "tst_history.moc"
