<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko_KR" sourcelanguage="en">
<context>
    <name>OperationsWords</name>
    <message>
        <source>Reservation</source>
        <translation>예약</translation>
    </message>
    <message>
        <source>Flight</source>
        <translation>항공편</translation>
    </message>
    <message>
        <source>Payment</source>
        <translation>결제</translation>
    </message>
    <message>
        <source>View</source>
        <translation>조회</translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>계정</translation>
    </message>
    <message>
        <source>Capacity equals left plus held plus sold, one passenger a seat</source>
        <translation>정원 = 잔여 + 보류 + 판매, 좌석마다 승객 한 명</translation>
    </message>
    <message>
        <source>Each confirmed reservation has one capture of its total</source>
        <translation>확정 예약마다 총액이 한 번 결제됨</translation>
    </message>
    <message>
        <source>Refunds match what was promised and never exceed captures</source>
        <translation>환불은 약속과 같고 결제액을 넘지 않음</translation>
    </message>
    <message>
        <source>The gateway&apos;s ledger equals ours</source>
        <translation>결제사 장부와 우리 장부가 같음</translation>
    </message>
    <message>
        <source>Events have no gap and count once</source>
        <translation>이벤트는 빠짐없이 한 번씩 반영됨</translation>
    </message>
    <message>
        <source>The view equals a rebuild from its events</source>
        <translation>조회 화면은 다시 만든 것과 같음</translation>
    </message>
    <message>
        <source>Every acknowledged reservation exists, once a key</source>
        <translation>응답한 예약은 모두 있고 키마다 하나</translation>
    </message>
    <message>
        <source>The audit log&apos;s chain of hashes holds</source>
        <translation>감사 기록의 해시 사슬이 이어짐</translation>
    </message>
    <message>
        <source>%1 cabins</source>
        <translation>객실 %1개</translation>
    </message>
    <message>
        <source>%1 reservations</source>
        <translation>예약 %1건</translation>
    </message>
    <message>
        <source>%1 bookings</source>
        <translation>예약 %1건</translation>
    </message>
    <message>
        <source>%1 payments</source>
        <translation>결제 %1건</translation>
    </message>
    <message>
        <source>%1 events</source>
        <translation>이벤트 %1건</translation>
    </message>
    <message>
        <source>%1 entries</source>
        <translation>기록 %1건</translation>
    </message>
    <message>
        <source>Staff</source>
        <translation>직원</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>고객</translation>
    </message>
    <message>
        <source>See flights</source>
        <translation>항공편 보기</translation>
    </message>
    <message>
        <source>Change flights</source>
        <translation>항공편 바꾸기</translation>
    </message>
    <message>
        <source>See reservations</source>
        <translation>예약 보기</translation>
    </message>
    <message>
        <source>Reserve and cancel</source>
        <translation>예약과 취소</translation>
    </message>
    <message>
        <source>See purchases</source>
        <translation>구매 보기</translation>
    </message>
    <message>
        <source>See payments</source>
        <translation>결제 보기</translation>
    </message>
    <message>
        <source>See reports</source>
        <translation>보고서 보기</translation>
    </message>
    <message>
        <source>Follow events</source>
        <translation>이벤트 받기</translation>
    </message>
    <message>
        <source>Logged in</source>
        <translation>로그인</translation>
    </message>
    <message>
        <source>Log-in refused</source>
        <translation>로그인 거절</translation>
    </message>
    <message>
        <source>Logged out</source>
        <translation>로그아웃</translation>
    </message>
    <message>
        <source>Session ended</source>
        <translation>세션 종료</translation>
    </message>
    <message>
        <source>Flight added</source>
        <translation>항공편 추가</translation>
    </message>
    <message>
        <source>Flight changed</source>
        <translation>항공편 변경</translation>
    </message>
    <message>
        <source>Flight cancelled</source>
        <translation>항공편 결항</translation>
    </message>
    <message>
        <source>Flights imported</source>
        <translation>항공편 가져오기</translation>
    </message>
    <message>
        <source>Aircraft added</source>
        <translation>기재 추가</translation>
    </message>
    <message>
        <source>Aircraft changed</source>
        <translation>기재 변경</translation>
    </message>
    <message>
        <source>Reserved</source>
        <translation>예약</translation>
    </message>
    <message>
        <source>Reservation paid</source>
        <translation>예약 결제</translation>
    </message>
    <message>
        <source>Reservation cancelled</source>
        <translation>예약 취소</translation>
    </message>
    <message>
        <source>Account opened</source>
        <translation>계정 생성</translation>
    </message>
    <message>
        <source>Account closed</source>
        <translation>계정 닫음</translation>
    </message>
    <message>
        <source>Own account changed</source>
        <translation>내 계정 변경</translation>
    </message>
    <message>
        <source>Password changed</source>
        <translation>비밀번호 변경</translation>
    </message>
    <message>
        <source>API key made</source>
        <translation>API 키 생성</translation>
    </message>
    <message>
        <source>API key revoked</source>
        <translation>API 키 폐기</translation>
    </message>
    <message>
        <source>Event replayed</source>
        <translation>이벤트 다시 처리</translation>
    </message>
    <message>
        <source>Audit started</source>
        <translation>감사 시작</translation>
    </message>
    <message>
        <source>an entry is missing</source>
        <translation>기록이 빠졌습니다</translation>
    </message>
    <message>
        <source>an entry does not follow the one before it</source>
        <translation>앞 기록과 이어지지 않습니다</translation>
    </message>
    <message>
        <source>an entry was altered</source>
        <translation>기록이 바뀌었습니다</translation>
    </message>
    <message>
        <source>the end was cut off</source>
        <translation>끝이 잘렸습니다</translation>
    </message>
    <message>
        <source>Have events sent</source>
        <translation>이벤트 전송 받기</translation>
    </message>
    <message>
        <source>Webhooks</source>
        <translation>웹훅</translation>
    </message>
    <message>
        <source>Webhook added</source>
        <translation>웹훅 추가</translation>
    </message>
    <message>
        <source>Webhook removed</source>
        <translation>웹훅 삭제</translation>
    </message>
    <message>
        <source>Webhook&apos;s secret exchanged</source>
        <translation>웹훅 비밀 값 교체</translation>
    </message>
    <message>
        <source>Webhook tried</source>
        <translation>웹훅 시험 전송</translation>
    </message>
    <message>
        <source>Webhook sent again</source>
        <translation>웹훅 다시 전송</translation>
    </message>
