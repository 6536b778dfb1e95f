#include "common/api/json.hpp"

#include "common/base/locator.hpp"

#include <QTest>

using namespace narae;
using namespace narae::api;

namespace {

std::string deep(int levels)
{
    return std::string(std::size_t(levels), '[') + std::string(std::size_t(levels), ']');
}

/// "pointer message" of every error, in one text.
std::string errorsOf(const Result<void>& result)
{
    std::string all;
    if (result) return all;
    for (const FieldError& error : result.error().errors())
        all += (all.empty() ? "" : ", ") + error.pointer + " " + error.message;
    return all;
}

} // namespace

class TestJson : public QObject {
    Q_OBJECT

private slots:
    void rulesJoinTheirErrorsToThoseOfTheShape()
    {
        const auto body = *parseJson(R"({"types": ["a", 7, "c"], "more": 1})");
        ObjectReader reader(body);
        const auto types = reader.texts("types", 0, 5);
        for (std::size_t place = 0; place < types.size(); ++place)
            if (types[place] != "a") reader.complain("types", place, refuse("field.repeated"));
        const auto errors = reader.finish().error().errors();
        QCOMPARE(errors.size(), std::size_t(3));
        // What had an error already has no second one.
        QCOMPARE(errors[0], (FieldError{"/types/1", "field.not_text"}));
        QCOMPARE(errors[1], (FieldError{"/types/2", "field.repeated"}));
        QCOMPARE(errors[2], (FieldError{"/more", "field.unknown"}));
    }

