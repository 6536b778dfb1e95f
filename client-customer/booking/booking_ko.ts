<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko_KR" sourcelanguage="en">
<context>
    <name>SeatWords</name>
    <message>
        <source>Economy</source>
        <translation>일반석</translation>
    </message>
    <message>
        <source>Premium</source>
        <translation>프리미엄석</translation>
    </message>
    <message>
        <source>Business</source>
        <translation>비즈니스석</translation>
    </message>
    <message>
        <source>First</source>
        <translation>일등석</translation>
    </message>
</context>
<context>
    <name>narae::customer::BookingPage</name>
    <message>
        <source>Continue</source>
        <translation>계속하기</translation>
    </message>
    <message>
        <source>The server is away</source>
        <translation>서버에 연결할 수 없습니다</translation>
    </message>
    <message>
        <source>Choose a seat for everybody</source>
        <translation>모든 분의 좌석을 골라 주세요</translation>
    </message>
    <message>
        <source>Continue with %1</source>
        <translation>%1로 계속하기</translation>
    </message>
    <message>
        <source>Continue with %1 seats</source>
        <translation>%1석으로 계속하기</translation>
    </message>
    <message>
        <source>What you typed is kept; the booking goes on when the server is back.</source>
        <translation>입력하신 내용은 그대로 있습니다. 서버가 돌아오면 예매를 이어 갑니다.</translation>
    </message>
</context>
<context>
    <name>narae::customer::DoneStep</name>
    <message>
        <source>You are booked</source>
        <translation>예매가 끝났습니다</translation>
    </message>
    <message>
        <source>Paid once: %1. Have a good journey.</source>
        <translation>%1이 한 번 결제되었습니다. 즐거운 여행 되세요.</translation>
    </message>
    <message>
        <source>Your locator</source>
        <translation>예약번호</translation>
    </message>
    <message>
        <source>Locator %1</source>
        <translation>예약번호 %1</translation>
    </message>
    <message>
        <source>%1, %2 at %3</source>
        <translation>%1, %2 %3</translation>
    </message>
    <message>
        <source>Seats %1</source>
        <translation>좌석 %1</translation>
    </message>
    <message>
        <source>With the locator and your phone number the trip is found on any computer.</source>
        <translation>이 번호와 전화번호만 있으면 어느 컴퓨터에서나 여행을 찾을 수 있습니다.</translation>
    </message>
    <message>
        <source>See your trip</source>
        <translation>내 여행 보기</translation>
    </message>
</context>
<context>
    <name>narae::customer::HoldClock</name>
    <message>
        <source>Stopped while you pay</source>
        <translation>결제하는 동안 멈춤</translation>
    </message>
    <message>
        <source>Your seats are held for 30 seconds more.</source>
        <translation>좌석을 30초 더 잡아 둡니다.</translation>
    </message>
    <message>
        <source>Your seats are held for 1 minute more.</source>
        <translation>좌석을 1분 더 잡아 둡니다.</translation>
    </message>
    <message>
        <source>Your seats are held for %1 minutes more.</source>
        <translation>좌석을 %1분 더 잡아 둡니다.</translation>
    </message>
    <message>
        <source>Held for you</source>
        <translation>좌석을 잡아 두었습니다</translation>
    </message>