</context>
<context>
    <name>narae::admin::AccountsPanel</name>
    <message>
        <source>Accounts</source>
        <translation>계정</translation>
    </message>
    <message>
        <source>Customers open theirs themselves. Staff get theirs here.</source>
        <translation>고객은 직접 가입합니다. 직원 계정은 여기에서 만듭니다.</translation>
    </message>
    <message>
        <source>Open a colleague&apos;s account</source>
        <translation>직원 계정 만들기</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>이름</translation>
    </message>
    <message>
        <source>E-mail address</source>
        <translation>이메일 주소</translation>
    </message>
    <message>
        <source>First password, to be changed by its owner</source>
        <translation>첫 비밀번호 (본인이 바꿔야 합니다)</translation>
    </message>
    <message>
        <source>Open the account</source>
        <translation>계정 만들기</translation>
    </message>
    <message>
        <source>Show more</source>
        <translation>더 보기</translation>
    </message>
    <message>
        <source>Yes, close it</source>
        <translation>예, 닫습니다</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
    <message>
        <source>Yes, close the account of %1</source>
        <translation>예, %1 계정을 닫습니다</translation>
    </message>
    <message>
        <source>Close the account of %1</source>
        <translation>%1 계정 닫기</translation>
    </message>
    <message>
        <source>%1 · %2 · closed</source>
        <translation>%1 · %2 · 닫힘</translation>
    </message>
    <message>
        <source>%1 · %2 · you</source>
        <translation>%1 · %2 · 나</translation>
    </message>
    <message>
        <source>%1 · %2 · since %3</source>
        <translation>%1 · %2 · %3부터</translation>
    </message>
    <message>
        <source>Its owner cannot log in any more; reservations stay as they are.</source>
        <translation>더는 로그인할 수 없습니다. 예약은 그대로 남습니다.</translation>
    </message>
    <message>
        <source>The account of %1 is open.</source>
        <translation>%1 계정을 만들었습니다.</translation>
    </message>
    <message>
        <source>The account of %1 is closed.</source>
        <translation>%1 계정을 닫았습니다.</translation>
    </message>
