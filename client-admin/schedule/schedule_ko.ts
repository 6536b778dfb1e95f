<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko_KR" sourcelanguage="en">
<context>
    <name>narae::admin::CsvImport</name>
    <message>
        <source>%1 is empty.</source>
        <translation>%1에 내용이 없습니다.</translation>
    </message>
    <message>
        <source>%1 has a quote out of place.</source>
        <translation>%1에 따옴표가 잘못되었습니다.</translation>
    </message>
    <message>
        <source>corrected, not looked at yet</source>
        <translation>고침, 다시 확인 전</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>행</translation>
    </message>
    <message>
        <source>What is wrong</source>
        <translation>고칠 점</translation>
    </message>
</context>
<context>
    <name>narae::admin::PatternForm</name>
    <message>
        <source>%1 · %2 seats</source>
        <translation>%1 · %2석</translation>
    </message>
    <message>
        <source>Flight number</source>
        <translation>편명</translation>
    </message>
    <message>
        <source>From</source>
        <translation>출발지</translation>
    </message>
    <message>
        <source>To</source>
        <translation>도착지</translation>
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
        <source>Begins</source>
        <translation>시작</translation>
    </message>
    <message>
        <source>Ends</source>
        <translation>종료</translation>
    </message>
    <message>
        <source>Days off</source>
        <translation>쉬는 날</translation>
    </message>
    <message>
        <source>Way back</source>
        <translation>돌아오는 편</translation>
    </message>
    <message>
        <source>or click them in the calendar</source>
        <translation>달력에서 눌러도 됩니다</translation>
    </message>
    <message>
        <source>Days of the week</source>
        <translation>요일</translation>
    </message>
    <message>
        <source>Peak days</source>
        <translation>성수 요일</translation>
    </message>
    <message>
        <source>Aircraft and seats</source>
        <translation>기재와 좌석 배치</translation>
    </message>
    <message>
        <source>Usual fares</source>
        <translation>평소 운임</translation>
    </message>
    <message>
        <source>Fares on peak days</source>
        <translation>성수 요일 운임</translation>
    </message>
    <message>
        <source>With the way back</source>
        <translation>돌아오는 편 함께</translation>
    </message>
</context>
<context>
    <name>narae::admin::ScheduleCalendar</name>
    <message>
        <source>%1, no flight</source>
        <translation>%1, 운항 없음</translation>
    </message>
    <message>
        <source>%1, usual fare</source>
        <translation>%1, 평소 운임</translation>
    </message>
    <message>
        <source>%1, peak fare</source>
        <translation>%1, 성수 운임</translation>
    </message>
    <message>
        <source>%1, day off</source>
        <translation>%1, 쉬는 날</translation>
    </message>
    <message>
        <source>%1, this number flies already</source>
        <translation>%1, 같은 편명 운항 있음</translation>
    </message>
</context>
<context>
    <name>narae::admin::ScheduleExport</name>
    <message>
        <source>%1 could not be written: %2</source>
        <translation>%1을(를) 저장하지 못했습니다: %2</translation>
    </message>
