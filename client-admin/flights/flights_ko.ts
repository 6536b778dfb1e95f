<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko_KR" sourcelanguage="en">
<context>
    <name>FlightStateWords</name>
    <message>
        <source>On sale</source>
        <translation>판매 중</translation>
    </message>
    <message>
        <source>Low</source>
        <translation>저조</translation>
    </message>
    <message>
        <source>Sold out</source>
        <translation>매진</translation>
    </message>
    <message>
        <source>Departed</source>
        <translation>출발함</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>결항</translation>
    </message>
</context>
<context>
    <name>narae::admin::BatchPanel</name>
    <message>
        <source>Offline</source>
        <translation>오프라인</translation>
    </message>
    <message>
        <source>Under way</source>
        <translation>진행 중</translation>
    </message>
    <message>
        <source>Try 1 failed again</source>
        <translation>실패한 1편 다시 시도</translation>
    </message>
    <message>
        <source>Try %1 failed again</source>
        <translation>실패한 %1편 다시 시도</translation>
    </message>
    <message>
        <source>All done</source>
        <translation>모두 마쳤습니다</translation>
    </message>
    <message>
        <source>Nothing to change</source>
        <translation>바꿀 것이 없습니다</translation>
    </message>
    <message>
        <source>Change fare of 1 flight</source>
        <translation>1편 운임 변경</translation>
    </message>
    <message>
        <source>Change fares of %1 flights</source>
        <translation>%1편 운임 변경</translation>
    </message>
    <message>
        <source>Change aircraft of 1 flight</source>
        <translation>1편 기재 변경</translation>
    </message>
    <message>
        <source>Change aircraft of %1 flights</source>
        <translation>%1편 기재 변경</translation>
    </message>
    <message>
        <source>Give a reason first</source>
        <translation>사유를 먼저 적어 주세요</translation>
    </message>
    <message>
        <source>Cancel 1 flight and refund</source>
        <translation>1편 결항하고 환불</translation>
    </message>
    <message>
        <source>Cancel %1 flights and refund</source>
        <translation>%1편 결항하고 환불</translation>
    </message>
    <message>
        <source>%1 done · %2 failed · %3 not yet</source>
        <translation>완료 %1 · 실패 %2 · 남음 %3</translation>
    </message>
    <message>
        <source>1 flight chosen</source>
        <translation>1편 선택</translation>
    </message>
    <message>
        <source>%1 flights chosen</source>
        <translation>%1편 선택</translation>
    </message>
    <message>
        <source>Change fares</source>
        <translation>운임 변경</translation>
    </message>
    <message>
        <source>Change aircraft</source>
        <translation>기재 변경</translation>
    </message>
    <message>
        <source>Cancel flights</source>
        <translation>결항 처리</translation>
    </message>
    <message>
        <source>Every traveller is refunded in full and told the reason. This cannot be taken back.</source>
        <translation>모든 승객에게 전액 환불하고 사유를 알립니다. 되돌릴 수 없습니다.</translation>
    </message>
    <message>
        <source>Leave a fare empty to keep the flight&apos;s own. Seats already sold must exist in the new layout.</source>
        <translation>비워 두면 지금 운임을 그대로 둡니다. 이미 팔린 좌석은 새 배치에도 있어야 합니다.</translation>
    </message>
    <message>
        <source>By amount</source>
        <translation>금액으로</translation>
    </message>
    <message>
        <source>By per cent</source>
        <translation>비율로</translation>
    </message>
    <message>
        <source>To a fare</source>
        <translation>새 운임으로</translation>
    </message>
    <message>
        <source>How fares change</source>
        <translation>운임을 바꾸는 방법</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>변경</translation>
    </message>
    <message>
        <source>Cabin</source>
        <translation>좌석 등급</translation>
    </message>
    <message>
        <source>Every cabin</source>
        <translation>모든 등급</translation>
    </message>
    <message>
        <source>New aircraft</source>
        <translation>새 기재</translation>
    </message>
    <message>
        <source>As it is</source>
        <translation>그대로</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>사유</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>진행 상황</translation>
    </message>
    <message>
        <source>What will happen to each flight</source>
        <translation>항공편별 변경 내용</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>멈춤</translation>
    </message>
    <message>
        <source>Copy failures</source>
        <translation>실패 목록 복사</translation>
    </message>
