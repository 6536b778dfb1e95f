#include "server/flight/domain/airport.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace narae::flight {

namespace {

// clang-format off
constexpr auto kAirports = std::to_array<Airport>({
    {"AKL", "오클랜드공항", "오클랜드",
     "Auckland Airport", "Auckland", "NZ", "Pacific/Auckland", -37008100, 174791700},
    {"AMS", "암스테르담 스히폴공항", "암스테르담",
     "Amsterdam Airport Schiphol", "Amsterdam", "NL", "Europe/Amsterdam", 52308600, 4763900},
    {"ATL", "하츠필드-잭슨 애틀랜타국제공항", "애틀랜타",
     "Hartsfield-Jackson Atlanta International Airport", "Atlanta", "US", "America/New_York", 33636700, -84428100},
    {"BCN", "바르셀로나 엘프라트공항", "바르셀로나",
     "Josep Tarradellas Barcelona-El Prat Airport", "Barcelona", "ES", "Europe/Madrid", 41297100, 2078500},
    {"BKI", "코타키나발루국제공항", "코타키나발루",
     "Kota Kinabalu International Airport", "Kota Kinabalu", "MY", "Asia/Kuching", 5937200, 116051500},
    {"BKK", "수완나품국제공항", "방콕",
     "Suvarnabhumi Airport", "Bangkok", "TH", "Asia/Bangkok", 13690000, 100750100},
    {"BNE", "브리즈번공항", "브리즈번",
     "Brisbane Airport", "Brisbane", "AU", "Australia/Brisbane", -27384200, 153117500},
    {"BOS", "보스턴 로건국제공항", "보스턴",
     "Boston Logan International Airport", "Boston", "US", "America/New_York", 42364300, -71005200},
    {"CAN", "광저우 바이윈국제공항", "광저우",
     "Guangzhou Baiyun International Airport", "Guangzhou", "CN", "Asia/Shanghai", 23392400, 113298800},
    {"CDG", "파리 샤를 드골 공항", "파리",
     "Paris Charles de Gaulle Airport", "Paris", "FR", "Europe/Paris", 49009700, 2547900},
    {"CEB", "막탄-세부국제공항", "세부",
     "Mactan-Cebu International Airport", "Cebu", "PH", "Asia/Manila", 10307500, 123979400},
    {"CGK", "수카르노 하타국제공항", "자카르타",
     "Soekarno-Hatta International Airport", "Jakarta", "ID", "Asia/Jakarta", -6125600, 106655900},
    {"CJJ", "청주국제공항", "청주",
     "Cheongju International Airport", "Cheongju", "KR", "Asia/Seoul", 36716400, 127499200},
    {"CJU", "제주국제공항", "제주",
     "Jeju International Airport", "Jeju", "KR", "Asia/Seoul", 33511300, 126492800},
    {"CNX", "치앙마이국제공항", "치앙마이",
     "Chiang Mai International Airport", "Chiang Mai", "TH", "Asia/Bangkok", 18766800, 98962600},
    {"CTS", "신치토세공항", "삿포로",
     "New Chitose Airport", "Sapporo", "JP", "Asia/Tokyo", 42775200, 141692300},
    {"CXR", "깜라인국제공항", "냐짱",
     "Cam Ranh International Airport", "Nha Trang", "VN", "Asia/Ho_Chi_Minh", 11998200, 109219400},
    {"DAD", "다낭국제공항", "다낭",
     "Da Nang International Airport", "Da Nang", "VN", "Asia/Ho_Chi_Minh", 16043900, 108199400},
    {"DFW", "댈러스-포트워스국제공항", "댈러스",
     "Dallas Fort Worth International Airport", "Dallas", "US", "America/Chicago", 32896800, -97038000},
    {"DLC", "다롄 저우수이쯔국제공항", "다롄",
     "Dalian Zhoushuizi International Airport", "Dalian", "CN", "Asia/Shanghai", 38965700, 121538600},
    {"DPS", "응우라라이국제공항", "발리",
     "I Gusti Ngurah Rai International Airport", "Bali", "ID", "Asia/Makassar", -8748200, 115167200},
    {"DTW", "디트로이트 메트로폴리탄공항", "디트로이트",
     "Detroit Metropolitan Airport", "Detroit", "US", "America/Detroit", 42212400, -83353400},
    {"FCO", "로마 피우미치노공항", "로마",
     "Rome Fiumicino Airport", "Rome", "IT", "Europe/Rome", 41800300, 12238900},
    {"FRA", "프랑크푸르트공항", "프랑크푸르트",
     "Frankfurt Airport", "Frankfurt", "DE", "Europe/Berlin", 50033300, 8570600},
    {"FUK", "후쿠오카공항", "후쿠오카",
     "Fukuoka Airport", "Fukuoka", "JP", "Asia/Tokyo", 33585900, 130450700},
    {"GMP", "김포국제공항", "서울",
     "Gimpo International Airport", "Seoul", "KR", "Asia/Seoul", 37558300, 126790600},
    {"GUM", "앤토니오 B. 원 팻 국제공항", "괌",
     "Antonio B. Won Pat International Airport", "Guam", "GU", "Pacific/Guam", 13483900, 144796000},
    {"HAN", "노이바이국제공항", "하노이",
     "Noi Bai International Airport", "Hanoi", "VN", "Asia/Ho_Chi_Minh", 21221200, 105807200},
    {"HIN", "사천공항", "사천",
     "Sacheon Airport", "Sacheon", "KR", "Asia/Seoul", 35088600, 128070400},
    {"HKG", "홍콩국제공항", "홍콩",
     "Hong Kong International Airport", "Hong Kong", "HK", "Asia/Hong_Kong", 22308900, 113914600},
    {"HKT", "푸껫국제공항", "푸껫",
     "Phuket International Airport", "Phuket", "TH", "Asia/Bangkok", 8113200, 98316900},
    {"HND", "도쿄국제공항(하네다)", "도쿄",
     "Tokyo Haneda Airport", "Tokyo", "JP", "Asia/Tokyo", 35553300, 139781100},
    {"HNL", "대니얼 K. 이노우에 국제공항", "호놀룰루",
     "Daniel K. Inouye International Airport", "Honolulu", "US", "Pacific/Honolulu", 21318700, -157922500},
    {"ICN", "인천국제공항", "서울",
     "Incheon International Airport", "Seoul", "KR", "Asia/Seoul", 37462500, 126439200},
    {"IST", "이스탄불공항", "이스탄불",
     "Istanbul Airport", "Istanbul", "TR", "Europe/Istanbul", 41262200, 28727800},
    {"JFK", "존 F. 케네디 국제공항", "뉴욕",
     "John F. Kennedy International Airport", "New York", "US", "America/New_York", 40639800, -73778900},
    {"KHH", "가오슝국제공항", "가오슝",
     "Kaohsiung International Airport", "Kaohsiung", "TW", "Asia/Taipei", 22577100, 120350000},
    {"KIX", "간사이국제공항", "오사카",
     "Kansai International Airport", "Osaka", "JP", "Asia/Tokyo", 34430600, 135230300},
    {"KOJ", "가고시마공항", "가고시마",
     "Kagoshima Airport", "Kagoshima", "JP", "Asia/Tokyo", 31803400, 130719400},
    {"KPO", "포항경주공항", "포항",
     "Pohang Gyeongju Airport", "Pohang", "KR", "Asia/Seoul", 35987900, 129420400},
    {"KUL", "쿠알라룸푸르국제공항", "쿠알라룸푸르",
     "Kuala Lumpur International Airport", "Kuala Lumpur", "MY", "Asia/Kuala_Lumpur", 2745600, 101709900},
    {"KUV", "군산공항", "군산",
     "Gunsan Airport", "Gunsan", "KR", "Asia/Seoul", 35903800, 126615900},
    {"KWJ", "광주공항", "광주",
     "Gwangju Airport", "Gwangju", "KR", "Asia/Seoul", 35126400, 126808900},
    {"LAS", "해리 리드 국제공항", "라스베이거스",
     "Harry Reid International Airport", "Las Vegas", "US", "America/Los_Angeles", 36080100, -115152200},
    {"LAX", "로스앤젤레스국제공항", "로스앤젤레스",
     "Los Angeles International Airport", "Los Angeles", "US", "America/Los_Angeles", 33942500, -118408100},
    {"LHR", "런던 히스로공항", "런던",
     "London Heathrow Airport", "London", "GB", "Europe/London", 51470600, -461900},
    {"MAD", "마드리드 바라하스공항", "마드리드",
     "Adolfo Suarez Madrid-Barajas Airport", "Madrid", "ES", "Europe/Madrid", 40471900, -3562600},
    {"MFM", "마카오국제공항", "마카오",
     "Macau International Airport", "Macau", "MO", "Asia/Macau", 22149600, 113591600},
    {"MNL", "니노이 아키노국제공항", "마닐라",
     "Ninoy Aquino International Airport", "Manila", "PH", "Asia/Manila", 14508600, 121019600},
    {"MWX", "무안국제공항", "무안",
     "Muan International Airport", "Muan", "KR", "Asia/Seoul", 34991400, 126382800},
    {"NGO", "주부국제공항", "나고야",
     "Chubu Centrair International Airport", "Nagoya", "JP", "Asia/Tokyo", 34858400, 136805400},
    {"NRT", "나리타국제공항", "도쿄",
     "Narita International Airport", "Tokyo", "JP", "Asia/Tokyo", 35764700, 140386400},
    {"OKA", "나하공항", "오키나와",
     "Naha Airport", "Okinawa", "JP", "Asia/Tokyo", 26195800, 127645900},
    {"ORD", "시카고 오헤어국제공항", "시카고",
     "O'Hare International Airport", "Chicago", "US", "America/Chicago", 41978600, -87904800},
    {"PEK", "베이징 서우두국제공항", "베이징",
     "Beijing Capital International Airport", "Beijing", "CN", "Asia/Shanghai", 40080100, 116584600},
    {"PRG", "프라하 바츨라프 하벨 공항", "프라하",
     "Vaclav Havel Airport Prague", "Prague", "CZ", "Europe/Prague", 50100800, 14260000},
    {"PUS", "김해국제공항", "부산",
     "Gimhae International Airport", "Busan", "KR", "Asia/Seoul", 35179500, 128938200},
    {"PVG", "상하이 푸둥국제공항", "상하이",
     "Shanghai Pudong International Airport", "Shanghai", "CN", "Asia/Shanghai", 31143400, 121805200},
    {"RSU", "여수공항", "여수",
     "Yeosu Airport", "Yeosu", "KR", "Asia/Seoul", 34842300, 127616900},
    {"SDJ", "센다이공항", "센다이",
     "Sendai Airport", "Sendai", "JP", "Asia/Tokyo", 38139700, 140916900},
    {"SEA", "시애틀-터코마국제공항", "시애틀",
     "Seattle-Tacoma International Airport", "Seattle", "US", "America/Los_Angeles", 47449000, -122309300},
    {"SFO", "샌프란시스코국제공항", "샌프란시스코",
     "San Francisco International Airport", "San Francisco", "US", "America/Los_Angeles", 37619000, -122374900},
    {"SGN", "떤선녓국제공항", "호찌민",
     "Tan Son Nhat International Airport", "Ho Chi Minh City", "VN", "Asia/Ho_Chi_Minh", 10818800, 106652000},
    {"SHA", "상하이 훙차오국제공항", "상하이",
     "Shanghai Hongqiao International Airport", "Shanghai", "CN", "Asia/Shanghai", 31197900, 121336300},
    {"SHE", "선양 타오셴국제공항", "선양",
     "Shenyang Taoxian International Airport", "Shenyang", "CN", "Asia/Shanghai", 41639800, 123483400},
    {"SIN", "싱가포르 창이공항", "싱가포르",
     "Singapore Changi Airport", "Singapore", "SG", "Asia/Singapore", 1350200, 103994400},
    {"SYD", "시드니 킹스퍼드 스미스 공항", "시드니",
     "Sydney Kingsford Smith Airport", "Sydney", "AU", "Australia/Sydney", -33946100, 151177200},
    {"SZX", "선전 바오안국제공항", "선전",
     "Shenzhen Bao'an International Airport", "Shenzhen", "CN", "Asia/Shanghai", 22639300, 113810700},
    {"TAE", "대구국제공항", "대구",
     "Daegu International Airport", "Daegu", "KR", "Asia/Seoul", 35894200, 128658900},
    {"TPE", "타이완 타오위안국제공항", "타이베이",
     "Taiwan Taoyuan International Airport", "Taipei", "TW", "Asia/Taipei", 25077700, 121232800},
    {"TSA", "타이베이 쑹산공항", "타이베이",
     "Taipei Songshan Airport", "Taipei", "TW", "Asia/Taipei", 25069400, 121552500},
    {"USN", "울산공항", "울산",
     "Ulsan Airport", "Ulsan", "KR", "Asia/Seoul", 35593500, 129351700},
    {"VIE", "빈 국제공항", "빈",
     "Vienna International Airport", "Vienna", "AT", "Europe/Vienna", 48110300, 16569700},
    {"WJU", "원주공항", "원주",
     "Wonju Airport", "Wonju", "KR", "Asia/Seoul", 37438100, 127960400},
    {"YNJ", "옌지 차오양촨국제공항", "옌지",
     "Yanji Chaoyangchuan International Airport", "Yanji", "CN", "Asia/Shanghai", 42882800, 129451300},
    {"YNY", "양양국제공항", "양양",
     "Yangyang International Airport", "Yangyang", "KR", "Asia/Seoul", 38061300, 128669200},
    {"YVR", "밴쿠버국제공항", "밴쿠버",
     "Vancouver International Airport", "Vancouver", "CA", "America/Vancouver", 49193900, -123184400},
    {"YYZ", "토론토 피어슨국제공항", "토론토",
     "Toronto Pearson International Airport", "Toronto", "CA", "America/Toronto", 43677200, -79630600},
    {"ZRH", "취리히공항", "취리히",
     "Zurich Airport", "Zurich", "CH", "Europe/Zurich", 47464700, 8549200},
});
// clang-format on

} // namespace

