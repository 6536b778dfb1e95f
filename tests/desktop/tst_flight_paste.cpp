#include <QApplication>
#include <QClipboard>
#include <QPlainTextEdit>
#include <QTest>

#include "client-admin/flights/flights_page.hpp"
#include "tests/desktop/admin_desk.hpp"
#include "tests/desktop/desktop_main.hpp"

using namespace narae;
using namespace narae::admin;
using State = FlightPaste::State;

/// Rows from a spreadsheet become flights, each once, and each wrong one says why.
class TestFlightPaste : public QObject {
    Q_OBJECT

    testing::DemoServer server_;
    std::unique_ptr<testing::AdminDesk> desk_;
    std::unique_ptr<FlightsPage> page_;
    FlightPaste* paste_ = nullptr;

    static QString day(int ahead) { return QDate::currentDate().addDays(ahead).toString(Qt::ISODate); }
    static QString row(const QString& number, int ahead, const QString& economy = "62000")
    {
        return QStringList{number,  "GMP", "CJU",    day(ahead) + " 10:50", day(ahead) + " 12:00", "A321neo",
                           economy, "",    "120,000"}
            .join('\t');
    }
    template <class Widget>
    Widget* find(const char* name) const
    {
        return page_->findChild<Widget*>(name);
    }
    void pasteByKey(const QString& text)
    {
        QApplication::clipboard()->setText(text);
        QTest::keyClick(find<QWidget>("flightTable"), Qt::Key_V, Qt::ControlModifier);
    }

private slots:
    void initTestCase()
    {
        QVERIFY(server_.start());
        desk_ = std::make_unique<testing::AdminDesk>(server_.options("admin"));
        QVERIFY(desk_->logIn());
        page_ = std::make_unique<FlightsPage>(desk_->parts, desk_->registry);
        page_->resize(1280, 712);
        page_->show();
        page_->entered();
        QTRY_VERIFY_WITH_TIMEOUT(page_->feed().complete(), 15'000);
        QTRY_VERIFY(find<QComboBox>("newAircraft")->count() > 0);
        paste_ = qobject_cast<FlightPaste*>(find<QTableView>("pasteTable")->model());
        QVERIFY(paste_);
    }

    void knownOrderAndHeaderAreBothRead()
    {
        pasteByKey(row("NR9101", 30) + "\r\n" + row("nr 9102", 30) + "\r\n");
        QCOMPARE(paste_->rowCount(), 2);
        QCOMPARE(paste_->count(State::Ready), 2);
        QCOMPARE(paste_->draftAt(1)->number, QString("NR9102"));
        // At the airport's own time.
        QCOMPARE(paste_->draftAt(0)->departsAt.toTimeZone(QTimeZone("Asia/Seoul")).time(), QTime(10, 50));

        paste_->read("destination\torigin\tflightNumber\taircraft\tdepartsAt\tarrivesAt\tbusinessPrice\teconomyPrice\n"
                     "CJU\tGMP\tNR9103\tA321neo\t" +
                     day(31) + "T10:50:00+09:00\t" + day(31) + "T12:00:00+09:00\t120000\t61000");
        QCOMPARE(paste_->count(State::Ready), 1);
        QCOMPARE(paste_->draftAt(0)->origin, QString("GMP"));
        QCOMPARE(paste_->draftAt(0)->fares.size(), std::size_t(2));
    }

    void eachWrongRowSaysWhy_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("word");
        QTest::newRow("number") << row("Jeju morning", 30) << "flight number";
        QTest::newRow("airport") << row("NR9110", 30).replace("GMP", "XYZ") << "XYZ";
        QTest::newRow("aircraft") << row("NR9110", 30).replace("A321neo", "Concorde") << "Concorde";
        QTest::newRow("fare") << row("NR9110", 30, "cheap") << "cheap";
        QTest::newRow("missing fare") << row("NR9110", 30, "") << "missing";
        QTest::newRow("time") << row("NR9110", 30).replace("10:50", "25:50") << "departure";
        QTest::newRow("backwards") << row("NR9110", 30).replace("12:00", "09:00") << "before it departs";
        QTest::newRow("twice") << row("NR9110", 30) + "\n" + row("NR9110", 30) << "row 1";
    }
    void eachWrongRowSaysWhy()
    {
        QFETCH(QString, text);
        QFETCH(QString, word);
        paste_->read(text);
        const int last = paste_->rowCount() - 1;
        QCOMPARE(paste_->stateAt(last), State::Wrong);
        const QString report = paste_->index(last, FlightPaste::Report).data().toString();
        QVERIFY2(report.contains(word), qPrintable(report));
    }

    void whatIsPastedIsRegisteredOnceAndTheWrongRowIsCorrectedInPlace()
    {
        const int before = page_->model().total();
        pasteByKey(row("NR9121", 33) + "\n" + row("NR9122", 33, "cheap") + "\n" + row("NR9123", 33));
        auto* go = find<QPushButton>("registerPasted");
        QCOMPARE(go->text(), QString("Register 2 flights"));
        auto* text = find<QPlainTextEdit>("pasteText");
        text->setPlainText(text->toPlainText().replace("cheap", "59000"));
        QCOMPARE(go->text(), QString("Register 3 flights"));
        QTest::keyClick(go, Qt::Key_Space);
        QTRY_COMPARE(paste_->count(State::Registered), 3);
        QTRY_COMPARE(page_->model().total(), before + 3);
        QCOMPARE(go->text(), QString("All registered"));

        // The same rows once more are refused by name, none is there twice.
        pasteByKey(row("NR9121", 33));
        QTest::keyClick(go, Qt::Key_Space);
        QTRY_COMPARE(paste_->count(State::Refused), 1);
        QCOMPARE(page_->model().total(), before + 3);
    }
};

NARAE_DESKTOP_MAIN(TestFlightPaste)
#include "tst_flight_paste.moc"
