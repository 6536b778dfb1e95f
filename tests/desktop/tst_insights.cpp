#include <QAbstractItemView>
#include <QComboBox>
#include <QCompleter>
#include <QImage>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QScopeGuard>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

#include "client-admin/insights/chart_canvas.hpp"
#include "client-admin/insights/insight_card.hpp"
#include "client-admin/insights/insights_page.hpp"
#include "client-admin/insights/insights_service.hpp"
#include "client-admin/pages/home_time.hpp"
#include "common/desktop/widgets/button.hpp"
#include "common/desktop/widgets/list_state.hpp"
#include "tests/desktop/demo_server.hpp"
#include "tests/desktop/desktop_main.hpp"
#include "tests/desktop/walk.hpp"

using namespace narae;
using namespace narae::desktop;
namespace walk = narae::testing::walk;

namespace {

Money won(std::int64_t amount)
{
    return {amount, Currency::krw()};
}

const admin::Period kWeek{QDate(2026, 11, 23), QDate(2026, 11, 29)};

} // namespace

/// What the charts say, and what one can do with them, in front of the real server.
class TestInsights : public QObject {
    Q_OBJECT

    testing::DemoServer server_;
    std::unique_ptr<Parts> parts_;
    std::unique_ptr<admin::CommandRegistry> commands_;
    std::unique_ptr<admin::InsightsPage> page_;

    template <class Widget>
    Widget* find(const char* name)
    {
        return page_->findChild<Widget*>(name);
    }
    admin::ChartCanvas* chart(const char* name) { return find<admin::ChartCanvas>(name); }
    QString text(const char* name) { return find<QLabel>(name)->text(); }
    QAbstractItemModel* rows(const char* name) { return find<QTableView>(name)->model(); }
    QString message(std::vector<admin::RouteLoad> routes)
    {
        return admin::loadInsight(std::move(routes), kWeek, parts_->airports).title;
    }
    bool arrived() { return chart("loadChart")->points() > 0 && chart("curveChart")->points() > 0; }
    QByteArray read(const QString& file)
    {
        QFile in(file);
        return in.open(QIODevice::ReadOnly) ? in.readAll() : QByteArray();
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
        QTRY_VERIFY_WITH_TIMEOUT(parts_->airports.loaded(), 5000);
    }

    void init()
    {
        commands_ = std::make_unique<admin::CommandRegistry>();
        page_ = std::make_unique<admin::InsightsPage>(*parts_, *commands_);
        page_->resize(1080, 712);
        page_->show();
        page_->goTo({{"period", "month"}, {"departed", false}, {"market", ""}});
        page_->entered();
    }

    void cleanup()
    {
        page_.reset();
        Language::current().set(Language::Code::English);
    }

    void theMessageOfTheLoadIsWhatTheNumbersSay()
    {
        QCOMPARE(message({}), QString("No departures"));
        QCOMPARE(message({{"GMP", "CJU", 3, 500, 0}}), QString("Nothing sold yet"));
        QVERIFY(message({{"GMP", "CJU", 3, 200, 186}, {"ICN", "DAD", 3, 200, 98}}).contains("fills best"));
        QCOMPARE(message({{"ICN", "DAD", 3, 200, 98}, {"GMP", "CJU", 3, 200, 186}}),
                 QString("Gimpo→Jeju fills best, Incheon→Da Nang is only 49% full"));
        QCOMPARE(message({{"GMP", "CJU", 3, 200, 186}, {"ICN", "DAD", 3, 200, 100}}),
                 QString("Gimpo→Jeju fills best, and every route is at least half full"));
        QCOMPARE(message({{"GMP", "CJU", 3, 1000, 24}, {"ICN", "DAD", 3, 200, 0}}),
                 QString("Gimpo→Jeju leads with 2.4%, no route is half full"));
        const auto insight =
            admin::loadInsight({{"GMP", "CJU", 3, 200, 186}, {"ICN", "DAD", 3, 200, 98}}, kWeek, parts_->airports);
        QVERIFY(insight.bars[0].tone == admin::Tone::Message);
        QVERIFY(insight.bars[1].tone == admin::Tone::Warning);
        QCOMPARE(insight.reference->size, 0.71);
    }

