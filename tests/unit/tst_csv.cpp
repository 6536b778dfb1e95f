#include <QTest>

#include "common/desktop/keep/csv.hpp"

using namespace narae::desktop;

/// A table in a spreadsheet: every cell arrives as it was, none is run.
class TestCsv : public QObject {
    Q_OBJECT

private slots:
    void koreanArrives()
    {
        QCOMPARE(csv::kMark + csv::line({QString::fromUtf8("예약번호"), qint64{2}}),
                 QByteArray("\xEF\xBB\xBF예약번호,2\r\n"));
    }

    void commasQuotesAndLinesAreQuoted()
    {
        const QStringList cells{"a,b", "say \"hi\"", "two\nlines", "one\rline", "plain", ""};
        const QByteArray expected("\"a,b\",\"say \"\"hi\"\"\",\"two\nlines\",\"one\rline\",plain,\r\n");
        QCOMPARE(csv::line({cells.begin(), cells.end()}), expected);
        QCOMPARE(csv::lineToBeReadBack(cells), expected);
    }

    void noCellIsAFormula_data()
    {
        QTest::addColumn<QString>("cell");
        for (const char* cell : {"=1+1", "+82", "-2", "@SUM", "\tx"})
            QTest::newRow(cell) << cell;
    }
    void noCellIsAFormula()
    {
        QFETCH(QString, cell);
        QCOMPARE(csv::line({cell}), '\'' + cell.toUtf8() + "\r\n");
        // The server would refuse what it was not told.
        QCOMPARE(csv::lineToBeReadBack({cell}), cell.toUtf8() + "\r\n");
    }

    void numbersStayNumbers() { QCOMPARE(csv::line({qint64{-218000}, qint64{0}}), QByteArray("-218000,0\r\n")); }
};

QTEST_GUILESS_MAIN(TestCsv)
#include "tst_csv.moc"
