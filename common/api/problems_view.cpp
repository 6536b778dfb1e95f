#include "common/api/problems.hpp"

#include <array>

namespace narae::api {

namespace {

constexpr auto kKinds = std::to_array<ProblemKind>({
    {"view.search_too_broad", 422, "More than {most} flights fit: name a date or a route, or sort by departure.",
     "{most}편이 넘는 항공편이 해당됩니다. 날짜나 노선을 지정하거나 출발 순으로 정렬해 주십시오."},
    {"view.period_too_long", 422, "A report covers at most {most} days. Choose a shorter period.",
     "보고서는 최대 {most}일까지 볼 수 있습니다. 기간을 줄여 주십시오."},
    {"view.purchase_unknown", 404, "There is no such purchase.", "해당 구매 내역이 없습니다."},
    {"view.behind", 503, "The list does not show your change yet. The change itself is safe; ask again in a moment.",
     "변경 내용이 목록에 아직 반영되지 않았습니다. 변경은 안전하게 저장되었으니 잠시 뒤 다시 조회해 주십시오."},
    {"view.not_acceptable", 406, "A report comes as application/json or text/csv.",
     "보고서는 application/json 또는 text/csv로만 제공됩니다."},
});

} // namespace

std::span<const ProblemKind> viewProblems()
{
    return kKinds;
}

} // namespace narae::api
