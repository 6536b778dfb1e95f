<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko_KR" sourcelanguage="en">
<context>
    <name>formats</name>
    <message><source>%1 min</source><translation>%1분</translation></message>
    <message><source>%1 h</source><translation>%1시간</translation></message>
    <message><source>%1 h %2 min</source><translation>%1시간 %2분</translation></message>
    <message><source>1 day</source><translation>1일</translation></message>
    <message><source>%1 days</source><translation>%1일</translation></message>
    <message><source>1 day %1 h</source><translation>1일 %1시간</translation></message>
    <message><source>%1 days %2 h</source><translation>%1일 %2시간</translation></message>
</context>
</TS>
