#include "common/api/problems.hpp"

#include <array>

namespace narae::api {

namespace {

constexpr auto kKinds = std::to_array<ProblemKind>({
    // What a request must look like before anybody reads its meaning.
    {"request.malformed", 400, "The request is not proper HTTP ({reason}). Nothing was done.",
     "요청이 올바른 HTTP 형식이 아닙니다({reason}). 처리된 것은 없습니다."},
    {"request.malformed_json", 400,
     "The body is not JSON: it goes wrong at byte {byte}. Nothing was done; correct it and send again.",
     "본문이 올바른 JSON이 아닙니다({byte}번째 바이트). 처리된 것은 없으니 고쳐서 다시 보내 주십시오."},
    {"request.too_deep", 400, "The JSON is nested deeper than {most} levels. Nothing was done.",
     "JSON이 {most}단계보다 깊습니다. 처리된 것은 없습니다."},
    {"request.duplicate_name", 400,
     "The name \"{name}\" stands twice in one JSON object. Nothing was done; send it once.",
     "한 JSON 객체에 이름 \"{name}\"이(가) 두 번 있습니다. 처리된 것은 없으니 한 번만 보내 주십시오."},
    {"request.not_utf8", 400, "The request is not UTF-8 text. Nothing was done.",
     "요청이 UTF-8 문자가 아닙니다. 처리된 것은 없습니다."},
    {"request.invalid", 422,
     "Some fields cannot be taken; errors names each. Nothing was done; correct them and send again.",
     "받을 수 없는 항목이 있습니다(errors 참조). 처리된 것은 없으니 고쳐서 다시 보내 주십시오."},
    {"request.invalid_parameter", 422, "The parameter \"{parameter}\" cannot be taken: {reason}.",
     "매개변수 \"{parameter}\"을(를) 받을 수 없습니다: {reason}."},
    {"request.too_large", 413, "The body is larger than {most} bytes. Nothing was done.",
     "본문이 {most}바이트보다 큽니다. 처리된 것은 없습니다."},
    {"request.uri_too_long", 414, "The address is too long. Nothing was done.",
     "주소가 너무 깁니다. 처리된 것은 없습니다."},
    {"request.headers_too_large", 431, "The headers are too many or too long. Nothing was done.",
     "헤더가 너무 많거나 깁니다. 처리된 것은 없습니다."},
    {"request.version_unsupported", 505, "This server speaks HTTP/1.1 and HTTP/1.0. Nothing was done.",
     "이 서버는 HTTP/1.1과 HTTP/1.0만 씁니다. 처리된 것은 없습니다."},
    {"request.timeout", 408, "The request did not arrive in time. Nothing was done; send it again.",
     "요청이 제시간에 도착하지 않았습니다. 처리된 것은 없으니 다시 보내 주십시오."},
    {"request.unsupported_media_type", 415, "The body's Content-Type must be {expected}. Nothing was done.",
     "본문의 Content-Type은 {expected}이어야 합니다. 처리된 것은 없습니다."},
    {"request.unsupported_encoding", 415, "The body must come unpacked, without Content-Encoding. Nothing was done.",
     "본문은 Content-Encoding 없이 압축하지 않은 채 보내 주십시오. 처리된 것은 없습니다."},
    {"request.missing_idempotency_key", 400,
     "This call needs an Idempotency-Key header: draw one for each intent and repeat it on every retry. Nothing was "
     "done.",
     "이 요청에는 Idempotency-Key 헤더가 필요합니다. 의도마다 하나를 만들어 재시도에도 같은 값을 쓰십시오. 처리된 것은 "
     "없습니다."},
    {"request.malformed_idempotency_key", 400,
     "The Idempotency-Key must be 1 to 255 visible ASCII characters. Nothing was done.",
     "Idempotency-Key는 눈에 보이는 ASCII 문자 1~255자여야 합니다. 처리된 것은 없습니다."},
    {"request.idempotency_key_reused", 422,
     "This Idempotency-Key was used for another request. The earlier one stands; use a new key for a new intent.",
     "이 Idempotency-Key는 다른 요청에 이미 쓰였습니다. 앞의 요청은 그대로이며, 새 요청에는 새 키를 쓰십시오."},
    {"request.in_progress", 409,
     "The same request is still being worked on. Nothing is done twice; ask again in a moment with the same key.",
     "같은 요청이 아직 처리 중입니다. 두 번 처리되지 않으니 잠시 뒤 같은 키로 다시 요청하십시오."},

    // One field of a body: these stand in `errors`.
    {"field.missing", 422, "It is missing.", "빠졌습니다."},
    {"field.unknown", 422, "There is no such field.", "없는 항목입니다."},
    {"field.not_text", 422, "It must be text.", "문자열이어야 합니다."},
    {"field.not_integer", 422, "It must be a whole number.", "정수여야 합니다."},
    {"field.not_place_or_cancel", 422, "It must be place or cancel.", "place 또는 cancel이어야 합니다."},
    {"field.not_boolean", 422, "It must be true or false.", "true 또는 false여야 합니다."},
    {"field.not_object", 422, "It must be an object.", "객체여야 합니다."},
    {"field.not_list", 422, "It must be a list.", "목록이어야 합니다."},
    {"field.out_of_range", 422, "It must be from {least} to {most}.", "{least}부터 {most}까지여야 합니다."},
    {"field.length", 422, "It must have {least} to {most} characters.", "{least}~{most}자여야 합니다."},
    {"field.items", 422, "It must have {least} to {most} items.", "항목이 {least}~{most}개여야 합니다."},
    {"field.repeated", 422, "It has the same value twice.", "같은 값이 두 번 있습니다."},
    {"field.control_character", 422, "It has a control character.", "제어 문자가 들어 있습니다."},

    // Where it goes, and who may.
    {"route.not_found", 404,
     "There is nothing at this address. What a Narae server has stands at its /docs, for programs at /openapi.json.",
     "이 주소에는 아무것도 없습니다. 나래 서버의 주소는 /docs에, 프로그램용으로는 /openapi.json에 있습니다."},
    {"method.not_allowed", 405, "This address does not take {method}; it takes {allowed}.",
     "이 주소는 {method}을(를) 받지 않습니다. 가능한 방식: {allowed}."},
    {"method.not_implemented", 501, "The method is not one this server knows.", "서버가 모르는 메서드입니다."},
    {"access.unauthenticated", 401, "This needs a session or an API key. Log in and send it as a Bearer token.",
     "로그인 또는 API 키가 필요합니다. 로그인한 뒤 Bearer 토큰으로 보내 주십시오."},
    {"access.forbidden", 403, "This is not open to you. Nothing was done.",
     "허용되지 않은 요청입니다. 처리된 것은 없습니다."},
    {"access.scope_missing", 403,
     "This API key lacks the scope \"{missingScope}\". Nothing was done; ask staff for a key that has it.",
     "이 API 키에는 권한 범위 \"{missingScope}\"이(가) 없습니다. 처리된 것은 없으니 그 범위가 있는 키를 직원에게 "
     "요청하십시오."},
    {"access.local_only", 403, "This address answers only on the server's own machine. Nothing was done.",
     "이 주소는 서버가 있는 컴퓨터에서만 쓸 수 있습니다. 처리된 것은 없습니다."},
    {"precondition.required", 428,
     "Changing this needs an If-Match header with the ETag you last read. Nothing was changed.",
     "변경하려면 마지막으로 읽은 ETag를 If-Match 헤더로 보내야 합니다. 변경된 것은 없습니다."},
    {"precondition.failed", 412, "It was changed by somebody else meanwhile. Nothing was changed; read it again.",
     "그사이 다른 곳에서 변경되었습니다. 변경된 것은 없으니 다시 읽어 주십시오."},
    {"precondition.malformed", 400, "The If-Match header is not a list of ETags. Nothing was changed.",
     "If-Match 헤더가 ETag 목록이 아닙니다. 변경된 것은 없습니다."},

    // How the server is.
    {"server.busy", 503, "The server has too much to do just now. Nothing was done; try again in a moment.",
     "지금은 요청이 너무 많습니다. 처리된 것은 없으니 잠시 뒤 다시 시도해 주십시오."},
    {"server.stopping", 503, "The server is being restarted. Nothing was done; try again in a moment.",
     "서버가 다시 시작되는 중입니다. 처리된 것은 없으니 잠시 뒤 다시 시도해 주십시오."},
    {"server.internal", 500, "Something went wrong on our side. Please tell support the trace id.",
     "서버에서 문제가 생겼습니다. 추적 번호를 고객센터에 알려 주십시오."},
    {"server.port_taken", 500, "Port {port} is taken by another program. Stop it or choose another port.",
     "{port}번 포트를 다른 프로그램이 쓰고 있습니다. 그 프로그램을 끝내거나 다른 포트를 고르십시오."},
    {"server.certificate_unusable", 500, "The server cannot use {file} for TLS: {reason}.",
     "TLS에 {file} 파일을 쓸 수 없습니다: {reason}."},
    {"server.address_unusable", 500, "The server cannot listen on {host}: {reason}.",
     "{host}에서 요청을 받을 수 없습니다: {reason}."},
    {"database.away", 503, "The database does not answer. Try again in a moment, a change with the same key.",
     "데이터베이스가 응답하지 않습니다. 잠시 뒤 다시 시도하되, 변경 요청은 같은 키로 보내 주십시오."},
    {"database.full", 503,
     "The database's disk is full. Nothing was done; try again later, a change with the same key. What is stored can "
     "still be read.",
     "데이터베이스의 디스크가 가득 찼습니다. 처리된 것은 없으니 나중에 다시 시도하되, 변경 요청은 같은 키로 보내 "
     "주십시오. 저장된 자료는 계속 볼 수 있습니다."},
    {"database.access_denied", 500,
     "The database does not let Narae in: {reason}. Nothing was touched; correct the account, its password file or its "
     "rights and start again.",
     "데이터베이스가 접속을 허락하지 않습니다: {reason}. 건드린 것은 없으니 계정, 비밀번호 파일, 권한을 고친 뒤 다시 "
     "시작하십시오."},
    {"database.unusable", 500,
     "The database's file cannot be used: {reason}. See to its rights, its folder and the room on its disk, and start "
     "again.",
     "데이터베이스 파일을 쓸 수 없습니다: {reason}. 파일 권한, 폴더, 디스크의 남은 공간을 살핀 뒤 다시 시작하십시오."},
    {"database.missing", 500,
     "There is no Narae database at {address}. Nothing was made; name the one that is meant, or let `narae-server "
     "migrate` (or serve) make it first.",
     "{address}에 나래 데이터베이스가 없습니다. 만든 것은 없으니 올바른 주소를 지정하거나 먼저 `narae-server "
     "migrate`(또는 "
     "serve)로 만드십시오."},
    {"database.newer_version", 500,
     "The database was made by a newer version of Narae. Nothing was touched; install that version.",
     "더 새로운 버전의 나래가 만든 데이터베이스입니다. 건드린 것은 없으니 그 버전을 설치하십시오."},
    {"database.migration_failed", 500,
     "Step {step} of bringing the database up to date failed: {error}. What was there is kept; mend the cause and "
     "start "
     "again.",
     "데이터베이스를 갱신하는 {step} 단계가 실패했습니다: {error}. 기존 자료는 그대로이니 원인을 고친 뒤 다시 "
     "시작하십시오."},
    {"database.malformed_address", 500,
     "\"{address}\" is no database address. Write sqlite:PATH or mysql://user@host:port/schema.",
     "\"{address}\"은(는) 데이터베이스 주소가 아닙니다. sqlite:경로 또는 mysql://user@host:port/schema로 적으십시오."},
    {"database.password_in_address", 500,
     "A password does not belong in the database address. Put it in a file and name the file in the settings.",
     "데이터베이스 주소에 비밀번호를 적지 마십시오. 비밀번호는 파일에 두고 설정에 그 파일을 적으십시오."},

    // Values of the base.
    {"money.unknown_currency", 422, "Narae does not sell in this currency.", "취급하지 않는 통화입니다."},
    {"money.mixed_currencies", 422, "Amounts of different currencies cannot be combined.",
     "서로 다른 통화의 금액은 함께 계산할 수 없습니다."},
    {"money.overflow", 422, "The amount is too large.", "금액이 너무 큽니다."},
    {"time.malformed", 422, "\"{value}\" is not a date or time of RFC 3339 (2026-11-24T08:30:00Z).",
     "\"{value}\"은(는) RFC 3339 날짜나 시각이 아닙니다(예: 2026-11-24T08:30:00Z)."},
    {"locator.malformed", 422, "A locator is six letters and digits, without 0, O, 1, I and L.",
     "예약 번호는 0, O, 1, I, L을 뺀 영문자와 숫자 여섯 자리입니다."},
    {"seat_map.malformed", 422, "The seat map cannot be read: {reason}.", "좌석 배치를 읽을 수 없습니다: {reason}."},
    {"event.malformed", 422, "The event cannot be read; errors names the fields.",
     "이벤트를 읽을 수 없습니다(errors 참조)."},
});

} // namespace

std::span<const ProblemKind> generalProblems()
{
    return kKinds;
}

} // namespace narae::api
