<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko_KR" sourcelanguage="en">
<context>
    <name>SeatLayoutWords</name>
    <message>
        <source>rows are written 7-30:ABC_DEF</source>
        <translation>행은 7-30:ABC_DEF처럼 적습니다</translation>
    </message>
    <message>
        <source>An aircraft needs a cabin.</source>
        <translation>객실이 하나는 있어야 합니다.</translation>
    </message>
    <message>
        <source>%1 has no rows.</source>
        <translation>%1에 열이 없습니다.</translation>
    </message>
    <message>
        <source>%1 has no seat left to sell.</source>
        <translation>%1에 판매할 좌석이 없습니다.</translation>
    </message>
    <message>
        <source>%1: %2.</source>
        <translation>%1: %2.</translation>
    </message>
    <message>
        <source>%1 has too many exceptions to be written down.</source>
        <translation>%1에 예외가 너무 많아 기록할 수 없습니다.</translation>
    </message>
    <message>
        <source>Row %1 is in %2 and in %3.</source>
        <translation>%1열이 %2과(와) %3에 모두 있습니다.</translation>
    </message>
    <message>
        <source>More than %1 seats are too many.</source>
        <translation>%1석을 넘을 수 없습니다.</translation>
    </message>
</context>
<context>
    <name>narae::admin::CabinColumn</name>
    <message>
        <source>%1 · rows %2 · %3 seats</source>
        <translation>%1 · %2열 · %3석</translation>
    </message>
    <message>
        <source>Add cabin</source>
        <translation>객실 추가</translation>
    </message>
    <message>
        <source>Remove %1</source>
        <translation>%1 삭제</translation>
    </message>
    <message>
        <source>This cannot be read: %1.</source>
        <translation>읽을 수 없습니다: %1.</translation>
    </message>
    <message>
        <source>These letters cannot be used: %1.</source>
        <translation>쓸 수 없는 문자입니다: %1.</translation>
    </message>
    <message>
        <source>There is no row %1 in this cabin.</source>
        <translation>이 객실에는 %1열이 없습니다.</translation>
    </message>
    <message>
        <source>Rows go from 1 to 199, the first before the last.</source>
        <translation>열은 1부터 199까지이며, 첫 열이 끝 열보다 앞이어야 합니다.</translation>
    </message>
    <message>
        <source>1 seat: %1</source>
        <translation>1석: %1</translation>
    </message>
    <message>
        <source>%1 seats: %2</source>
        <translation>%1석: %2</translation>
    </message>
    <message>
        <source>Cabins</source>
        <translation>객실</translation>
    </message>
    <message>
        <source>Selection</source>
        <translation>선택한 좌석</translation>
    </message>
    <message>
        <source>First row</source>
        <translation>첫 열</translation>
    </message>
    <message>
        <source>Last row</source>
        <translation>끝 열</translation>
    </message>
    <message>
        <source>Letters</source>
        <translation>좌석 문자</translation>
    </message>
    <message>
        <source>Exit rows</source>
        <translation>비상구 열</translation>
    </message>
    <message>
        <source>Notation</source>
        <translation>배치 표기</translation>
    </message>
