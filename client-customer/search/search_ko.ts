<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko_KR" sourcelanguage="en">
<context>
    <name>CabinWords</name>
    <message>
        <source>Any cabin</source>
        <translation>모든 좌석 등급</translation>
    </message>
    <message>
        <source>Economy</source>
        <translation>일반석</translation>
    </message>
    <message>
        <source>Premium</source>
        <translation>프리미엄석</translation>
    </message>
    <message>
        <source>Business</source>
        <translation>비즈니스석</translation>
    </message>
    <message>
        <source>First class</source>
        <translation>일등석</translation>
    </message>
</context>
<context>
    <name>narae::customer::AirportPopup</name>
    <message>
        <source>City, airport or code</source>
        <translation>도시, 공항 또는 코드</translation>
    </message>
    <message>
        <source>From</source>
        <translation>출발</translation>
    </message>
    <message>
        <source>To</source>
        <translation>도착</translation>
    </message>
    <message>
        <source>%1  %2 · not flown to</source>
        <translation>%1  %2 · 운항하지 않음</translation>
    </message>
</context>
<context>
    <name>narae::customer::DatePopup</name>
    <message>
        <source>Previous month</source>
        <translation>이전 달</translation>
    </message>
    <message>
        <source>Next month</source>
        <translation>다음 달</translation>
    </message>
    <message>
        <source>Day of departure</source>
        <translation>출발 날짜</translation>
    </message>
</context>
<context>
    <name>narae::customer::NextTripCard</name>
    <message>
        <source>Boarding pass</source>
        <translation>탑승권 보기</translation>
    </message>
    <message>
        <source>Find a booking</source>
        <translation>예약 찾기</translation>
    </message>
    <message>
        <source>Next trip: %1 to %2, %3, in %4, reservation %5</source>
        <translation>다음 여행: %1에서 %2, %3편, %4 뒤 출발, 예약번호 %5</translation>
    </message>
    <message>
        <source>No trip ahead</source>
        <translation>예정된 여행이 없습니다</translation>
    </message>
    <message>
        <source>What you book appears here. A booking made elsewhere is found by its number.</source>
        <translation>예매하신 여행이 여기에 보입니다. 다른 곳에서 예매하셨다면 예약번호로 찾으실 수 있습니다.</translation>
    </message>
    <message>
        <source>What you book appears here, with the time left until it departs.</source>
        <translation>예매하신 여행과 출발까지 남은 시간이 여기에 보입니다.</translation>
    </message>
    <message>
        <source>In %1</source>
        <translation>%1 뒤</translation>
    </message>
    <message>
        <source>1 traveller</source>
        <translation>성인 1명</translation>
    </message>
    <message>
        <source>%1 travellers</source>
        <translation>성인 %1명</translation>
    </message>
    <message>
        <source>Locator</source>
        <translation>예약번호</translation>
    </message>
</context>
<context>
    <name>narae::customer::PriceStrip</name>
    <message>
        <source>%1, no seats</source>
        <translation>%1, 좌석 없음</translation>
    </message>
    <message>
        <source>%1, from %2</source>
        <translation>%1, 최저 %2</translation>
    </message>
</context>
<context>
    <name>narae::customer::SearchFields</name>
    <message>
        <source>today</source>
        <translation>오늘</translation>
    </message>
    <message>
        <source>tomorrow</source>
        <translation>내일</translation>
    </message>
    <message>
        <source>in two days</source>
        <translation>모레</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>선택</translation>
    </message>
    <message>
        <source>From</source>
        <translation>출발</translation>
    </message>
    <message>
        <source>To</source>
        <translation>도착</translation>
    </message>
    <message>
        <source>Departure</source>
        <translation>가는 날</translation>
    </message>
    <message>
        <source>Travellers</source>
        <translation>탑승객</translation>
    </message>
    <message>
        <source>1 adult</source>
        <translation>성인 1명</translation>
    </message>
    <message>
        <source>%1 adults</source>
        <translation>성인 %1명</translation>
    </message>
    <message>
        <source>Swap origin and destination</source>
        <translation>출발지와 도착지 바꾸기</translation>
    </message>
    <message>
        <source>One traveller fewer</source>
        <translation>탑승객 한 명 줄이기</translation>
    </message>
    <message>
        <source>One traveller more</source>
        <translation>탑승객 한 명 늘리기</translation>
    </message>
    <message>
        <source>Fewer options</source>
        <translation>상세 조건 닫기</translation>
    </message>
    <message>
        <source>More options</source>
        <translation>상세 조건</translation>
    </message>
