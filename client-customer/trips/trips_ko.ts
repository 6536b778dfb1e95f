<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko_KR" sourcelanguage="en">
<context>
    <name>narae::customer::GuestLookUp</name>
    <message>
        <source>Find the booking</source>
        <translation>예약 찾기</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>오프라인</translation>
    </message>
    <message>
        <source>A locator has six letters and digits, such as K7QH2M. Please check it.</source>
        <translation>예약번호는 K7QH2M처럼 영문과 숫자 여섯 자리입니다. 다시 확인해 주세요.</translation>
    </message>
    <message>
        <source>Please type the phone number that was given when booking.</source>
        <translation>예매하실 때 적으신 전화번호를 입력해 주세요.</translation>
    </message>
    <message>
        <source>There is no booking with this locator and phone number. Please check both.</source>
        <translation>이 예약번호와 전화번호로 된 예약이 없습니다. 다시 확인해 주세요.</translation>
    </message>
    <message>
        <source>A booking without an account</source>
        <translation>비회원 예약</translation>
    </message>
    <message>
        <source>Find it by its locator and the phone number. This computer remembers it.</source>
        <translation>예약번호와 전화번호로 찾으실 수 있습니다. 이 컴퓨터에 기억해 둡니다.</translation>
    </message>
    <message>
        <source>Locator</source>
        <translation>예약번호</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>전화번호</translation>
    </message>
</context>
<context>
    <name>narae::customer::TripCard</name>
    <message>
        <source>Boarding pass</source>
        <translation>탑승권 보기</translation>
    </message>
    <message>
        <source>Show the trip</source>
        <translation>여행 보기</translation>
    </message>
    <message>
        <source>Trip %1, %2 to %3, %4 at %5</source>
        <translation>%1 여행, %2에서 %3까지, %4 %5</translation>
    </message>
    <message>
        <source>In %1</source>
        <translation>%1 뒤</translation>
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
        <source>%1, %2, %3</source>
        <translation>%1 · %2 · %3</translation>
    </message>
    <message>
        <source>Locator</source>
        <translation>예약번호</translation>
    </message>
</context>
<context>
    <name>narae::customer::TripsPage</name>
    <message>
        <source>As seen on %1 at %2</source>
        <translation>%1 %2에 확인한 내용입니다</translation>
    </message>
    <message>
        <source>Your trips could not be loaded</source>
        <translation>여행을 불러오지 못했습니다</translation>
    </message>
    <message>
        <source>No trip ahead</source>
        <translation>예정된 여행이 없습니다</translation>
    </message>
    <message>
        <source>Where would you like to go?</source>
        <translation>어디로 떠나고 싶으신가요?</translation>
    </message>
    <message>
        <source>Find a flight</source>
        <translation>항공편 찾기</translation>
    </message>
    <message>
        <source>I have a locator</source>
        <translation>예약번호가 있습니다</translation>
    </message>
    <message>
        <source>Trips</source>
        <translation>내 여행</translation>
    </message>
    <message>
        <source>Your trips stay here as last seen.</source>
        <translation>마지막으로 보신 여행은 그대로 있습니다.</translation>
    </message>
</context>
</TS>