</context>
<context>
    <name>narae::admin::ConflictPanel</name>
    <message>
        <source>Departs</source>
        <translation>출발</translation>
    </message>
    <message>
        <source>Arrives</source>
        <translation>도착</translation>
    </message>
    <message>
        <source>Aircraft</source>
        <translation>기재</translation>
    </message>
    <message>
        <source>Refunds</source>
        <translation>환불 규정</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>이전</translation>
    </message>
    <message>
        <source>Theirs</source>
        <translation>상대</translation>
    </message>
    <message>
        <source>Yours</source>
        <translation>나</translation>
    </message>
    <message>
        <source>%1: theirs, %2</source>
        <translation>%1: 상대 값 %2</translation>
    </message>
    <message>
        <source>%1: yours, %2</source>
        <translation>%1: 내 값 %2</translation>
    </message>
    <message>
        <source>untouched: theirs stays</source>
        <translation>고치지 않음: 상대 값 유지</translation>
    </message>
    <message>
        <source>Save what I chose</source>
        <translation>선택한 값 저장</translation>
    </message>
    <message>
        <source>Nothing of yours is chosen</source>
        <translation>내 값을 고르지 않았습니다</translation>
    </message>
    <message>
        <source>Take all of theirs</source>
        <translation>모두 상대 값으로</translation>
    </message>
    <message>
        <source>%1 was changed meanwhile</source>
        <translation>%1편이 그사이 변경되었습니다</translation>
    </message>
    <message>
        <source>Somebody else saved it after you began. Nothing of yours is lost: choose what holds.</source>
        <translation>편집하시는 동안 다른 분이 먼저 저장했습니다. 입력하신 내용은 남아 있으니 어느 쪽을 쓸지 골라 주세요.</translation>
    </message>
</context>
<context>
    <name>narae::admin::FlightBatch</name>
    <message>
        <source>the fare would be nothing</source>
        <translation>운임이 0원 이하가 됩니다</translation>
    </message>
    <message>
        <source>%1 %2 → %3</source>
        <translation>%1 %2 → %3</translation>
    </message>
    <message>
        <source>it is cancelled</source>
        <translation>결항된 편입니다</translation>
    </message>
    <message>
        <source>it needs a fare for %1</source>
        <translation>%1 운임이 필요합니다</translation>
    </message>
    <message>
        <source>%1, %2 seats → %3, %4 seats</source>
        <translation>%1 %2석 → %3 %4석</translation>
    </message>
    <message>
        <source>%1 seats are sold already</source>
        <translation>이미 %1석이 팔렸습니다</translation>
    </message>
    <message>
        <source>taken off sale, nobody has booked</source>
        <translation>판매 중지, 예약 없음</translation>
    </message>
    <message>
        <source>1 seat sold: refunded in full</source>
        <translation>판매 1석: 전액 환불</translation>
    </message>
    <message>
        <source>%1 seats sold: refunded in full</source>
        <translation>판매 %1석: 전액 환불</translation>
    </message>
    <message>
        <source>somebody else changed it meanwhile</source>
        <translation>그사이 다른 분이 변경했습니다</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>stays as it is</source>
        <translation>그대로 둡니다</translation>
    </message>
    <message>
        <source>left out: %1</source>
        <translation>제외: %1</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>대기 중</translation>
    </message>
    <message>
        <source>done</source>
        <translation>완료</translation>
    </message>
    <message>
        <source>Flight</source>
        <translation>항공편</translation>
    </message>
    <message>
        <source>What will happen</source>
        <translation>변경 내용</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>결과</translation>
    </message>
</context>
<context>
    <name>narae::admin::FlightModel</name>
    <message>
        <source>&quot;%1&quot; is no fare. Type an amount, such as 62000.</source>
        <translation>"%1"은(는) 운임으로 읽을 수 없습니다. 62000처럼 금액을 적어 주세요.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no time. Type it as in 2026-11-24 10:50.</source>
        <translation>"%1"은(는) 시각으로 읽을 수 없습니다. 2026-11-24 10:50처럼 적어 주세요.</translation>
    </message>
    <message>
        <source>Chosen</source>
        <translation>선택</translation>
    </message>
    <message>
        <source>Flight</source>
        <translation>항공편</translation>
    </message>
    <message>
        <source>Departs</source>
        <translation>출발</translation>
    </message>
    <message>
        <source>Route</source>
        <translation>구간</translation>
    </message>
    <message>
        <source>Aircraft</source>
        <translation>기재</translation>
    </message>
    <message>
        <source>Load</source>
        <translation>탑승률</translation>
    </message>
    <message>
        <source>Sold</source>
        <translation>판매</translation>
    </message>
    <message>
        <source>Fare</source>
        <translation>운임</translation>
    </message>
    <message>
        <source>State</source>
        <translation>상태</translation>
    </message>
