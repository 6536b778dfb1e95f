#include "common/api/reasons.hpp"

#include <algorithm>
#include <array>
#include <optional>

namespace narae::api {

namespace {

struct Reason {
    std::string_view english;
    std::string_view korean;
};

constexpr auto kReasons = std::to_array<Reason>({
    // What is wrong with the HTTP of a request.
    {"a chunk", "청크"},
    {"a chunk's end", "청크의 끝"},
    {"a chunk's size", "청크의 크기"},
    {"a control character in the address", "주소 안의 제어 문자"},
    {"a header that stands twice", "두 번 있는 헤더"},
    {"a header's name", "헤더의 이름"},
    {"a header's value", "헤더의 값"},
    {"a percent sign in the address", "주소 안의 퍼센트 기호"},
    {"one Host header is needed", "Host 헤더는 하나여야 함"},
    {"the Content-Length", "Content-Length 값"},
    {"the address", "주소"},
    {"the body's length is given twice", "본문 길이가 두 번 주어짐"},
    {"the first line", "첫 줄"},
    {"the transfer coding", "전송 부호화 방식"},

    // A parameter.
    {"a name is missing in it", "이름이 빠진 곳이 있습니다"},
    {"it cannot be made", "만들 수 없습니다"},
    {"it is customer or staff", "customer 또는 staff여야 합니다"},
    {"it is missing", "빠졌습니다"},
    {"it is not a cursor of this list", "이 목록의 다음 위치 값이 아닙니다"},
    {"it is not a cursor of this report", "이 보고서의 다음 위치 값이 아닙니다"},
    {"it is not a time of RFC 3339", "RFC 3339 시각이 아닙니다"},
    {"it is not an e-mail address", "이메일 주소가 아닙니다"},
    {"it stands twice", "두 번 있습니다"},
    {"it must be a date, as 2026-12-01", "2026-12-01과 같은 날짜여야 합니다"},
    {"it must be a date or a moment, as 2026-11-24 or 2026-11-24T08:30:00Z",
     "2026-11-24와 같은 날짜나 2026-11-24T08:30:00Z와 같은 시각이어야 합니다"},
    {"it must be a moment, as 2026-12-01T09:00:00Z", "2026-12-01T09:00:00Z와 같은 시각이어야 합니다"},
    {"it must be an event's id, as narae-1/1042", "narae-1/1042와 같은 이벤트 번호여야 합니다"},
    {"it must be departure, price, duration or left", "departure, price, duration, left 가운데 하나여야 합니다"},
    {"it must be flight, route or day", "flight, route, day 가운데 하나여야 합니다"},
    {"it must be domestic or international", "domestic, international 가운데 하나여야 합니다"},
    {"it must be flight, route, day, reason or daysBefore",
     "flight, route, day, reason, daysBefore 가운데 하나여야 합니다"},
    {"it must be flight-statuses, seats, purchases, or several of them",
     "flight-statuses, seats, purchases 가운데 하나 또는 여럿이어야 합니다"},
    {"it must be held, paying, payment_unknown, confirmed, partially_cancelled, cancelled, declined or expired",
     "held, paying, payment_unknown, confirmed, partially_cancelled, cancelled, declined, expired 가운데 하나여야 "
     "합니다"},
    {"it must be text of at most 64 characters", "64자 이하의 문자열이어야 합니다"},
    {"it must be true or false", "true 또는 false여야 합니다"},
    {"it must not be before from", "from보다 앞설 수 없습니다"},
    {"name a flight, or origin and destination", "항공편 또는 출발지와 도착지를 지정해 주십시오"},
    {"no locator begins so", "그렇게 시작하는 예약 번호는 없습니다"},
    {"there is no such parameter", "그런 매개변수는 없습니다"},
    {"only the airline's staff ask by it", "항공사 직원만 쓸 수 있는 매개변수입니다"},
    {"it must be captured, declined or abandoned", "captured, declined, abandoned 가운데 하나여야 합니다"},
    {"whose seats are watched must be said", "어느 항공편의 좌석인지 지정해야 합니다"},

    // A payment company's message.
    {"it has no time", "시각이 없음"},
    {"it is not of this message", "이 메시지의 서명이 아님"},
    {"it is too old, or a clock is wrong", "너무 오래되었거나 시계가 틀림"},

    // A setting.
    {"a process needs a role", "프로세스에는 역할이 있어야 합니다"},
    {"a role is flight, reservation, payment, view or identity",
     "역할은 flight, reservation, payment, view, identity 가운데 하나입니다"},
    {"it must be PLAIN, SCRAM-SHA-256 or SCRAM-SHA-512", "PLAIN, SCRAM-SHA-256, SCRAM-SHA-512 가운데 하나여야 합니다"},
    {"it must be ROLE=URL", "역할=URL이어야 합니다"},
    {"it must be plaintext, ssl, sasl_plaintext or sasl_ssl",
     "plaintext, ssl, sasl_plaintext, sasl_ssl 가운데 하나여야 합니다"},
    {"its first line must be the password", "첫 줄이 비밀번호여야 합니다"},
    {"nobody would be told it: kafka.security must be sasl_plaintext or sasl_ssl",
     "알려 줄 상대가 없습니다. kafka.security가 sasl_plaintext나 sasl_ssl이어야 합니다"},
    {"the URL must be https://HOST:PORT, or http:// with a loopback address",
     "URL은 https://호스트:포트 또는 http://와 루프백 주소여야 합니다"},
    {"the processes of one airline need a file with a common secret of 16 characters or more",
     "한 항공사의 프로세스들에는 16자 이상의 공통 비밀값을 담은 파일이 필요합니다"},
    {"the role stands twice", "역할이 두 번 있습니다"},
    {"there must be a PEM file with a certificate", "인증서가 든 PEM 파일이 있어야 합니다"},
    {"with SASL in kafka.security it must be set", "kafka.security가 SASL이면 지정해야 합니다"},
    {"without TLS it would tell the password to whoever listens: kafka.security must be sasl_ssl, or this "
     "SCRAM-SHA-512",
     "TLS 없이는 비밀번호가 듣는 이에게 드러납니다. kafka.security를 sasl_ssl로 하거나 이 값을 SCRAM-SHA-512로 "
     "하십시오"},
    {"without TLS there is no certificate to look at: kafka.security must be ssl or sasl_ssl",
     "TLS 없이는 확인할 인증서가 없습니다. kafka.security가 ssl이나 sasl_ssl이어야 합니다"},
    {"an integration's secret needs a file to go to", "연동 키의 비밀값을 쓸 파일이 필요합니다"},
    {"no broker is named", "브로커가 지정되지 않았습니다"},
    {"no topic is named", "토픽이 지정되지 않았습니다"},
    {"it must be a text in quotes", "따옴표로 묶은 문자열이어야 합니다"},
    {"it must be a text in quotes, or a list of them", "따옴표로 묶은 문자열이나 그 목록이어야 합니다"},
    {"it must be PORT or ROLE=PORT", "포트 또는 역할=포트여야 합니다"},
    {"it must be an address, or a network as 10.1.0.0/16", "주소 또는 10.1.0.0/16과 같은 네트워크여야 합니다"},
    {"it must be a whole number", "정수여야 합니다"},
    {"it must be debug, info, warning or error", "debug, info, warning, error 가운데 하나여야 합니다"},
    {"it must be json or text", "json 또는 text여야 합니다"},
    {"it must be local or off", "local 또는 off여야 합니다"},
    {"it must be sandbox or stripe", "sandbox 또는 stripe여야 합니다"},
    {"it must be https://HOST, or http:// and an address of this machine",
     "https://호스트 또는 http://와 이 컴퓨터의 주소여야 합니다"},
    {"with the gateway stripe there must be a key", "결제 대행사가 stripe이면 키가 있어야 합니다"},
    {"no such address", "그런 주소가 없습니다"},

    // A seat map.
    {"-= lists seats of the cabin, each once", "-= 뒤에는 객실의 좌석을 한 번씩만 적습니다"},
    {"a row group is written 7-30:ABC_DEF", "열 묶음은 7-30:ABC_DEF처럼 적습니다"},
    {"a row has 1 to 12 letters from A to Z that count up, with single _ for aisles",
     "한 열에는 A부터 Z까지 차례대로 글자 1~12개를 적고, 통로는 _ 하나로 적습니다"},
    {"after the rows come x= (exit rows) and -= (blocked)", "열 다음에는 x=(비상구 열)과 -=(막은 좌석)이 옵니다"},
    {"no seat is left to sell", "판매할 좌석이 없습니다"},
    {"rows are written 7-30, from 1 to 199", "열은 1~199 안에서 7-30처럼 적습니다"},
    {"rows count up from front to back, each once", "열 번호는 앞에서 뒤로 커지며 한 번씩만 나옵니다"},
    {"x= comes once, then -= once", "x=가 한 번, 그다음 -=가 한 번 옵니다"},
    {"x= lists rows of the cabin, each once", "x= 뒤에는 객실의 열을 한 번씩만 적습니다"},

    // One field of a body.
    {"Either all cabins have seats of their own, or all have those of the aircraft.",
     "객실 좌석은 모두 직접 적거나 모두 기종의 것을 써야 합니다."},
    {"It must be an object.", "객체여야 합니다."},
    {"The seats of the seat map are another number.", "좌석 배치의 좌석 수와 다릅니다."},
    {"There is nothing to change in it.", "변경할 내용이 없습니다."},
});

const Reason* find(std::string_view english)
{
    const auto* at = std::find_if(kReasons.begin(), kReasons.end(),
                                  [english](const Reason& reason) { return reason.english == english; });
    return at == kReasons.end() ? nullptr : at;
}

/// "it must be from 1 to 100": the one reason that has figures in it.
std::optional<std::string> bounds(std::string_view english)
{
    constexpr std::string_view kFrom = "it must be from ";
    constexpr std::string_view kTo = " to ";
    if (!english.starts_with(kFrom)) return std::nullopt;
    english.remove_prefix(kFrom.size());
    const auto to = english.find(kTo);
    if (to == std::string_view::npos) return std::nullopt;
    return std::string(english.substr(0, to)) + "부터 " + std::string(english.substr(to + kTo.size())) +
           "까지여야 합니다";
}

/// "reservation cannot do without payment: add --peer payment=URL": the one that has names of roles in it.
std::optional<std::string> needs(std::string_view english)
{
    constexpr std::string_view kWithout = " cannot do without ";
    const auto without = english.find(kWithout);
    const auto colon = english.find(": add ");
    if (without == std::string_view::npos || colon == std::string_view::npos || colon < without) return std::nullopt;
    const std::string_view needed = english.substr(without + kWithout.size(), colon - without - kWithout.size());
    return std::string(english.substr(0, without)) + "에는 " + std::string(needed) + "이(가) 필요합니다. --peer " +
           std::string(needed) + "=URL을 더하십시오";
}

} // namespace

std::string reasonInKorean(std::string_view english)
{
    if (const Reason* known = find(english)) return std::string(known->korean);
    if (auto range = bounds(english)) return *std::move(range);
    return needs(english).value_or(std::string(english));
}

bool isKnownReason(std::string_view english)
{
    return find(english) != nullptr;
}

} // namespace narae::api
