#include "tests/api/bad_call.hpp"

#include <QTest>

using namespace narae::testing;
using nlohmann::json;

/// Bodies that are no JSON, too much of it, or not what the call takes: each is refused by name, and nothing happens.
class TestBadJson : public QObject {
    Q_OBJECT

    std::unique_ptr<Airline> airline_;
    std::vector<BadCall> calls_;
    std::int64_t flight_ = 0;
    std::int64_t reservation_ = 0;

    void bad(const std::string& name, const std::string& body, int status, const std::string& code)
    {
        const std::string key = "bad-json-" + std::to_string(calls_.size());
        calls_.push_back({name, "POST", "/v1/reservations", body,
                          Airline::with(airline_->customer, "Idempotency-Key", key), status, code});
    }
    /// A good booking but for one field.
    void field(const std::string& name, const std::string& pointer, const std::string& value)
    {
        json body = Airline::order(flight_, 1);
        body[json::json_pointer(pointer)] = "REPLACED";
        std::string text = body.dump();
        text.replace(text.find("\"REPLACED\""), 10, value);
        bad(name, text, 422, "request.invalid");
    }

    void addBrokenTexts()
    {
        const std::string good = Airline::order(flight_, 1).dump();
        const int broken = 400;
        bad("nothing at all", "", broken, "request.malformed_json");
        bad("cut off", good.substr(0, good.size() - 5), broken, "request.malformed_json");
        bad("more behind it", good + " x", broken, "request.malformed_json");
        bad("two of them", good + good, broken, "request.malformed_json");
        bad("a comment", "/* no */" + good, broken, "request.malformed_json");
        bad("a comma too many", R"({"flightId": 1,})", broken, "request.malformed_json");
        bad("single quotes", "{'flightId': 1}", broken, "request.malformed_json");
        bad("not a number", R"({"flightId": NaN})", broken, "request.malformed_json");
        bad("leading zero", R"({"flightId": 01})", broken, "request.malformed_json");
        bad("a number beyond all", R"({"flightId": 1e999})", broken, "request.malformed_json");
        bad("half a surrogate pair", R"({"cabin": "\ud800"})", broken, "request.malformed_json");
        bad("a byte that is no UTF-8", "{\"cabin\": \"\xFF\"}", broken, "request.not_utf8");
        bad("a character cut in half", "{\"cabin\": \"\xEA\xB0\"}", broken, "request.not_utf8");
        bad("an overlong character", "{\"cabin\": \"\xC0\xAF\"}", broken, "request.not_utf8");
        bad("EUC-KR", "{\"cabin\": \"\xB0\xA1\xB3\xAA\"}", broken, "request.not_utf8");
        bad("too deep", std::string(33, '[') + std::string(33, ']'), broken, "request.too_deep");
        bad("endlessly deep", std::string(60'000, '['), broken, "request.too_deep");
        bad(
            "endlessly deep objects",
            [] {
                std::string text;
                for (int i = 0; i < 10'000; ++i)
                    text += R"({"a":)";
                return text;
            }(),
            broken, "request.too_deep");
        bad("a name twice", R"({"flightId": 1, "flightId": 2})", broken, "request.duplicate_name");
        bad("a name twice below", R"({"contact": {"phone": "1", "phone": "2"}})", broken, "request.duplicate_name");
        bad("a name twice, once in escapes", R"({"cabin": "a", "\u0063abin": "b"})", broken, "request.duplicate_name");
        bad("more than 64 KiB", "\"" + std::string(65'536, 'x') + "\"", 413, "request.too_large");
        for (const auto& [name, text] :
             {std::pair("a list", "[]"), std::pair("null", "null"), std::pair("text", "\"x\""),
              std::pair("a number", "5"), std::pair("an empty object", "{}")})
            bad(name, text, 422, "request.invalid");
        json large = Airline::order(flight_, 1);
        large["more"] = std::string(60'000, 'x');
        bad("an unknown field of 60 KB", large.dump(), 422, "request.invalid");
    }

    void addWrongFields()
    {
        for (const char* value : {"\"1\"", "1.5", "1.0", "0", "-1", "true", "null", "[1]", "9223372036854775808"})
            field("flightId " + std::string(value), "/flightId", value);
        for (const char* value : {"7", "null", "[\"economy\"]", "\"\"", "\"economy\\u0000\""})
            field("cabin " + std::string(value), "/cabin", value);
        for (const char* value :
             {"{}", "[]", "null", "\"김나래\"", "[\"김나래\"]", "[null]", "[{}]", "[{\"name\": 5}]",
              "[{\"name\": \"\"}]", "[{\"name\": \"a\\u0007b\"}]", "[{\"name\": \"A\", \"seat\": 7}]"})
            field("passengers " + std::string(value), "/passengers", value);
        for (const char* value : {"null", "\"010-9777-0779\"", "{}", "{\"phone\": 1097770779}", "[]",
                                  "{\"phone\": \"010-9777-0779\", \"email\": 5}"})
            field("contact " + std::string(value), "/contact", value);
        for (const char* value :
             {"62000", "{\"amountMinor\": \"62000\", \"currency\": \"KRW\"}",
              "{\"amountMinor\": 62000.0, \"currency\": \"KRW\"}", "{\"amountMinor\": -1, \"currency\": \"KRW\"}",
              "{\"amountMinor\": 62000}", "{\"amountMinor\": 62000, \"currency\": \"???\"}",
              "{\"amountMinor\": 62000, \"currency\": \"krw\"}",
              "{\"amountMinor\": 9007199254740993, \"currency\": "
              "\"KRW\"}"})
            field("expectedTotal " + std::string(value), "/expectedTotal", value);
        for (const char* value : {"5", "{\"card\": \"x\"}", "\"\""})
            field("paymentMethod " + std::string(value), "/paymentMethod", value);
        for (const char* pointer : {"/price", "/passengers/0/price", "/contact/fax", "/expectedTotal/cents"})
            field("unknown " + std::string(pointer), pointer, "1");
        json ten = Airline::order(flight_, 10);
        bad("ten passengers", ten.dump(), 422, "request.invalid");
        json longName = Airline::order(flight_, 1);
        longName["passengers"][0]["name"] = std::string(101, 'x');
        bad("a name of 101 letters", longName.dump(), 422, "request.invalid");
    }

    /// Every call that takes a body takes it through the same door.
    void addEveryRoute()
    {
        const std::string flight = "/v1/flights/" + std::to_string(flight_);
        const std::string reservation = "/v1/reservations/" + std::to_string(reservation_);
        struct Door {
            const char* method;
            std::string path;
            bool staff;
        };
        const auto& staff = airline_->staff;
        for (const Door& door : std::vector<Door>{{"POST", "/v1/accounts", false},
                                                  {"POST", "/v1/sessions", false},
                                                  {"POST", "/v1/aircraft", true},
                                                  {"POST", "/v1/flights", true},
                                                  {"PATCH", flight, true},
                                                  {"POST", flight + "/cancellation", true},
                                                  {"POST", reservation + "/payment", true},
                                                  {"POST", reservation + "/cancellation-quotes", true},
                                                  {"POST", reservation + "/cancellation", true},
                                                  {"POST", "/v1/api-keys", true},
                                                  {"POST", "/flights", false},
                                                  {"POST", "/reservations", false}}) {
            auto headers = door.staff ? staff : ServerProcess::Headers();
            headers.emplace_back("Idempotency-Key", "door-" + std::to_string(calls_.size()));
            headers.emplace_back("If-Match", "*");
            const std::string name = std::string(door.method) + " " + door.path;
            calls_.push_back(
                {name + " broken", door.method, door.path, "{\"a\"", headers, 400, "request.malformed_json"});
            calls_.push_back({name + " list", door.method, door.path, "[1]", headers, 422, "request.invalid"});
            calls_.push_back(
                {name + " deep", door.method, door.path, std::string(5000, '['), headers, 400, "request.too_deep"});
            calls_.push_back(
                {name + " not UTF-8", door.method, door.path, "{\"a\": \"\xFE\"}", headers, 400, "request.not_utf8"});
            calls_.push_back({name + " form", door.method, door.path, "a=1", headers, 415,
                              "request.unsupported_media_type", "application/x-www-form-urlencoded"});
        }
    }

private slots:
    void initTestCase()
    {
        airline_ = std::make_unique<Airline>();
        QVERIFY2(airline_->open(), airline_->server.log().constData());
        flight_ = airline_->offer(5);
        reservation_ = airline_->book(Airline::order(flight_, 2)).json()["reservationId"].get<std::int64_t>();
        addBrokenTexts();
        addWrongFields();
        addEveryRoute();
    }

    void itIsRefusedByNameAndNothingHappens_data()
    {
        QTest::addColumn<int>("call");
        for (std::size_t i = 0; i < calls_.size(); ++i)
            QTest::newRow(calls_[i].name.c_str()) << int(i);
    }
    void itIsRefusedByNameAndNothingHappens()
    {
        QFETCH(int, call);
        const QString wrong = wrongWith(*airline_, calls_[std::size_t(call)]);
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
    }

    /// The control: the booking that all of these spoil in one place is good.
    void unspoiltItIsTaken()
    {
        const std::string before = airline_->books();
        QCOMPARE(airline_->book(Airline::order(flight_, 1)).status, 201);
        QVERIFY(airline_->books() != before);
    }

    void cleanupTestCase()
    {
        if (!airline_) return;
        const QString report = airline_->auditReport();
        QVERIFY2(report.isEmpty(), qPrintable(report));
        airline_.reset();
    }
};

QTEST_GUILESS_MAIN(TestBadJson)
#include "tst_bad_json.moc"
