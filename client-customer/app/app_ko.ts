<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko_KR" sourcelanguage="en">
<context>
    <name>LateNews</name>
    <message>
        <source>We are still finding out about your payment.</source>
        <translation>결제 결과를 아직 확인하고 있습니다.</translation>
    </message>
    <message>
        <source>Your earlier payment did not go through.</source>
        <translation>전에 시작하신 결제는 이루어지지 않았습니다.</translation>
    </message>
    <message>
        <source>We found out what became of your payment: it went through.</source>
        <translation>결제 결과를 확인했습니다. 결제가 완료되었습니다.</translation>
    </message>
    <message>
        <source>%1, %2, reservation %3</source>
        <translation>%1편, %2, 예약번호 %3</translation>
    </message>
    <message>
        <source>%1 is kept for you meanwhile. Please do not pay again.</source>
        <translation>그동안 %1편 좌석을 잡아 두었습니다. 다시 결제하지 마세요.</translation>
    </message>
    <message>
        <source>We found out what became of your payment: it is being refunded.</source>
        <translation>결제 결과를 확인했습니다. 결제하신 금액을 돌려드리고 있습니다.</translation>
    </message>
    <message>
        <source>%1, cancelled: %2 goes back to the payment method that paid.</source>
        <translation>%1편은 취소되었습니다. %2이 결제하신 수단으로 돌아갑니다.</translation>
    </message>
    <message>
        <source>%1 was not booked, and nothing was charged.</source>
        <translation>%1편은 예약되지 않았고 결제된 것도 없습니다.</translation>
    </message>
    <message>
        <source>The seats on %1 went back on sale meanwhile. Please do not pay again.</source>
        <translation>그동안 %1편 좌석이 다시 판매에 들어갔습니다. 다시 결제하지 마세요.</translation>
    </message>
</context>
<context>
    <name>StartOptions</name>
    <message>
        <source>Narae for travellers: search, book, keep and cancel trips.</source>
        <translation>여행자를 위한 나래: 찾고, 예매하고, 간직하고, 취소합니다.</translation>
    </message>
    <message>
        <source>Address of the server.</source>
        <translation>서버 주소.</translation>
    </message>
    <message>
        <source>Folder of the app&apos;s own file.</source>
        <translation>앱 파일을 둘 폴더.</translation>
    </message>
    <message>
        <source>ko or en.</source>
        <translation>ko 또는 en.</translation>
    </message>
    <message>
        <source>light, dark or system.</source>
        <translation>light, dark 또는 system.</translation>
    </message>
    <message>
        <source>Log in with this address.</source>
        <translation>이 주소로 로그인합니다.</translation>
    </message>
    <message>
        <source>File whose first line is the password.</source>
        <translation>첫 줄에 비밀번호가 있는 파일.</translation>
    </message>
    <message>
        <source>Write a line to standard error once the window is there.</source>
        <translation>창이 그려지면 표준 오류로 한 줄을 씁니다.</translation>
    </message>
    <message>
        <source>%1 is no address of a server.</source>
        <translation>%1은(는) 서버 주소가 아닙니다.</translation>
    </message>
    <message>
        <source>The folder %1 cannot be made.</source>
        <translation>폴더 %1을(를) 만들 수 없습니다.</translation>
    </message>
    <message>
        <source>The language must be ko or en.</source>
        <translation>언어는 ko 또는 en이어야 합니다.</translation>
    </message>
    <message>
        <source>The scheme must be light, dark or system.</source>
        <translation>화면 색은 light, dark 또는 system이어야 합니다.</translation>
    </message>
    <message>
        <source>The password file %1 cannot be read.</source>
        <translation>비밀번호 파일 %1을(를) 읽을 수 없습니다.</translation>
    </message>
</context>
<context>
    <name>narae::customer::CustomerWindow</name>
    <message>
        <source>Logging in did not work.</source>
        <translation>로그인하지 못했습니다.</translation>
    </message>
    <message>
        <source>Show the trip</source>
        <translation>여행 보기</translation>
    </message>
    <message>
        <source>Narae</source>
        <translation>나래항공</translation>
    </message>
    <message>
        <source>You can look at what was last seen; prices may have changed.</source>
        <translation>마지막으로 본 내용을 보실 수 있습니다. 운임은 바뀌었을 수 있습니다.</translation>
    </message>
    <message>
        <source>Reason: %1</source>
        <translation>이유: %1</translation>
    </message>
    <message>
        <source>This app's file cannot be written, so nothing can be booked here just now.</source>
        <translation>앱의 파일에 쓸 수 없어 지금은 여기서 예매하실 수 없습니다.</translation>
    </message>
    <message>
        <source>What this app had kept could not be read. Were you paying? Then look among your trips.</source>
        <translation>앱에 보관하던 내용을 읽을 수 없습니다. 결제 중이셨다면 내 여행을 확인해 주세요.</translation>
    </message>
</context>
<context>
    <name>narae::customer::Logo</name>
    <message>
        <source>narae</source>
        <translation>나래</translation>
    </message>
</context>
<context>
    <name>narae::customer::NewsCard</name>
    <message>
        <source>Put away</source>
        <translation>닫기</translation>
    </message>
</context>
<context>
    <name>narae::customer::TopBar</name>
    <message>
        <source>Account</source>
        <translation>내 계정</translation>
    </message>
    <message>
        <source>Log out</source>
        <translation>로그아웃</translation>
    </message>
    <message>
        <source>Colours: as the system</source>
        <translation>화면 색: 시스템 설정</translation>
    </message>
    <message>
        <source>Colours: light</source>
        <translation>화면 색: 밝게</translation>
    </message>
    <message>
        <source>Colours: dark</source>
        <translation>화면 색: 어둡게</translation>
    </message>
    <message>
        <source>Book</source>
        <translation>예매</translation>
    </message>
    <message>
        <source>Trips</source>
        <translation>내 여행</translation>
    </message>
    <message>
        <source>History</source>
        <translation>구매 내역</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>언어</translation>
    </message>
    <message>
        <source>Log in</source>
        <translation>로그인</translation>
    </message>
    <message>
        <source>Account of %1</source>
        <translation>%1 님의 계정</translation>
    </message>
</context>
</TS>