std::span<const Airport> airports()
{
    return kAirports;
}

const Airport* findAirport(std::string_view code)
{
    const auto found =
        std::lower_bound(kAirports.begin(), kAirports.end(), code,
                         [](const Airport& airport, std::string_view key) { return airport.code < key; });
    return found == kAirports.end() || found->code != code ? nullptr : &*found;
}

int distanceKilometres(const Airport& from, const Airport& to)
{
    // The haversine formula on a sphere of the earth's mean radius (IUGG); good to half a per cent.
    constexpr double kEarthRadiusKilometres = 6371.0;
    const auto radians = [](std::int32_t microdegrees) { return microdegrees / 1e6 * std::numbers::pi / 180.0; };
    const double latitudes = std::sin((radians(to.latitudeMicrodegrees) - radians(from.latitudeMicrodegrees)) / 2);
    const double longitudes = std::sin((radians(to.longitudeMicrodegrees) - radians(from.longitudeMicrodegrees)) / 2);
    const double chord = latitudes * latitudes + std::cos(radians(from.latitudeMicrodegrees)) *
                                                     std::cos(radians(to.latitudeMicrodegrees)) * longitudes *
                                                     longitudes;
    return static_cast<int>(std::lround(2 * kEarthRadiusKilometres * std::asin(std::sqrt(chord))));
}

} // namespace narae::flight