    void theMessageOfTheRevenueNamesTheBestDay()
    {
        const auto day = [](int number, std::int64_t amount) {
            return admin::DayMoney{QDate(2026, 11, number), 2, won(amount), won(0), won(amount)};
        };
        QCOMPARE(admin::revenueInsight({}, kWeek).title, QString("Nothing sold yet"));
        const auto insight = admin::revenueInsight({day(24, 1'000'000), day(26, 6'000'000)}, kWeek);
        QCOMPARE(insight.title, QString("26 Nov brings 6.0 times the average"));
        QCOMPARE(insight.bars.size(), std::size_t{7});
        QCOMPARE(insight.reference->size, 1'000'000.0);
        QVERIFY(insight.bars[3].tone == admin::Tone::Message);
        const auto year = admin::revenueInsight({day(24, 1'000'000)}, {QDate(2026, 1, 1), QDate(2026, 12, 31)});
        QVERIFY2(year.bars.size() <= 54, "a year is told by week");
        QVERIFY(year.title.startsWith("The week of 23 Nov"));
    }

    void theMessageOfTheCancellationsIsAboutSellingAgain()
    {
        const auto out = [](int days, int count) {
            return admin::DaysBeforeOut{days, count, count, won(1000), won(0)};
        };
        QCOMPARE(admin::cancellationInsight({}, kWeek).title, QString("Nobody has cancelled"));
        QCOMPARE(admin::cancellationInsight({out(0, 1), out(3, 1), out(20, 8)}, kWeek).title,
                 QString("8 of 10 cancellations leave time to sell the seat again"));
        QCOMPARE(admin::cancellationInsight({out(1, 3), out(5, 1)}, kWeek).title,
                 QString("3 of 4 cancellations come in the last three days"));
        QVERIFY(!admin::cancellationInsight({out(4, 3)}, kWeek).bracket);
    }

    void theMessageOfTheCurveComparesWithTheRoute()
    {
        admin::CurveSubject subject;
        subject.flight.flightId = 7;
        subject.flight.number = "NR1205";
        subject.routeName = "Gimpo→Jeju";
        subject.departs = QDate(2026, 11, 24);
        subject.daysLeft = 3;
        subject.own = {1, 100, 50, {{20, 10}, {5, 50}}};
        subject.average = {10, 1000, 300, {{20, 100}, {4, 300}, {1, 350}}};
        auto insight = admin::curveInsight(subject, kWeek);
        QVERIFY(insight.title.endsWith("fills faster than its route"));
        QCOMPARE(insight.curve->daysMost, 30);
        QCOMPARE(insight.curve->points.back().daysBefore, 3);
        QCOMPARE(insight.curve->points.back().body, QString("50%, 20 points above average"));
        QCOMPARE(insight.rows.size(), insight.curve->points.size());
        subject.own.steps = {{5, 20}};
        insight = admin::curveInsight(subject, kWeek);
        QVERIFY(insight.title.endsWith("fills more slowly than its route"));
        subject.own = {1, 100, 0, {}};
        QVERIFY(admin::curveInsight(subject, kWeek).title.startsWith("Nothing sold yet"));
    }

    void theChartsComeFromTheServerAndTheTableHasTheSameNumbers()
    {
        QTRY_VERIFY_WITH_TIMEOUT(arrived(), 8000);
        QVERIFY(text("loadMessage").contains("Gimpo") || text("loadMessage").contains("→"));
        find<IconButton>("loadAsTable")->click();
        auto* table = find<QTableView>("loadTable");
        QVERIFY(table->isVisible());
        chart("loadChart")->setFocus();
        // The first bar is the first row.
        QTest::keyClick(chart("loadChart"), Qt::Key_Home);
        const QString told = chart("loadChart")->accessibleDescription();
        QVERIFY2(told.contains(rows("loadTable")->index(0, 4).data().toString() + " of " +
                               rows("loadTable")->index(0, 3).data().toString() + " seats"),
                 qPrintable(told));
        QVERIFY(rows("loadTable")->rowCount() >= chart("loadChart")->points());
        QCOMPARE(rows("revenueTable")->rowCount(), 30);
        QCOMPARE(chart("revenueChart")->points(), 30);
        // Sorted by the number, not by its letters.
        table->sortByColumn(4, Qt::AscendingOrder);
        qint64 before = -1;
        for (int row = 0; row < rows("loadTable")->rowCount(); ++row) {
            const qint64 sold = rows("loadTable")->index(row, 4).data(Qt::UserRole).toLongLong();
            QVERIFY(sold >= before);
            before = sold;
        }
    }

