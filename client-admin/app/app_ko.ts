<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko_KR" sourcelanguage="en">
<context>
    <name>narae::admin::AdminWindow</name>
    <message>
        <source>There is no keyring here: you will be asked to log in again at the next start.</source>
        <translation>이 컴퓨터에 키링이 없어 다음에 시작할 때 다시 로그인해야 합니다.</translation>
    </message>
    <message>
        <source>There is nothing to take back on this page.</source>
        <translation>이 화면에서 되돌릴 변경이 없습니다.</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>오늘</translation>
    </message>
    <message>
        <source>Flights</source>
        <translation>항공편</translation>
    </message>
    <message>
        <source>Aircraft &amp; seats</source>
        <translation>기재·좌석</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>스케줄</translation>
    </message>
    <message>
        <source>Purchases</source>
        <translation>구매</translation>
    </message>
    <message>
        <source>Insights</source>
        <translation>분석</translation>
    </message>
    <message>
        <source>Operations</source>
        <translation>운영</translation>
    </message>
    <message>
        <source>You see what was last known. Changes have to wait; customers are not affected.</source>
        <translation>마지막으로 받은 내용입니다. 변경은 잠시 기다려 주세요. 고객 예약에는 영향이 없습니다.</translation>
    </message>
    <message>
        <source>%1 - Narae</source>
        <translation>%1 - 나래</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>창</translation>
    </message>
    <message>
        <source>Go to %1</source>
        <translation>%1(으)로 가기</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>화면</translation>
    </message>
    <message>
        <source>Ask the server anew</source>
        <translation>새로 고침</translation>
    </message>
    <message>
        <source>Take back the last change</source>
        <translation>마지막 변경 되돌리기</translation>
    </message>
    <message>
        <source>Show all keys</source>
        <translation>단축키 모두 보기</translation>
    </message>
    <message>
        <source>Speak English</source>
        <translation>영어로 바꾸기</translation>
    </message>
    <message>
        <source>Speak Korean</source>
        <translation>한국어로 바꾸기</translation>
    </message>
    <message>
        <source>Use light colours</source>
        <translation>밝은 색으로 바꾸기</translation>
    </message>
    <message>
        <source>Use dark colours</source>
        <translation>어두운 색으로 바꾸기</translation>
    </message>
    <message>
        <source>Log out</source>
        <translation>로그아웃</translation>
    </message>
    <message>
        <source>Search or run a command</source>
        <translation>검색하거나 명령을 실행하세요</translation>
    </message>
    <message>
        <source>What this app had kept could not be read: %1</source>
        <translation>앱에 보관하던 내용을 읽을 수 없습니다: %1</translation>
    </message>
</context>
<context>
    <name>narae::admin::Brand</name>
    <message>
        <source>narae</source>
        <translation>나래</translation>
    </message>
    <message>
        <source>admin</source>
        <translation>관리</translation>
    </message>
    <message>
        <source>Narae, the airline&apos;s own app</source>
        <translation>나래 항공사 관리 앱</translation>
    </message>
</context>
<context>
    <name>narae::admin::CommandBox</name>
    <message>
        <source>%1 actions</source>
        <translation>작업 %1개</translation>
    </message>
    <message>
        <source>1 action</source>
        <translation>작업 1개</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>명령</translation>
    </message>
    <message>
        <source>What shall be done?</source>
        <translation>무엇을 할까요?</translation>
    </message>
    <message>
        <source>Actions that fit</source>
        <translation>찾은 작업</translation>
    </message>
    <message>
        <source>No action fits. Try fewer letters, or a flight number.</source>
        <translation>맞는 작업이 없습니다. 더 짧게 쓰거나 편명을 입력해 보세요.</translation>
    </message>
    <message>
        <source>choose</source>
        <translation>고르기</translation>
    </message>
    <message>
        <source>complete</source>
        <translation>채우기</translation>
    </message>
</context>
<context>
    <name>narae::admin::CommandDelegate</name>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
</context>
<context>
    <name>narae::admin::CommandField</name>
    <message>
        <source>Search or run a command</source>
        <translation>검색하거나 명령을 실행하세요</translation>
    </message>
    <message>
        <source>Search or run a command, Ctrl+K</source>
        <translation>검색하거나 명령을 실행하세요, Ctrl+K</translation>
    </message>
</context>
<context>
    <name>narae::admin::KeysPanel</name>
    <message>
        <source>Keys</source>
        <translation>단축키</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>모든 화면</translation>
    </message>
    <message>
        <source>On this page: %1</source>
        <translation>이 화면: %1</translation>
    </message>
</context>
<context>
    <name>narae::admin::LogInPanel</name>
    <message>
        <source>Type your e-mail address and your password.</source>
        <translation>이메일 주소와 비밀번호를 입력해 주세요.</translation>
    </message>
    <message>
        <source>This account belongs to a customer. This app is for the airline&apos;s staff; customers use the other one. You have been logged out again.</source>
        <translation>고객 계정입니다. 이 앱은 항공사 직원용이며 고객은 고객용 앱을 씁니다. 다시 로그아웃했습니다.</translation>
    </message>
    <message>
        <source>Log in again</source>
        <translation>다시 로그인</translation>
    </message>
    <message>
        <source>Log in</source>
        <translation>로그인</translation>
    </message>
    <message>
        <source>Your session has ended. What you were working on is still here.</source>
        <translation>로그인이 만료되었습니다. 작업하던 내용은 그대로 있습니다.</translation>
    </message>
    <message>
        <source>For the airline&apos;s staff.</source>
        <translation>항공사 직원용입니다.</translation>
    </message>
    <message>
        <source>E-mail address</source>
        <translation>이메일 주소</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>비밀번호</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>언어</translation>
    </message>
</context>
<context>
    <name>narae::admin::Rail</name>
    <message>
        <source>Log out</source>
        <translation>로그아웃</translation>
    </message>
</context>
<context>
    <name>narae::admin::RailItem</name>
    <message>
        <source>%1, needs a look</source>
        <translation>%1, 확인 필요</translation>
    </message>
    <message>
        <source>%1, %2 need a look</source>
        <translation>%1, 확인 필요 %2건</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
</context>
<context>
    <name>narae::admin::StatusArea</name>
    <message>
        <source>1 seat</source>
        <translation>1석</translation>
    </message>
    <message>
        <source>%1 seats</source>
        <translation>%1석</translation>
    </message>
    <message>
        <source>%1 %2 %3 %4 refunded</source>
        <translation>%1 %2 %3 %4 환불</translation>
    </message>
    <message>
        <source>%1 %2 %3 %4 paid</source>
        <translation>%1 %2 %3 %4 결제</translation>
    </message>
    <message>
        <source>Live. %1</source>
        <translation>실시간. %1</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>오프라인</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>실시간</translation>
    </message>
    <message>
        <source>Seoul %1</source>
        <translation>서울 %1</translation>
    </message>
</context>
<context>
    <name>narae::admin::TopBar</name>
    <message>
        <source>Language</source>
        <translation>언어</translation>
    </message>
    <message>
        <source>Light colours</source>
        <translation>밝은 색</translation>
    </message>
    <message>
        <source>Dark colours</source>
        <translation>어두운 색</translation>
    </message>
</context>
<context>
    <name>narae::admin::UserButton</name>
    <message>
        <source>%1, logged in as %2</source>
        <translation>%1, %2(으)로 로그인함</translation>
    </message>
</context>
</TS>
