<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko_KR" sourcelanguage="en">
<context>
    <name>narae::customer::BoardingPassCard</name>
    <message>
        <source>Boarding pass of %1</source>
        <translation>%1 님의 탑승권</translation>
    </message>
    <message>
        <source>Locator %1</source>
        <translation>예약번호 %1</translation>
    </message>
    <message>
        <source>Flight %1 from %2 to %3</source>
        <translation>%1편, %2에서 %3까지</translation>
    </message>
    <message>
        <source>%1, departs %2, arrives %3</source>
        <translation>%1, %2 출발, %3 도착</translation>
    </message>
    <message>
        <source>Boarding closes at %1</source>
        <translation>탑승 마감 %1</translation>
    </message>
    <message>
        <source>Seat %1</source>
        <translation>좌석 %1</translation>
    </message>
    <message>
        <source>Narae Air</source>
        <translation>나래항공</translation>
    </message>
    <message>
        <source>Flight</source>
        <translation>편명</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>날짜</translation>
    </message>
    <message>
        <source>Boarding closes</source>
        <translation>탑승 마감</translation>
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
        <source>Seat</source>
        <translation>좌석</translation>
    </message>
    <message>
        <source>At the gate</source>
        <translation>현장 배정</translation>
    </message>
    <message>
        <source>Passenger</source>
        <translation>탑승객</translation>
    </message>
    <message>
        <source>Cabin</source>
        <translation>객실</translation>
    </message>
    <message>
        <source>Reservation</source>
        <translation>예매 번호</translation>
    </message>
    <message>
        <source>Passenger number</source>
        <translation>일행 순서</translation>
    </message>
    <message>
        <source>Locator</source>
        <translation>예약번호</translation>
    </message>
</context>
<context>
    <name>narae::customer::CancelCard</name>
    <message>
        <source>Give the seats back</source>
        <translation>좌석 돌려주기</translation>
    </message>
    <message>
        <source>Cancel without a refund</source>
        <translation>환불 없이 취소하기</translation>
    </message>
    <message>
        <source>Cancel and refund %1</source>
        <translation>취소하고 %1 환불받기</translation>
    </message>
    <message>
        <source>Cancelling waits until you are back online</source>
        <translation>다시 연결되면 취소하실 수 있습니다</translation>
    </message>
    <message>
        <source>Your booking is safe.</source>
        <translation>예약은 그대로 안전합니다.</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>오프라인</translation>
    </message>
    <message>
        <source>Nobody is chosen</source>
        <translation>선택된 분이 없습니다</translation>
    </message>
    <message>
        <source>Choose below who does not fly.</source>
        <translation>탑승하지 않으실 분을 아래에서 골라 주세요.</translation>
    </message>
    <message>
        <source>Choose a passenger</source>
        <translation>탑승객 선택</translation>
    </message>
    <message>
        <source>This trip cannot be cancelled here</source>
        <translation>여기서는 취소할 수 없습니다</translation>
    </message>
    <message>
        <source>Not possible</source>
        <translation>취소 불가</translation>
    </message>
    <message>
        <source>Working out what comes back</source>
        <translation>환불 금액을 계산하고 있습니다</translation>
    </message>
    <message>
        <source>One moment, please.</source>
        <translation>잠시만 기다려 주세요.</translation>
    </message>
    <message>
        <source>Working it out</source>
        <translation>계산 중</translation>
    </message>
    <message>
        <source>Nothing has been charged</source>
        <translation>결제된 금액이 없습니다</translation>
    </message>
    <message>
        <source>The seats go back and the hold ends at once.</source>
        <translation>좌석이 바로 반납되고 예약 대기가 끝납니다.</translation>
    </message>
    <message>
        <source>Cancelling now brings nothing back</source>
        <translation>지금 취소하시면 환불되는 금액이 없습니다</translation>
    </message>
    <message>
        <source>Cancel now and %1 comes back</source>
        <translation>지금 취소하시면 %1을 돌려드립니다</translation>
    </message>
    <message>
        <source>Paid %1, cancellation fee %2 (1 person). Back to the payment method that paid. This amount holds until %3.</source>
        <translation>결제 %1 − 취소 수수료 %2 (1명) · 결제하신 수단으로 자동 환불 · 이 금액은 %3까지 유효합니다</translation>
    </message>
    <message>
        <source>Paid %1, cancellation fee %2 (%4 people). Back to the payment method that paid. This amount holds until %3.</source>
        <translation>결제 %1 − 취소 수수료 %2 (%4명) · 결제하신 수단으로 자동 환불 · 이 금액은 %3까지 유효합니다</translation>
    </message>
    <message>
        <source>Who does not fly?</source>
        <translation>누가 취소하시나요?</translation>
    </message>