</context>
<context>
    <name>narae::admin::EquipmentPage</name>
    <message>
        <source>The aircraft could not be read</source>
        <translation>기재를 불러오지 못했습니다</translation>
    </message>
    <message>
        <source>No aircraft yet</source>
        <translation>등록된 기재가 없습니다</translation>
    </message>
    <message>
        <source>Lay out the seats of one, then register flights with it.</source>
        <translation>기재의 좌석을 먼저 배치하고 항공편을 등록하세요.</translation>
    </message>
    <message>
        <source>New aircraft</source>
        <translation>새 기재</translation>
    </message>
    <message>
        <source>%1 · %2 seats</source>
        <translation>%1 · %2석</translation>
    </message>
    <message>
        <source>%1 is published with %2 seats. Flights registered before keep theirs.</source>
        <translation>%1을(를) %2석으로 게시했습니다. 이미 등록된 편은 그대로입니다.</translation>
    </message>
    <message>
        <source>Somebody else published %1 meanwhile, with %2 seats. Yours has %3.</source>
        <translation>그사이 다른 분이 %1을(를) %2석으로 게시했습니다. 지금 편집하신 배치는 %3석입니다.</translation>
    </message>
    <message>
        <source>Flights with %1</source>
        <translation>%1 운항편</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>오프라인</translation>
    </message>
    <message>
        <source>Mend the layout first</source>
        <translation>배치를 먼저 고쳐 주세요</translation>
    </message>
    <message>
        <source>Give it a name</source>
        <translation>이름을 적어 주세요</translation>
    </message>
    <message>
        <source>Published, %1 seats</source>
        <translation>게시됨, %1석</translation>
    </message>
    <message>
        <source>Publish %1 seats</source>
        <translation>%1석 게시</translation>
    </message>
    <message>
        <source>Aircraft &amp; seats</source>
        <translation>기재·좌석</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>초안</translation>
    </message>
    <message>
        <source>Version %1 · draft</source>
        <translation>버전 %1 · 초안</translation>
    </message>
    <message>
        <source>Version %1</source>
        <translation>버전 %1</translation>
    </message>
    <message>
        <source>Shift+arrows</source>
        <translation>Shift+방향키</translation>
    </message>
    <message>
        <source>select seats</source>
        <translation>좌석 선택</translation>
    </message>
    <message>
        <source>block seats, or free them</source>
        <translation>좌석 막기·풀기</translation>
    </message>
    <message>
        <source>make exit rows, or usual ones</source>
        <translation>비상구 열 지정·해제</translation>
    </message>
    <message>
        <source>add a row behind</source>
        <translation>뒤에 열 추가</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Delete</translation>
    </message>
    <message>
        <source>take rows out</source>
        <translation>열 삭제</translation>
    </message>
    <message>
        <source>Page Up, Page Down</source>
        <translation>Page Up, Page Down</translation>
    </message>
    <message>
        <source>another cabin</source>
        <translation>다른 객실</translation>
    </message>
    <message>
        <source>take back, bring back</source>
        <translation>되돌리기, 다시 하기</translation>
    </message>
    <message>
        <source>publish the layout</source>
        <translation>배치 게시</translation>
    </message>
    <message>
        <source>Aircraft</source>
        <translation>기재</translation>
    </message>
    <message>
        <source>Edit seats of %1</source>
        <translation>%1 좌석 편집</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>추가</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>이름</translation>
    </message>
    <message>
        <source>Block</source>
        <translation>막기</translation>
    </message>
    <message>
        <source>Block the selected seats, or free them (B)</source>
        <translation>선택한 좌석 막기·풀기 (B)</translation>
    </message>
    <message>
        <source>Exit row</source>
        <translation>비상구 열</translation>
    </message>
    <message>
        <source>Make the selected rows exit rows, or usual ones (E)</source>
        <translation>선택한 열을 비상구 열로 지정·해제 (E)</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>행</translation>
    </message>
    <message>
        <source>Add a row</source>
        <translation>열 추가</translation>
    </message>
    <message>
        <source>Add a row behind the selected ones (+)</source>
        <translation>선택한 열 뒤에 추가 (+)</translation>
    </message>
    <message>
        <source>Take rows out</source>
        <translation>열 삭제</translation>
    </message>
    <message>
        <source>Take the selected rows out (Delete)</source>
        <translation>선택한 열 삭제 (Delete)</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>되돌리기</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>다시 하기</translation>
    </message>
    <message>
        <source>Take theirs</source>
        <translation>상대 배치 사용</translation>
    </message>
    <message>
        <source>Go on with mine</source>
        <translation>내 배치로 계속</translation>
    </message>
    <message>
        <source>Drag to select · Shift+arrows from the keyboard · B blocks, E marks an exit row</source>
        <translation>끌어서 선택 · 키보드는 Shift+방향키 · B로 막기, E로 비상구 열</translation>
    </message>
    <message>
        <source>Seats of the aircraft</source>
        <translation>기재 좌석</translation>
    </message>
    <message>
        <source>What a customer sees</source>
        <translation>고객이 보는 화면</translation>
    </message>
    <message>
        <source>drawn from this draft</source>
        <translation>이 초안으로 그립니다</translation>
    </message>
    <message>
        <source>The layout can be edited; publishing waits for the server.</source>
        <translation>배치는 편집할 수 있으며, 게시는 연결된 뒤에 됩니다.</translation>
    </message>
</context>
<context>
    <name>narae::admin::SeatEditor</name>
    <message>
        <source>blocked</source>
        <translation>막음</translation>
    </message>
    <message>
        <source>for sale</source>
        <translation>판매</translation>
    </message>
    <message>
        <source>%1, %2, exit row</source>
        <translation>%1, %2, 비상구 열</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
</context>
</TS>