</context>
<context>
    <name>narae::customer::LeaveQuestion</name>
    <message>
        <source>What shall become of your seats?</source>
        <translation>잡아 둔 좌석을 어떻게 할까요?</translation>
    </message>
    <message>
        <source>Leave this booking?</source>
        <translation>예매를 그만하시겠어요?</translation>
    </message>
    <message>
        <source>They are held for you, and nothing is charged. You may come back to them until the time runs out, or give them back now.</source>
        <translation>좌석은 잡혀 있고 결제된 것은 없습니다. 시간이 남아 있는 동안 돌아오실 수 있고, 지금 돌려주셔도 됩니다.</translation>
    </message>
    <message>
        <source>Nothing was booked or charged. What you typed can be kept for later.</source>
        <translation>예약도 결제도 되지 않았습니다. 입력하신 내용은 나중을 위해 남겨 둘 수 있습니다.</translation>
    </message>
    <message>
        <source>Stay with the booking</source>
        <translation>예매 계속하기</translation>
    </message>
    <message>
        <source>Leave and keep the seats until the time runs out</source>
        <translation>좌석은 그대로 두고 나가기</translation>
    </message>
    <message>
        <source>Leave and keep what I typed</source>
        <translation>입력한 내용을 남기고 나가기</translation>
    </message>
    <message>
        <source>Give the seats back</source>
        <translation>좌석 돌려주기</translation>
    </message>
    <message>
        <source>Leave and forget it</source>
        <translation>지우고 나가기</translation>
    </message>
</context>
<context>
    <name>narae::customer::PassengersStep</name>
    <message>
        <source>Please type the name as in the passport.</source>
        <translation>여권에 적힌 대로 이름을 입력해 주세요.</translation>
    </message>
    <message>
        <source>Please type a phone number.</source>
        <translation>전화번호를 입력해 주세요.</translation>
    </message>
    <message>
        <source>This is too long.</source>
        <translation>너무 깁니다.</translation>
    </message>
    <message>
        <source>This looks like a card number. Please never type one here.</source>
        <translation>카드 번호로 보입니다. 여기에는 절대 입력하지 마세요.</translation>
    </message>
    <message>
        <source>This cannot be a name.</source>
        <translation>이름으로 쓸 수 없습니다.</translation>
    </message>
    <message>
        <source>A phone number has 5 to 15 digits, with + in front if you like.</source>
        <translation>전화번호는 숫자 5~15자리입니다. 앞에 +를 붙이셔도 됩니다.</translation>
    </message>
    <message>
        <source>This cannot be an e-mail address. You may leave it empty.</source>
        <translation>이메일 주소가 아닙니다. 비워 두셔도 됩니다.</translation>
    </message>
    <message>
        <source>Who is travelling?</source>
        <translation>누가 타시나요?</translation>
    </message>
    <message>
        <source>Names as in the passport; any script will do.</source>
        <translation>여권에 적힌 이름을 입력해 주세요. 어떤 문자든 괜찮습니다.</translation>
    </message>
    <message>
        <source>Back to flights</source>
        <translation>항공편으로</translation>
    </message>
    <message>
        <source>Continue to seats</source>
        <translation>좌석 고르기</translation>
    </message>
    <message>
        <source>Travellers</source>
        <translation>탑승객</translation>
    </message>
    <message>
        <source>How we reach you</source>
        <translation>연락처</translation>
    </message>
    <message>
        <source>Name of traveller %1</source>
        <translation>탑승객 %1 이름</translation>
    </message>
    <message>
        <source>Phone number; with it and the locator you find your trip again</source>
        <translation>전화번호 (예약번호와 함께 여행을 찾는 데 쓰입니다)</translation>
    </message>
    <message>
        <source>E-mail (may stay empty)</source>
        <translation>이메일 (선택)</translation>
    </message>
    <message>
        <source>Phone number</source>
        <translation>전화번호</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>이메일</translation>
    </message>