</context>
<context>
    <name>narae::customer::SearchOptions</name>
    <message>
        <source>That day only</source>
        <translation>그날만</translation>
    </message>
    <message>
        <source>A day earlier or later</source>
        <translation>하루 전후도 좋아요</translation>
    </message>
    <message>
        <source>Up to %1 days earlier or later</source>
        <translation>%1일 전후까지 좋아요</translation>
    </message>
    <message>
        <source>Cabin</source>
        <translation>좌석 등급</translation>
    </message>
    <message>
        <source>Other days</source>
        <translation>다른 날짜</translation>
    </message>
    <message>
        <source>No seats on these days</source>
        <translation>이 기간에는 좌석이 없습니다</translation>
    </message>
    <message>
        <source>That day is the cheapest</source>
        <translation>고르신 날이 가장 저렴합니다</translation>
    </message>
    <message>
        <source>Take %1, from %2</source>
        <translation>%1로 바꾸기, %2부터</translation>
    </message>
    <message>
        <source>Take %1, any cabin from %2</source>
        <translation>%1로 바꾸기, 모든 등급 %2부터</translation>
    </message>
</context>
<context>
    <name>narae::customer::SearchPage</name>
    <message>
        <source>from %1</source>
        <translation>%1에서</translation>
    </message>
    <message>
        <source>to %1</source>
        <translation>%1로</translation>
    </message>
    <message>
        <source>today</source>
        <translation>오늘</translation>
    </message>
    <message>
        <source>tomorrow</source>
        <translation>내일</translation>
    </message>
    <message>
        <source>%1/%2</source>
        <translation>%1월 %2일</translation>
    </message>
    <message>
        <source>1 person</source>
        <translation>1명</translation>
    </message>
    <message>
        <source>%1 people</source>
        <translation>%1명</translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <translation>%1 → %2</translation>
    </message>
    <message>
        <source>Not understood: %1. The fields below can be set by hand.</source>
        <translation>이해하지 못한 말: %1. 아래 칸에서 직접 고르실 수 있습니다.</translation>
    </message>
    <message>
        <source>Read as: %1</source>
        <translation>이렇게 읽었습니다: %1</translation>
    </message>
    <message>
        <source>Write it in one line; the fields below follow.</source>
        <translation>한 줄로 적으시면 아래 칸을 저희가 채워 드립니다.</translation>
    </message>
    <message>
        <source>Say from where</source>
        <translation>출발지를 알려 주세요</translation>
    </message>
    <message>
        <source>Say where to</source>
        <translation>도착지를 알려 주세요</translation>
    </message>
    <message>
        <source>Say when</source>
        <translation>날짜를 알려 주세요</translation>
    </message>
    <message>
        <source>See flights</source>
        <translation>항공편 보기</translation>
    </message>
    <message>
        <source>%1 – %2</source>
        <translation>%1 ~ %2</translation>
    </message>
    <message>
        <source>%1 · 1 adult · taxes included</source>
        <translation>%1 · 성인 1명 · 세금 포함</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Where to?</source>
        <translation>어디로 떠나시나요?</translation>
    </message>
    <message>
        <source>Search in one line</source>
        <translation>한 줄 검색</translation>
    </message>
    <message>
        <source>Seoul Jeju tomorrow 2 people</source>
        <translation>서울 제주 내일 2명</translation>
    </message>
    <message>
        <source>Lowest price by day</source>
        <translation>날짜별 최저가</translation>
    </message>
    <message>
        <source>Two weeks earlier</source>
        <translation>2주 전</translation>
    </message>
    <message>
        <source>Two weeks later</source>
        <translation>2주 뒤</translation>
    </message>
    <message>
        <source>Next trip</source>
        <translation>다음 여행</translation>
    </message>
    <message>
        <source>Recent searches</source>
        <translation>최근 검색</translation>
    </message>
    <message>
        <source>Clear all</source>
        <translation>모두 지우기</translation>
    </message>
    <message>
        <source>What you look for is kept here.</source>
        <translation>찾아보신 항공편이 여기에 남습니다.</translation>
    </message>
</context>
</TS>
