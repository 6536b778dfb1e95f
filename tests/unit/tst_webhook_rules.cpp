#include "server/webhooks/domain/delivery.hpp"
#include "server/webhooks/domain/endpoint.hpp"

#include <QTest>

using namespace narae;
using namespace narae::webhooks;
using std::chrono::milliseconds;

/// What an address may be, and how long a failure is borne.
class TestWebhookRules : public QObject {
    Q_OBJECT

private slots:
    void anAddressIsTakenApart()
    {
        const auto url = EndpointUrl::parse("https://hooks.agency.example:8443/narae?from=us");
        QVERIFY(url.has_value());
        QVERIFY(url->encrypted);
        QCOMPARE(url->host, std::string("hooks.agency.example"));
        QCOMPARE(url->port, 8443);
        QCOMPARE(url->target, std::string("/narae?from=us"));
        QCOMPARE(EndpointUrl::parse("https://agency.example")->port, 443);
        QCOMPARE(EndpointUrl::parse("https://agency.example")->target, std::string("/"));
        QCOMPARE(EndpointUrl::parse("https://agency.example?x")->target, std::string("/?x"));
        QCOMPARE(EndpointUrl::parse("http://agency.example/")->port, 80);
        QCOMPARE(EndpointUrl::parse("https://[2001:db8::1]:444/")->host, std::string("2001:db8::1"));
    }

    void whatTwoCouldReadInTwoWaysIsNoAddress()
    {
        for (const char* wrong :
             {"", "https://", "https:///x", "https://a@b/", "https://a:b@c/", "https://a\\b/", "https://a:0/",
              "https://a:65536/", "https://a:/", "https://a:1x/", "https://[::1/", "https://[]/", "https://[g]/",
              "https://a b/", "https://a/\n", "https://a/#f", "ftp://a/", "https://a%2eb/", "https://가/"})
            QVERIFY2(!EndpointUrl::parse(wrong).has_value(), wrong);
        QVERIFY(!EndpointUrl::parse("https://a/" + std::string(500, 'x')).has_value());
    }

    void pausesDoubleUpToFourHours()
    {
        const RetryPolicy policy;
        QCOMPARE(retryPause(1, policy, 0).count(), 5'000);
        QCOMPARE(retryPause(2, policy, 0).count(), 10'000);
        QCOMPARE(retryPause(5, policy, 0).count(), 80'000);
        QCOMPARE(retryPause(40, policy, 0).count(), milliseconds(std::chrono::hours(4)).count());
        QCOMPARE(retryPause(1'000'000, policy, 0).count(), milliseconds(std::chrono::hours(4)).count());
        QCOMPARE(retryPause(1, policy, 999).count(), 4'001);
    }

    void anEmptyListOfTypesMeansAll()
    {
        WebhookEndpoint endpoint;
        QVERIFY(endpoint.wants("PayApproved"));
        endpoint.types = {"PayDeclined"};
        QVERIFY(!endpoint.wants("PayApproved"));
        QVERIFY(endpoint.wants("PayDeclined"));
    }
};

QTEST_GUILESS_MAIN(TestWebhookRules)
#include "tst_webhook_rules.moc"