</context>
<context>
    <name>narae::customer::PayStep</name>
    <message>
        <source>Test card that approves</source>
        <translation>승인되는 시험 카드</translation>
    </message>
    <message>
        <source>Test card that takes its time</source>
        <translation>오래 걸리는 시험 카드</translation>
    </message>
    <message>
        <source>Test card that is declined</source>
        <translation>거절되는 시험 카드</translation>
    </message>
    <message>
        <source>Test card whose answer is lost</source>
        <translation>응답이 사라지는 시험 카드</translation>
    </message>
    <message>
        <source>Test card whose company is away</source>
        <translation>결제사가 멈춘 시험 카드</translation>
    </message>
    <message>
        <source>Pays at once</source>
        <translation>바로 결제됩니다</translation>
    </message>
    <message>
        <source>Pays after a while; shows that nothing has to be pressed twice</source>
        <translation>조금 뒤에 결제됩니다. 두 번 누르지 않아도 된다는 것을 보여 줍니다</translation>
    </message>
    <message>
        <source>The bank says no; shows that the seats stay yours meanwhile</source>
        <translation>은행이 거절합니다. 그동안에도 좌석이 유지되는 것을 보여 줍니다</translation>
    </message>
    <message>
        <source>Pays, but the answer is lost on its way; shows how we find out</source>
        <translation>결제는 되지만 응답이 오지 않습니다. 결과를 확인하는 과정을 보여 줍니다</translation>
    </message>
    <message>
        <source>Cannot be reached; shows what happens then</source>
        <translation>연결되지 않습니다. 그럴 때 어떻게 되는지 보여 줍니다</translation>
    </message>
    <message>
        <source>How would you like to pay?</source>
        <translation>어떻게 결제하시겠어요?</translation>
    </message>
    <message>
        <source>Your card stays with the payment company. Narae never sees its number.</source>
        <translation>카드 정보는 결제사에만 있습니다. 나래는 카드 번호를 보지 않습니다.</translation>
    </message>
    <message>
        <source>Back to review</source>
        <translation>확인으로</translation>
    </message>
    <message>
        <source>Last used on this computer</source>
        <translation>이 컴퓨터에서 쓰신 수단</translation>
    </message>
    <message>
        <source>Sandbox</source>
        <translation>시험용</translation>
    </message>
    <message>
        <source>no money moves</source>
        <translation>실제 돈은 오가지 않습니다</translation>
    </message>
    <message>
        <source>Kept here as a token, never as a number</source>
        <translation>카드 번호가 아니라 토큰만 보관합니다</translation>
    </message>
    <message>
        <source>Default</source>
        <translation>기본</translation>
    </message>
    <message>
        <source>Paying %1 ...</source>
        <translation>%1 결제하는 중...</translation>
    </message>
    <message>
        <source>Pay %1</source>
        <translation>%1 결제하기</translation>
    </message>
    <message>
        <source>You are charged once, even if the connection drops. If you close the app, the result is here when you return.</source>
        <translation>연결이 끊겨도 한 번만 결제됩니다. 앱을 닫으셔도 돌아오시면 결과를 보여 드립니다.</translation>
    </message>
</context>
<context>
    <name>narae::customer::ReviewStep</name>
    <message>
        <source>Is everything right?</source>
        <translation>모두 맞는지 확인해 주세요</translation>
    </message>
    <message>
        <source>Your seats are kept. Nothing is charged before you pay.</source>
        <translation>좌석을 잡아 두었습니다. 결제하시기 전에는 청구되지 않습니다.</translation>
    </message>
    <message>
        <source>Back to seats</source>
        <translation>좌석으로</translation>
    </message>
    <message>
        <source>Continue to payment</source>
        <translation>결제하러 가기</translation>
    </message>
    <message>
        <source>Flight</source>
        <translation>항공편</translation>
    </message>
    <message>
        <source>%1: %2 to %3</source>
        <translation>%1: %2 → %3</translation>
    </message>
    <message>
        <source>%1, %2 to %3, %4</source>
        <translation>%1 %2~%3, %4</translation>
    </message>
    <message>
        <source>%1, seat %2</source>
        <comment>a traveller</comment>
        <translation>%1, 좌석 %2</translation>
    </message>
    <message>
        <source>Travellers and seats</source>
        <translation>탑승객과 좌석</translation>
    </message>
    <message>
        <source>Change seats</source>
        <translation>좌석 바꾸기</translation>
    </message>
    <message>
        <source>How we reach you</source>
        <translation>연락처</translation>
    </message>
    <message>
        <source>Change names or contact</source>
        <translation>이름·연락처 바꾸기</translation>
    </message>
    <message>
        <source>What you pay</source>
        <translation>결제 금액</translation>
    </message>
    <message>
        <source>Everything included: %1 × %2</source>
        <translation>모두 포함: %1명 × %2</translation>
    </message>
    <message>
        <source>If you cannot travel</source>
        <translation>못 타게 되시면</translation>
    </message>
    <message>
        <source>You can cancel for everybody or for some of you.</source>
        <translation>모두 또는 일부만 취소하실 수 있습니다.</translation>
    </message>
    <message>
        <source>How much comes back depends on how many days before departure you cancel. The exact amount is shown before you cancel, and stays valid for ten minutes.</source>
        <translation>돌려받는 금액은 출발 며칠 전에 취소하시는지에 따라 다릅니다. 정확한 금액은 취소하시기 전에 보여 드리고 10분 동안 그대로입니다.</translation>
    </message>