</context>
<context>
    <name>narae::admin::ApiKeysPanel</name>
    <message>
        <source>Copied. Keep it where your other secrets are.</source>
        <translation>복사했습니다. 안전한 곳에 보관해 주세요.</translation>
    </message>
    <message>
        <source>API keys</source>
        <translation>API 키</translation>
    </message>
    <message>
        <source>For other systems. A key may do what is ticked, and nothing else.</source>
        <translation>다른 시스템용입니다. 키는 표시한 일만 할 수 있습니다.</translation>
    </message>
    <message>
        <source>Make a key</source>
        <translation>키 만들기</translation>
    </message>
    <message>
        <source>Who is it for?</source>
        <translation>누가 쓰나요?</translation>
    </message>
    <message>
        <source>What may it do?</source>
        <translation>무엇을 할 수 있나요?</translation>
    </message>
    <message>
        <source>Make the key</source>
        <translation>키 만들기</translation>
    </message>
    <message>
        <source>This is shown once. Copy it now; nobody can read it again.</source>
        <translation>한 번만 보여 드립니다. 지금 복사해 주세요. 다시 볼 수 없습니다.</translation>
    </message>
    <message>
        <source>The new key</source>
        <translation>새 키</translation>
    </message>
    <message>
        <source>Copy the key</source>
        <translation>키 복사</translation>
    </message>
    <message>
        <source>I have it</source>
        <translation>보관했습니다</translation>
    </message>
    <message>
        <source>last used %1</source>
        <translation>마지막 사용 %1</translation>
    </message>
    <message>
        <source>never used</source>
        <translation>사용한 적 없음</translation>
    </message>
    <message>
        <source>revoked</source>
        <translation>폐기됨</translation>
    </message>
    <message>
        <source>Whoever uses it is refused from now on.</source>
        <translation>이 키를 쓰는 시스템은 바로 거절됩니다.</translation>
    </message>
    <message>
        <source>Yes, revoke it</source>
        <translation>예, 폐기합니다</translation>
    </message>
    <message>
        <source>Revoke</source>
        <translation>폐기</translation>
    </message>
    <message>
        <source>Yes, revoke the key of %1</source>
        <translation>예, %1 키를 폐기합니다</translation>
    </message>
    <message>
        <source>Revoke the key of %1</source>
        <translation>%1 키 폐기</translation>
    </message>
    <message>
        <source>The key of %1 is revoked.</source>
        <translation>%1 키를 폐기했습니다.</translation>
    </message>
</context>
<context>
    <name>narae::admin::AuditCard</name>
    <message>
        <source>Looking, %1 of %2</source>
        <translation>점검 중, %2개 중 %1개</translation>
    </message>
    <message>
        <source>Could not be finished: %1</source>
        <translation>끝내지 못했습니다: %1</translation>
    </message>
    <message>
        <source>%1 · took %2 s · %3 broken</source>
        <translation>%1 · %2초 · %3개 위반</translation>
    </message>
    <message>
        <source>%1 · took %2 s · %3 hold, %4 open</source>
        <translation>%1 · %2초 · %3개 성립, %4개 미확인</translation>
    </message>
    <message>
        <source>%1 · took %2 s · all %3 hold</source>
        <translation>%1 · %2초 · %3개 모두 성립</translation>
    </message>
    <message>
        <source>Audit</source>
        <translation>감사</translation>
    </message>
    <message>
        <source>Run audit now</source>
        <translation>지금 감사하기</translation>
    </message>
    <message>
        <source>Not run since the server&apos;s start</source>
        <translation>서버를 시작한 뒤 실행한 적 없음</translation>
    </message>
</context>
<context>
    <name>narae::admin::AuditLogCard</name>
    <message>
        <source>Audit log</source>
        <translation>감사 기록</translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>계정</translation>
    </message>
    <message>
        <source>API keys</source>
        <translation>API 키</translation>
    </message>
    <message>
        <source>Check the chain</source>
        <translation>해시 사슬 확인</translation>
    </message>
    <message>
        <source>Each entry carries the hash of the one before.</source>
        <translation>각 기록은 앞 기록의 해시를 담고 있습니다.</translation>
    </message>
    <message>
        <source>The chain holds: %1 entries.</source>
        <translation>해시 사슬이 온전합니다: 기록 %1건.</translation>
    </message>
    <message>
        <source>The chain is broken at entry %1: %2.</source>
        <translation>해시 사슬이 %1번 기록에서 끊어졌습니다: %2.</translation>
    </message>
    <message>
        <source>%1, refused (%2)</source>
        <translation>%1, 거절됨 (%2)</translation>
    </message>