</context>
<context>
    <name>narae::admin::SchedulePage</name>
    <message>
        <source>%1 flights are registered</source>
        <translation>%1편을 등록했습니다</translation>
    </message>
    <message>
        <source>%1 flights are in %2; %3 cancelled or without an aircraft are not</source>
        <translation>%2에 %1편을 저장했습니다. 결항되었거나 기재가 없는 %3편은 뺐습니다</translation>
    </message>
    <message>
        <source>%1 flights are in %2</source>
        <translation>%2에 %1편을 저장했습니다</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1에서 %2까지</translation>
    </message>
    <message>
        <source>1 conflict</source>
        <translation>확인할 충돌 1건</translation>
    </message>
    <message>
        <source>%1 conflicts</source>
        <translation>확인할 충돌 %1건</translation>
    </message>
    <message>
        <source>%1: the number flies already and is left out.</source>
        <translation>%1: 같은 편명이 이미 있어 제외합니다.</translation>
    </message>
    <message>
        <source>%1 and %2 more days: the number flies already and is left out.</source>
        <translation>%1 외 %2일: 같은 편명이 이미 있어 제외합니다.</translation>
    </message>
    <message>
        <source>%1 seats</source>
        <translation>%1석</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>오프라인</translation>
    </message>
    <message>
        <source>Another one is under way</source>
        <translation>다른 등록이 진행 중입니다</translation>
    </message>
    <message>
        <source>Fill in the pattern</source>
        <translation>운항 패턴을 채워 주세요</translation>
    </message>
    <message>
        <source>Looking for conflicts</source>
        <translation>충돌을 확인하고 있습니다</translation>
    </message>
    <message>
        <source>No flight in this pattern</source>
        <translation>등록할 편이 없습니다</translation>
    </message>
    <message>
        <source>Register 1 flight</source>
        <translation>1편 등록</translation>
    </message>
    <message>
        <source>Register %1 flights</source>
        <translation>%1편 등록</translation>
    </message>
    <message>
        <source>The plan could not be written to this computer&apos;s disk, so nothing was sent.</source>
        <translation>이 컴퓨터에 계획을 저장하지 못해 아무것도 보내지 않았습니다.</translation>
    </message>
    <message>
        <source>Import a schedule</source>
        <translation>스케줄 가져오기</translation>
    </message>
    <message>
        <source>Export the schedule</source>
        <translation>스케줄 내보내기</translation>
    </message>
    <message>
        <source>Comma-separated values (*.csv)</source>
        <translation>CSV 파일 (*.csv)</translation>
    </message>
    <message>
        <source>%1 could not be read: %2</source>
        <translation>%1을(를) 읽지 못했습니다: %2</translation>
    </message>
    <message>
        <source>Build a schedule</source>
        <translation>스케줄 만들기</translation>
    </message>
    <message>
        <source>Arrows</source>
        <translation>방향키</translation>
    </message>
    <message>
        <source>move in the calendar</source>
        <translation>달력에서 이동</translation>
    </message>
    <message>
        <source>Page Up, Page Down</source>
        <translation>Page Up, Page Down</translation>
    </message>
    <message>
        <source>another month</source>
        <translation>다른 달</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>make the day a day off, or a flying one</source>
        <translation>쉬는 날 지정·해제</translation>
    </message>
    <message>
        <source>Import a schedule from a file</source>
        <translation>파일에서 스케줄 가져오기</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>스케줄</translation>
    </message>
    <message>
        <source>Export the schedule to a file</source>
        <translation>스케줄을 파일로 내보내기</translation>
    </message>
    <message>
        <source>Import CSV</source>
        <translation>CSV 가져오기</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>내보내기</translation>
    </message>
    <message>
        <source>Pattern</source>
        <translation>운항 패턴</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>미리보기</translation>
    </message>
    <message>
        <source>Earlier months</source>
        <translation>이전 달</translation>
    </message>
    <message>
        <source>Later months</source>
        <translation>다음 달</translation>
    </message>
    <message>
        <source>Days of the pattern</source>
        <translation>운항일</translation>
    </message>
    <message>
        <source>Pale: usual fare · filled: peak fare · dashed: day off · triangle: flies already</source>
        <translation>연한 색: 평소 운임 · 진한 색: 성수 운임 · 점선: 쉬는 날 · 세모: 이미 운항</translation>
    </message>
    <message>
        <source>The pattern can be laid out; registering waits for the server.</source>
        <translation>패턴은 만들 수 있으며, 등록은 연결된 뒤에 됩니다.</translation>
    </message>
</context>
<context>
    <name>narae::admin::WorkCard</name>
    <message>
        <source>Registering %1</source>
        <translation>%1 등록 중</translation>
    </message>
    <message>
        <source>%1 is registered</source>
        <translation>%1 등록을 마쳤습니다</translation>
    </message>
    <message>
        <source>%1 waits to go on</source>
        <translation>%1 이어서 등록할 수 있습니다</translation>
    </message>
    <message>
        <source>Stop it whenever you like: it goes on from here, and no flight is registered twice.</source>
        <translation>중단하셔도 여기부터 이어지고, 같은 편이 두 번 등록되지 않습니다.</translation>
    </message>
    <message>
        <source>%1 of %2 flights</source>
        <translation>%2편 중 %1편</translation>
    </message>
    <message>
        <source>%1 a second · about %2 s left</source>
        <translation>초당 %1편 · 약 %2초 남음</translation>
    </message>
    <message>
        <source>Registered</source>
        <translation>새로 등록</translation>
    </message>
    <message>
        <source>Stopping</source>
        <translation>멈추는 중</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>잠시 멈춤</translation>
    </message>
    <message>
        <source>Go on with %1</source>
        <translation>%1편 이어서 등록</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>오프라인</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
    <message>
        <source>Keep %1 and forget the rest</source>
        <translation>%1편 유지하고 나머지 취소</translation>
    </message>
    <message>
        <source>Looking through %1</source>
        <translation>%1 확인 중</translation>
    </message>
    <message>
        <source>Importing %1</source>
        <translation>%1 가져오는 중</translation>
    </message>
    <message>
        <source>%1 is imported</source>
        <translation>%1 가져오기 완료</translation>
    </message>
    <message>
        <source>Nothing is registered yet. Rows that are there already are passed over.</source>
        <translation>아직 등록하지 않았습니다. 이미 있는 행은 건너뜁니다.</translation>
    </message>
    <message>
        <source>Stop it whenever you like: a row that is there already is never registered twice.</source>
        <translation>중단하셔도 이미 있는 행은 두 번 등록되지 않습니다.</translation>
    </message>
    <message>
        <source>%1 of %2 rows</source>
        <translation>%2행 중 %1행</translation>
    </message>
    <message>
        <source>Can be registered</source>
        <translation>등록 가능</translation>
    </message>
    <message>
        <source>Register 1 flight</source>
        <translation>1편 등록</translation>
    </message>
    <message>
        <source>Register %1 flights</source>
        <translation>%1편 등록</translation>
    </message>
    <message>
        <source>There already</source>
        <translation>이미 있어 건너뜀</translation>
    </message>
    <message>
        <source>To be corrected</source>
        <translation>고쳐야 할 행</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>남은 행</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>진행 상황</translation>
    </message>
    <message>
        <source>Rows to be corrected</source>
        <translation>고쳐야 할 행</translation>
    </message>
    <message>
        <source>Check again</source>
        <translation>다시 확인</translation>
    </message>
</context>
</TS>