</context>
<context>
    <name>narae::customer::RefundCard</name>
    <message>
        <source>Nothing was to be refunded</source>
        <translation>환불할 금액이 없었습니다</translation>
    </message>
    <message>
        <source>Refund of %1</source>
        <translation>환불 %1</translation>
    </message>
    <message>
        <source>What was cancelled, and when:</source>
        <translation>취소 내역입니다.</translation>
    </message>
    <message>
        <source>All of it has gone back to the payment method that paid.</source>
        <translation>결제하신 수단으로 모두 환불되었습니다.</translation>
    </message>
    <message>
        <source>It is on its way to the payment method that paid. This page shows when it has gone back.</source>
        <translation>결제하신 수단으로 환불하고 있습니다. 끝나면 이 화면에 표시됩니다.</translation>
    </message>
    <message>
        <source>It goes back to the payment method that paid.</source>
        <translation>결제하신 수단으로 환불됩니다.</translation>
    </message>
    <message>
        <source>%1 at %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Fee %1</source>
        <translation>수수료 %1</translation>
    </message>
</context>
<context>
    <name>narae::customer::TripActions</name>
    <message>
        <source>%1 is copied.</source>
        <translation>%1을(를) 복사했습니다.</translation>
    </message>
    <message>
        <source>Saved as %1.</source>
        <translation>%1(으)로 저장했습니다.</translation>
    </message>
    <message>
        <source>Not saved: %1</source>
        <translation>저장하지 못했습니다: %1</translation>
    </message>
    <message>
        <source>%1 from %2 to %3</source>
        <translation>%1 %2 → %3</translation>
    </message>
    <message>
        <source>Locator %1</source>
        <translation>예약번호 %1</translation>
    </message>
    <message>
        <source>Boarding closes at %1 (local time)</source>
        <translation>탑승 마감 %1 (현지 시각)</translation>
    </message>
    <message>
        <source>%1, seat %2</source>
        <translation>%1, 좌석 %2</translation>
    </message>
    <message>
        <source>Sent to the printer.</source>
        <translation>프린터로 보냈습니다.</translation>
    </message>
    <message>
        <source>The printer did not take it.</source>
        <translation>프린터가 받지 못했습니다.</translation>
    </message>
    <message>
        <source>Save as PDF</source>
        <translation>PDF로 저장</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>인쇄</translation>
    </message>
    <message>
        <source>Add to calendar</source>
        <translation>캘린더에 추가</translation>
    </message>
    <message>
        <source>Copy locator</source>
        <translation>예약번호 복사</translation>
    </message>
</context>
<context>
    <name>narae::customer::TripPage</name>
    <message>
        <source>Trip to %1</source>
        <translation>%1 여행</translation>
    </message>
    <message>
        <source>Pay %1</source>
        <translation>%1 결제하기</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Boarding pass of %1</source>
        <translation>%1 님의 탑승권</translation>
    </message>
    <message>
        <source>This passenger&apos;s place is cancelled.</source>
        <translation>이 탑승객의 자리는 취소되었습니다.</translation>
    </message>
    <message>
        <source>Departs in %1</source>
        <translation>출발까지 %1</translation>
    </message>
    <message>
        <source>%1 left to pay</source>
        <translation>결제까지 %1</translation>
    </message>
    <message>
        <source>Give these seats back?</source>
        <translation>좌석을 돌려주시겠습니까?</translation>
    </message>
    <message>
        <source>Cancel this trip?</source>
        <translation>이 여행을 취소하시겠습니까?</translation>
    </message>
    <message>
        <source>The seats of %1 can then be bought by others. Nothing has been charged.</source>
        <translation>%1 님의 좌석을 다른 분이 살 수 있게 됩니다. 결제된 금액은 없습니다.</translation>
    </message>
    <message>
        <source>%1 will not fly. %2 goes back to the payment method that paid. This cannot be undone.</source>
        <translation>%1 님은 탑승하지 않습니다. %2을 결제하신 수단으로 돌려드립니다. 되돌릴 수 없습니다.</translation>
    </message>
    <message>
        <source>Keep the booking</source>
        <translation>예약 유지하기</translation>
    </message>
    <message>
        <source>The amount was worked out anew, as the last one had run out. Please check it.</source>
        <translation>유효 시간이 지나 금액을 다시 계산했습니다. 확인해 주세요.</translation>
    </message>
    <message>
        <source>As seen on %1 at %2</source>
        <translation>%1 %2에 확인한 내용입니다</translation>
    </message>
    <message>
        <source>This trip could not be shown</source>
        <translation>여행을 불러오지 못했습니다</translation>
    </message>
    <message>
        <source>Back to the trips</source>
        <translation>여행 목록으로</translation>
    </message>
    <message>
        <source>This boarding pass stays here; cancelling waits until you are back.</source>
        <translation>탑승권은 계속 보실 수 있고, 취소는 다시 연결된 뒤에 하실 수 있습니다.</translation>
    </message>
