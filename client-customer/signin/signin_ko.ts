<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko_KR" sourcelanguage="en">
<context>
    <name>narae::customer::SignInPanel</name>
    <message>
        <source>Open an account</source>
        <translation>회원 가입</translation>
    </message>
    <message>
        <source>Log in</source>
        <translation>로그인</translation>
    </message>
    <message>
        <source>Your session is over. Log in again; what you were doing is still here.</source>
        <translation>로그인이 만료되었습니다. 다시 로그인해 주세요. 하시던 일은 그대로 있습니다.</translation>
    </message>
    <message>
        <source>A payment begun earlier belongs to an account. Log in and we find out what became of it.</source>
        <translation>전에 시작하신 결제가 회원 계정에 속해 있습니다. 로그인하시면 결과를 확인해 드립니다.</translation>
    </message>
    <message>
        <source>With an account your trips and their history are in one place. Booking works without one, too.</source>
        <translation>로그인하시면 여행과 구매 내역을 한곳에서 보실 수 있습니다. 로그인하지 않아도 예매하실 수 있습니다.</translation>
    </message>
    <message>
        <source>Sign up</source>
        <translation>회원 가입</translation>
    </message>
    <message>
        <source>Log in or sign up</source>
        <translation>로그인 또는 회원 가입</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>이름</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>이메일</translation>
    </message>
    <message>
        <source>Password, at least 10 characters</source>
        <translation>비밀번호, 10자 이상</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>비밀번호</translation>
    </message>
    <message>
        <source>This computer has no keyring, so you will be asked again at the next start.</source>
        <translation>이 컴퓨터에는 열쇠 보관함이 없어 다음에 시작할 때 다시 로그인하셔야 합니다.</translation>
    </message>
    <message>
        <source>Go on as a guest</source>
        <translation>비회원으로 계속</translation>
    </message>
    <message>
        <source>Offline: logging in has to wait</source>
        <translation>오프라인이라 아직 로그인할 수 없습니다</translation>
    </message>
    <message>
        <source>Open the account and log in</source>
        <translation>가입하고 로그인</translation>
    </message>
    <message>
        <source>Please write your name.</source>
        <translation>이름을 적어 주세요.</translation>
    </message>
    <message>
        <source>Please write your e-mail address.</source>
        <translation>이메일 주소를 적어 주세요.</translation>
    </message>
    <message>
        <source>Please write your password.</source>
        <translation>비밀번호를 적어 주세요.</translation>
    </message>
</context>
</TS>
