#include "server/platform/log/log.hpp"
#include "tests/api/front_house.hpp"
#include "tests/support/self_signed.hpp"
#include "tests/support/wait_for.hpp"

#include <QTest>
#include <httplib.h>

using namespace narae;
using namespace narae::http;
using narae::support::RawClient;
using narae::testing::SelfSigned;

/// The front with a certificate: the same server behind TLS, and nothing in the clear.
class TestHttpTls : public QObject {
    Q_OBJECT

    SelfSigned paper_;

    ServerOptions options() const
    {
        ServerOptions options;
        options.tls = *TlsIdentity::load(paper_.certificateFile(), paper_.keyFile());
        options.answerDeadline = std::chrono::milliseconds(500);
        return options;
    }
    std::unique_ptr<httplib::SSLClient> client(int port) const
    {
        auto client = std::make_unique<httplib::SSLClient>("localhost", port);
        client->set_ca_cert_path(paper_.certificateFile().c_str());
        client->set_keep_alive(true);
        return client;
    }

private slots:
    void initTestCase()
    {
        log::sendTo([](std::string_view) {});
    }

    void itIsTheSameServer()
    {
        FrontHouse house(options());
        const auto https = client(house.port);
        for (int i = 0; i < 20; ++i) {
            const auto answer = https->Post("/echo", std::to_string(i), "application/json");
            QVERIFY2(answer, httplib::to_string(answer.error()).c_str());
            QCOMPARE(answer->body, std::to_string(i));
            QCOMPARE(https->Get("/once")->body, std::string(R"({"asked":1})"));
        }
        QCOMPARE(house.server.counts().connections, std::size_t(1));
        QCOMPARE(https->Get("/large")->body, std::string(3'000'000, 'x'));
    }

    void aStreamGoesThroughIt()
    {
        FrontHouse house(options());
        const auto https = client(house.port);
        std::string told;
        house.tell("data: one\n\n");
        std::thread writing([&] {
            (void)testing::waitFor([&] { return house.server.counts().streams == 1; });
            house.tell("data: two\n\n", true);
        });
        const auto answer = https->Get("/stream", [&told](const char* bytes, std::size_t count) {
            told.append(bytes, count);
            return true;
        });
        writing.join();
        QVERIFY2(answer, httplib::to_string(answer.error()).c_str());
        QCOMPARE(told, std::string("data: one\n\ndata: two\n\n"));
    }

    void whoSpeaksInTheClearGetsNothing()
    {
        FrontHouse house(options());
        RawClient plain(house.port);
        plain.send(get("/once"));
        QCOMPARE(plain.receive().status, 0);
        QVERIFY(plain.isClosedByPeer());
        QCOMPARE(house.asked.load(), 0);
        QCOMPARE(client(house.port)->Get("/once")->status, 200);
    }

    void halfAHandshakeHoldsNobodyUp()
    {
        FrontHouse house(options());
        std::vector<std::unique_ptr<RawClient>> half;
        for (int i = 0; i < 50; ++i) {
            half.push_back(std::make_unique<RawClient>(house.port));
            half.back()->send(std::string("\x16\x03\x01\x02", 4));
        }
        QCOMPARE(client(house.port)->Get("/once")->status, 200);
    }

    void manyClientsAtOnceAreAllAnswered()
    {
        FrontHouse house(options());
        std::atomic<int> good = 0;
        std::vector<std::thread> clients;
        for (int c = 0; c < 16; ++c)
            clients.emplace_back([&, c] {
                const auto https = client(house.port);
                for (int i = 0; i < 20; ++i) {
                    const std::string body = std::to_string(c * 1000 + i);
                    const auto answer = https->Post("/echo", body, "application/json");
                    if (answer && answer->body == body) ++good;
                }
            });
        for (std::thread& thread : clients)
            thread.join();
        QCOMPARE(good.load(), 16 * 20);
    }

    void whatIsNoCertificateIsRefused()
    {
        const SelfSigned other;
        const auto code = [](const std::string& certificate, const std::string& key) {
            const auto identity = TlsIdentity::load(certificate, key);
            return identity ? std::string() : identity.error().code();
        };
        const std::string unusable = "server.certificate_unusable";
        QCOMPARE(code("/nowhere", paper_.keyFile()), unusable);
        QCOMPARE(code(paper_.keyFile(), paper_.keyFile()), unusable);
        QCOMPARE(code(paper_.certificateFile(), other.keyFile()), unusable);
        QCOMPARE(code(paper_.certificateFile(), paper_.keyFile()), std::string());
    }
};

QTEST_APPLESS_MAIN(TestHttpTls)
#include "tst_http_tls.moc"
