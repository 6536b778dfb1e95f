<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko_KR" sourcelanguage="en">
<context>
    <name>narae::admin::SidePanel</name>
    <message><source>Close</source><translation>닫기</translation></message>
</context>
</TS>
