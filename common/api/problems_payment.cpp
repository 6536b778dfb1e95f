#include "common/api/problems.hpp"

#include <array>

namespace narae::api {

namespace {

constexpr auto kKinds = std::to_array<ProblemKind>({
    // How somebody wants to pay.
    {"payment.card_number_refused", 422,
     "This looks like the number of a payment card. Nothing was kept or charged; send the payment company's token "
     "(pm_...) instead.",
     "결제 카드 번호로 보입니다. 저장하거나 청구한 것은 없으니 결제사의 토큰(pm_...)을 보내 주십시오."},
    {"payment.method_malformed", 422,
     "The payment method must be a token of the payment company (pm_ and letters, digits or _). Nothing was charged.",
     "결제 수단은 결제사의 토큰(pm_와 영문자, 숫자, _)이어야 합니다. 청구된 것은 없습니다."},
    {"payment.amount_negative", 422, "An amount to pay cannot be below zero. Nothing was charged.",
     "결제 금액은 0보다 작을 수 없습니다. 청구된 것은 없습니다."},

    // What the payment company did.
    {"payment.gateway_refused", 502,
     "The payment company would not take the request ({reason}). Nothing was charged by it; please tell support the "
     "trace id.",
     "결제사가 요청을 받지 않았습니다({reason}). 이 요청으로 청구된 것은 없으니 추적 번호를 고객센터에 알려 주십시오."},
    {"payment.ledger_of_other_books", 500,
     "The sandbox's ledger in this data folder belongs to another database. Nothing was touched; name the database "
     "that "
     "the folder was made with, or choose another folder.",
     "이 데이터 폴더의 결제 시험 장부는 다른 데이터베이스의 것입니다. 건드린 것은 없으니 이 폴더를 만든 데이터베이스를 "
     "지정하거나 다른 폴더를 고르십시오."},
    {"payment.charge_differs", 502,
     "The payment company charged {charged}, but the price is {price}. Nothing was recorded; please tell support the "
     "trace id.",
     "결제사가 청구한 금액({charged})이 가격({price})과 다릅니다. 기록된 것은 없으니 추적 번호를 고객센터에 알려 "
     "주십시오."},

    // What the payment company tells of its own accord.
    {"payment.webhook_signature", 400,
     "The message is not signed as one of the payment company's ({reason}). It was not read.",
     "결제사의 메시지로 서명되어 있지 않습니다({reason}). 내용은 읽지 않았습니다."},
    {"payment.webhook_not_set_up", 404,
     "Messages of the payment company are not taken here: no secret is set (stripe.webhook_secret_file).",
     "이 서버는 결제사의 메시지를 받지 않습니다. 비밀 값(stripe.webhook_secret_file)이 설정되어 있지 않습니다."},

    // Payments and refunds on record.
    {"payment.unknown", 404, "There is no such payment.", "없는 결제입니다."},
    {"payment.unknown_state", 422, "\"{state}\" is not a state of a payment or refund.",
     "\"{state}\"은(는) 결제나 환불의 상태가 아닙니다."},
    {"payment.not_captured", 409, "Reservation {reservationId} has no captured payment. Nothing was refunded.",
     "예약 {reservationId}에는 승인된 결제가 없습니다. 환불된 것은 없습니다."},
    {"payment.refund_negative", 422, "A refund cannot be below zero. Nothing was refunded.",
     "환불 금액은 0보다 작을 수 없습니다. 환불된 것은 없습니다."},
    {"payment.refund_above_capture", 409,
     "Of {captured} captured, {refunded} is refunded already; {wanted} more is too much. Nothing was refunded now.",
     "승인 금액 {captured} 가운데 {refunded}이(가) 이미 환불되어 {wanted}을(를) 더 돌려줄 수 없습니다. 이번에는 "
     "환불되지 "
     "않았습니다."},
    {"payment.refund_differs", 409,
     "This cancellation of reservation {reservationId} was refunded before, with another amount. The first one stands.",
     "예약 {reservationId}의 이 취소는 이미 다른 금액으로 환불되었습니다. 처음 환불이 그대로입니다."},
    {"payment.refund_unknown", 404, "There is no such refund of reservation {reservationId}.",
     "예약 {reservationId}에 그런 환불이 없습니다."},
});

} // namespace

std::span<const ProblemKind> paymentProblems()
{
    return kKinds;
}

} // namespace narae::api
