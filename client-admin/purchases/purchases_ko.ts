<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko_KR" sourcelanguage="en">
<context>
    <name>PurchaseWords</name>
    <message>
        <source>Seat %1</source>
        <translation>좌석 %1</translation>
    </message>
    <message>
        <source>1 seat</source>
        <translation>1석</translation>
    </message>
    <message>
        <source>%1 seats</source>
        <translation>%1석</translation>
    </message>
    <message>
        <source>Cancelled by the traveller</source>
        <translation>고객이 취소</translation>
    </message>
    <message>
        <source>The flight was cancelled</source>
        <translation>항공편 결항</translation>
    </message>
    <message>
        <source>Paid too late: the seats were gone</source>
        <translation>늦은 결제: 좌석이 이미 판매됨</translation>
    </message>
    <message>
        <source>Cancelled by staff</source>
        <translation>직원이 취소</translation>
    </message>
    <message>
        <source>Cancelled by staff: %1</source>
        <translation>직원이 취소: %1</translation>
    </message>
    <message>
        <source>The hold ran out</source>
        <translation>보류 시간 만료</translation>
    </message>
    <message>
        <source>The payment was declined</source>
        <translation>결제 거절</translation>
    </message>
    <message>
        <source>The payment could not be made</source>
        <translation>결제 불가</translation>
    </message>
    <message>
        <source>The hold was given up</source>
        <translation>보류 취소</translation>
    </message>
    <message>
        <source>Paid, %1 of %2 left</source>
        <translation>결제 완료, %2명 중 %1명</translation>
    </message>
    <message>
        <source>Paid</source>
        <translation>결제 완료</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>Cancelled, refunded</source>
        <translation>취소·환불</translation>
    </message>
    <message>
        <source>Held</source>
        <translation>보류</translation>
    </message>
    <message>
        <source>Paying</source>
        <translation>결제 중</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>결과 미확인</translation>
    </message>
    <message>
        <source>Declined</source>
        <translation>거절</translation>
    </message>
    <message>
        <source>Ran out</source>
        <translation>만료</translation>
    </message>
    <message>
        <source>%1, %2 locked</source>
        <translation>%1, %2 확정</translation>
    </message>
    <message>
        <source>Reservation placed</source>
        <translation>예약 접수</translation>
    </message>
    <message>
        <source>Seats held</source>
        <translation>좌석 보류</translation>
    </message>
    <message>
        <source>Confirmed</source>
        <translation>예약 확정</translation>
    </message>
    <message>
        <source>%1 back, %2 kept</source>
        <translation>%1 환불, 수수료 %2</translation>
    </message>
    <message>
        <source>%1 on sale again</source>
        <translation>%1 다시 판매</translation>
    </message>
    <message>
        <source>Payment outcome found</source>
        <translation>결제 결과 확인</translation>
    </message>
    <message>
        <source>Payment outcome unknown</source>
        <translation>결제 결과 미확인</translation>
    </message>
    <message>
        <source>The gateway is being asked</source>
        <translation>결제사에 묻는 중입니다</translation>
    </message>
    <message>
        <source>Payment approved</source>
        <translation>결제 승인</translation>
    </message>
    <message>
        <source>Payment declined</source>
        <translation>결제 거절</translation>
    </message>
    <message>
        <source>Refunded</source>
        <translation>환불</translation>
    </message>
    <message>
        <source>%1: %2 left by the airline&apos;s record</source>
        <translation>%1: 항공사 기록상 남은 좌석 %2</translation>
    </message>
    <message>
        <source>Reported to the airline</source>
        <translation>항공사에 보고</translation>
    </message>
    <message>
        <source>Seats returned</source>
        <translation>좌석 반환</translation>
    </message>
</context>
<context>
    <name>narae::admin::PurchaseDetail</name>
    <message>
        <source>The trace id is on the clipboard.</source>
        <translation>추적 번호를 클립보드에 복사했습니다.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>%1 %2 to %3 · %4 %5 · seat %6</source>
        <translation>%1 %2 → %3 · %4 %5 · 좌석 %6</translation>
    </message>
    <message>
        <source>Paid</source>
        <translation>결제 완료</translation>
    </message>
    <message>
        <source>Refunded</source>
        <translation>환불</translation>
    </message>
    <message>
        <source>Net</source>
        <translation>순액</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>처리 내역</translation>
    </message>
    <message>
        <source>trace %1</source>
        <translation>추적 번호 %1</translation>
    </message>
    <message>
        <source>Copy trace id</source>
        <translation>추적 번호 복사</translation>
    </message>
    <message>
        <source>Open %1</source>
        <translation>%1 열기</translation>
    </message>
    <message>
        <source>Cancel and refund</source>
        <translation>취소하고 환불</translation>
    </message>
    <message>
        <source>Nothing left to refund</source>
        <translation>환불할 금액이 없습니다</translation>
    </message>
</context>
<context>
    <name>narae::admin::PurchaseExport</name>
    <message>
        <source>The file cannot be written: %1</source>
        <translation>파일에 쓸 수 없습니다: %1</translation>
    </message>
    <message>
        <source>Stopped; the file was removed.</source>
        <translation>중단했고 파일은 지웠습니다.</translation>
    </message>
