#include "server/platform/log/log.hpp"
#include "tests/api/front_house.hpp"
#include "tests/support/temporary_folder.hpp"
#include "tests/support/wait_for.hpp"

#include <QTest>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <httplib.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>

using namespace narae;
using namespace narae::http;
using narae::support::RawClient;

namespace {

/// A key and a certificate for localhost that vouches for itself, as PEM files in a folder.
class SelfSigned {
public:
    SelfSigned()
    {
        EVP_PKEY* const key = EVP_EC_gen("P-256");
        X509* const paper = X509_new();
        ASN1_INTEGER_set(X509_get_serialNumber(paper), 1);
        X509_set_version(paper, 2);
        X509_gmtime_adj(X509_getm_notBefore(paper), -60);
        X509_gmtime_adj(X509_getm_notAfter(paper), 3600);
        X509_set_pubkey(paper, key);
        X509_NAME* const subject = X509_get_subject_name(paper);
        X509_NAME_add_entry_by_txt(subject, "CN", MBSTRING_ASC, reinterpret_cast<const unsigned char*>("localhost"), -1,
                                   -1, 0);
        X509_set_issuer_name(paper, subject);
        X509_EXTENSION* const names = X509V3_EXT_conf_nid(nullptr, nullptr, NID_subject_alt_name, "DNS:localhost");
        X509_add_ext(paper, names, -1);
        X509_EXTENSION_free(names);
        X509_sign(paper, key, EVP_sha256());
        FILE* file = std::fopen(keyFile().c_str(), "w");
        PEM_write_PrivateKey(file, key, nullptr, nullptr, 0, nullptr, nullptr);
        std::fclose(file);
        file = std::fopen(certificateFile().c_str(), "w");
        PEM_write_X509(file, paper);
        std::fclose(file);
        X509_free(paper);
        EVP_PKEY_free(key);
    }

    std::string keyFile() const { return (folder_.path() / "key.pem").string(); }
    std::string certificateFile() const { return (folder_.path() / "certificate.pem").string(); }

private:
    testing::TemporaryFolder folder_;
};

} // namespace

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