    void theKeysReadOutEveryValue()
    {
        QTRY_VERIFY_WITH_TIMEOUT(arrived(), 8000);
        for (const char* name : {"loadChart", "revenueChart", "curveChart", "cancellationsChart"}) {
            auto* canvas = chart(name);
            QTRY_VERIFY_WITH_TIMEOUT(canvas->points() > 1, 5000);
            QVERIFY(!canvas->accessibleName().isEmpty());
            canvas->setFocus();
            QTest::keyClick(canvas, Qt::Key_Home);
            QSet<QString> told{canvas->accessibleDescription()};
            for (int point = 1; point < canvas->points(); ++point) {
                QTest::keyClick(canvas, Qt::Key_Right);
                told << canvas->accessibleDescription();
            }
            QCOMPARE(canvas->current(), canvas->points() - 1);
            QCOMPARE(told.size(), canvas->points());
        }
    }

    void aBarLeadsToItsFlights()
    {
        QTRY_VERIFY_WITH_TIMEOUT(arrived(), 8000);
        QSignalSpy led(page_.get(), &admin::AdminPage::navigate);
        auto* canvas = chart("loadChart");
        canvas->setFocus();
        QTest::keyClick(canvas, Qt::Key_Home);
        QTest::keyClick(canvas, Qt::Key_Return);
        QCOMPARE(led.size(), 1);
        QCOMPARE(led[0][0].toString(), QString("flights"));
        const QVariantMap where = led[0][1].toMap();
        QCOMPARE(where["origin"].toString(), rows("loadTable")->index(0, 0).data().toString());
        QCOMPARE(where["destination"].toString(), rows("loadTable")->index(0, 1).data().toString());
        QCOMPARE(where["from"].toDate(), narae::admin::atHome(parts_->now()).date());
        QCOMPARE(where["from"].toDate().daysTo(where["to"].toDate()), 29);
        // A click anywhere in the row of the bar does the same.
        QTest::mouseClick(canvas->viewport(), Qt::LeftButton, {}, QPoint(canvas->width() / 2, 28));
        QCOMPARE(led.size(), 2);
        QCOMPARE(led[1][1].toMap(), where);
    }

    void aRouteAndAFlightCanBeChosenForTheCurve()
    {
        QTRY_VERIFY_WITH_TIMEOUT(arrived(), 8000);
        auto* routes = find<QComboBox>("curveRoute");
        auto* flights = find<QComboBox>("curveFlight");
        QVERIFY(routes->count() > 10);
        QVERIFY(flights->currentIndex() > 0);
        flights->setCurrentIndex(0);
        Q_EMIT flights->activated(0);
        QTRY_VERIFY_WITH_TIMEOUT(text("curveMessage").startsWith(routes->currentText()), 5000);
        routes->setCurrentIndex(1);
        Q_EMIT routes->activated(1);
        QTRY_VERIFY_WITH_TIMEOUT(text("curveMeasure").contains(routes->itemText(1)), 5000);
    }

    void aFlightIsFoundByAnyPartOfItsLine()
    {
        QTRY_VERIFY_WITH_TIMEOUT(arrived(), 8000);
        auto* flights = find<QComboBox>("curveFlight");
        QTRY_VERIFY(flights->count() > 3);
        const int other = flights->currentIndex() == 1 ? 2 : 1;
        const QString wanted = flights->itemText(other);
        QLineEdit* typed = flights->lineEdit();
        typed->setFocus();
        typed->selectAll();
        QTest::keyClicks(typed, wanted.section(QString::fromUtf8(" · "), 1, 1));
        QTRY_VERIFY(flights->completer()->completionCount() >= 1);
        QCOMPARE(flights->completer()->currentCompletion(), wanted);
        QTest::keyClick(flights->completer()->popup(), Qt::Key_Down);
        QTest::keyClick(flights->completer()->popup(), Qt::Key_Return);
        QTRY_COMPARE(flights->currentText(), wanted);
        QTRY_VERIFY_WITH_TIMEOUT(text("curveMessage").contains(wanted.section(QString::fromUtf8(" · "), 0, 0)), 5000);
        // What finds nothing is no choice.
        typed->selectAll();
        QTest::keyClicks(typed, "zzz");
        QTest::keyClick(typed, Qt::Key_Return);
        QCOMPARE(flights->currentText(), wanted);
    }