</context>
<context>
    <name>narae::admin::FlightHistory</name>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1 %2 → %3</source>
        <translation>%1 %2 → %3</translation>
    </message>
    <message>
        <source>%1 seats</source>
        <translation>%1 좌석</translation>
    </message>
    <message>
        <source>Aircraft</source>
        <translation>기재</translation>
    </message>
    <message>
        <source>Refunds</source>
        <translation>환불 규정</translation>
    </message>
    <message>
        <source>Departure</source>
        <translation>출발</translation>
    </message>
    <message>
        <source>Arrival</source>
        <translation>도착</translation>
    </message>
    <message>
        <source>Change refused (%1)</source>
        <translation>변경 거절 (%1)</translation>
    </message>
    <message>
        <source>Flight cancelled</source>
        <translation>결항 처리</translation>
    </message>
    <message>
        <source>Flight changed</source>
        <translation>항공편 저장</translation>
    </message>
    <message>
        <source>No change since it was registered.</source>
        <translation>등록 후 변경 내역이 없습니다.</translation>
    </message>
</context>
<context>
    <name>narae::admin::FlightPanel</name>
    <message>
        <source>%1 to %2</source>
        <translation>%1에서 %2까지</translation>
    </message>
    <message>
        <source>Cancelled: %1</source>
        <translation>결항 사유: %1</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>오프라인</translation>
    </message>
    <message>
        <source>Check the fields</source>
        <translation>입력을 확인해 주세요</translation>
    </message>
    <message>
        <source>Nothing changed</source>
        <translation>변경 없음</translation>
    </message>
    <message>
        <source>Save %1 changes</source>
        <translation>변경 %1건 저장</translation>
    </message>
    <message>
        <source>Save departure %1</source>
        <translation>출발 %1 저장</translation>
    </message>
    <message>
        <source>Save arrival %1</source>
        <translation>도착 %1 저장</translation>
    </message>
    <message>
        <source>Change to %1</source>
        <translation>%1(으)로 변경</translation>
    </message>
    <message>
        <source>Save refund steps</source>
        <translation>환불 규정 저장</translation>
    </message>
    <message>
        <source>Save fare %1</source>
        <translation>운임 %1 저장</translation>
    </message>
    <message>
        <source>%1 sold · %2 held · %3 left</source>
        <translation>판매 %1 · 보류 %2 · 잔여 %3</translation>
    </message>
    <message>
        <source>%1 sold · %2 left</source>
        <translation>판매 %1 · 잔여 %2</translation>
    </message>
    <message>
        <source>Seats</source>
        <translation>좌석</translation>
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
        <source>Aircraft</source>
        <translation>기재</translation>
    </message>
    <message>
        <source>Refunds</source>
        <translation>환불 규정</translation>
    </message>
    <message>
        <source>Days before departure and per cent: 30:100 7:90 1:70. A hyphen for none.</source>
        <translation>출발 전 일수와 환불 비율입니다. 예: 30:100 7:90 1:70. 환불이 없으면 -</translation>
    </message>
    <message>
        <source>At the airport, as in 2026-11-24 10:50</source>
        <translation>현지 시각, 예: 2026-11-24 10:50</translation>
    </message>
    <message>
        <source>Last changes</source>
        <translation>최근 변경</translation>
    </message>
    <message>
        <source>Cancel this flight</source>
        <translation>이 편 결항 처리</translation>
    </message>
    <message>
        <source>Seat layout</source>
        <translation>좌석 배치</translation>
    </message>
