#pragma once

#include "common/base/result.hpp"
#include "server/platform/commit/committer.hpp"

#include <future>
#include <memory>
#include <optional>
#include <utility>

namespace narae::commit {

/// A use case as a command. `UseCase` has `using Answer`, `void want(Books&) const` and
/// `Result<Answer> decide(Books&, Instant now) const`; `Books` is the port it works on, whose adapter is a shelf of the
/// committer.
template <class UseCase, class Books>
class Decision final : public Command {
public:
    using Answer = typename UseCase::Answer;

    Decision(UseCase useCase, Books& books, std::string traceId)
        : Command(std::move(traceId)), useCase_(std::move(useCase)), books_(books)
    {
    }

    std::future<Result<Answer>> answer() { return promise_.get_future(); }

    void want() override { useCase_.want(books_); }
    Verdict decide(Instant now) override
    {
        answer_.emplace(useCase_.decide(books_, now));
        return answer_->has_value() ? Verdict::Accepted : Verdict::Refused;
    }
    void settled() override { promise_.set_value(std::move(*answer_)); }
    void failed(const Refusal& why) override { promise_.set_value(why); }

private:
    UseCase useCase_;
    Books& books_;
    std::optional<Result<Answer>> answer_;
    std::promise<Result<Answer>> promise_;
};

/// Has the committer carry out the use case, and waits until its outcome is durable. Any thread but the committer's.
template <class UseCase, class Books>
Result<typename UseCase::Answer> carryOut(Committer& committer, Books& books, UseCase useCase, std::string traceId)
{
    auto decision = std::make_shared<Decision<UseCase, Books>>(std::move(useCase), books, std::move(traceId));
    auto answer = decision->answer();
    committer.submit(std::move(decision));
    return answer.get();
}

} // namespace narae::commit
