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
</TS>
