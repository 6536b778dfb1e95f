#include "server/platform/http/conditional.hpp"
#include "server/platform/http/idempotency_key.hpp"
#include "server/platform/http/packing.hpp"
#include "server/platform/http/paging.hpp"

#include <QTest>

using namespace narae;
using namespace narae::http;

namespace {

Request withHeader(std::string headerName, std::string value)
{
    Request request;
    request.headers.emplace(std::move(headerName), std::move(value));
    return request;
}

Request withQuery(std::string parameterName, std::string value)
{
    Request request;
    request.query.emplace(std::move(parameterName), std::move(value));
    return request;
}

template <class T>
std::string codeOf(const Result<T>& result)
{
    return result ? "" : result.error().code();
}

} // namespace

class TestHttpHeaders : public QObject {
    Q_OBJECT

private slots:
    void aReaderWhoHasItIsTold_data()
    {
        QTest::addColumn<QString>("ifNoneMatch");
        QTest::addColumn<bool>("has");
        QTest::newRow("the same") << "\"7\"" << true;
        QTest::newRow("weak") << "W/\"7\"" << true;
        QTest::newRow("one of some") << "\"6\", W/\"5\" ,\"7\"" << true;
        QTest::newRow("any") << "*" << true;
        QTest::newRow("older") << "\"6\"" << false;
        QTest::newRow("unquoted") << "7" << false;
        QTest::newRow("open") << "\"7" << false;
        QTest::newRow("empty") << "" << false;
    }
    void aReaderWhoHasItIsTold()
    {
        QFETCH(QString, ifNoneMatch);
        QFETCH(bool, has);
        QCOMPARE(hasAlready(withHeader("if-none-match", ifNoneMatch.toStdString()), etagOf(7)), has);
    }

    void aWriterNamesTheVersionItRead()
    {
        QCOMPARE(**readExpectedVersion(withHeader("if-match", "\"7\"")), 7);
        QVERIFY(!readExpectedVersion(withHeader("if-match", "*"))->has_value());
        QCOMPARE(codeOf(readExpectedVersion(Request())), std::string("precondition.required"));
        QCOMPARE(codeOf(readExpectedVersion(withHeader("if-match", "7"))), std::string("precondition.malformed"));
        QCOMPARE(codeOf(readExpectedVersion(withHeader("if-match", "W/\"7\""))), std::string("precondition.failed"));
        QCOMPARE(codeOf(readExpectedVersion(withHeader("if-match", "\"abc\""))), std::string("precondition.failed"));
        QVERIFY(readIfMatch(withHeader("if-match", "\"a\", \"b\""))->matches("\"b\""));
        QVERIFY(!readIfMatch(withHeader("if-match", "\"a\""))->matches("\"b\""));
    }

    void aCursorComesBackAsItWasMade()
    {
        for (const std::string text : {"a", "ab", "abc", "1732437000000/42", "나래 🛫"}) {
            const std::string cursor = encodeCursor(text);
            QVERIFY(cursor.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_") ==
                    std::string::npos);
            QCOMPARE(*decodeCursor(cursor), text);
        }
        QCOMPARE(encodeCursor("foobar"), std::string("Zm9vYmFy")); // RFC 4648, 10
        QCOMPARE(encodeCursor("fooba"), std::string("Zm9vYmE"));
    }

    void aCursorOfSomebodyElseIsRefused()
    {
        for (const std::string cursor : {"", "Zm9vYmE=", "Zm9v YmE", "Zm9vYmF", "A", "_w", "Zm9vY"})
            QCOMPARE(codeOf(decodeCursor(cursor)), std::string("request.invalid_parameter"));
    }

    void aPageIsOfAReasonableLength()
    {
        QCOMPARE(readPage(Request())->limit, 20);
        QVERIFY(!readPage(Request())->after);
        QCOMPARE(readPage(withQuery("limit", "100"))->limit, 100);
        QCOMPARE(*readPage(withQuery("after", encodeCursor("42")))->after, std::string("42"));
        for (const std::string limit : {"0", "101", "-1", "ten", "", "5 ", "99999999999999999999"})
            QCOMPARE(codeOf(readPage(withQuery("limit", limit))), std::string("request.invalid_parameter"));
        QCOMPARE(codeOf(readPage(withQuery("after", "!"))), std::string("request.invalid_parameter"));
    }

    void aPageSaysWhereItEnded()
    {
        const auto page = nlohmann::json::parse(pageResponse({{{"id", 1}}}, "1").body);
        QVERIFY(page["items"].size() == 1 && page["hasMore"] == true && page["next"] == encodeCursor("1"));
        const auto end = nlohmann::json::parse(pageResponse(nlohmann::json::array(), std::nullopt).body);
        QVERIFY(end["items"].is_array() && end["hasMore"] == false && end["next"].is_null());
    }

    void aKeyIsVisibleAndNotTooLong()
    {
        QCOMPARE(*readIdempotencyKey(withHeader("idempotency-key", "b7d0-1")), std::string("b7d0-1"));
        QCOMPARE(*readIdempotencyKey(withHeader("idempotency-key", std::string(255, 'k'))), std::string(255, 'k'));
        QCOMPARE(codeOf(readIdempotencyKey(Request())), std::string("request.missing_idempotency_key"));
        for (const std::string& key :
             {std::string(), std::string(256, 'k'), std::string("a b"), std::string("키"), std::string("a\x7F")})
            QCOMPARE(codeOf(readIdempotencyKey(withHeader("idempotency-key", key))),
                     std::string("request.malformed_idempotency_key"));
        Request twice = withHeader("idempotency-key", "a");
        twice.headers.emplace("idempotency-key", "a");
        QCOMPARE(codeOf(readIdempotencyKey(twice)), std::string("request.malformed_idempotency_key"));
    }

    void packedIsWhatTheClientTakes_data()
    {
        QTest::addColumn<QString>("acceptEncoding");
        QTest::addColumn<bool>("takesGzip");
        QTest::newRow("gzip") << "gzip" << true;
        QTest::newRow("a browser") << "gzip, deflate, br" << true;
        QTest::newRow("in capitals, ranked") << "br;q=1.0, GZIP;q=0.5" << true;
        QTest::newRow("anything") << "*" << true;
        QTest::newRow("anything but that") << "gzip;q=0, *" << false;
        QTest::newRow("refused in full") << "gzip; q=0.000" << false;
        QTest::newRow("another") << "br, deflate" << false;
        QTest::newRow("as it is") << "identity" << false;
        QTest::newRow("a longer name") << "gzipped" << false;
        QTest::newRow("empty") << "" << false;
    }
    void packedIsWhatTheClientTakes()
    {
        QFETCH(QString, acceptEncoding);
        QFETCH(bool, takesGzip);
        QCOMPARE(acceptsGzip(withHeader("accept-encoding", acceptEncoding.toStdString())), takesGzip);
        QVERIFY(!acceptsGzip({}));
    }

    void anIdInAPathIsANumberOrNothingIsThere()
    {
        Request request;
        for (const std::string text : {"0", "-1", "7a", "", "99999999999999999999"}) {
            request.pathParameters["flightId"] = text;
            QCOMPARE(codeOf(request.idParameter("flightId")), std::string("route.not_found"));
        }
        request.pathParameters["flightId"] = "7";
        QCOMPARE(*request.idParameter("flightId"), 7);
    }
};

QTEST_APPLESS_MAIN(TestHttpHeaders)
#include "tst_http_headers.moc"
