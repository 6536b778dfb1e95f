<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko_KR" sourcelanguage="en">
<context>
    <name>AirlineWords</name>
    <message><source>Economy</source><translation>일반석</translation></message>
    <message><source>Premium economy</source><translation>프리미엄 일반석</translation></message>
    <message><source>Business</source><translation>비즈니스석</translation></message>
    <message><source>First</source><translation>일등석</translation></message>
    <message><source>%1 fare</source><translation>%1 운임</translation></message>
</context>
</TS>
