#include "server/platform/database/open.hpp"

#include <QTest>

using namespace narae::database;

class TestDatabaseAddress : public QObject {
    Q_OBJECT

private slots:
    void addressesReadBack_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("file") << "sqlite:/var/lib/narae/narae.sqlite";
        QTest::newRow("file beside us") << "sqlite:narae data/나래.sqlite";
        QTest::newRow("server") << "mysql://narae@db.example:3307/narae";
        QTest::newRow("socket") << "mysql://root@localhost/narae?socket=/tmp/s";
    }
    void addressesReadBack()
    {
        QFETCH(QString, text);
        const auto address = Address::parse(text.toStdString());
        QVERIFY(address.has_value());
        QCOMPARE(QString::fromStdString(address->text()), text);
    }
    void thePortMayBeLeftOut() { QCOMPARE(Address::parse("mysql://narae@db/narae")->port, 3306); }
    void whatIsNoAddressIsRefused_data()
    {
        QTest::addColumn<QString>("text");
        for (const char* text :
             {"", "sqlite:", "narae.sqlite", "mysql://", "mysql://narae@db", "mysql://narae@db/", "mysql://@db/narae",
              "mysql://db/narae", "mysql://narae@/narae", "mysql://narae@db:/narae", "mysql://narae@db:0/narae",
              "mysql://narae@db:65536/narae", "mysql://narae@db:33x/narae", "mysql://narae@db/nar`ae",
              "mysql://narae@db/narae?socket=", "mysql://narae@db/narae?tls=1", "postgres://narae@db/narae"})
            QTest::newRow(text) << QString(text);
    }
    void whatIsNoAddressIsRefused()
    {
        QFETCH(QString, text);
        QCOMPARE(Address::parse(text.toStdString()).error().code(), std::string("database.malformed_address"));
    }
    void aPasswordIsRefusedAndNotRepeated_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("as in other programs") << "mysql://narae:hush@db/narae";
        QTest::newRow("with an at sign") << "mysql://narae:hush@hush@db/narae";
        QTest::newRow("as an option") << "mysql://narae@db/narae?password=hush";
    }
    void aPasswordIsRefusedAndNotRepeated()
    {
        QFETCH(QString, text);
        const auto refused = Address::parse(text.toStdString());
        QCOMPARE(refused.error().code(), std::string("database.password_in_address"));
        QVERIFY(refused.error().facts().empty());
    }
};

QTEST_APPLESS_MAIN(TestDatabaseAddress)
#include "tst_database_address.moc"
