<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko_KR">
<context>
    <name>CancellationInsight</name>
    <message>
        <source>The one cancellation leaves time to sell the seat again</source>
        <translation>취소 한 건은 다시 팔 시간이 있습니다</translation>
    </message>
    <message>
        <source>Every cancellation leaves time to sell the seat again</source>
        <translation>취소된 자리는 모두 다시 팔 시간이 있습니다</translation>
    </message>
    <message>
        <source>%1 of %2 cancellations leave time to sell the seat again</source>
        <translation>취소 %2건 중 %1건은 다시 팔 시간이 있습니다</translation>
    </message>
    <message>
        <source>%1 of %2 cancellations come in the last three days</source>
        <translation>취소 %2건 중 %1건이 출발 사흘 안에 나왔습니다</translation>
    </message>
    <message>
        <source>Cancellations</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>Passengers</source>
        <translation>승객</translation>
    </message>
    <message>
        <source>Refunded</source>
        <translation>환불</translation>
    </message>
    <message>
        <source>Fees kept</source>
        <translation>수수료</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>통화</translation>
    </message>
    <message>
        <source>Nobody has cancelled</source>
        <translation>취소가 없습니다</translation>
    </message>
    <message>
        <source>Cancellations by the days left until departure</source>
        <translation>출발까지 남은 날로 본 취소</translation>
    </message>
    <message>
        <source>Departures %1.</source>
        <translation>%1 출발편입니다.</translation>
    </message>
    <message>
        <source>%1 before departure: %2 cancellations</source>
        <translation>출발까지 %1: 취소 %2건</translation>
    </message>
    <message>
        <source>Cancellations by the days left until departure, %1 refunded</source>
        <translation>출발까지 남은 날로 본 취소 · 환불 %1</translation>
    </message>
    <message>
        <source>Hard to sell again: %1</source>
        <translation>다시 팔기 어려운 %1건</translation>
    </message>
    <message>
        <source>That day</source>
        <translation>당일</translation>
    </message>
    <message>
        <source>%1 day</source>
        <translation>%1일</translation>
    </message>
    <message>
        <source>%1+</source>
        <translation>%1일+</translation>
    </message>
    <message>
        <source>%1~%2</source>
        <translation>%1~%2일</translation>
    </message>
    <message>
        <source>Days before</source>
        <translation>남은 날</translation>
    </message>
</context>
<context>
    <name>CurveInsight</name>
    <message>
        <source>Nothing sold yet on %1</source>
        <translation>%1에는 아직 팔린 좌석이 없습니다</translation>
    </message>
    <message>
        <source>%1 is %2 full</source>
        <translation>%1 탑승률은 %2입니다</translation>
    </message>
    <message>
        <source>%1 fills faster than its route</source>
        <translation>%1, 노선 평균보다 빨리 찹니다</translation>
    </message>
    <message>
        <source>%1 fills more slowly than its route</source>
        <translation>%1, 노선 평균보다 천천히 찹니다</translation>
    </message>
    <message>
        <source>%1 fills as its route does</source>
        <translation>%1, 노선 평균만큼 찹니다</translation>
    </message>
    <message>
        <source>Day of departure</source>
        <translation>출발일</translation>
    </message>
    <message>
        <source>1 day before departure</source>
        <translation>출발 1일 전</translation>
    </message>
    <message>
        <source>%1 days before departure</source>
        <translation>출발 %1일 전</translation>
    </message>
    <message>
        <source>%1 sold</source>
        <translation>%1 판매</translation>
    </message>
    <message>
        <source>%1, as the average</source>
        <translation>%1, 평균과 같음</translation>
    </message>
    <message>
        <source>%1, %2 points above average</source>
        <translation>%1, 평균보다 %2%p 위</translation>
    </message>
    <message>
        <source>%1, %2 points below average</source>
        <translation>%1, 평균보다 %2%p 아래</translation>
    </message>
    <message>
        <source>Days before departure</source>
        <translation>출발까지 남은 날</translation>
    </message>
    <message>
        <source>Average of the route</source>
        <translation>노선 평균</translation>
    </message>
    <message>
        <source>No departures</source>
        <translation>출발편이 없습니다</translation>
    </message>
    <message>
        <source>Seats sold by the days before departure</source>
        <translation>출발까지 남은 날로 본 예약률</translation>
    </message>
    <message>
        <source>No flight departs in this period.</source>
        <translation>이 기간에는 출발하는 항공편이 없습니다.</translation>
    </message>
    <message>
        <source>Seats sold of all, %1 · departs %2</source>
        <translation>누적 예약률, %1 · %2 출발편</translation>
    </message>
    <message>
        <source>Seats sold of all, %1 flights · departures %2</source>
        <translation>누적 예약률, 항공편 %1편 · 출발 %2</translation>
    </message>
    <message>
        <source>The curve begins with the first seat sold.</source>
        <translation>첫 좌석이 팔리면 곡선이 시작됩니다.</translation>
    </message>
    <message>
        <source>This flight</source>
        <translation>이번 편</translation>
    </message>
    <message>
        <source>This route</source>
        <translation>이 노선</translation>
    </message>
    <message>
        <source>Average</source>
        <translation>평균</translation>
    </message>
