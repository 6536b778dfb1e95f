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
};

QTEST_APPLESS_MAIN(TestText)
#include "tst_text.moc"
