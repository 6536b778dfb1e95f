#include <QTest>

#include "client-customer/search/query_parser.hpp"
#include "server/flight/domain/airport.hpp"

using namespace narae;
using namespace narae::customer;

namespace {

QString text(std::string_view from)
{
    return QString::fromUtf8(from.data(), static_cast<int>(from.size()));
}

/// Every airport that the server knows, so that no two names may get in each other's way.
std::vector<desktop::Airport> airports()
{
    std::vector<desktop::Airport> all;
    for (const flight::Airport& known : flight::airports()) {
        desktop::Airport airport;
        airport.code = text(known.code);
        airport.koreanName = text(known.koreanName);
        airport.englishName = text(known.englishName);
        airport.koreanCity = text(known.koreanCity);
        airport.englishCity = text(known.englishCity);
        airport.country = text(known.country);
        all.push_back(airport);
    }
    return all;
}

ServedRoutes served()
{
    ServedRoutes routes;
    const auto both = [&routes](const QString& hub, const QStringList& others) {
        for (const QString& other : others) {
            routes.insert({hub, other});
            routes.insert({other, hub});
        }
    };
    both("GMP", {"CJU", "PUS", "KWJ", "RSU", "HND"});
    both("ICN", {"NRT", "KIX", "FUK", "CTS", "PVG", "PEK", "TPE", "BKK", "SGN", "DAD", "CDG", "LAX", "GUM"});
    both("PUS", {"CJU", "FUK"});
    both("RSU", {"CJU"});
    return routes;
}

} // namespace

/// One line of a traveller, as people write it. Today is Wednesday, 25 November 2026.
class TestQueryParser : public QObject {
    Q_OBJECT