</context>
<context>
    <name>narae::admin::FlightPaste</name>
    <message>
        <source>&quot;%1&quot; is no flight number</source>
        <translation>"%1"은(는) 편명이 아닙니다</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no airport of ours</source>
        <translation>"%1"은(는) 취항 공항이 아닙니다</translation>
    </message>
    <message>
        <source>it goes where it comes from</source>
        <translation>출발지와 도착지가 같습니다</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no departure time</source>
        <translation>"%1"은(는) 출발 시각이 아닙니다</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no arrival time</source>
        <translation>"%1"은(는) 도착 시각이 아닙니다</translation>
    </message>
    <message>
        <source>it arrives before it departs</source>
        <translation>도착이 출발보다 이릅니다</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no aircraft of ours</source>
        <translation>"%1"은(는) 보유 기재가 아닙니다</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no currency we sell in</source>
        <translation>"%1"은(는) 판매하지 않는 통화입니다</translation>
    </message>
    <message>
        <source>a fare for %1 is missing</source>
        <translation>%1 운임이 없습니다</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no fare</source>
        <translation>"%1"은(는) 운임이 아닙니다</translation>
    </message>
    <message>
        <source>&quot;%1&quot; are no refund steps</source>
        <translation>"%1"은(는) 환불 규정이 아닙니다</translation>
    </message>
    <message>
        <source>the same departure as in row %1</source>
        <translation>%1행과 같은 출발편입니다</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>can be registered</source>
        <translation>등록할 수 있습니다</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>대기 중</translation>
    </message>
    <message>
        <source>registered</source>
        <translation>등록됨</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>행</translation>
    </message>
    <message>
        <source>Flight</source>
        <translation>항공편</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>결과</translation>
    </message>
</context>
<context>
    <name>narae::admin::FlightsPage</name>
    <message>
        <source>The server is away: nothing was saved.</source>
        <translation>서버에 연결되지 않아 저장하지 않았습니다.</translation>
    </message>
    <message>
        <source>%1 is saved. Ctrl+Z takes it back.</source>
        <translation>%1편을 저장했습니다. Ctrl+Z로 되돌립니다.</translation>
    </message>
    <message>
        <source>%1 taken back, %2 could not be</source>
        <translation>%1건을 되돌렸고 %2건은 되돌리지 못했습니다</translation>
    </message>
    <message>
        <source>The change is taken back</source>
        <translation>변경을 되돌렸습니다</translation>
    </message>
    <message>
        <source>The changes of %1 flights are taken back</source>
        <translation>%1편의 변경을 되돌렸습니다</translation>
    </message>
    <message>
        <source>%1 is registered</source>
        <translation>%1편을 등록했습니다</translation>
    </message>
    <message>
        <source>%1 done, %2 failed</source>
        <translation>완료 %1편, 실패 %2편</translation>
    </message>
    <message>
        <source>%1 done</source>
        <translation>%1편 완료</translation>
    </message>
    <message>
        <source>All</source>
        <translation>전체</translation>
    </message>
    <message>
        <source>No flight fits</source>
        <translation>맞는 항공편이 없습니다</translation>
    </message>
    <message>
        <source>Another word, another state, or all of them.</source>
        <translation>다른 말이나 다른 상태로 찾아보세요.</translation>
    </message>
    <message>
        <source>Show all flights</source>
        <translation>전체 항공편 보기</translation>
    </message>
    <message>
        <source>The flights could not be read</source>
        <translation>항공편을 불러오지 못했습니다</translation>
    </message>
    <message>
        <source>No flights yet</source>
        <translation>등록된 항공편이 없습니다</translation>
    </message>
    <message>
        <source>Register one, paste rows from a spreadsheet, or build a schedule.</source>
        <translation>한 편을 등록하거나, 스프레드시트에서 붙여 넣거나, 스케줄을 만드세요.</translation>
    </message>
    <message>
        <source>New flight</source>
        <translation>새 항공편</translation>
    </message>
    <message>
        <source>Flights</source>
        <translation>항공편</translation>
    </message>
    <message>
        <source>find flights</source>
        <translation>항공편 찾기</translation>
    </message>
    <message>
        <source>change the fare or the time of the row</source>
        <translation>선택한 줄의 운임·시각 변경</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>open the flight</source>
        <translation>항공편 열기</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Space</translation>
    </message>
    <message>
        <source>choose the row</source>
        <translation>줄 선택</translation>
    </message>
    <message>
        <source>Shift+↓</source>
        <translation>Shift+↓</translation>
    </message>
    <message>
        <source>choose a stretch</source>
        <translation>이어서 선택</translation>
    </message>
    <message>
        <source>choose all rows</source>
        <translation>모두 선택</translation>
    </message>
    <message>
        <source>paste rows from a spreadsheet</source>
        <translation>스프레드시트에서 붙여 넣기</translation>
    </message>
    <message>
        <source>take the last change back</source>
        <translation>마지막 변경 되돌리기</translation>
    </message>
    <message>
        <source>Flight</source>
        <translation>항공편</translation>
    </message>
    <message>
        <source>Paste flights from a spreadsheet</source>
        <translation>스프레드시트에서 항공편 붙여 넣기</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Open %1 %2 → %3</source>
        <translation>%1 %2 → %3 열기</translation>
    </message>
    <message>
        <source>Change fare of %1</source>
        <translation>%1 운임 변경</translation>
    </message>
    <message>
        <source>Number, airport, date</source>
        <translation>편명, 공항, 날짜</translation>
    </message>
    <message>
        <source>Find flights</source>
        <translation>항공편 찾기</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>붙여 넣기</translation>
    </message>
    <message>
        <source>The last list can be read; saving waits for the server.</source>
        <translation>마지막 목록을 볼 수 있으며, 저장은 연결된 뒤에 됩니다.</translation>
    </message>