</context>
<context>
    <name>LoadInsight</name>
    <message>
        <source>From</source>
        <translation>출발지</translation>
    </message>
    <message>
        <source>To</source>
        <translation>도착지</translation>
    </message>
    <message>
        <source>Flights</source>
        <translation>항공편</translation>
    </message>
    <message>
        <source>Seats</source>
        <translation>좌석</translation>
    </message>
    <message>
        <source>Sold</source>
        <translation>판매</translation>
    </message>
    <message>
        <source>Load</source>
        <translation>탑승률</translation>
    </message>
    <message>
        <source>No departures</source>
        <translation>출발편이 없습니다</translation>
    </message>
    <message>
        <source>Nothing sold yet</source>
        <translation>아직 판매가 없습니다</translation>
    </message>
    <message>
        <source>Load factor by route</source>
        <translation>노선별 탑승률</translation>
    </message>
    <message>
        <source>No flight departs in this period.</source>
        <translation>이 기간에는 출발하는 항공편이 없습니다.</translation>
    </message>
    <message>
        <source>%1 seats wait for their first passenger.</source>
        <translation>좌석 %1석이 첫 승객을 기다립니다.</translation>
    </message>
    <message>
        <source>Average %1</source>
        <translation>평균 %1</translation>
    </message>
    <message>
        <source>Load factor by route, the fullest and the emptiest of %1</source>
        <translation>노선별 탑승률, %1개 노선 중 가장 찬 곳과 빈 곳</translation>
    </message>
    <message>
        <source>%1: %2 of %3 seats sold</source>
        <translation>%1: %3석 중 %2석 판매</translation>
    </message>
    <message>
        <source>%1 is %2 full</source>
        <translation>%1 탑승률은 %2입니다</translation>
    </message>
    <message>
        <source>%1 leads with %2, no route is half full</source>
        <translation>%1 노선이 %2로 앞서고, 절반 찬 노선은 없습니다</translation>
    </message>
    <message>
        <source>%1 fills best, %2 is only %3 full</source>
        <translation>%1 노선이 가장 잘 차고, %2 노선은 %3뿐입니다</translation>
    </message>
    <message>
        <source>%1 fills best, and every route is at least half full</source>
        <translation>%1 노선이 가장 잘 차고, 모든 노선이 절반 이상 찼습니다</translation>
    </message>
</context>
<context>
    <name>RevenueInsight</name>
    <message>
        <source>The week of %1</source>
        <translation>%1 주간</translation>
    </message>
    <message>
        <source>%1 brings %2 times the average</source>
        <translation>%1 매출이 평균의 %2배입니다</translation>
    </message>
    <message>
        <source>Revenue is even, %1 leads</source>
        <translation>매출이 고르고, %1이 가장 많습니다</translation>
    </message>
    <message>
        <source>%1 brings the most</source>
        <translation>%1 매출이 가장 많습니다</translation>
    </message>
    <message>
        <source>Departures</source>
        <translation>출발</translation>
    </message>
    <message>
        <source>Paid</source>
        <translation>결제</translation>
    </message>
    <message>
        <source>Refunded</source>
        <translation>환불</translation>
    </message>
    <message>
        <source>Revenue</source>
        <translation>매출</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>통화</translation>
    </message>
    <message>
        <source>Nothing sold yet</source>
        <translation>아직 판매가 없습니다</translation>
    </message>
    <message>
        <source>Revenue by day of departure</source>
        <translation>출발일별 매출</translation>
    </message>
    <message>
        <source>The first payment for a flight of this period appears here.</source>
        <translation>이 기간 항공편의 첫 결제부터 여기에 나타납니다.</translation>
    </message>
    <message>
        <source>Revenue by week of departure, %1 in all</source>
        <translation>출발 주별 매출, 합계 %1</translation>
    </message>
    <message>
        <source>Revenue by day of departure, %1 in all</source>
        <translation>출발일별 매출, 합계 %1</translation>
    </message>
    <message>
        <source>Average</source>
        <translation>평균</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Flights</source>
        <translation>항공편</translation>
    </message>