    const QDate today_{2026, 11, 25};
    const QueryParser parser_{airports(), served()};

private slots:
    void aCabinIsUnderstood_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QString>("cabin");
        const auto row = [](const char* line, const char* cabin) {
            QTest::newRow(line) << QString::fromUtf8(line) << QString(cabin);
        };
        row("서울 제주 내일 2명 비즈니스석", "business");
        row("제주 비즈니스 두명", "business");
        row("Seoul to Jeju business class", "business");
        row("Jeju tomorrow in economy", "economy");
        row("인천 파리 일등석", "first");
        row("Seoul Jeju first class", "first");
        row("Seoul Jeju bussiness", "business");
        row("서울 제주 내일", "premium"); // what was known before
    }
    void aCabinIsUnderstood()
    {
        QFETCH(QString, line);
        QFETCH(QString, cabin);
        const SearchQuery before{"GMP", "CJU", today_, 1, "premium"};
        const QueryParser::Reading reading = parser_.read(line, today_, before);
        QCOMPARE(reading.query.cabin, cabin);
        QCOMPARE(reading.notUnderstood(line), QStringList());
    }

    void aLineIsUnderstood_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QString>("from");
        QTest::addColumn<QString>("to");
        QTest::addColumn<QDate>("date");
        QTest::addColumn<int>("travellers");
        const auto row = [](const char* line, const char* from, const char* to, QDate date, int travellers) {
            QTest::newRow(line) << QString::fromUtf8(line) << QString(from) << QString(to) << date << travellers;
        };
        const QDate none;
        const QDate tomorrow(2026, 11, 26);
        // The order of the words is free.
        row("서울 제주 내일 2명", "GMP", "CJU", tomorrow, 2);
        row("2명 내일 서울 제주", "GMP", "CJU", tomorrow, 2);
        row("내일 서울에서 제주로 둘", "GMP", "CJU", tomorrow, 2);
        row("Seoul to Jeju tomorrow 2", "GMP", "CJU", tomorrow, 2);
        row("tomorrow, to Jeju from Seoul, two people", "GMP", "CJU", tomorrow, 2);
        row("GMP CJU 12/1 3명", "GMP", "CJU", QDate(2026, 12, 1), 3);
        row("gmp-cju 2026-12-01", "GMP", "CJU", QDate(2026, 12, 1), 1);
        row("부산에서 제주 다음주 금요일 둘", "PUS", "CJU", QDate(2026, 12, 4), 2);
        row("Jeju next friday for two", "", "CJU", QDate(2026, 12, 4), 2);
        row("제주에서 서울", "CJU", "GMP", none, 1);
        row("Jeju from Busan", "PUS", "CJU", none, 1);
        row("제주행 부산 출발", "PUS", "CJU", none, 1);
        row("서울→제주", "GMP", "CJU", none, 1);
        // Without spaces.
        row("서울제주내일2명", "GMP", "CJU", tomorrow, 2);
        row("부산에서제주로12월1일세명", "PUS", "CJU", QDate(2026, 12, 1), 3);
        row("다음주금요일 제주", "", "CJU", QDate(2026, 12, 4), 1);
        // Which airport of a city.
        row("서울 부산", "GMP", "PUS", none, 1);
        row("서울 방콕", "ICN", "BKK", none, 1);
        row("Seoul Paris", "ICN", "CDG", none, 1);
        row("서울 도쿄", "ICN", "NRT", none, 1);
        row("서울 하네다", "GMP", "HND", none, 1);
        row("김포 도쿄", "GMP", "HND", none, 1);
        row("Haneda to Seoul", "HND", "GMP", none, 1);
        row("인천 오사카", "ICN", "KIX", none, 1);
        row("인천공항에서 나리타공항", "ICN", "NRT", none, 1);
        row("김포국제공항 제주국제공항", "GMP", "CJU", none, 1);
        row("오사카 서울", "KIX", "ICN", none, 1);
        row("타이베이 서울", "TPE", "ICN", none, 1);
        // Names of several words, and what people say.
        row("Seoul to Da Nang", "ICN", "DAD", none, 1);
        row("seoul danang 4 adults", "ICN", "DAD", none, 4);
        row("Incheon to Ho Chi Minh City", "ICN", "SGN", none, 1);
        row("인천 호치민", "ICN", "SGN", none, 1);
        row("서울 LA", "ICN", "LAX", none, 1);
        row("los angeles", "", "LAX", none, 1);
        row("인천에서 괌", "ICN", "GUM", none, 1);
        row("제주도 가고 싶어요", "", "CJU", none, 1);
        row("부산 후쿠오카 세 명", "PUS", "FUK", none, 3);
        // Days.
        row("오늘", "", "", QDate(2026, 11, 25), 1);
        row("모레", "", "", QDate(2026, 11, 27), 1);
        row("내일 모레", "", "", QDate(2026, 11, 27), 1);
        row("내일모레 제주", "", "CJU", QDate(2026, 11, 27), 1);
        row("글피", "", "", QDate(2026, 11, 28), 1);
        row("the day after tomorrow", "", "", QDate(2026, 11, 27), 1);
        row("11월 26일", "", "", tomorrow, 1);
        row("11월26일에", "", "", tomorrow, 1);
        row("11월 24일", "", "", QDate(2027, 11, 24), 1); // was yesterday
        row("24 Nov", "", "", QDate(2027, 11, 24), 1);
        row("26 Nov", "", "", tomorrow, 1);
        row("Nov 26", "", "", tomorrow, 1);
        row("26th of November", "", "", tomorrow, 1);
        row("December 1st 2026", "", "", QDate(2026, 12, 1), 1);
        row("the 30th", "", "", QDate(2026, 11, 30), 1);
        row("3일", "", "", QDate(2026, 12, 3), 1);
        row("3일 뒤", "", "", QDate(2026, 11, 28), 1);
        row("2주 후", "", "", QDate(2026, 12, 9), 1);
        row("in 3 days", "", "", QDate(2026, 11, 28), 1);
        row("2 weeks later", "", "", QDate(2026, 12, 9), 1);
        row("금요일", "", "", QDate(2026, 11, 27), 1);
        row("수요일", "", "", QDate(2026, 11, 25), 1); // today is one
        row("월요일", "", "", QDate(2026, 11, 30), 1);
        row("이번주 토요일", "", "", QDate(2026, 11, 28), 1);
        row("다음 주 금요일", "", "", QDate(2026, 12, 4), 1);
        row("담주 금욜", "", "", QDate(2026, 12, 4), 1);
        row("다다음주 월요일", "", "", QDate(2026, 12, 7), 1);
        row("friday next week", "", "", QDate(2026, 12, 4), 1);
        row("this weekend", "", "", QDate(2026, 11, 28), 1);
        row("주말 제주", "", "CJU", QDate(2026, 11, 28), 1);
        row("다음주", "", "", QDate(2026, 12, 2), 1);
        row("25.12.", "", "", QDate(2026, 12, 25), 1);
        row("2월 29일", "", "", QDate(2028, 2, 29), 1);
        // Travellers.
        row("혼자 제주", "", "CJU", none, 1);
        row("넷이 부산", "", "PUS", none, 4);
        row("성인 2명", "", "", none, 2);
        row("Jeju 3 of us", "", "CJU", none, 3);
        row("제주 5인", "", "CJU", none, 5);
        row("두 분", "", "", none, 2);
        row("one way Seoul Jeju for two", "GMP", "CJU", none, 2);
        row("제주 2 12/1", "", "CJU", QDate(2026, 12, 1), 2);
        // Typos.
        row("Seuol to Jeju tommorow", "GMP", "CJU", tomorrow, 1);
        row("Bangok from Inchon", "ICN", "BKK", none, 1);
        row("서울 재주 내일", "GMP", "CJU", tomorrow, 1);
        row("부산 후쿠오까", "PUS", "FUK", none, 1);
        row("jeju next firday", "", "CJU", QDate(2026, 12, 4), 1);
        row("Novmeber 26 Busan", "", "PUS", tomorrow, 1);
    }
    void aLineIsUnderstood()
    {
        QFETCH(QString, line);
        QFETCH(QString, from);
        QFETCH(QString, to);
        QFETCH(QDate, date);
        QFETCH(int, travellers);
        const QueryParser::Reading reading = parser_.read(line, today_);
        QCOMPARE(reading.query.origin, from);
        QCOMPARE(reading.query.destination, to);
        QCOMPARE(reading.query.date, date);
        QCOMPARE(reading.query.travellers, travellers);
        QVERIFY2(reading.notUnderstood(line).isEmpty(), qPrintable(reading.notUnderstood(line).join('|')));
    }

    void whatIsNotUnderstoodIsNamed_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QStringList>("not_");
        QTest::newRow("a stranger") << QString("Seoul to Narnia tomorrow") << QStringList{"Narnia"};
        QTest::newRow("both ways") << QString::fromUtf8("서울 제주 왕복") << QStringList{QString::fromUtf8("왕복")};
        QTest::newRow("too many") << QString::fromUtf8("제주 12명") << QStringList{"12", QString::fromUtf8("명")};
        QTest::newRow("a third place") << QString("Seoul Jeju Busan") << QStringList{"Busan"};
        QTest::newRow("the same place twice") << QString("Seoul Seoul") << QStringList{"Seoul"};
        QTest::newRow("no such day") << QString("31/2 Jeju") << QStringList{"31", "2"};
        QTest::newRow("a day that is over") << QString("2026-11-24") << QStringList{"2026", "11", "24"};
    }
    void whatIsNotUnderstoodIsNamed()
    {
        QFETCH(QString, line);
        QFETCH(QStringList, not_);
        QStringList named = parser_.read(line, today_).notUnderstood(line);
        named.removeAll("/");
        QCOMPARE(named, not_);
    }

    void eachPieceSaysWhereItStands()
    {
        const QString line = QString::fromUtf8("서울  제주 내일 2명");
        const auto reading = parser_.read(line, today_);
        QCOMPARE(reading.pieces.size(), std::size_t(4));
        const auto words = [&](std::size_t piece) {
            return line.mid(reading.pieces[piece].at, reading.pieces[piece].length);
        };
        QCOMPARE(words(1), QString::fromUtf8("제주"));
        QCOMPARE(reading.pieces[1].meaning, QueryParser::Meaning::Destination);
        QCOMPARE(words(3), QString::fromUtf8("2명"));
        QCOMPARE(reading.pieces[3].meaning, QueryParser::Meaning::Travellers);
    }

    void aMistypedWordSaysWhatItWasTakenFor()
    {
        const auto reading = parser_.read("Seuol to Jeju", today_);
        QCOMPARE(reading.pieces.front().meant, QString("seoul"));
        QVERIFY(reading.pieces.back().meant.isEmpty());
    }

    void whatIsLeftOpenIsAsBefore()
    {
        const SearchQuery before{"GMP", "CJU", QDate(2026, 12, 24), 3};
        QCOMPARE(parser_.read("", today_, before).query, before);
        QCOMPARE(parser_.read("5", today_, before).query, (SearchQuery{"GMP", "CJU", QDate(2026, 12, 24), 5}));
        // Bangkok is not served from Gimpo: the city stays, the airport does not.
        QCOMPARE(parser_.read("Bangkok", today_, before).query, (SearchQuery{"ICN", "BKK", QDate(2026, 12, 24), 3}));
        // To where one would have left from: the way back.
        QCOMPARE(parser_.read("Seoul", today_, before).query.origin, QString("CJU"));
        QCOMPARE(parser_.read("Seoul", today_, before).query.destination, QString("GMP"));
        QCOMPARE(parser_.read("from Jeju", today_, before).query.destination, QString("GMP"));
    }

    void anyLineAtAllIsRead()
    {
        for (const QString& line : {QString(), QString(" "), QString("///--"), QString("99999999999999999999"),
                                    QString::fromUtf8("😀✈️"), QString(4000, 'x'), QString("1 2 3 4 5 6 7 8"),
                                    QString::fromUtf8("월 일 년"), QString("next"), QString("the"), QString("in 5")})
            (void)parser_.read(line, today_);
    }
};

QTEST_GUILESS_MAIN(TestQueryParser)
#include "tst_query_parser.moc"