    void whatIsNotJsonIsRefusedByItsKind_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("code");
        QTest::newRow("empty") << QByteArray("") << QByteArray("request.malformed_json");
        QTest::newRow("cut off") << QByteArray("{\"a\": ") << QByteArray("request.malformed_json");
        QTest::newRow("trailing comma") << QByteArray("{\"a\": 1,}") << QByteArray("request.malformed_json");
        QTest::newRow("something after it") << QByteArray("{} {}") << QByteArray("request.malformed_json");
        QTest::newRow("something after a NUL") << QByteArray("{}\0{}", 5) << QByteArray("request.malformed_json");
        QTest::newRow("comment") << QByteArray("/* hello */ {}") << QByteArray("request.malformed_json");
        QTest::newRow("not a number") << QByteArray("{\"a\": NaN}") << QByteArray("request.malformed_json");
        QTest::newRow("number beyond all bounds") << QByteArray("1e999") << QByteArray("request.malformed_json");
        QTest::newRow("half a surrogate") << QByteArray("\"\\ud83d\"") << QByteArray("request.malformed_json");
        QTest::newRow("not UTF-8") << QByteArray("\"\xFF\"") << QByteArray("request.not_utf8");
        QTest::newRow("name twice") << QByteArray("{\"a\": 1, \"a\": 2}") << QByteArray("request.duplicate_name");
        QTest::newRow("name twice, once escaped")
            << QByteArray("{\"a\": {\"b\": 1, \"\\u0062\": 2}}") << QByteArray("request.duplicate_name");
        QTest::newRow("deep") << QByteArray::fromStdString(deep(33)) << QByteArray("request.too_deep");
        QTest::newRow("very deep") << QByteArray::fromStdString(deep(30000)) << QByteArray("request.too_deep");
    }
    void whatIsNotJsonIsRefusedByItsKind()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, code);
        const auto json = parseJson(std::string_view(text.data(), std::size_t(text.size())));
        QVERIFY(!json);
        QCOMPARE(QByteArray::fromStdString(json.error().code()), code);
    }

    void theByteThatIsWrongIsNamed()
    {
        const auto json = parseJson("{\"a\": x}");
        QCOMPARE(json.error().facts().front(), (std::pair<std::string, std::string>("byte", "7")));
    }

    void jsonComesBackAsItWasSent_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("nested") << QByteArray(R"({"a":[1,-2,true,null,{"b":"c"}],"d":{},"e":[]})");
        QTest::newRow("same name in two objects") << QByteArray(R"([{"a":1},{"a":1}])");
        QTest::newRow("32 levels") << QByteArray::fromStdString(deep(32));
        QTest::newRow("text of the world") << QByteArray(R"({"name":"나래 🛫 שלום"})");
        QTest::newRow("greatest integers") << QByteArray(R"([9223372036854775807,-9223372036854775808])");
    }
    void jsonComesBackAsItWasSent()
    {
        QFETCH(QByteArray, text);
        const auto json = parseJson(std::string_view(text.data(), std::size_t(text.size())));
        QVERIFY(json);
        QCOMPARE(QByteArray::fromStdString(json->dump()), text);
    }

    void everyWrongFieldIsNamedAtOnce()
    {
        const Json json = *parseJson(R"({
            "flightId": "7", "count": 10, "half": 1.5, "huge": 18446744073709551615,
            "vast": -100000000000000000000, "name": "", "bell": "a\u0007",
            "passengers": [{"name": "Kim"}, {"seat": 5}, 3], "seats": ["7A", 8], "when": "2026-02-30T00:00:00Z",
            "price": {"amountMinor": -1, "currency": "XXX"}, "locator": "0OIL11", "sur/plus~": 1, "held": "yes"})");
        ObjectReader reader(json);
        QCOMPARE(reader.integer("flightId", 1, 100), 0);
        reader.integer("count", 1, 9);
        reader.integer("half", 1, 9);
        reader.integer("huge", 1, std::numeric_limits<std::int64_t>::max());
        reader.integer("vast", 1, 9);
        reader.text("name");
        reader.text("bell");
        reader.text("phone");
        reader.objects("passengers", 1, 9, [](ObjectReader& passenger) {
            passenger.text("name");
            passenger.optionalText("seat");
        });
        reader.texts("seats", 0, 9);
        reader.instant("when");
        reader.money("price");
        QVERIFY(!reader.parsed("locator", &Locator::parse));
        reader.boolean("held", false);
        const auto done = reader.finish();
        QCOMPARE(QByteArray::fromStdString(done.error().code()), QByteArray("request.invalid"));
        QCOMPARE(
            QByteArray::fromStdString(errorsOf(done)),
            QByteArray("/flightId field.not_integer, /count field.out_of_range, /half field.not_integer, "
                       "/huge field.out_of_range, /vast field.out_of_range, /name field.length, /bell "
                       "field.control_character, "
                       "/phone field.missing, /passengers/1/name field.missing, /passengers/1/seat field.not_text, "
                       "/passengers/2 field.not_object, /seats/1 field.not_text, /when time.malformed, "
                       "/price/amountMinor field.out_of_range, /price/currency money.unknown_currency, "
                       "/locator locator.malformed, /held field.not_boolean, /sur~1plus~0 field.unknown"));
    }

    void wholeRequestsAreTaken()
    {
        const Json json = *parseJson(R"({"flightId": 7, "flightName": "나래 1207 🛫", "count": "3", "ids": [1, 2],
            "price": {"amountMinor": 300000, "currency": "KRW"}, "when": "2026-11-24T17:30:00+09:00", "note": null,
            "contact": {"phone": "010"}})");
        ObjectReader reader(json);
        QCOMPARE(reader.integer("flightId", 1, 100), 7);
        QCOMPARE(reader.text("flightName", {1, 9}), std::string("나래 1207 🛫"));
        QCOMPARE(reader.integerOrDigits("count", 1, 9), 3);
        QCOMPARE(reader.integers("ids", 5, 1, 9), (std::vector<std::int64_t>{1, 2}));
        QCOMPARE(reader.money("price"), Money(300000, Currency::krw()));
        QCOMPARE(toRfc3339(reader.instant("when")), std::string("2026-11-24T08:30:00Z"));
        QVERIFY(!reader.has("note"));
        QVERIFY(!reader.optionalText("note"));
        QVERIFY(!reader.optionalInteger("seats", 1, 9));
        QVERIFY(reader.boolean("publish", true));
        QVERIFY(reader.texts("tags", 0, 9).empty());
        std::string phone;
        reader.object("contact", [&phone](ObjectReader& contact) { phone = contact.text("phone"); });
        QCOMPARE(phone, std::string("010"));
        QVERIFY(reader.finish());
    }

    void unknownFieldsOfNestedObjectsAreRefusedToo()
    {
        const Json json = *parseJson(R"({"contact": {"phone": "010", "fax": "011"}})");
        ObjectReader reader(json);
        reader.object("contact", [](ObjectReader& contact) { contact.text("phone"); });
        QCOMPARE(QByteArray::fromStdString(errorsOf(reader.finish())), QByteArray("/contact/fax field.unknown"));
    }

    void aBodyThatIsNoObjectIsOneError()
    {
        const Json json = *parseJson("[1]");
        ObjectReader reader(json);
        reader.text("name");
        reader.integer("count", 1, 9);
        QCOMPARE(QByteArray::fromStdString(errorsOf(reader.finish())), QByteArray(" field.not_object"));
    }

    void anAnswerIsNotMadeLongByAThousandErrors()
    {
        Json json;
        for (int i = 0; i < 1000; ++i)
            json["field" + std::to_string(i)] = i;
        ObjectReader reader(json);
        QCOMPARE(reader.finish().error().errors().size(), std::size_t(50));
    }

    void lengthIsCountedInCharactersNotBytes()
    {
        const Json json = *parseJson(R"({"name": "가나다라마바사아자차"})");
        ObjectReader reader(json);
        QCOMPARE(reader.text("name", {10, 10}).size(), std::size_t(30));
        QVERIFY(reader.finish());
    }

    void digitsAreTakenOnlyAsAWholeNumber_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<bool>("taken");
        QTest::newRow("number") << QByteArray(R"({"n": 100})") << true;
        QTest::newRow("text") << QByteArray(R"({"n": "100"})") << true;
        QTest::newRow("with a blank") << QByteArray(R"({"n": "100 "})") << false;
        QTest::newRow("with a fraction") << QByteArray(R"({"n": "100.0"})") << false;
        QTest::newRow("empty") << QByteArray(R"({"n": ""})") << false;
        QTest::newRow("below") << QByteArray(R"({"n": "-1"})") << false;
        QTest::newRow("beyond 64 bits") << QByteArray(R"({"n": "99999999999999999999"})") << false;
    }
    void digitsAreTakenOnlyAsAWholeNumber()
    {
        QFETCH(QByteArray, json);
        QFETCH(bool, taken);
        const Json value = *parseJson(std::string_view(json.data(), std::size_t(json.size())));
        ObjectReader reader(value);
        QCOMPARE(reader.integerOrDigits("n", 0, 1000), taken ? 100 : 0);
        QCOMPARE(reader.finish().has_value(), taken);
    }
};

QTEST_APPLESS_MAIN(TestJson)
#include "tst_json.moc"