</context>
<context>
    <name>narae::admin::NewFlightPanel</name>
    <message>
        <source>Offline</source>
        <translation>오프라인</translation>
    </message>
    <message>
        <source>Register %1</source>
        <translation>%1편 등록</translation>
    </message>
    <message>
        <source>Fill in every field</source>
        <translation>모든 칸을 채워 주세요</translation>
    </message>
    <message>
        <source>New flight</source>
        <translation>새 항공편</translation>
    </message>
    <message>
        <source>It is on sale as soon as it is registered.</source>
        <translation>등록하는 즉시 판매됩니다.</translation>
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
        <source>Aircraft</source>
        <translation>기재</translation>
    </message>
    <message>
        <source>Refunds</source>
        <translation>환불 규정</translation>
    </message>
    <message>
        <source>As usual</source>
        <translation>기본 규정</translation>
    </message>
    <message>
        <source>Days before departure and per cent: 30:100 7:90 1:70. A hyphen for none.</source>
        <translation>출발 전 일수와 환불 비율입니다. 예: 30:100 7:90 1:70. 환불이 없으면 -</translation>
    </message>
</context>
<context>
    <name>narae::admin::PastePanel</name>
    <message>
        <source>%1 can be registered · %2 to be corrected · %3 registered</source>
        <translation>등록 가능 %1 · 고칠 행 %2 · 등록됨 %3</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>오프라인</translation>
    </message>
    <message>
        <source>Under way</source>
        <translation>진행 중</translation>
    </message>
    <message>
        <source>All registered</source>
        <translation>모두 등록했습니다</translation>
    </message>
    <message>
        <source>Nothing to register</source>
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
        <source>Paste flights</source>
        <translation>항공편 붙여 넣기</translation>
    </message>
    <message>
        <source>Rows from a spreadsheet, one flight each</source>
        <translation>스프레드시트의 한 행이 한 편입니다</translation>
    </message>
    <message>
        <source>With a header (flightNumber, origin, destination, departsAt, arrivesAt, aircraft, economyPrice ...) or in that order. Times are the airport&apos;s own.</source>
        <translation>제목 행(flightNumber, origin, destination, departsAt, arrivesAt, aircraft, economyPrice ...)이 있거나 그 순서여야 합니다. 시각은 현지 시각입니다.</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>행</translation>
    </message>
    <message>
        <source>Report by row</source>
        <translation>행별 결과</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>진행 상황</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>멈춤</translation>
    </message>
</context>
<context>
    <name>narae::admin::SelectionBar</name>
    <message>
        <source>%1 selected, %2 of %3 seats sold</source>
        <translation>%1편 선택, %3석 중 %2석 판매</translation>
    </message>
    <message>
        <source>%1 selected</source>
        <translation>%1편 선택</translation>
    </message>
    <message>
        <source>%1 of %2 seats sold</source>
        <translation>%2석 중 %1석 판매</translation>
    </message>
    <message>
        <source>Change fare</source>
        <translation>운임 변경</translation>
    </message>
    <message>
        <source>Change aircraft</source>
        <translation>기재 변경</translation>
    </message>
    <message>
        <source>Cancel flights</source>
        <translation>결항 처리</translation>
    </message>
    <message>
        <source>Choose none</source>
        <translation>선택 해제</translation>
    </message>
    <message>
        <source>Fare</source>
        <translation>운임</translation>
    </message>
    <message>
        <source>Aircraft</source>
        <translation>기재</translation>
    </message>
</context>
</TS>
