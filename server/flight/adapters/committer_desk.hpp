#pragma once

#include "server/flight/application/desk.hpp"
#include "server/platform/commit/committer.hpp"

namespace narae::flight {

/// The desk whose wishes a committer carries out. Any thread but the committer's.
class CommitterDesk final : public Desk {
public:
    /// `books` is a shelf of `committer`.
    CommitterDesk(commit::Committer& committer, FlightBooks& books) : committer_(committer), books_(books) {}

    Result<RegisterFlight::Answer> carryOut(RegisterFlight wish, std::string traceId) override;
    Result<ReviseFlight::Answer> carryOut(ReviseFlight wish, std::string traceId) override;
    Result<CancelFlight::Answer> carryOut(CancelFlight wish, std::string traceId) override;
    Result<AddAircraft::Answer> carryOut(AddAircraft wish, std::string traceId) override;
    Result<ReviseAircraft::Answer> carryOut(ReviseAircraft wish, std::string traceId) override;
    std::vector<Result<RegisterFlight::Answer>> carryOutEach(std::vector<RegisterFlight> wishes,
                                                             const std::string& traceId) override;

private:
    commit::Committer& committer_;
    FlightBooks& books_;
};

} // namespace narae::flight
