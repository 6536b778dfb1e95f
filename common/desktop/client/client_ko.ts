<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko_KR" sourcelanguage="en">
<context>
    <name>Problem</name>
    <message><source>The server cannot be reached. What you typed is still here; we keep trying.</source><translation>서버에 연결할 수 없습니다. 입력하신 내용은 그대로 있으며, 계속 다시 시도하고 있습니다.</translation></message>
    <message><source>The server did not answer in time. What you typed is still here; please try again.</source><translation>서버가 제때 응답하지 않았습니다. 입력하신 내용은 그대로 있으니 다시 시도해 주세요.</translation></message>
    <message><source>The server answered something that cannot be understood. Please try again in a moment.</source><translation>서버의 응답을 이해할 수 없습니다. 잠시 후 다시 시도해 주세요.</translation></message>
</context>
<context>
    <name>narae::desktop::PurchaseSender</name>
    <message><source>This computer could not write the order down, so nothing was sent and nothing was charged. Is the disk full?</source><translation>이 컴퓨터에 주문을 기록하지 못해 아무것도 보내지 않았고 결제도 되지 않았습니다. 디스크가 가득 찼는지 확인해 주세요.</translation></message>
</context>
</TS>
