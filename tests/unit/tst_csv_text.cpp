#include <QTest>

#include "client-customer/papers/csv_text.hpp"

using namespace narae::customer;

/// A history in a spreadsheet: every cell arrives as it was, none is run.
class TestCsvText : public QObject {
    Q_OBJECT

    static QByteArray lineOf(const std::vector<CsvText::Cell>& cells)
    {
        CsvText csv;
        csv.row(cells);
        return csv.text().mid(3);
    }

private slots:
    void itBeginsWithTheMarkOfUtf8()
    {
        CsvText csv;
        QCOMPARE(csv.text(), QByteArray("\xEF\xBB\xBF"));
        csv.row({QString::fromUtf8("예약번호"), qint64{2}});
        QCOMPARE(csv.text(), QByteArray("\xEF\xBB\xBF예약번호,2\r\n"));
    }

    void commasQuotesAndLinesAreQuoted()
    {
        QCOMPARE(lineOf({QString("a,b"), QString("say \"hi\""), QString("two\nlines"), QString("plain")}),
                 QByteArray("\"a,b\",\"say \"\"hi\"\"\",\"two\nlines\",plain\r\n"));
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
        QVERIFY(lineOf({cell}).startsWith('\''));
    }

    void numbersStayNumbers() { QCOMPARE(lineOf({qint64{-218000}, qint64{0}}), QByteArray("-218000,0\r\n")); }
};

QTEST_GUILESS_MAIN(TestCsvText)
#include "tst_csv_text.moc"