</context>
<context>
    <name>narae::customer::SeatsStep</name>
    <message>
        <source>This seat cannot be chosen</source>
        <translation>고를 수 없는 좌석입니다</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>an aircraft and its configuration</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Just taken by somebody else: %1. No other seat is free in this cabin.</source>
        <translation>방금 다른 분이 고르셨습니다: %1. 이 객실에는 빈 좌석이 없습니다.</translation>
    </message>
    <message>
        <source>Just taken by somebody else: %1. The nearest free seat is %2; press Enter to take it.</source>
        <translation>방금 다른 분이 고르셨습니다: %1. 가장 가까운 빈 좌석은 %2입니다. Enter를 누르면 고르실 수 있습니다.</translation>
    </message>
    <message>
        <source>Window seat</source>
        <translation>창가 좌석</translation>
    </message>
    <message>
        <source>Aisle seat</source>
        <translation>통로 좌석</translation>
    </message>
    <message>
        <source>Middle seat</source>
        <translation>가운데 좌석</translation>
    </message>
    <message>
        <source>Chosen for %1</source>
        <translation>%1 님 좌석</translation>
    </message>
    <message>
        <source>Already taken</source>
        <translation>이미 예약됨</translation>
    </message>
    <message>
        <source>Not in your cabin</source>
        <translation>다른 객실 좌석</translation>
    </message>
    <message>
        <source>Exit row, adults only</source>
        <translation>비상구 열 · 성인 전용</translation>
    </message>
    <message>
        <source>No extra charge</source>
        <translation>추가 요금 없음</translation>
    </message>
    <message>
        <source>Choose your seats</source>
        <translation>좌석을 골라 주세요</translation>
    </message>
    <message>
        <source>Seats in this cabin have no numbers.</source>
        <translation>이 객실은 좌석 번호가 없습니다.</translation>
    </message>
    <message>
        <source>Choose for me</source>
        <translation>알아서 골라 주세요</translation>
    </message>
    <message>
        <source>Seat map</source>
        <translation>좌석 배치도</translation>
    </message>
    <message>
        <source>Fetching the seats ...</source>
        <translation>좌석을 불러오는 중...</translation>
    </message>
    <message>
        <source>Everybody has a place; where it is, you are told at the gate. Please continue.</source>
        <translation>모든 분의 자리가 있습니다. 자리는 탑승구에서 알려 드립니다. 계속해 주세요.</translation>
    </message>
    <message>
        <source>Move with the arrow keys and take a seat with Enter.</source>
        <translation>방향키로 움직이고 Enter로 고르시면 됩니다.</translation>
    </message>
    <message>
        <source>Arrow keys move, Enter takes a seat, a number changes the traveller. Now: %1 %2.</source>
        <translation>방향키로 이동, Enter로 선택, 번호 키로 탑승객 변경. 지금은 %1 %2 님 차례입니다.</translation>
    </message>
    <message>
        <source>Arrow keys move by seat, Enter takes or gives back, Escape goes to the summary.</source>
        <translation>방향키로 좌석을 옮겨 다니고, Enter로 고르거나 되돌리며, Esc로 요약으로 갑니다.</translation>
    </message>
    <message>
        <source>Arrow keys move by seat, Enter takes or gives back, 1 to %1 say for whom, Escape goes to the summary.</source>
        <translation>방향키로 좌석을 옮겨 다니고, Enter로 고르거나 되돌리며, 1부터 %1까지의 숫자로 탑승객을 바꾸고, Esc로 요약으로 갑니다.</translation>
    </message>
