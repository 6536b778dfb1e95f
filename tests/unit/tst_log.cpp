#include "server/platform/log/log.hpp"

#include <QTest>
#include <nlohmann/json.hpp>
#include <thread>
#include <vector>

using namespace narae;

namespace {

std::vector<std::string> kept;

void keepLines(const log::Settings& settings = {})
{
    kept.clear();
    log::sendTo([](std::string_view line) { kept.emplace_back(line); }, settings);
}

} // namespace

class TestLog : public QObject {
    Q_OBJECT

private slots:
    void aLineIsOneJsonObject()
    {
        keepLines();
        log::info("http.answered", {{"status", 200}, {"path", "/v1/flights"}, {"slow", false}, {"seconds", 0.25}});
        QCOMPARE(kept.size(), std::size_t(1));
        const auto line = nlohmann::json::parse(kept[0]);
        QVERIFY(line["message"] == "http.answered");
        QVERIFY(line["level"] == "info");
        QVERIFY(line["status"] == 200);
        QVERIFY(line["path"] == "/v1/flights");
        QVERIFY(line["slow"] == false);
        QVERIFY(line["seconds"] == 0.25);
        QVERIFY(line["time"].get<std::string>().ends_with("Z"));
        QVERIFY(!line.contains("traceId"));
    }

    void aLineStaysOneLineWhateverCameFromOutside()
    {
        keepLines();
        log::warning("x", {{"value", std::string("a\nb\"c\\d\xFF나")}});
        QVERIFY(kept[0].find('\n') == std::string::npos);
        QVERIFY(nlohmann::json::parse(kept[0])["value"].get<std::string>().starts_with("a\nb\"c\\d?"));
    }

    void bracesInAMessageAreNotAFormat()
    {
        keepLines();
        log::info("{} {0} %s", {});
        QVERIFY(nlohmann::json::parse(kept[0])["message"] == "{} {0} %s");
    }

    void peopleAndSecretsAreLeftOut()
    {
        keepLines();
        log::error("x",
                   {{"password", "tiger"}, {"customerEmail", "a@b.kr"}, {"phone", "01097770779"}, {"token", "t0"}});
        for (const auto* secret : {"tiger", "a@b.kr", "0109", "t0"})
            QVERIFY(kept[0].find(secret) == std::string::npos);
    }

    void theTraceIsOfTheThreadAndOfTheInnermostScope()
    {
        keepLines();
        const log::TraceScope outer("outer");
        {
            const log::TraceScope inner("inner");
            log::info("a");
        }
        log::info("b");
        std::thread([] { log::info("c"); }).join();
        QVERIFY(nlohmann::json::parse(kept[0])["traceId"] == "inner");
        QVERIFY(nlohmann::json::parse(kept[1])["traceId"] == "outer");
        QVERIFY(!nlohmann::json::parse(kept[2]).contains("traceId"));
    }

    void linesBelowTheLevelAreNotWritten()
    {
        keepLines({.format = log::Format::Text, .least = log::Level::Warning, .file = ""});
        log::info("small");
        log::error("great", {{"n", 1}});
        QCOMPARE(kept.size(), std::size_t(1));
        QVERIFY(kept[0].ends_with("error great n=1"));
    }

    void aFileThatCannotBeWrittenIsSaid()
    {
        QVERIFY(!log::setUp({.format = log::Format::Json, .least = log::Level::Info, .file = "/proc/no/such/file"}));
    }
};

QTEST_APPLESS_MAIN(TestLog)
#include "tst_log.moc"