</context>
<context>
    <name>narae::admin::BreachesPanel</name>
    <message>
        <source>And %1 more.</source>
        <translation>그 밖에 %1건.</translation>
    </message>
</context>
<context>
    <name>narae::admin::BreakerStrip</name>
    <message>
        <source>%1: not called</source>
        <translation>%1: 호출 중단</translation>
    </message>
    <message>
        <source>%1: being tried</source>
        <translation>%1: 시험 호출 중</translation>
    </message>
    <message>
        <source>%1: answers</source>
        <translation>%1: 응답함</translation>
    </message>
    <message>
        <source>Failures: %1</source>
        <translation>실패: %1회</translation>
    </message>
    <message>
        <source>Calls not made: %1</source>
        <translation>보내지 않은 호출: %1회</translation>
    </message>
    <message>
        <source>Tried again in %1</source>
        <translation>%1 뒤에 다시 시도합니다</translation>
    </message>
    <message>
        <source>Calls to other services</source>
        <translation>다른 서비스 호출</translation>
    </message>
</context>
<context>
    <name>narae::admin::DeadLettersPanel</name>
    <message>
        <source>Dead letters</source>
        <translation>처리하지 못한 이벤트</translation>
    </message>
    <message>
        <source>Events that a reader could not apply. Replay one once its cause is mended; it counts once, however often it is replayed.</source>
        <translation>처리하지 못해 따로 둔 이벤트입니다. 원인을 고친 뒤 다시 처리하세요. 여러 번 눌러도 한 번만 반영됩니다.</translation>
    </message>
    <message>
        <source>There are none: every event was applied.</source>
        <translation>없습니다. 모든 이벤트가 처리되었습니다.</translation>
    </message>
    <message>
        <source>Replay</source>
        <translation>다시 처리</translation>
    </message>
    <message>
        <source>Replay %1, event %2 of %3</source>
        <translation>%1 다시 처리, %3의 %2번 이벤트</translation>
    </message>
    <message>
        <source>For %1 · event %2 of %3 · since %4</source>
        <translation>%1 · %3의 %2번 이벤트 · %4부터</translation>
    </message>
    <message>
        <source>%1 was applied.</source>
        <translation>%1을(를) 처리했습니다.</translation>
    </message>
</context>
<context>
    <name>narae::admin::DrawerPanel</name>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
</context>
<context>
    <name>narae::admin::GatewayCard</name>
    <message>
        <source>the oldest for %1</source>
        <translation>가장 오래된 것 %1</translation>
    </message>
    <message>
        <source>Not told</source>
        <translation>정보 없음</translation>
    </message>
    <message>
        <source>Answers are missing</source>
        <translation>응답 없음</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>응답 중</translation>
    </message>
    <message>
        <source>Payment gateway and server</source>
        <translation>결제사와 서버</translation>
    </message>
    <message>
        <source>Payments without an answer</source>
        <translation>결과를 모르는 결제</translation>
    </message>
    <message>
        <source>Refunds under way</source>
        <translation>진행 중인 환불</translation>
    </message>
    <message>
        <source>Waiting to be committed</source>
        <translation>커밋 대기</translation>
    </message>
    <message>
        <source>%1 failed since the start</source>
        <translation>시작 뒤 실패 %1건</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>데이터베이스</translation>
    </message>
    <message>
        <source>away</source>
        <translation>연결 끊김</translation>
    </message>
    <message>
        <source>Server %1</source>
        <translation>서버 %1</translation>
    </message>
    <message>
        <source>running for</source>
        <translation>가동 시간</translation>
    </message>
    <message>
        <source>Look at the payments</source>
        <translation>결제 확인하기</translation>
    </message>