</context>
<context>
    <name>narae::customer::SituationView</name>
    <message>
        <source>The price has changed</source>
        <translation>가격이 바뀌었습니다</translation>
    </message>
    <message>
        <source>It was %1 and is now %2 for all of you.</source>
        <translation>모두 합쳐 %1이었는데 지금은 %2입니다.</translation>
    </message>
    <message>
        <source>Nothing was booked or charged. Your names and seats are kept here.</source>
        <translation>예약도 결제도 되지 않았습니다. 이름과 좌석은 그대로 있습니다.</translation>
    </message>
    <message>
        <source>Continue at %1</source>
        <translation>%1에 계속하기</translation>
    </message>
    <message>
        <source>Look at other flights</source>
        <translation>다른 항공편 보기</translation>
    </message>
    <message>
        <source>There are not enough seats left</source>
        <translation>좌석이 모자랍니다</translation>
    </message>
    <message>
        <source>Seats left in this cabin: %1. You are %2.</source>
        <translation>이 객실에 남은 좌석은 %1석인데 일행은 %2명입니다.</translation>
    </message>
    <message>
        <source>The last seats of this cabin have just been sold.</source>
        <translation>이 객실의 마지막 좌석이 방금 팔렸습니다.</translation>
    </message>
    <message>
        <source>Nothing was booked or charged.</source>
        <translation>예약도 결제도 되지 않았습니다.</translation>
    </message>
    <message>
        <source>See the nearest flights</source>
        <translation>가까운 항공편 보기</translation>
    </message>
    <message>
        <source>Search again</source>
        <translation>다시 검색</translation>
    </message>
    <message>
        <source>This flight cannot be booked any more</source>
        <translation>더 이상 예매할 수 없는 항공편입니다</translation>
    </message>
    <message>
        <source>The hold is over</source>
        <translation>좌석을 잡아 두는 시간이 지났습니다</translation>
    </message>
    <message>
        <source>The time to pay has run out, and the seats went back on sale.</source>
        <translation>결제할 시간이 지나 좌석이 다시 판매됩니다.</translation>
    </message>
    <message>
        <source>Nothing was charged. Everything you typed is still here.</source>
        <translation>결제된 것은 없습니다. 입력하신 내용은 모두 그대로 있습니다.</translation>
    </message>
    <message>
        <source>Choose seats again</source>
        <translation>좌석 다시 고르기</translation>
    </message>
    <message>
        <source>The bank declined the payment</source>
        <translation>은행이 결제를 거절했습니다</translation>
    </message>
    <message>
        <source>This card did not work. Another one may.</source>
        <translation>이 카드로는 결제되지 않았습니다. 다른 카드는 될 수 있습니다.</translation>
    </message>
    <message>
        <source>Nothing was charged. Your seats are still held, as the clock shows.</source>
        <translation>청구된 것은 없습니다. 시계에 보이는 대로 좌석은 아직 잡혀 있습니다.</translation>
    </message>
    <message>
        <source>Pay with another card</source>
        <translation>다른 카드로 결제</translation>
    </message>
    <message>
        <source>Give up this booking</source>
        <translation>예매 그만하기</translation>
    </message>
    <message>
        <source>The payment company cannot be reached</source>
        <translation>결제사에 연결할 수 없습니다</translation>
    </message>
    <message>
        <source>It did not take the payment. It may work again in a moment, or with another card.</source>
        <translation>결제사가 결제를 받지 못했습니다. 잠시 뒤 또는 다른 카드로 다시 될 수 있습니다.</translation>
    </message>
    <message>
        <source>Try the payment again</source>
        <translation>다시 결제하기</translation>
    </message>
    <message>
        <source>We are finding out about your payment</source>
        <translation>결제 결과를 확인하고 있습니다</translation>
    </message>
    <message>
        <source>The answer of the payment company has not come yet. We keep asking; this page goes on by itself.</source>
        <translation>결제사의 응답이 아직 오지 않았습니다. 계속 확인하고 있으며, 이 화면은 저절로 넘어갑니다.</translation>
    </message>
    <message>
        <source>Nothing is charged twice, and your seats are kept meanwhile. Please do not pay again. You may close the app: the result is here when you return.</source>
        <translation>두 번 청구되는 일은 없고, 그동안 좌석은 그대로 있습니다. 다시 결제하지 말아 주세요. 앱을 닫으셔도 돌아오시면 결과를 보여 드립니다.</translation>
    </message>
    <message>
        <source>Your log-in is over. Log in again, and this page goes on by itself.</source>
        <translation>로그인이 끝났습니다. 다시 로그인하시면 이 화면은 저절로 넘어갑니다.</translation>
    </message>
    <message>
        <source>The server cannot be reached</source>
        <translation>서버에 연결할 수 없습니다</translation>
    </message>
    <message>
        <source>What you asked for is written down here and is sent again as soon as the server is back. This page goes on by itself.</source>
        <translation>요청하신 것은 여기 적어 두었고 서버가 돌아오는 대로 다시 보냅니다. 이 화면은 저절로 넘어갑니다.</translation>
    </message>
    <message>
        <source>Nothing was charged, and nothing you typed is lost.</source>
        <translation>결제된 것은 없고 입력하신 내용도 그대로 있습니다.</translation>
    </message>
    <message>
        <source>Try now</source>
        <translation>지금 시도</translation>
    </message>
    <message>
        <source>Your log-in is over</source>
        <translation>로그인이 끝났습니다</translation>
    </message>
    <message>
        <source>Please log in again and try once more.</source>
        <translation>다시 로그인하신 뒤 한 번 더 시도해 주세요.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>다시 시도</translation>
    </message>
    <message>
        <source>That did not work</source>
        <translation>처리되지 않았습니다</translation>
    </message>
    <message>
        <source>Everything you typed is still here.</source>
        <translation>입력하신 내용은 모두 그대로 있습니다.</translation>
    </message>
    <message>
        <source>Back to the payment</source>
        <translation>결제로 돌아가기</translation>
    </message>
    <message>
        <source>Check the travellers</source>
        <translation>탑승객 확인하기</translation>
    </message>
    <message>
        <source>For support: trace %1</source>
        <translation>문의용 추적 번호 %1</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>what happened, what is safe</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>The payment company has not answered for so long that the seats went back on sale. We keep asking; this page goes on by itself.</source>
        <translation>결제사의 응답이 오래 오지 않아 좌석이 다시 판매에 들어갔습니다. 계속 확인하고 있으며, 이 화면은 저절로 넘어갑니다.</translation>
    </message>
    <message>
        <source>Nothing is charged twice. Should it have been charged, you get seats again or all of it comes back. Please do not pay again. You may close the app: the result is here when you return.</source>
        <translation>두 번 청구되는 일은 없습니다. 결제된 것으로 밝혀지면 좌석을 다시 드리거나 전액 돌려드립니다. 다시 결제하지 말아 주세요. 앱을 닫으셔도 돌아오시면 결과를 보여 드립니다.</translation>
    </message>
    <message>
        <source>Your payment is being refunded</source>
        <translation>결제하신 금액을 돌려드리고 있습니다</translation>
    </message>
    <message>
        <source>%1 goes back to the payment method that paid. You need not do anything.</source>
        <translation>%1이 결제하신 수단으로 돌아갑니다. 따로 하실 일은 없습니다.</translation>
    </message>
    <message>
        <source>It went through too late: the seats had gone back on sale and were sold to others.</source>
        <translation>결제가 너무 늦게 처리되었습니다. 좌석은 이미 다시 판매되어 다른 분들께 돌아갔습니다.</translation>
    </message>
    <message>
        <source>It went through, but the airline has cancelled the flight.</source>
        <translation>결제는 처리되었지만 항공사가 이 항공편을 취소했습니다.</translation>
    </message>
    <message>
        <source>It went through, but the booking has been cancelled meanwhile.</source>
        <translation>결제는 처리되었지만 그사이 예약이 취소되었습니다.</translation>
    </message>
    <message>
        <source>The server has too much to do just now</source>
        <translation>지금 서버에 일이 몰려 있습니다</translation>
    </message>
    <message>
        <source>What you asked for is written down here and is sent again in a moment. This page goes on by itself.</source>
        <translation>요청하신 것은 여기 적어 두었고 잠시 뒤 다시 보냅니다. 이 화면은 저절로 넘어갑니다.</translation>
    </message>
