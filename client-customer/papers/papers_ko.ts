<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko_KR" sourcelanguage="en">
<context>
    <name>papers</name>
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
        <source>First</source>
        <translation>일등석</translation>
    </message>
    <message>
        <source>%1, non-stop</source>
        <translation>%1 · 직항</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%2명 중 %1번째</translation>
    </message>
    <message>
        <source>Narae Air</source>
        <translation>나래항공</translation>
    </message>
    <message>
        <source>Boarding pass</source>
        <translation>탑승권</translation>
    </message>
    <message>
        <source>Boarding pass %1</source>
        <translation>탑승권 %1</translation>
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
        <source>Seat</source>
        <translation>좌석</translation>
    </message>
    <message>
        <source>At the gate</source>
        <translation>현장 배정</translation>
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
        <source>Passenger</source>
        <translation>탑승객</translation>
    </message>
    <message>
        <source>On the pass</source>
        <translation>탑승권 표기</translation>
    </message>
    <message>
        <source>Cabin</source>
        <translation>객실</translation>
    </message>
    <message>
        <source>Reservation number</source>
        <translation>예매 번호</translation>
    </message>
    <message>
        <source>Place in the party</source>
        <translation>일행 순서</translation>
    </message>
    <message>
        <source>Locator</source>
        <translation>예약번호</translation>
    </message>
    <message>
        <source>Show this code, or say the locator, at the airport. Be at the gate before boarding closes.</source>
        <translation>공항에서 이 코드를 보여 주시거나 예약번호를 말씀해 주세요. 탑승 마감 전에 탑승구로 와 주세요.</translation>
    </message>
    <message>
        <source>Receipt</source>
        <translation>영수증</translation>
    </message>
    <message>
        <source>Receipt %1</source>
        <translation>영수증 %1</translation>
    </message>
    <message>
        <source>Receipt number</source>
        <translation>영수증 번호</translation>
    </message>
    <message>
        <source>Bought on</source>
        <translation>구매일</translation>
    </message>
    <message>
        <source>For</source>
        <translation>받는 분</translation>
    </message>
    <message>
        <source>Issued on</source>
        <translation>발행일</translation>
    </message>
    <message>
        <source>%1, %2 to %3</source>
        <translation>%1 · %2 → %3</translation>
    </message>
    <message>
        <source>%1 at %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Passengers</source>
        <translation>탑승 인원</translation>
    </message>
    <message>
        <source>Passenger %1</source>
        <translation>탑승객 %1</translation>
    </message>
    <message>
        <source>%1 (cancelled)</source>
        <translation>%1 (취소)</translation>
    </message>
    <message>
        <source>Fare, %1 passengers at %2</source>
        <translation>운임 %1명 × %2</translation>
    </message>
    <message>
        <source>Paid</source>
        <translation>결제</translation>
    </message>
    <message>
        <source>%1 on %2, fee %3</source>
        <translation>%1 · %2 · 수수료 %3</translation>
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
        <source>Prices include all taxes. A refund goes back to the payment method that paid.</source>
        <translation>모든 세금이 포함된 금액입니다. 환불은 결제하신 수단으로 해 드립니다.</translation>
    </message>
    <message>
        <source>Flight cancelled by the airline</source>
        <translation>항공편 결항</translation>
    </message>
    <message>
        <source>Not paid</source>
        <translation>미결제</translation>
    </message>
    <message>
        <source>Cancelled by the traveller</source>
        <translation>고객 취소</translation>
    </message>
    <message>
        <source>Cancelled by the airline&apos;s staff</source>
        <translation>항공사 직원 취소</translation>
    </message>
</context>
</TS>
