<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko_KR" sourcelanguage="en">
<context>
    <name>narae::desktop::ListState</name>
    <message><source>Loading</source><translation>불러오는 중</translation></message>
    <message><source>Try again</source><translation>다시 시도</translation></message>
    <message><source>Copy details for support</source><translation>문의용 정보 복사</translation></message>
    <message><source>Trace %1</source><translation>추적 번호 %1</translation></message>
</context>
<context>
    <name>narae::desktop::OfflineBanner</name>
    <message><source>Next try in %1 s</source><translation>%1초 후 다시 시도</translation></message>
    <message><source>Trying now</source><translation>지금 시도하는 중</translation></message>
    <message><source>Offline since %1.</source><translation>%1부터 오프라인입니다.</translation></message>
    <message><source>Try now</source><translation>지금 시도</translation></message>
</context>
<context>
    <name>narae::desktop::SeatLegend</name>
    <message><source>Free</source><translation>선택 가능</translation></message>
    <message><source>Yours</source><translation>내 좌석</translation></message>
    <message><source>Taken</source><translation>예약됨</translation></message>
    <message><source>Being chosen by others</source><translation>다른 분이 고르는 중</translation></message>
    <message><source>Exit row, adults only</source><translation>비상구 열 · 성인 전용</translation></message>
    <message><source>Not for sale</source><translation>판매 안 함</translation></message>
    <message><source>Seats are drawn as: %1</source><translation>좌석 표시: %1</translation></message>
</context>
<context>
    <name>narae::desktop::SeatMapView</name>
    <message><source>window</source><translation>창가</translation></message>
    <message><source>aisle</source><translation>통로</translation></message>
    <message><source>middle</source><translation>가운데</translation></message>
    <message><source>chosen for passenger %1</source><translation>%1번 승객 좌석으로 선택됨</translation></message>
    <message><source>free</source><translation>선택 가능</translation></message>
    <message><source>being chosen by somebody else</source><translation>다른 분이 고르는 중</translation></message>
    <message><source>taken</source><translation>예약됨</translation></message>
    <message><source>not for sale</source><translation>판매하지 않음</translation></message>
    <message><source>Seat %1, %2, exit row, %3</source><translation>%1 좌석, %2, 비상구 열, %3</translation></message>
    <message><source>Seat %1, %2, %3</source><translation>%1 좌석, %2, %3</translation></message>
    <message><source>%1, %2</source><comment>a seat and its price</comment><translation>%1, %2</translation></message>
    <message><source>Exit</source><translation>비상구</translation></message>
</context>
</TS>
