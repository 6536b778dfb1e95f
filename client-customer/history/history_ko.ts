<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko_KR" sourcelanguage="en">
<context>
    <name>narae::customer::HistoryModel</name>
    <message>
        <source>Waiting for payment</source>
        <translation>결제 대기</translation>
    </message>
    <message>
        <source>Payment being checked</source>
        <translation>결제 확인 중</translation>
    </message>
    <message>
        <source>Not bought</source>
        <translation>구매 안 됨</translation>
    </message>
    <message>
        <source>Upcoming, part cancelled</source>
        <translation>예정 · 일부 취소</translation>
    </message>
    <message>
        <source>Upcoming</source>
        <translation>예정</translation>
    </message>
    <message>
        <source>Flown</source>
        <translation>탑승 완료</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>취소됨</translation>
    </message>
    <message>
        <source>Cancelled, refunded</source>
        <translation>취소 · 환불됨</translation>
    </message>
    <message>
        <source>%1 to %2, %3</source>
        <translation>%1 → %2 · %3</translation>
    </message>
    <message>
        <source>Receipt and trip of %1</source>
        <translation>%1 영수증과 여행</translation>
    </message>
    <message>
        <source>Nothing refunded</source>
        <translation>환불 없음</translation>
    </message>
    <message>
        <source>Locator</source>
        <translation>예약번호</translation>
    </message>
    <message>
        <source>Flight date</source>
        <translation>탑승일</translation>
    </message>
    <message>
        <source>Route</source>
        <translation>노선</translation>
    </message>
    <message>
        <source>Seats</source>
        <translation>좌석</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>상태</translation>
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
        <source>Reservation</source>
        <translation>예매 번호</translation>
    </message>
    <message>
        <source>Flight</source>
        <translation>편명</translation>
    </message>
    <message>
        <source>From</source>
        <translation>출발지</translation>
    </message>
    <message>
        <source>To</source>
        <translation>도착지</translation>
    </message>
    <message>
        <source>Departs (UTC)</source>
        <translation>출발 (UTC)</translation>
    </message>
    <message>
        <source>Cabin</source>
        <translation>객실</translation>
    </message>
    <message>
        <source>Passengers</source>
        <translation>인원</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>통화</translation>
    </message>
    <message>
        <source>Bought (UTC)</source>
        <translation>구매 (UTC)</translation>
    </message>
</context>
<context>
    <name>narae::customer::HistoryPage</name>
    <message>
        <source>Saved as %1.</source>
        <translation>%1(으)로 저장했습니다.</translation>
    </message>
    <message>
        <source>Not saved: %1</source>
        <translation>저장하지 못했습니다: %1</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>All %1</source>
        <translation>전체 %1</translation>
    </message>
    <message>
        <source>Upcoming %1</source>
        <translation>예정 %1</translation>
    </message>
    <message>
        <source>Flown %1</source>
        <translation>탑승 완료 %1</translation>
    </message>
    <message>
        <source>Cancelled %1</source>
        <translation>취소 %1</translation>
    </message>
    <message>
        <source>Loading, %1 so far</source>
        <translation>불러오는 중, 지금까지 %1건</translation>
    </message>
    <message>
        <source>1 purchase, in %1</source>
        <translation>%1에 1건</translation>
    </message>
    <message>
        <source>%1 purchases since %2</source>
        <translation>%2부터 %1건</translation>
    </message>
    <message>
        <source>%1 of %2 shown, as seen on %3 at %4</source>
        <translation>전체 %2건 중 %1건 · %3 %4 기준</translation>
    </message>
    <message>
        <source>Your purchases appear here</source>
        <translation>구매 내역이 여기에 나타납니다</translation>
    </message>
    <message>
        <source>Log in to see what you bought. A booking without an account is found under Trips.</source>
        <translation>로그인하시면 구매하신 내역을 보실 수 있습니다. 비회원 예약은 내 여행에서 찾으실 수 있습니다.</translation>
    </message>
    <message>
        <source>Log in</source>
        <translation>로그인</translation>
    </message>
    <message>
        <source>The history could not be loaded</source>
        <translation>구매 내역을 불러오지 못했습니다</translation>
    </message>
    <message>
        <source>Nothing bought yet</source>
        <translation>아직 구매하신 내역이 없습니다</translation>
    </message>
    <message>
        <source>Your first booking will be here, with its receipt.</source>
        <translation>첫 예매를 하시면 영수증과 함께 여기에 나타납니다.</translation>
    </message>
    <message>
        <source>Find a flight</source>
        <translation>항공편 찾기</translation>
    </message>
    <message>
        <source>No purchase matches</source>
        <translation>일치하는 내역이 없습니다</translation>
    </message>
    <message>
        <source>Try a locator, a city or a date, or another filter.</source>
        <translation>예약번호, 도시, 날짜로 찾거나 다른 조건을 골라 주세요.</translation>
    </message>
    <message>
        <source>Clear the search</source>
        <translation>검색 지우기</translation>
    </message>
    <message>
        <source>Purchase history</source>
        <translation>구매 내역</translation>
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
        <source>Net</source>
        <translation>실결제</translation>
    </message>
    <message>
        <source>Locator, city or date</source>
        <translation>예약번호, 도시, 날짜</translation>
    </message>
    <message>
        <source>Search the history</source>
        <translation>구매 내역 검색</translation>
    </message>
    <message>
        <source>Purchases</source>
        <translation>구매 목록</translation>
    </message>
    <message>
        <source>Sort</source>
        <translation>정렬</translation>
    </message>
    <message>
        <source>Receipt</source>
        <translation>영수증</translation>
    </message>
    <message>
        <source>CSV</source>
        <translation>CSV</translation>
    </message>
    <message>
        <source>Save the purchases shown as CSV</source>
        <translation>보이는 내역을 CSV로 저장</translation>
    </message>
    <message>
        <source>Everything you last saw is here; booking and cancelling wait until you are back.</source>
        <translation>마지막으로 보신 내역은 그대로 있습니다. 예매와 취소는 다시 연결된 뒤에 하실 수 있습니다.</translation>
    </message>
</context>
</TS>
