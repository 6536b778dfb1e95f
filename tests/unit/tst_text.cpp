#include "common/base/text.hpp"

#include <QTest>

using namespace narae;

class TestText : public QObject {
    Q_OBJECT

private slots:
    void codePointsAreCountedNotBytes()
    {
        QCOMPARE(countCodePoints("나래").value(), std::size_t(2));
        QCOMPARE(countCodePoints("\xF0\x9F\x9B\xAB").value(), std::size_t(1)); // an aeroplane, four bytes
        QCOMPARE(countCodePoints("").value(), std::size_t(0));
    }

    void brokenUtf8IsNotText_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("lone continuation") << QByteArray("\x80");
        QTest::newRow("overlong slash") << QByteArray("\xC0\xAF");
        QTest::newRow("overlong three") << QByteArray("\xE0\x80\x80");
        QTest::newRow("surrogate") << QByteArray("\xED\xA0\x80");
        QTest::newRow("cut off") << QByteArray("\xF0\x9F\x9B");
        QTest::newRow("beyond unicode") << QByteArray("\xF4\x90\x80\x80");
    }
    void brokenUtf8IsNotText()
    {
        QFETCH(QByteArray, bytes);
        QVERIFY(!countCodePoints(std::string_view(bytes.data(), size_t(bytes.size()))).has_value());
    }

    void cardNumbersAreRecognised_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("card");
        QTest::newRow("plain") << "4242424242424242" << true;
        QTest::newRow("spaced") << "card 4242 4242 4242 4242 please" << true;
        QTest::newRow("hyphens") << "3782-822463-10005" << true;
        QTest::newRow("with its expiry") << "4242424242424242 12/29" << true;
        QTest::newRow("dots") << "a.4242.4242.4242.4242@narae.example" << true;
        QTest::newRow("double width") << "４２４２　４２４２　４２４２　４２４２" << true;
        QTest::newRow("in words") << "4242 and 4242 and 4242 and 4242" << false;
        QTest::newRow("phone") << "+82 10-9777-0779" << false;
        QTest::newRow("sixteen digits that fail Luhn") << "4242424242424241" << false;
        QTest::newRow("too long to be one") << "42424242424242424242" << false;
    }
    void cardNumbersAreRecognised()
    {
        QFETCH(QString, text);
        QFETCH(bool, card);
        QCOMPARE(looksLikeCardNumber(text.toStdString()), card);
    }

    void keysThatMeanNothingAreNoCardNumbers_data()
    {
        QTest::addColumn<QString>("key");
        QTest::addColumn<bool>("card");
        QTest::newRow("card") << "4242424242424242" << true;
        QTest::newRow("card in groups") << "pay-4242-4242-4242-4242" << true;
        QTest::newRow("American Express") << "3782 822463 10005" << true;
        QTest::newRow("after a name") << "booking:4242424242424242:1" << true;
        QTest::newRow("UUID whose digits pass Luhn") << "42424242-4242-4242-8242-424242424242" << false;
        QTest::newRow("hexadecimal") << "a4242424242424242b" << false;
        QTest::newRow("microseconds since 1970") << "1732531200000005" << false; // passes Luhn
        QTest::newRow("counter") << "order-4242" << false;
    }
    void keysThatMeanNothingAreNoCardNumbers()
    {
        QFETCH(QString, key);
        QFETCH(bool, card);
        QCOMPARE(isCardNumberAmongWords(key.toStdString()), card);
    }
};

QTEST_APPLESS_MAIN(TestText)
#include "tst_text.moc"