</context>
<context>
    <name>narae::customer::StepLink</name>
    <message>
        <source>Step %1, %2, done</source>
        <translation>%1단계, %2, 마침</translation>
    </message>
    <message>
        <source>Step %1, %2, now</source>
        <translation>%1단계, %2, 지금</translation>
    </message>
    <message>
        <source>Step %1, %2, later</source>
        <translation>%1단계, %2, 나중</translation>
    </message>
</context>
<context>
    <name>narae::customer::Stepper</name>
    <message>
        <source>Passengers</source>
        <translation>탑승객</translation>
    </message>
    <message>
        <source>Seats</source>
        <translation>좌석</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>확인</translation>
    </message>
    <message>
        <source>Pay</source>
        <translation>결제</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>완료</translation>
    </message>
</context>
<context>
    <name>narae::customer::SummaryCard</name>
    <message>
        <source>Traveller %1</source>
        <translation>탑승객 %1</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>a flight and its cabin</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>From %1 to %2, %3</source>
        <translation>%1에서 %2까지, %3</translation>
    </message>
    <message>
        <source>Travellers and seats</source>
        <translation>탑승객과 좌석</translation>
    </message>
    <message>
        <source>Fare %1 × %2</source>
        <translation>운임 %1명 × %2</translation>
    </message>
    <message>
        <source>Paid</source>
        <translation>결제 완료</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>총액</translation>
    </message>
    <message>
        <source>Everything is paid. Your seats are yours.</source>
        <translation>모두 결제되었습니다. 좌석이 확정되었습니다.</translation>
    </message>
    <message>
        <source>When you continue from the seats, they and the price are kept for you while you pay. Nothing is charged before.</source>
        <translation>좌석에서 계속하시면 결제하시는 동안 좌석과 가격을 지켜 드립니다. 그 전에는 청구되지 않습니다.</translation>
    </message>
    <message>
        <source>Your seats are kept while the payment is being settled.</source>
        <translation>결제 결과를 확인하는 동안 좌석은 그대로 있습니다.</translation>
    </message>
    <message>
        <source>Price and seats are locked until %1. After that the seats go back on sale and nothing is charged.</source>
        <translation>%1까지 이 가격으로 좌석을 지켜 드립니다. 시간이 지나면 좌석은 다시 판매되고 청구되지 않습니다.</translation>
    </message>
    <message>
        <source>These seats are not held any more.</source>
        <translation>이 좌석은 더 이상 잡혀 있지 않습니다.</translation>
    </message>
</context>
</TS>
