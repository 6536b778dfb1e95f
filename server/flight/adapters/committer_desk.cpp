#include "server/flight/adapters/committer_desk.hpp"

#include "server/platform/commit/carry_out.hpp"

namespace narae::flight {

Result<RegisterFlight::Answer> CommitterDesk::carryOut(RegisterFlight wish, std::string traceId)
{
    return commit::carryOut(committer_, books_, std::move(wish), std::move(traceId));
}

Result<ReviseFlight::Answer> CommitterDesk::carryOut(ReviseFlight wish, std::string traceId)
{
    return commit::carryOut(committer_, books_, std::move(wish), std::move(traceId));
}

Result<CancelFlight::Answer> CommitterDesk::carryOut(CancelFlight wish, std::string traceId)
{
    return commit::carryOut(committer_, books_, std::move(wish), std::move(traceId));
}

Result<AddAircraft::Answer> CommitterDesk::carryOut(AddAircraft wish, std::string traceId)
{
    return commit::carryOut(committer_, books_, std::move(wish), std::move(traceId));
}

Result<ReviseAircraft::Answer> CommitterDesk::carryOut(ReviseAircraft wish, std::string traceId)
{
    return commit::carryOut(committer_, books_, std::move(wish), std::move(traceId));
}

std::vector<Result<RegisterFlight::Answer>> CommitterDesk::carryOutEach(std::vector<RegisterFlight> wishes,
                                                                        const std::string& traceId)
{
    std::vector<std::future<Result<RegisterFlight::Answer>>> waiting;
    for (RegisterFlight& wish : wishes) {
        auto decision =
            std::make_shared<commit::Decision<RegisterFlight, FlightBooks>>(std::move(wish), books_, traceId);
        waiting.push_back(decision->answer());
        committer_.submit(std::move(decision));
    }
    std::vector<Result<RegisterFlight::Answer>> answers;
    for (auto& answer : waiting)
        answers.push_back(answer.get());
    return answers;
}

} // namespace narae::flight