</context>
<context>
    <name>narae::admin::CurveCanvas</name>
    <message>
        <source>Departure</source>
        <translation>출발</translation>
    </message>
    <message>
        <source>%1 days</source>
        <translation>%1일 전</translation>
    </message>
</context>
<context>
    <name>narae::admin::InsightCard</name>
    <message>
        <source>Show as a chart</source>
        <translation>그래프로 보기</translation>
    </message>
    <message>
        <source>Show as a table</source>
        <translation>표로 보기</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>다시 시도</translation>
    </message>
</context>
<context>
    <name>narae::admin::InsightsPage</name>
    <message>
        <source>All four charts</source>
        <translation>그래프 네 개 모두</translation>
    </message>
    <message>
        <source>Saved as %1.</source>
        <translation>%1에 저장했습니다.</translation>
    </message>
    <message>
        <source>The file cannot be written: %1</source>
        <translation>파일에 쓸 수 없습니다: %1</translation>
    </message>
    <message>
        <source>read the chart value by value</source>
        <translation>그래프의 값을 하나씩 읽기</translation>
    </message>
    <message>
        <source>go to the flights or purchases behind a value</source>
        <translation>값에 해당하는 항공편이나 구매로 가기</translation>
    </message>
    <message>
        <source>Insights</source>
        <translation>분석</translation>
    </message>
    <message>
        <source>Insights of 7 days</source>
        <translation>7일 분석 보기</translation>
    </message>
    <message>
        <source>Insights of 30 days</source>
        <translation>30일 분석 보기</translation>
    </message>
    <message>
        <source>Insights of a quarter</source>
        <translation>분기 분석 보기</translation>
    </message>
    <message>
        <source>Insights of a year</source>
        <translation>1년 분석 보기</translation>
    </message>
    <message>
        <source>Insights of flights that have departed</source>
        <translation>출발한 항공편 분석 보기</translation>
    </message>
    <message>
        <source>Insights of flights to come</source>
        <translation>출발할 항공편 분석 보기</translation>
    </message>
    <message>
        <source>Insights of domestic routes</source>
        <translation>국내선 분석 보기</translation>
    </message>
    <message>
        <source>Insights of international routes</source>
        <translation>국제선 분석 보기</translation>
    </message>
    <message>
        <source>Save as a picture: %1</source>
        <translation>그림으로 저장: %1</translation>
    </message>
    <message>
        <source>Save as CSV: %1</source>
        <translation>CSV로 저장: %1</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>저장</translation>
    </message>
    <message>
        <source>All flights of the route</source>
        <translation>노선의 모든 항공편</translation>
    </message>
    <message>
        <source>%1 · %2 %3 · %4 sold</source>
        <translation>%1 · %2 %3 · %4석 판매</translation>
    </message>
    <message>
        <source>7 days</source>
        <translation>7일</translation>
    </message>
    <message>
        <source>30 days</source>
        <translation>30일</translation>
    </message>
    <message>
        <source>Quarter</source>
        <translation>분기</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>1년</translation>
    </message>
    <message>
        <source>Length of the period</source>
        <translation>기간 길이</translation>
    </message>
    <message>
        <source>Departed</source>
        <translation>출발한 편</translation>
    </message>
    <message>
        <source>To come</source>
        <translation>출발할 편</translation>
    </message>
    <message>
        <source>Departures</source>
        <translation>출발</translation>
    </message>
    <message>
        <source>All routes</source>
        <translation>모든 노선</translation>
    </message>
    <message>
        <source>Domestic</source>
        <translation>국내선</translation>
    </message>
    <message>
        <source>International</source>
        <translation>국제선</translation>
    </message>
    <message>
        <source>Route of the booking curve</source>
        <translation>예약 곡선의 노선</translation>
    </message>
    <message>
        <source>Flight of the booking curve</source>
        <translation>예약 곡선의 항공편</translation>
    </message>
    <message>
        <source>Save a chart as a picture</source>
        <translation>그래프를 그림으로 저장</translation>
    </message>
    <message>
        <source>Save the numbers of a chart</source>
        <translation>그래프의 수치를 저장</translation>
    </message>
    <message>
        <source>Load factor by route</source>
        <translation>노선별 탑승률</translation>
    </message>
    <message>
        <source>Revenue by day of departure</source>
        <translation>출발일별 매출</translation>
    </message>
    <message>
        <source>Booking curve</source>
        <translation>예약 곡선</translation>
    </message>
    <message>
        <source>Cancellations</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>The numbers did not arrive</source>
        <translation>수치를 받지 못했습니다</translation>
    </message>
</context>
</TS>
