<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko_KR" sourcelanguage="en">
<context>
    <name>Attention</name>
    <message>
        <source>1 payment without an answer</source>
        <translation>결과를 모르는 결제 1건</translation>
    </message>
    <message>
        <source>%1 payments without an answer</source>
        <translation>결과를 모르는 결제 %1건</translation>
    </message>
    <message>
        <source>The oldest is from %1 ago. The gateway is being asked.</source>
        <translation>가장 오래된 것은 %1 전입니다. 결제사에 다시 묻고 있습니다.</translation>
    </message>
    <message>
        <source>Look at the payments</source>
        <translation>결제 확인하기</translation>
    </message>
    <message>
        <source>1 event could not be applied</source>
        <translation>처리하지 못한 이벤트 1건</translation>
    </message>
    <message>
        <source>%1 events could not be applied</source>
        <translation>처리하지 못한 이벤트 %1건</translation>
    </message>
    <message>
        <source>Open and replay</source>
        <translation>열어 보고 다시 처리하기</translation>
    </message>
    <message>
        <source>%1: two counts of its seats</source>
        <translation>%1, 좌석 수가 서로 다릅니다</translation>
    </message>
    <message>
        <source>The airline&apos;s record has %1 left, sales have %2.</source>
        <translation>항공사 기록은 잔여 %1석, 판매 쪽은 %2석입니다.</translation>
    </message>
    <message>
        <source>Open the flight</source>
        <translation>항공편 열기</translation>
    </message>
    <message>
        <source>%1 is cancelled with 1 traveller</source>
        <translation>%1 결항, 승객 1명</translation>
    </message>
    <message>
        <source>%1 is cancelled with %2 travellers</source>
        <translation>%1 결항, 승객 %2명</translation>
    </message>
    <message>
        <source>Their reservations are not ended yet.</source>
        <translation>예약이 아직 정리되지 않았습니다.</translation>
    </message>
    <message>
        <source>Look at the travellers</source>
        <translation>승객 보기</translation>
    </message>
    <message>
        <source>%1 leaves in %2, %3 sold</source>
        <translation>%1, 출발 %2 전 %3</translation>
    </message>
    <message>
        <source>%1 of %2 seats are still free.</source>
        <translation>%2석 가운데 %1석이 비어 있습니다.</translation>
    </message>
    <message>
        <source>Change the fare</source>
        <translation>운임 조정하기</translation>
    </message>
    <message>
        <source>%1 flights leave within %2 hours, less than half sold</source>
        <translation>%2시간 안에 출발하는 %1편이 절반도 차지 않았습니다</translation>
    </message>
    <message>
        <source>The next is %1 in %2, %3 sold.</source>
        <translation>가장 먼저 %1, %2 뒤 출발, %3 판매.</translation>
    </message>
    <message>
        <source>Show only these</source>
        <translation>이 항공편만 보기</translation>
    </message>
</context>
<context>
    <name>narae::admin::AttentionCard</name>
    <message>
        <source>Wants a look</source>
        <translation>확인이 필요합니다</translation>
    </message>
    <message>
        <source>Nothing. All payments are answered, all events applied, and no flight is short of notice.</source>
        <translation>없습니다. 결제는 모두 확인되었고 이벤트도 모두 처리되었습니다.</translation>
    </message>
</context>
<context>
    <name>narae::admin::DeparturesModel</name>
    <message>
        <source>Cancelled</source>
        <translation>결항</translation>
    </message>
    <message>
        <source>Full, some held</source>
        <translation>만석, 일부 보류</translation>
    </message>
    <message>
        <source>Full</source>
        <translation>만석</translation>
    </message>
    <message>
        <source>Few sold</source>
        <translation>빈자리 많음</translation>
    </message>
    <message>
        <source>On sale</source>
        <translation>판매 중</translation>
    </message>
    <message>
        <source>%1 tomorrow</source>
        <translation>내일 %1</translation>
    </message>
    <message>
        <source>Departs</source>
        <translation>출발</translation>
    </message>
    <message>
        <source>Flight</source>
        <translation>편명</translation>
    </message>
    <message>
        <source>Route</source>
        <translation>구간</translation>
    </message>
    <message>
        <source>Aircraft</source>
        <translation>기재</translation>
    </message>
    <message>
        <source>Load</source>
        <translation>탑승률</translation>
    </message>
    <message>
        <source>Sold / seats</source>
        <translation>판매/좌석</translation>
    </message>
    <message>
        <source>State</source>
        <translation>상태</translation>
    </message>
    <message>
        <source>%1, %2 in Seoul</source>
        <translation>%1, 서울 %2</translation>
    </message>
