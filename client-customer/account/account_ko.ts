<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko_KR" sourcelanguage="en">
<context>
    <name>narae::customer::AccountPage</name>
    <message>
        <source>Account</source>
        <translation>계정</translation>
    </message>
    <message>
        <source>Log out</source>
        <translation>로그아웃</translation>
    </message>
    <message>
        <source>You use Narae as a guest. With an account your trips and receipts are on every device.</source>
        <translation>비회원으로 이용하고 계십니다. 계정이 있으면 모든 기기에서 여행과 영수증을 보실 수 있습니다.</translation>
    </message>
    <message>
        <source>Log in or open an account</source>
        <translation>로그인 또는 회원 가입</translation>
    </message>
    <message>
        <source>What is of this computer can be changed; your account waits until you are back.</source>
        <translation>이 컴퓨터의 설정은 바꾸실 수 있고, 계정은 다시 연결된 뒤에 바꾸실 수 있습니다.</translation>
    </message>
</context>
<context>
    <name>narae::customer::DeviceCard</name>
    <message>
        <source>None. You can keep one when you pay.</source>
        <translation>없습니다. 결제하실 때 저장하실 수 있습니다.</translation>
    </message>
    <message>
        <source>Your log-in is kept in this computer&apos;s keyring.</source>
        <translation>로그인 정보는 이 컴퓨터의 키링에 보관됩니다.</translation>
    </message>
    <message>
        <source>This computer has no keyring: you will be asked to log in again at the next start.</source>
        <translation>이 컴퓨터에는 키링이 없어 다음에 시작하실 때 다시 로그인하셔야 합니다.</translation>
    </message>
    <message>
        <source>This computer</source>
        <translation>이 컴퓨터</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>언어</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>화면 색</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>시스템 설정</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>밝게</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>어둡게</translation>
    </message>
    <message>
        <source>Less motion</source>
        <translation>움직임 줄이기</translation>
    </message>
    <message>
        <source>Saved payment method</source>
        <translation>저장된 결제 수단</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>삭제</translation>
    </message>
    <message>
        <source>Remove the saved payment method</source>
        <translation>저장된 결제 수단 삭제</translation>
    </message>
</context>
<context>
    <name>narae::customer::PasswordCard</name>
    <message>
        <source>Change the password</source>
        <translation>비밀번호 바꾸기</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>오프라인</translation>
    </message>
    <message>
        <source>Changed. Other devices must log in again.</source>
        <translation>바꾸었습니다. 다른 기기에서는 다시 로그인하셔야 합니다.</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>비밀번호</translation>
    </message>
    <message>
        <source>Present password</source>
        <translation>현재 비밀번호</translation>
    </message>
    <message>
        <source>New password</source>
        <translation>새 비밀번호</translation>
    </message>
</context>
<context>
    <name>narae::customer::ProfileCard</name>
    <message>
        <source>Offline</source>
        <translation>오프라인</translation>
    </message>
    <message>
        <source>A name is needed</source>
        <translation>이름을 입력해 주세요</translation>
    </message>
    <message>
        <source>Save name and phone</source>
        <translation>이름과 전화번호 저장</translation>
    </message>
    <message>
        <source>Save name</source>
        <translation>이름 저장</translation>
    </message>
    <message>
        <source>Save phone</source>
        <translation>전화번호 저장</translation>
    </message>
    <message>
        <source>Nothing to save</source>
        <translation>바뀐 내용 없음</translation>
    </message>
    <message>
        <source>Saved.</source>
        <translation>저장했습니다.</translation>
    </message>
    <message>
        <source>Your account</source>
        <translation>내 계정</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>이름</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>전화번호</translation>
    </message>
    <message>
        <source>E-mail, with which you log in</source>
        <translation>로그인 이메일</translation>
    </message>
</context>
<context>
    <name>narae::customer::SessionsCard</name>
    <message>
        <source>Where you are logged in</source>
        <translation>로그인된 기기</translation>
    </message>
    <message>
        <source>An app without a name</source>
        <translation>이름 없는 앱</translation>
    </message>
    <message>
        <source>Since %1, last used %2 at %3</source>
        <translation>%1부터 · 마지막 사용 %2 %3</translation>
    </message>
    <message>
        <source>This device</source>
        <translation>이 기기</translation>
    </message>
    <message>
        <source>Log it out</source>
        <translation>로그아웃시키기</translation>
    </message>
    <message>
        <source>Log %1 out</source>
        <translation>%1 로그아웃시키기</translation>
    </message>
</context>
</TS>