</context>
<context>
    <name>narae::admin::HealthTile</name>
    <message>
        <source>Up</source>
        <translation>정상</translation>
    </message>
    <message>
        <source>Slow</source>
        <translation>느림</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>오류</translation>
    </message>
    <message>
        <source>Away</source>
        <translation>연결 끊김</translation>
    </message>
    <message>
        <source>Not told</source>
        <translation>정보 없음</translation>
    </message>
    <message>
        <source>no requests lately</source>
        <translation>최근 요청 없음</translation>
    </message>
    <message>
        <source>ms p99 · %1 errors</source>
        <translation>ms p99 · 오류 %1건</translation>
    </message>
    <message>
        <source>ms p99 · %1 requests</source>
        <translation>ms p99 · 요청 %1건</translation>
    </message>
    <message>
        <source>ms p99 · 1 request</source>
        <translation>ms p99 · 요청 1건</translation>
    </message>
    <message>
        <source>Of the last minute: 99 of 100 answers were faster.</source>
        <translation>최근 1분: 100건 중 99건은 이보다 빨랐습니다.</translation>
    </message>
    <message>
        <source>ms p99</source>
        <translation>ms p99</translation>
    </message>
    <message>
        <source>no requests</source>
        <translation>요청 없음</translation>
    </message>
</context>
<context>
    <name>narae::admin::LagCard</name>
    <message>
        <source>Event lag by reader</source>
        <translation>이벤트 지연</translation>
    </message>
    <message>
        <source>%1 events so far</source>
        <translation>이벤트 %1건</translation>
    </message>
    <message>
        <source>No dead letters</source>
        <translation>처리 못 한 이벤트 없음</translation>
    </message>
    <message>
        <source>Dead letters: %1</source>
        <translation>처리하지 못한 이벤트: %1</translation>
    </message>
    <message>
        <source>Every event was applied.</source>
        <translation>모두 처리되었습니다.</translation>
    </message>
    <message>
        <source>Open and replay</source>
        <translation>열어 보고 다시 처리하기</translation>
    </message>
</context>
<context>
    <name>narae::admin::OperationsPage</name>
    <message>
        <source>Operations</source>
        <translation>운영</translation>
    </message>
    <message>
        <source>The server does not answer.</source>
        <translation>서버가 응답하지 않습니다.</translation>
    </message>
    <message>
        <source>The server takes no orders: %1.</source>
        <translation>서버가 주문을 받지 않습니다: %1.</translation>
    </message>
    <message>
        <source>Orders are being taken. One thing is slow.</source>
        <translation>주문을 받고 있습니다. 한 곳이 느립니다.</translation>
    </message>
    <message>
        <source>Orders are being taken. %1 things are slow.</source>
        <translation>주문을 받고 있습니다. %1곳이 느립니다.</translation>
    </message>
    <message>
        <source>Orders are being taken. An event could not be applied.</source>
        <translation>주문을 받고 있습니다. 처리하지 못한 이벤트가 있습니다.</translation>
    </message>
    <message>
        <source>Orders are being taken.</source>
        <translation>주문을 받고 있습니다.</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>show what an invariant&apos;s audit found</source>
        <translation>감사 결과 자세히 보기</translation>
    </message>
    <message>
        <source>close the panel</source>
        <translation>패널 닫기</translation>
    </message>
    <message>
        <source>Run the audit now</source>
        <translation>지금 감사하기</translation>
    </message>
    <message>
        <source>Check the audit log&apos;s chain</source>
        <translation>감사 기록의 해시 사슬 확인</translation>
    </message>
    <message>
        <source>Open the dead letters</source>
        <translation>처리하지 못한 이벤트 열기</translation>
    </message>
    <message>
        <source>Open the accounts</source>
        <translation>계정 열기</translation>
    </message>
    <message>
        <source>Open a colleague&apos;s account</source>
        <translation>직원 계정 만들기</translation>
    </message>
    <message>
        <source>Open the API keys</source>
        <translation>API 키 열기</translation>
    </message>
    <message>
        <source>Make an API key</source>
        <translation>API 키 만들기</translation>
    </message>
</context>
<context>
    <name>narae::admin::RuleRow</name>
    <message>
        <source>waits its turn</source>
        <translation>차례를 기다림</translation>
    </message>
    <message>
        <source>cannot be told yet</source>
        <translation>아직 알 수 없음</translation>
    </message>
    <message>
        <source>1 breach</source>
        <translation>위반 1건</translation>
    </message>
    <message>
        <source>%1 breaches</source>
        <translation>위반 %1건</translation>
    </message>
    <message>
        <source>holds</source>
        <translation>성립</translation>
    </message>
    <message>
        <source>broken</source>
        <translation>위반</translation>
    </message>
    <message>
        <source>open</source>
        <translation>미확인</translation>
    </message>
    <message>
        <source>not looked at</source>
        <translation>점검 전</translation>
    </message>
</context>
</TS>
