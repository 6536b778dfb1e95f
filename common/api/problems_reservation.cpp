#include "common/api/problems.hpp"

#include <array>

namespace narae::api {

namespace {

constexpr auto kKinds = std::to_array<ProblemKind>({
    // The seats.
    {"seat.sold_out", 409,
     "Only {left} seats are left in this cabin. Nothing was booked or charged; try fewer travellers or another flight.",
     "이 객실에 남은 좌석은 {left}석입니다. 예약도 결제도 되지 않았으니 인원을 줄이거나 다른 항공편을 골라 주십시오."},
    {"seat.taken", 409, "Seat {seat} has just been taken. Nothing was booked or charged; choose another seat.",
     "{seat} 좌석은 방금 다른 분이 선택하셨습니다. 예약도 결제도 되지 않았으니 다른 좌석을 골라 주십시오."},
    {"seat.unknown", 422, "There is no seat {seat} to choose in this cabin. Nothing was booked.",
     "이 객실에는 선택할 수 있는 {seat} 좌석이 없습니다. 예약되지 않았습니다."},
    {"seat.asked_twice", 422, "Seat {seat} was asked for twice. Nothing was booked; give everyone a seat of their own.",
     "{seat} 좌석이 두 번 선택되었습니다. 예약되지 않았으니 한 분에 한 좌석씩 골라 주십시오."},
    {"seat.still_taken", 409, "Seat {seat} is taken and cannot vanish. Nothing was changed; move its traveller first.",
     "{seat} 좌석은 이미 판매되어 없앨 수 없습니다. 변경된 것은 없으니 먼저 승객의 좌석을 옮겨 주십시오."},
    {"seat_occupancy.malformed", 500, "The stored seats of a cabin cannot be read. Please tell support the trace id.",
     "저장된 좌석 정보를 읽을 수 없습니다. 추적 번호를 고객센터에 알려 주십시오."},

    // The flight, as seen from a booking.
    {"flight.no_such_cabin", 422, "The flight has no {cabin} cabin. Nothing was booked; choose one of its cabins.",
     "이 항공편에는 {cabin} 객실이 없습니다. 예약되지 않았으니 다른 객실을 골라 주십시오."},

    // The party.
    {"party.size", 422, "A party is 1 to {most} travellers. Nothing was booked.",
     "한 번에 1명부터 {most}명까지 예약할 수 있습니다. 예약되지 않았습니다."},
    {"party.name_malformed", 422, "A traveller's name must be 1 to 100 characters. Nothing was booked.",
     "승객 이름은 1~100자로 적어 주십시오. 예약되지 않았습니다."},
    {"party.seats_incomplete", 422, "Choose seats for everyone or for nobody. Nothing was booked.",
     "좌석은 모두 고르시거나 모두 비워 두셔야 합니다. 예약되지 않았습니다."},
    {"contact.phone_malformed", 422,
     "The phone number must be 5 to 15 digits, with + in front if you like. Nothing was booked.",
     "전화번호는 숫자 5~15자리로 적어 주십시오. 예약되지 않았습니다."},
    {"contact.email_malformed", 422,
     "The e-mail address cannot be right. Nothing was booked; correct it or leave it out.",
     "이메일 주소가 올바르지 않습니다. 예약되지 않았으니 고치거나 비워 주십시오."},
    {"card_number.refused", 422,
     "This looks like a card number, which Narae never takes. Nothing was stored; pay with a payment method's token.",
     "카드 번호로 보이는 값은 받지 않습니다. 저장된 것은 없으니 결제 수단 토큰으로 결제해 주십시오."},

    // The reservation.
    {"reservation.unknown", 404, "There is no such reservation. Check the locator and the phone number.",
     "예약을 찾을 수 없습니다. 예약 번호와 전화번호를 확인해 주십시오."},
    {"reservation.wrong_total", 422,
     "The total is {total} {currency}, not what was expected. Nothing was booked or charged; look at the price again.",
     "총액은 {total} {currency}로, 보내신 금액과 다릅니다. 예약도 결제도 되지 않았으니 금액을 다시 확인해 주십시오."},
    {"reservation.not_held", 409, "The reservation is no longer held (it is {state}). Nothing was charged.",
     "결제를 기다리는 예약이 아닙니다(현재 상태: {state}). 결제되지 않았습니다."},
    {"reservation.not_paying", 409, "No payment is under way for this reservation (it is {state}).",
     "결제가 진행 중인 예약이 아닙니다(현재 상태: {state})."},
    {"reservation.hold_expired", 409, "The hold is over and its seats went back. Nothing was charged; book again.",
     "예약 보류 시간이 지나 좌석이 반환되었습니다. 결제되지 않았으니 다시 예약해 주십시오."},
    {"reservation.not_expired", 409, "The hold is not over yet. Nothing was changed.",
     "아직 보류 시간이 남아 있습니다. 변경된 것은 없습니다."},
    {"reservation.payment_pending", 409,
     "The payment is still being settled. Nothing was changed; try again in a moment.",
     "결제 결과를 확인하는 중입니다. 변경된 것은 없으니 잠시 뒤 다시 시도해 주십시오."},
    {"reservation.nothing_to_cancel", 409,
     "There is nothing left to cancel (the reservation is {state}). Nothing was changed.",
     "취소할 것이 없습니다(현재 상태: {state}). 변경된 것은 없습니다."},
    {"reservation.no_such_passenger", 422,
     "Passenger {passenger} does not travel on this reservation. Nothing was changed.",
     "{passenger}번 승객은 이 예약에 없거나 이미 취소되었습니다. 변경된 것은 없습니다."},
    {"reservation.hold_is_whole", 422, "A hold can only be given up as a whole. Nothing was changed.",
     "보류 중인 예약은 전체만 취소할 수 있습니다. 변경된 것은 없습니다."},
    {"reservation.unknown_state", 500, "A stored reservation cannot be read. Please tell support the trace id.",
     "저장된 예약을 읽을 수 없습니다. 추적 번호를 고객센터에 알려 주십시오."},
    {"quote.unknown", 404, "There is no such offer for this reservation. Nothing was changed; ask for a new one.",
     "이 예약에 대한 취소 견적을 찾을 수 없습니다. 변경된 것은 없으니 다시 견적을 받아 주십시오."},
    {"quote.waiver_unauthorised", 403,
     "Only the airline's staff may waive the fee. Nothing was changed; ask for an offer without it.",
     "수수료 면제는 항공사 직원만 할 수 있습니다. 변경된 것은 없으니 면제 없이 견적을 받아 주십시오."},
    {"quote.expired", 409, "The offer is over. Nothing was changed; ask for a new one.",
     "취소 견적의 유효 시간이 지났습니다. 변경된 것은 없으니 다시 견적을 받아 주십시오."},

    // The payment, as seen from a booking.
    {"payment.declined", 402,
     "The payment was declined: nothing was booked or charged, and the seats are on sale again. Book again with "
     "another "
     "payment method and a new Idempotency-Key.",
     "결제가 거절되어 예약도 청구도 되지 않았고, 좌석은 다시 판매됩니다. 다른 결제 수단과 새 Idempotency-Key로 다시 "
     "예약해 "
     "주십시오."},
    {"payment.declined_still_held", 402,
     "The payment was declined and nothing was charged. The seats are still held for you; pay with another method and "
     "a "
     "new Idempotency-Key before the hold ends.",
     "결제가 거절되어 청구되지 않았습니다. 좌석은 아직 잡아 두었으니 만료되기 전에 다른 결제 수단과 새 "
     "Idempotency-Key로 "
     "결제해 주십시오."},
    {"payment.resting", 503,
     "Payment does not answer just now, so this request did nothing. Try again in a moment with the same "
     "Idempotency-Key.",
     "지금 결제 서비스가 응답하지 않아 이 요청은 아무것도 하지 않았습니다. 잠시 뒤 같은 Idempotency-Key로 다시 시도해 "
     "주십시오."},
    {"payment.unavailable", 503,
     "Payment cannot be reached. Nothing was booked or charged; try again with a new Idempotency-Key.",
     "결제 서비스에 연결할 수 없습니다. 예약도 결제도 되지 않았으니 새 Idempotency-Key로 다시 시도해 주십시오."},
    {"payment.refund_unauthorised", 403,
     "Only the airline's staff may give a reason of their own. Nothing was changed.",
     "사유는 항공사 직원만 지정할 수 있습니다. 변경된 것은 없습니다."},

    // Writing in general.
    {"commit.outcome_unknown", 503,
     "The database went away at the last moment. Repeat with the same Idempotency-Key: it is done once at most.",
     "마지막 순간에 데이터베이스 연결이 끊겼습니다. 같은 Idempotency-Key로 다시 요청하시면 한 번만 처리됩니다."},
    {"server.fenced", 503, "Another server has taken over this one's work. Nothing was done; ask the other.",
     "다른 서버가 이 서버의 일을 넘겨받았습니다. 처리된 것은 없습니다."},
    {"dead_letter.unknown", 404, "There is no such event waiting to be replayed.",
     "다시 처리할 이벤트를 찾을 수 없습니다."},
});

} // namespace

std::span<const ProblemKind> reservationProblems()
{
    return kKinds;
}

} // namespace narae::api