</context>
<context>
    <name>narae::admin::PurchaseModel</name>
    <message>
        <source>Time</source>
        <translation>시각</translation>
    </message>
    <message>
        <source>Locator</source>
        <translation>예약번호</translation>
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
        <source>Seats</source>
        <translation>좌석</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>금액</translation>
    </message>
    <message>
        <source>State</source>
        <translation>상태</translation>
    </message>
</context>
<context>
    <name>narae::admin::PurchasesPage</name>
    <message>
        <source>Purchases</source>
        <translation>구매</translation>
    </message>
    <message>
        <source>The purchases did not arrive</source>
        <translation>구매 내역을 불러오지 못했습니다</translation>
    </message>
    <message>
        <source>Nothing has been bought yet</source>
        <translation>아직 구매가 없습니다</translation>
    </message>
    <message>
        <source>Purchases appear here the moment they are made.</source>
        <translation>구매가 이루어지는 즉시 여기에 나타납니다.</translation>
    </message>
    <message>
        <source>No purchase fits</source>
        <translation>조건에 맞는 구매가 없습니다</translation>
    </message>
    <message>
        <source>Another filter, or fewer letters of the locator, may find it.</source>
        <translation>다른 조건을 고르거나 예약번호를 더 짧게 적어 보세요.</translation>
    </message>
    <message>
        <source>Show all purchases</source>
        <translation>모든 구매 보기</translation>
    </message>
    <message>
        <source>Save purchases</source>
        <translation>구매 내역 저장</translation>
    </message>
    <message>
        <source>Stop at %1</source>
        <translation>%1건에서 멈추기</translation>
    </message>
    <message>
        <source>%1 purchases saved.</source>
        <translation>구매 %1건을 저장했습니다.</translation>
    </message>
    <message>
        <source>choose a purchase</source>
        <translation>구매 고르기</translation>
    </message>
    <message>
        <source>close the panel</source>
        <translation>패널 닫기</translation>
    </message>
    <message>
        <source>Show payments without an outcome</source>
        <translation>결과를 모르는 결제 보기</translation>
    </message>
    <message>
        <source>Show cancelled purchases</source>
        <translation>취소된 구매 보기</translation>
    </message>
    <message>
        <source>Show holds</source>
        <translation>보류 중인 예약 보기</translation>
    </message>
    <message>
        <source>Save the purchases as CSV</source>
        <translation>구매 내역을 CSV로 저장</translation>
    </message>
    <message>
        <source>Cancel and refund %1</source>
        <translation>%1 취소하고 환불</translation>
    </message>
    <message>
        <source>Find purchase %1</source>
        <translation>구매 %1 찾기</translation>
    </message>
    <message>
        <source>All</source>
        <translation>전체</translation>
    </message>
    <message>
        <source>Paid</source>
        <translation>결제 완료</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>결과 미확인</translation>
    </message>
    <message>
        <source>Held</source>
        <translation>보류</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>종료</translation>
    </message>
    <message>
        <source>One flight</source>
        <translation>한 항공편</translation>
    </message>
    <message>
        <source>Any time</source>
        <translation>전체 기간</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>오늘</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>최근 7일</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation>최근 30일</translation>
    </message>
    <message>
        <source>Bought when</source>
        <translation>구매 시기</translation>
    </message>
    <message>
        <source>Locator</source>
        <translation>예약번호</translation>
    </message>
    <message>
        <source>Beginning of the locator</source>
        <translation>예약번호 앞부분</translation>
    </message>
    <message>
        <source>CSV</source>
        <translation>CSV</translation>
    </message>
</context>
<context>
    <name>narae::admin::RefundCard</name>
    <message>
        <source>%1 goes back to %2.</source>
        <translation>%2에 %1을 환불합니다.</translation>
    </message>
    <message>
        <source>Cancel and refund</source>
        <translation>취소하고 환불</translation>
    </message>
    <message>
        <source>Give everything back, whatever the fare rule says</source>
        <translation>운임 규정과 관계없이 전액 환불</translation>
    </message>
    <message>
        <source>Reason, for the record</source>
        <translation>사유 (기록에 남습니다)</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>취소하지 않기</translation>
    </message>
    <message>
        <source>%1 goes back, %2 is kept.</source>
        <translation>%1 환불, 수수료 %2.</translation>
    </message>
    <message>
        <source>Give a reason first</source>
        <translation>사유를 먼저 적어 주세요</translation>
    </message>
    <message>
        <source>Refund %1</source>
        <translation>%1 환불하기</translation>
    </message>
    <message>
        <source>Choose who does not travel.</source>
        <translation>취소할 탑승객을 골라 주세요.</translation>
    </message>
    <message>
        <source>Refund</source>
        <translation>환불</translation>
    </message>
    <message>
        <source>Refund of %1: %2</source>
        <translation>%1 환불: %2</translation>
    </message>
</context>
<context>
    <name>narae::admin::TimelineView</name>
    <message>
        <source>What happened</source>
        <translation>처리 내역</translation>
    </message>
    <message>
        <source>%1 later</source>
        <translation>%1 뒤</translation>
    </message>
</context>
</TS>
