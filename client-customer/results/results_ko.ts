<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko_KR" sourcelanguage="en">
<context>
    <name>narae::customer::BoardDelegate</name>
    <message>
        <source>%1 · non-stop</source>
        <translation>%1 · 직항</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>결항</translation>
    </message>
    <message>
        <source>Sold out</source>
        <translation>매진</translation>
    </message>
    <message>
        <source>Only %1 left</source>
        <translation>%1석뿐</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>%1석 남음</translation>
    </message>
    <message>
        <source>See %1</source>
        <translation>%1 보기</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>선택</translation>
    </message>
</context>
<context>
    <name>narae::customer::DayTabs</name>
    <message>
        <source>%1, from %2</source>
        <translation>%1, 최저 %2</translation>
    </message>
    <message>
        <source>%1, no seats</source>
        <translation>%1, 좌석 없음</translation>
    </message>
    <message>
        <source>no seats</source>
        <translation>좌석 없음</translation>
    </message>
</context>
<context>
    <name>narae::customer::FlightBoardModel</name>
    <message>
        <source>cancelled</source>
        <translation>결항</translation>
    </message>
    <message>
        <source>sold out</source>
        <translation>매진</translation>
    </message>
    <message>
        <source>%1 seats left</source>
        <translation>%1석 남음</translation>
    </message>
    <message>
        <source>%1, departs %2 at %3, arrives %4 at %5, %6, %7 in total for %8</source>
        <translation>%1, %3 %2 출발, %5 %4 도착, %6, %8명 총액 %7</translation>
    </message>
    <message>
        <source>Departs</source>
        <translation>출발</translation>
    </message>
    <message>
        <source>Arrives</source>
        <translation>도착</translation>
    </message>
    <message>
        <source>Flight</source>
        <translation>편명</translation>
    </message>
    <message>
        <source>Seats</source>
        <translation>좌석</translation>
    </message>
    <message>
        <source>Total for 1</source>
        <translation>1명 총액</translation>
    </message>
    <message>
        <source>Total for %1</source>
        <translation>%1명 총액</translation>
    </message>
</context>
<context>
    <name>narae::customer::ResultsPage</name>
    <message>
        <source>1 traveller</source>
        <translation>성인 1명</translation>
    </message>
    <message>
        <source>%1 travellers</source>
        <translation>성인 %1명</translation>
    </message>
    <message>
        <source>Seats left</source>
        <translation>좌석 있음</translation>
    </message>
    <message>
        <source>%1 seats together</source>
        <translation>%1석 함께</translation>
    </message>
    <message>
        <source>The flight list did not arrive</source>
        <translation>항공편 목록을 받지 못했습니다</translation>
    </message>
    <message>
        <source>%1 Your search is still here and nothing was booked or charged.</source>
        <translation>%1 검색하신 내용은 그대로 있으며, 예매되거나 결제된 것은 없습니다.</translation>
    </message>
    <message>
        <source>Loading</source>
        <translation>불러오는 중</translation>
    </message>
    <message>
        <source>No flight fits</source>
        <translation>조건에 맞는 항공편이 없습니다</translation>
    </message>
    <message>
        <source>There are flights that day, but none that the choices above leave.</source>
        <translation>그날 항공편은 있지만 위에서 고르신 조건에 맞는 편이 없습니다.</translation>
    </message>
    <message>
        <source>Show all flights</source>
        <translation>모든 항공편 보기</translation>
    </message>
    <message>
        <source>No seats on %1</source>
        <translation>%1에는 좌석이 없습니다</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1에서 %2</translation>
    </message>
    <message>
        <source>%1: no flight has seats in these weeks.</source>
        <translation>%1: 앞뒤 몇 주 동안 좌석이 있는 항공편이 없습니다.</translation>
    </message>
    <message>
        <source>%1: there is no flight to book that day.</source>
        <translation>%1: 그날 예매하실 수 있는 항공편이 없습니다.</translation>
    </message>
    <message>
        <source>Change the search</source>
        <translation>검색 바꾸기</translation>
    </message>
    <message>
        <source>%1: the nearest day with seats is %2.</source>
        <translation>%1: 좌석이 있는 가장 가까운 날은 %2입니다.</translation>
    </message>
    <message>
        <source>See %1, from %2</source>
        <translation>%1 보기, 최저 %2</translation>
    </message>
    <message>
        <source>Live · seats and prices as of %1</source>
        <translation>실시간 · %1 기준 좌석과 운임</translation>
    </message>
    <message>
        <source>Live · seats and prices as they are now</source>
        <translation>실시간 · 지금의 좌석과 운임</translation>
    </message>
    <message>
        <source>Offline · seats and prices as of %1</source>
        <translation>오프라인 · %1 기준 좌석과 운임</translation>
    </message>
    <message>
        <source>%1   %2   %3 left</source>
        <translation>%1   %2   %3석 남음</translation>
    </message>
    <message>
        <source>%1   sold out</source>
        <translation>%1   매진</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>날짜</translation>
    </message>
    <message>
        <source>Flights</source>
        <translation>항공편</translation>
    </message>
    <message>
        <source>Edit search</source>
        <translation>검색 수정</translation>
    </message>
    <message>
        <source>Sort</source>
        <translation>정렬</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>보기</translation>
    </message>
    <message>
        <source>Departure time</source>
        <translation>출발 시각</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>운임</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>소요 시간</translation>
    </message>
    <message>
        <source>Morning</source>
        <translation>오전</translation>
    </message>
    <message>
        <source>Afternoon</source>
        <translation>오후</translation>
    </message>
    <message>
        <source>One way</source>
        <translation>편도</translation>
    </message>
</context>
</TS>
