#include "server/platform/http/trusted_proxies.hpp"

#include <QTest>

using namespace narae;
using namespace narae::http;

/// Whose word about a client's address counts, and what nobody can make the server believe.
class TestTrustedProxies : public QObject {
    Q_OBJECT

    static RawRequest from(const std::string& peer, const QStringList& headers)
    {
        RawRequest request{"GET", "/", {{"host", "localhost"}}, "", peer};
        for (const QString& header : headers) {
            const std::string name = header.section(": ", 0, 0).toStdString();
            if (name == "host") request.headers.erase(name);
            request.headers.emplace(name, header.section(": ", 1).toStdString());
        }
        return request;
    }

private slots:
    void theClientIsWhoTheGatewaySays_data()
    {
        QTest::addColumn<QString>("peer");
        QTest::addColumn<QStringList>("headers");
        QTest::addColumn<QString>("client");
        QTest::addColumn<bool>("fromHere");
        const auto row = [](const char* name, const char* peer, const QStringList& headers, const char* client,
                            bool fromHere) { QTest::newRow(name) << peer << headers << client << fromHere; };
        row("no gateway", "203.0.113.9", {}, "203.0.113.9", false);
        row("a stranger's word", "203.0.113.9", {"x-forwarded-for: 127.0.0.1"}, "203.0.113.9", false);
        row("a gateway here", "127.0.0.1", {"x-forwarded-for: 203.0.113.9"}, "203.0.113.9", false);
        row("a gateway here, mapped", "::ffff:127.0.0.1", {"x-forwarded-for: 2001:db8::7"}, "2001:db8::7", false);
        row("a gateway in the network", "10.1.2.3", {"x-forwarded-for: 203.0.113.9"}, "203.0.113.9", false);
        row("beside the network", "10.2.2.3", {"x-forwarded-for: 203.0.113.9"}, "10.2.2.3", false);
        row("of IPv6", "fd00::1:7", {"x-forwarded-for: 203.0.113.9"}, "203.0.113.9", false);
        row("beside that of IPv6", "fd00::2:7", {"x-forwarded-for: 203.0.113.9"}, "fd00::2:7", false);
        row("what the client claimed before", "127.0.0.1", {"x-forwarded-for: 127.0.0.1, 203.0.113.9"}, "203.0.113.9",
            false);
        row("in a header of its own", "127.0.0.1", {"x-forwarded-for: 127.0.0.1", "x-forwarded-for: 203.0.113.9"},
            "203.0.113.9", false);
        row("through two gateways", "127.0.0.1", {"x-forwarded-for: 203.0.113.9,10.1.0.1"}, "203.0.113.9", false);
        row("no address", "127.0.0.1", {"x-forwarded-for: unknown"}, "127.0.0.1", false);
        row("nothing", "127.0.0.1", {"x-forwarded-for: "}, "127.0.0.1", false);
        row("with a port", "127.0.0.1", {"x-forwarded-for: 203.0.113.9:4711"}, "127.0.0.1", false);
        // What may count as this machine's own.
        row("here", "127.0.0.1", {}, "127.0.0.1", true);
        row("here, through the gateway", "127.0.0.1", {"x-forwarded-for: 127.0.0.1"}, "127.0.0.1", true);
        row("here of IPv6, through it", "127.0.0.1", {"x-forwarded-for: ::1"}, "::1", true);
        row("another machine's loopback", "10.1.2.3", {"x-forwarded-for: 127.0.0.1"}, "127.0.0.1", false);
        row("a gateway's loopback behind ours", "127.0.0.1", {"x-forwarded-for: 127.0.0.1, 10.1.2.3"}, "127.0.0.1",
            false);
        row("a stranger's name", "127.0.0.1", {"x-forwarded-for: 127.0.0.1", "host: rebound.example"}, "127.0.0.1",
            false);
        row("one more proxy", "127.0.0.1", {"x-forwarded-for: 127.0.0.1", "forwarded: for=203.0.113.9"}, "127.0.0.1",
            false);
    }
    void theClientIsWhoTheGatewaySays()
    {
        QFETCH(QString, peer);
        QFETCH(QStringList, headers);
        QFETCH(QString, client);
        QFETCH(bool, fromHere);
        const auto proxies = TrustedProxies::parse({"127.0.0.1", "::1", "10.1.0.0/16", "fd00::1:0/112"}, "test");
        QVERIFY(proxies);
        const Origin origin = proxies->originOf(from(peer.toStdString(), headers));
        QCOMPARE(QString::fromStdString(origin.address), client);
        QCOMPARE(origin.fromHere, fromHere);
    }

    void whoTrustsNobodyBelievesNoHeader()
    {
        const Origin origin = TrustedProxies().originOf(from("127.0.0.1", {"x-forwarded-for: 127.0.0.1"}));
        QCOMPARE(origin.address, std::string("127.0.0.1"));
        QVERIFY(!origin.fromHere);
    }

    void whatIsNoNetworkIsRefused_data()
    {
        QTest::addColumn<QString>("text");
        for (const char* text :
             {"gateway", "10.1.0.0/", "10.1.0.0/33", "10.1.0.0/x", "fd00::/129", "0.0.0.0/0", "::/0", "10.1.0.0/-1"})
            QTest::newRow(text) << text;
    }
    void whatIsNoNetworkIsRefused()
    {
        QFETCH(QString, text);
        const auto proxies = TrustedProxies::parse({"127.0.0.1", text.toStdString()}, "test");
        QVERIFY(!proxies);
        QCOMPARE(proxies.error().code(), std::string("settings.bad_value"));
    }

    void aNetworkNeedNotEndWithAByte()
    {
        const auto proxies = TrustedProxies::parse({"10.1.2.128/25"}, "test");
        QVERIFY(proxies);
        const QStringList told{"x-forwarded-for: 203.0.113.9"};
        QCOMPARE(proxies->originOf(from("10.1.2.129", told)).address, std::string("203.0.113.9"));
        QCOMPARE(proxies->originOf(from("10.1.2.127", told)).address, std::string("10.1.2.127"));
    }
};

QTEST_APPLESS_MAIN(TestTrustedProxies)
#include "tst_trusted_proxies.moc"