</context>
<context>
    <name>narae::admin::FiguresCard</name>
    <message>
        <source>%1 gone, %2 to go</source>
        <translation>출발 %1 · 예정 %2</translation>
    </message>
    <message>
        <source>%1 gone, %2 to go, %3 cancelled</source>
        <translation>출발 %1 · 예정 %2 · 결항 %3</translation>
    </message>
    <message>
        <source>of %1 that fly today, %2</source>
        <translation>오늘 운항 %1석 중 %2</translation>
    </message>
    <message>
        <source>today&apos;s departures, less refunds</source>
        <translation>오늘 출발편, 환불을 뺀 금액</translation>
    </message>
    <message>
        <source>%1 more than last %2</source>
        <translation>지난주 %2요일보다 %1 많음</translation>
    </message>
    <message>
        <source>%1 less than last %2</source>
        <translation>지난주 %2요일보다 %1 적음</translation>
    </message>
    <message>
        <source>1 cancellation</source>
        <translation>취소 1건</translation>
    </message>
    <message>
        <source>%1 cancellations</source>
        <translation>취소 %1건</translation>
    </message>
    <message>
        <source>%1, all refunds paid</source>
        <translation>%1 · 환불 모두 처리됨</translation>
    </message>
    <message>
        <source>%1, %2 refunds under way</source>
        <translation>%1 · 환불 진행 중 %2건</translation>
    </message>
    <message>
        <source>Departures today</source>
        <translation>오늘 출발</translation>
    </message>
    <message>
        <source>Seats sold</source>
        <translation>판매 좌석</translation>
    </message>
    <message>
        <source>Revenue of the day</source>
        <translation>오늘 매출</translation>
    </message>
    <message>
        <source>Refunded</source>
        <translation>오늘 환불</translation>
    </message>
</context>
<context>
    <name>narae::admin::TickerCard</name>
    <message>
        <source>Purchases now</source>
        <translation>실시간 구매</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>멈춤</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>계속</translation>
    </message>
    <message>
        <source>Go on, %1 new</source>
        <translation>계속, 새로 %1건</translation>
    </message>
    <message>
        <source>No purchases yet. The first one shows here within two seconds.</source>
        <translation>아직 구매가 없습니다. 첫 구매는 2초 안에 여기에 나타납니다.</translation>
    </message>
</context>
<context>
    <name>narae::admin::TickerModel</name>
    <message>
        <source>1 seat</source>
        <translation>1석</translation>
    </message>
    <message>
        <source>%1 seats</source>
        <translation>%1석</translation>
    </message>
</context>
<context>
    <name>narae::admin::TodayPage</name>
    <message>
        <source>Today</source>
        <translation>오늘</translation>
    </message>
    <message>
        <source>The flights could not be read</source>
        <translation>항공편을 불러오지 못했습니다</translation>
    </message>
    <message>
        <source>Nothing departs within 24 hours</source>
        <translation>24시간 안에 출발하는 항공편이 없습니다</translation>
    </message>
    <message>
        <source>Flights show here the day before they leave.</source>
        <translation>항공편은 출발 하루 전부터 여기에 나타납니다.</translation>
    </message>
    <message>
        <source>No flight fits</source>
        <translation>맞는 항공편이 없습니다</translation>
    </message>
    <message>
        <source>Of the next departures, none is like that now.</source>
        <translation>다음 출발편 가운데 지금 해당하는 편이 없습니다.</translation>
    </message>
    <message>
        <source>Show all departures</source>
        <translation>모두 보기</translation>
    </message>
    <message>
        <source>1 in the 24 hours from %1</source>
        <translation>%1부터 24시간 1편</translation>
    </message>
    <message>
        <source>%1 in the 24 hours from %2</source>
        <translation>%2부터 24시간 %1편</translation>
    </message>
    <message>
        <source>All</source>
        <translation>전체</translation>
    </message>
    <message>
        <source>Many free %1</source>
        <translation>빈자리 많음 %1</translation>
    </message>
    <message>
        <source>Full %1</source>
        <translation>만석 %1</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>open the chosen departure</source>
        <translation>고른 출발편 열기</translation>
    </message>
    <message>
        <source>pause the purchases, or let them go on</source>
        <translation>실시간 구매 멈추기, 계속하기</translation>
    </message>
    <message>
        <source>Show all next departures</source>
        <translation>다음 출발 모두 보기</translation>
    </message>
    <message>
        <source>Show departures with many free seats</source>
        <translation>빈자리 많은 출발편 보기</translation>
    </message>
    <message>
        <source>Show full departures</source>
        <translation>만석인 출발편 보기</translation>
    </message>
    <message>
        <source>Let the purchases go on</source>
        <translation>실시간 구매 계속하기</translation>
    </message>
    <message>
        <source>Pause the purchases</source>
        <translation>실시간 구매 멈추기</translation>
    </message>
    <message>
        <source>Wants a look</source>
        <translation>확인이 필요합니다</translation>
    </message>
    <message>
        <source>Next departures</source>
        <translation>다음 출발</translation>
    </message>
</context>
</TS>
