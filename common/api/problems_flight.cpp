#include "common/api/problems.hpp"

#include <array>

namespace narae::api {

namespace {

constexpr auto kKinds = std::to_array<ProblemKind>({
    // Where from and where to, and on what.
    {"airport.unknown", 422, "There is no airport \"{airport}\" in Narae's list; GET /v1/airports shows all.",
     "공항 \"{airport}\"은(는) 목록에 없습니다. GET /v1/airports에서 확인해 주십시오."},
    {"aircraft.unknown", 422, "There is no aircraft \"{aircraft}\"; GET /v1/aircraft shows all. Nothing was done.",
     "기종 \"{aircraft}\"은(는) 없습니다. GET /v1/aircraft에서 확인해 주십시오. 처리된 것은 없습니다."},
    {"aircraft.not_found", 404, "There is no such aircraft.", "그런 기종은 없습니다."},
    {"aircraft.already_added", 409,
     "The aircraft {aircraft} is there already, under the id {aircraftId}. Nothing was changed; revise that one.",
     "기종 {aircraft}은(는) 이미 등록되어 있습니다(번호 {aircraftId}). 변경된 것은 없으니 그 기종을 고쳐 주십시오."},
    {"aircraft.name_malformed", 422, "An aircraft's name has 1 to 40 characters.", "기종 이름은 1~40자여야 합니다."},
    {"aircraft.cabins_malformed", 422, "An aircraft has one to four cabins, each class once and with seats.",
     "기종에는 좌석이 있는 객실이 등급마다 하나씩, 1~4개 있어야 합니다."},

    // Which flight.
    {"flight.unknown", 404, "There is no such flight.", "그런 항공편은 없습니다."},
    {"flight.already_registered", 409,
     "{flightNumber} leaves at that time already: flight {flightId}. Nothing was changed; revise that one.",
     "그 시각에 출발하는 {flightNumber}편이 이미 있습니다(번호 {flightId}). 변경된 것은 없으니 그 편을 고쳐 주십시오."},
    {"flight.number_malformed", 422,
     "\"{flightNumber}\" is not a flight number: two characters of the airline and one to four digits (NR1207).",
     "\"{flightNumber}\"은(는) 편명이 아닙니다. 항공사 코드 두 자와 숫자 1~4자리여야 합니다(예: NR1207)."},
    {"flight.name_malformed", 422, "A flight's name has 1 to 40 characters.", "항공편 이름은 1~40자여야 합니다."},
    {"flight.destination_malformed", 422, "A destination has 1 to 100 characters.", "목적지는 1~100자여야 합니다."},
    {"flight.route_circular", 422, "A flight cannot end where it begins ({airport}).",
     "출발지와 도착지가 같을 수 없습니다({airport})."},
    {"flight.state_unknown", 422, "\"{state}\" is not a state of a flight; take scheduled or cancelled.",
     "\"{state}\"은(는) 항공편 상태가 아닙니다. scheduled 또는 cancelled여야 합니다."},

    // When.
    {"flight.departure_out_of_range", 422, "A flight leaves after now and within two years.",
     "출발은 지금 이후, 2년 안이어야 합니다."},
    {"flight.arrival_out_of_range", 422, "A flight arrives after it leaves, within 24 hours.",
     "도착은 출발 뒤 24시간 안이어야 합니다."},

    // Its cabins and fares.
    {"cabin.unknown", 422, "\"{cabin}\" is not a cabin; take economy, premium, business or first.",
     "\"{cabin}\"은(는) 객실 등급이 아닙니다. economy, premium, business, first 가운데 하나여야 합니다."},
    {"flight.no_cabin", 422, "A flight needs at least one cabin.", "항공편에는 객실이 하나 이상 있어야 합니다."},
    {"flight.cabin_twice", 422, "The cabin {cabin} stands there twice.", "객실 {cabin}이(가) 두 번 있습니다."},
    {"flight.row_twice", 422, "Row {row} stands in two cabins; number the rows through.",
     "{row}열이 두 객실에 있습니다. 열 번호가 겹치지 않게 해 주십시오."},
    {"flight.capacity_out_of_range", 422, "The cabin {cabin} must have 1 to {most} seats.",
     "객실 {cabin}의 좌석은 1~{most}석이어야 합니다."},
    {"flight.fare_out_of_range", 422, "The fare of {cabin} must be from 1 to {most} in the minor unit.",
     "{cabin} 운임은 최소 화폐 단위로 1~{most}이어야 합니다."},
    {"flight.fare_missing", 422, "The aircraft has a cabin {cabin}, but there is no fare for it.",
     "기종에 객실 {cabin}이(가) 있으나 운임이 없습니다."},
    {"flight.fare_without_cabin", 422, "There is a fare for {cabin}, but no such cabin.",
     "{cabin} 운임이 있으나 그 객실은 없습니다."},
    {"flight.refund_steps_malformed", 422,
     "Refund steps go from many days before departure to few, at most ten, and the share never rises.",
     "환불 단계는 출발 전 일수가 큰 것부터 10개까지이며, 비율은 높아질 수 없습니다."},

    // Changing it.
    {"flight.cancelled", 409, "The flight is cancelled. Nothing was done.",
     "취소된 항공편입니다. 처리된 것은 없습니다."},
    {"flight.departed", 409, "The flight has departed. Nothing was done.",
     "이미 출발한 항공편입니다. 처리된 것은 없습니다."},
    {"flight.capacity_below_sold", 409,
     "In {cabin} {taken} seats are held or sold; it cannot have fewer. Nothing was changed.",
     "{cabin} 객실에서 {taken}석이 예약되었거나 팔려 그보다 줄일 수 없습니다. 변경된 것은 없습니다."},

    // The airline's record.
    {"purchase.contradicts", 409, "This report does not agree with what is recorded of reservation {reservationId}.",
     "예약 {reservationId}의 기록과 맞지 않는 보고입니다."},

    // A schedule's file.
    {"import.malformed_csv", 422,
     "The file is not comma-separated text: a quotation mark is out of place in row {row}. Nothing was imported.",
     "CSV 형식이 아닙니다. {row}행의 따옴표를 확인해 주십시오. 가져온 것은 없습니다."},
    {"import.column_missing", 422, "The column {column} is missing in the first row. Nothing was imported.",
     "첫 행에 {column} 열이 없습니다. 가져온 것은 없습니다."},
    {"import.column_unknown", 422, "There is no column \"{column}\". Nothing was imported.",
     "\"{column}\" 열은 알 수 없습니다. 가져온 것은 없습니다."},
    {"import.column_twice", 422, "The column {column} stands there twice. Nothing was imported.",
     "{column} 열이 두 번 있습니다. 가져온 것은 없습니다."},
    {"import.too_many_rows", 422, "A file has at most {most} flights. Nothing was imported; split it.",
     "파일 하나에는 {most}편까지 담을 수 있습니다. 가져온 것은 없으니 나누어 주십시오."},
    {"import.cells_uneven", 422, "The row has {cells} cells, the first row has {columns}.",
     "이 행의 칸은 {cells}개인데 첫 행은 {columns}개입니다."},
    {"import.cell_empty", 422, "The cell is empty.", "칸이 비어 있습니다."},
    {"import.price_malformed", 422, "\"{value}\" is not a price in this currency: digits, with a point for cents.",
     "\"{value}\"은(는) 이 통화의 가격이 아닙니다. 숫자로, 소수는 점으로 적어 주십시오."},
    {"import.row_twice", 422, "The same flight stands in row {row} already.", "같은 항공편이 {row}행에 이미 있습니다."},
});

} // namespace

std::span<const ProblemKind> flightProblems()
{
    return kKinds;
}

} // namespace narae::api