</context>
<context>
    <name>trip</name>
    <message>
        <source>Waiting for payment</source>
        <translation>결제 대기</translation>
    </message>
    <message>
        <source>Payment being checked</source>
        <translation>결제 확인 중</translation>
    </message>
    <message>
        <source>Booked</source>
        <translation>예약 확정</translation>
    </message>
    <message>
        <source>Flown</source>
        <translation>탑승 완료</translation>
    </message>
    <message>
        <source>Flight cancelled</source>
        <translation>결항</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>취소됨</translation>
    </message>
    <message>
        <source>Not bought</source>
        <translation>구매 안 됨</translation>
    </message>
    <message>
        <source>Pay by %1, or the seats go back</source>
        <translation>%1까지 결제해 주세요</translation>
    </message>
    <message>
        <source>The price of %1 is yours until then. Nothing has been charged yet.</source>
        <translation>그때까지 %1 요금과 좌석을 지켜 드립니다. 아직 결제되지 않았습니다.</translation>
    </message>
    <message>
        <source>We are asking the bank whether it paid</source>
        <translation>결제가 되었는지 은행에 확인하고 있습니다</translation>
    </message>
    <message>
        <source>Your seats are kept, and nothing is charged twice. You need not do anything: this page shows the answer by itself.</source>
        <translation>좌석은 그대로 지켜 드리며 두 번 결제되지 않습니다. 기다리시면 결과가 이 화면에 표시됩니다.</translation>
    </message>
    <message>
        <source>The airline cancelled this flight</source>
        <translation>항공편이 결항되었습니다</translation>
    </message>
    <message>
        <source>We are sorry. Everything that was paid comes back in full; the refund is being made.</source>
        <translation>죄송합니다. 결제하신 금액을 전액 돌려드리며, 환불이 진행되고 있습니다.</translation>
    </message>
    <message>
        <source>We are sorry. %1 comes back to the payment method that paid; you need not do anything.</source>
        <translation>죄송합니다. %1을 결제하신 수단으로 돌려드립니다. 따로 하실 일은 없습니다.</translation>
    </message>
    <message>
        <source>The time to pay ran out</source>
        <translation>결제 시간이 지났습니다</translation>
    </message>
    <message>
        <source>The payment was declined</source>
        <translation>결제가 거절되었습니다</translation>
    </message>
    <message>
        <source>Nothing was charged, and the seats went back. You can book again.</source>
        <translation>결제된 금액은 없으며 좌석은 반납되었습니다. 다시 예매하실 수 있습니다.</translation>
    </message>
    <message>
        <source>Boarding closes soon</source>
        <translation>곧 탑승이 마감됩니다</translation>
    </message>
    <message>
        <source>Please be at the gate before the time on your boarding pass.</source>
        <translation>탑승권에 적힌 시각 전에 탑승구로 와 주세요.</translation>
    </message>
    <message>
        <source>The boarding pass appears here once it is paid.</source>
        <translation>결제하시면 여기에 탑승권이 나타납니다.</translation>
    </message>
    <message>
        <source>The boarding pass appears here once the bank has answered.</source>
        <translation>은행의 답이 오면 여기에 탑승권이 나타납니다.</translation>
    </message>
    <message>
        <source>This flight has departed.</source>
        <translation>이미 출발한 항공편입니다.</translation>
    </message>
    <message>
        <source>This flight does not take place.</source>
        <translation>운항하지 않는 항공편입니다.</translation>
    </message>
    <message>
        <source>This booking is cancelled. The code is no longer good.</source>
        <translation>취소된 예약입니다. 탑승 코드는 더 이상 쓸 수 없습니다.</translation>
    </message>
    <message>
        <source>This booking did not come about.</source>
        <translation>성사되지 않은 예약입니다.</translation>
    </message>
    <message>
        <source>It took so long that the seats went back on sale. If the bank paid, you get seats again or all of it comes back: please wait for the answer before you book again. This page shows it by itself.</source>
        <translation>오래 걸려 좌석이 다시 판매에 들어갔습니다. 은행에서 결제가 된 것이면 좌석을 다시 드리거나 전액 돌려드립니다. 다시 예매하시기 전에 결과를 기다려 주세요. 결과는 이 화면에 표시됩니다.</translation>
    </message>
</context>
</TS>
