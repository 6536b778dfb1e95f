#include "common/api/problems.hpp"

#include <array>

namespace narae::api {

namespace {

constexpr auto kKinds = std::to_array<ProblemKind>({
    // An address to be told at.
    {"webhook.url_malformed", 422,
     "The address must be https://HOST[:PORT]/PATH, without an account in it, of at most 500 characters.",
     "주소는 계정 없이 https://호스트[:포트]/경로이고 500자 이하여야 합니다."},
    {"webhook.url_not_encrypted", 422, "The address must begin with https://.", "주소는 https://로 시작해야 합니다."},
    {"webhook.address_not_allowed", 422,
     "Addresses of this machine, of private networks and for special use are not called.",
     "이 컴퓨터, 사설망, 특수 용도의 주소로는 보내지 않습니다."},
    {"webhook.event_unknown", 422, "There are no events of the type \"{type}\". There are: {known}.",
     "\"{type}\" 형의 이벤트는 없습니다. 있는 것: {known}."},

    // Endpoints and deliveries on record.
    {"webhook.unknown", 404, "There is no such webhook endpoint.", "없는 웹훅 수신처입니다."},
    {"webhook.too_many", 409, "There are {most} webhook endpoints already. Remove one that is not needed any more.",
     "웹훅 수신처가 이미 {most}개입니다. 더 쓰지 않는 것을 지워 주십시오."},
    {"webhook.delivery_unknown", 404, "There is no such delivery of this webhook endpoint.",
     "이 웹훅 수신처에 그런 전송이 없습니다."},
    {"webhook.delivery_pending", 409, "The delivery is still on its way. Nothing was changed.",
     "아직 전송 중입니다. 바뀐 것은 없습니다."},
    {"webhook.state_unknown", 422, "\"{state}\" is not a state of a delivery: pending, delivered or dead.",
     "\"{state}\"은(는) 전송 상태가 아닙니다. pending, delivered, dead 가운데 하나여야 합니다."},
});

} // namespace

std::span<const ProblemKind> webhookProblems()
{
    return kKinds;
}

} // namespace narae::api