    void aRoutesFlightsAreReadToTheLast()
    {
        const QDate today = narae::admin::atHome(parts_->now()).date();
        std::array<std::size_t, 2> counts{};
        for (std::size_t i = 0; i < counts.size(); ++i) {
            admin::InsightsService service(parts_->client, parts_->airports, parts_->options.now);
            if (i == 1) service.setFlightsAtOnce(2);
            service.setActive(true);
            service.ask({today, today.addDays(29)}, admin::Market::All);
            QTRY_VERIFY_WITH_TIMEOUT(!service.flights().empty(), 8000);
            counts[i] = service.flights().size();
        }
        QVERIFY(counts[0] > 2);
        QCOMPARE(counts[1], counts[0]);
    }

    void aMarketNarrowsEveryChart()
    {
        QTRY_VERIFY_WITH_TIMEOUT(arrived(), 8000);
        find<Button>("marketChip1")->click();
        QTRY_VERIFY_WITH_TIMEOUT(arrived(), 8000);
        const auto countries = [this] {
            QSet<QString> both;
            for (int row = 0; row < rows("loadTable")->rowCount(); ++row)
                for (const int end : {0, 1})
                    both << parts_->airports.find(rows("loadTable")->index(row, end).data().toString())->country;
            return both;
        };
        QTRY_COMPARE_WITH_TIMEOUT(countries(), QSet<QString>{"KR"}, 5000);
    }

    void nothingDepartedSaysSo()
    {
        QTRY_VERIFY_WITH_TIMEOUT(arrived(), 8000);
        // The demo begins today: a month ago nothing had departed.
        const auto now =
            std::exchange(parts_->options.now, [] { return QDateTime::currentDateTimeUtc().addDays(-30); });
        const auto back = qScopeGuard([this, now] { parts_->options.now = now; });
        page_->goTo({{"period", "year"}, {"departed", true}});
        QTRY_VERIFY_WITH_TIMEOUT(text("revenueMessage") == "Nothing sold yet", 8000);
        QTRY_COMPARE_WITH_TIMEOUT(text("cancellationsMessage"), QString("Nobody has cancelled"), 5000);
        QVERIFY(!find<IconButton>("revenueAsTable")->isEnabled());
    }

    void inTheSmallestWindowTheDaysStandBelowInOneLine()
    {
        const auto* days = find<QLabel>("periodDays");
        const auto* length = find<QWidget>("periodLength");
        const auto below = [&] {
            return days->mapTo(page_.get(), QPoint()).y() >=
                   length->mapTo(page_.get(), QPoint()).y() + length->height();
        };
        page_->resize(1080, 712);
        QTRY_VERIFY(!below());
        page_->resize(824, 552); // of a window of 1024 x 640
        QTRY_VERIFY(below());
        QTRY_VERIFY(days->width() >= days->sizeHint().width());
        QVERIFY(days->height() < 2 * days->fontMetrics().height());
        page_->resize(1080, 712);
        QTRY_VERIFY(!below());
    }

    void pictureAndFileAreWritten()
    {
        QTRY_VERIFY_WITH_TIMEOUT(arrived(), 8000);
        QTemporaryDir folder;
        QString kind;
        page_->setAskFile([&](const QString& suggested, const QString& asked, const auto& chosen) {
            kind = asked;
            chosen(folder.filePath(suggested));
        });
        QSignalSpy told(page_.get(), &admin::AdminPage::toast);
        QVERIFY(commands_->run("insights.csv.load-factor"));
        QVERIFY(kind.contains("csv"));
        const QByteArray file = read(folder.filePath("load-factor.csv"));
        QVERIFY(file.startsWith("\xEF\xBB\xBForigin,destination,flights,capacity,sold,loadPermille\r\n"));
        QCOMPARE(file.count("\r\n"), rows("loadTable")->rowCount() + 1);
        QVERIFY(commands_->run("insights.png.revenue"));
        QImage picture(folder.filePath("revenue.png"));
        QVERIFY(picture.width() > 2 * chart("revenueChart")->width());
        // Something is drawn in the accent.
        bool seen = false;
        for (int y = 0; y < picture.height() && !seen; ++y)
            for (int x = 0; x < picture.width() && !seen; ++x)
                seen = picture.pixelColor(x, y) == Theme::of(Role::Accent);
        QVERIFY(seen);
        QCOMPARE(told.size(), 2);
        QVERIFY(told[1][0].toString().startsWith("Saved as"));
    }

    void aFileThatCannotBeWrittenIsSaid()
    {
        QTRY_VERIFY_WITH_TIMEOUT(arrived(), 8000);
        page_->setAskFile([](const QString&, const QString&, const auto& chosen) { chosen("/nowhere/file"); });
        QSignalSpy told(page_.get(), &admin::AdminPage::toast);
        auto* csv = page_->topAction()->findChild<Button*>("saveCsv");
        csv->click();
        auto* menu = page_->findChild<QMenu*>("saveMenu");
        QVERIFY(menu != nullptr);
        menu->findChild<QAction*>("save-load-factor")->trigger();
        QCOMPARE(told.size(), 1);
        QVERIFY(told[0][0].toString().contains("cannot be written"));
    }

    void everyWordIsSaidAnewInAnotherLanguage()
    {
        QTRY_VERIFY_WITH_TIMEOUT(arrived(), 8000);
        const QString english = text("loadMessage");
        Language::current().set(Language::Code::Korean);
        QTRY_VERIFY(text("loadMessage") != english);
        QVERIFY(text("loadMessage").contains("노선"));
        QCOMPARE(rows("loadTable")->headerData(4, Qt::Horizontal).toString(), QString("판매"));
        QCOMPARE(page_->title(), QString("분석"));
        chart("loadChart")->setFocus();
        QTest::keyClick(chart("loadChart"), Qt::Key_Home);
        QVERIFY(chart("loadChart")->accessibleDescription().contains("석"));
        Language::current().set(Language::Code::English);
        QTRY_COMPARE(text("loadMessage"), english);
    }

    void everybodyCanUseIt_data()
    {
        QTest::addColumn<bool>("korean");
        QTest::addColumn<bool>("asTables");
        QTest::newRow("English charts") << false << false;
        QTest::newRow("Korean charts") << true << false;
        QTest::newRow("English tables") << false << true;
        QTest::newRow("Korean tables") << true << true;
    }

    void everybodyCanUseIt()
    {
        QFETCH(bool, korean);
        QFETCH(bool, asTables);
        QTRY_VERIFY_WITH_TIMEOUT(arrived() && chart("cancellationsChart")->points() > 0, 8000);
        page_->topAction()->hide(); // it stands in the window's bar
        if (korean) Language::current().set(Language::Code::Korean);
        QTRY_COMPARE(page_->title(), korean ? QString("분석") : QString("Insights"));
        if (asTables)
            for (const char* name : {"loadAsTable", "revenueAsTable", "curveAsTable", "cancellationsAsTable"})
                find<IconButton>(name)->click();
        QCOMPARE(walk::namesMissing(*page_).join("\n"), QString());
        QCOMPARE(walk::tabTroubles(*page_).join("\n"), QString());
        QCOMPARE(walk::cutTexts(*page_).join("\n"), QString());
        // A lone thin digit, as tables have, shows its full colour in no two pixels and would be called faint.
        if (!asTables) QCOMPARE(walk::faintTexts(*page_).join("\n"), QString());
        QCOMPARE(walk::smallTargets(*page_, 28).join("\n"), QString());
    }

    void withoutAServerTheLastNumbersStay()
    {
        QTRY_VERIFY_WITH_TIMEOUT(arrived(), 8000);
        const QString said = text("loadMessage");
        server_.process().stop();
        page_->refresh();
        QTRY_VERIFY_WITH_TIMEOUT(!parts_->client.connectivity().online(), 15000);
        QCOMPARE(text("loadMessage"), said);
        // What was seen before is there, what was not is said to be missing.
        page_->goTo({{"period", "week"}});
        QTRY_COMPARE_WITH_TIMEOUT(text("loadMessage"), QString("Load factor by route"), 5000);
        QTRY_VERIFY_WITH_TIMEOUT(!find<admin::InsightCard>("loadCard")->isVisible(), 25000);
        QVERIFY(find<ListState>("insightsState")->isVisible());
        page_->goTo({{"period", "month"}});
        QTRY_COMPARE_WITH_TIMEOUT(text("loadMessage"), said, 15000);
    }
};

NARAE_DESKTOP_MAIN(TestInsights)
#include "tst_insights.moc"
