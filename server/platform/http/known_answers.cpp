#include "server/platform/http/known_answers.hpp"

namespace narae::http {

namespace {

std::size_t bytesOf(std::string_view head, const KnownAnswer& answer)
{
    return head.size() + answer.headFront.size() + (answer.body ? answer.body->size() : 0);
}

} // namespace

KnownAnswer* KnownAnswers::find(std::string_view head, std::string_view peer)
{
    const auto at = answers_.find(head);
    if (at == answers_.end()) return nullptr;
    if (!at->second.onlyFor.empty() && at->second.onlyFor != peer) return nullptr;
    if (at->second.holds()) return &at->second;
    bytes_ -= bytesOf(at->first, at->second);
    if (at->second.times > 0) dropped_.push_back(std::move(at->second));
    answers_.erase(at);
    return nullptr;
}

void KnownAnswers::remember(std::string head, KnownAnswer answer)
{
    const std::size_t more = bytesOf(head, answer);
    if (more > kBytesMost / 4) return;
    if (answers_.size() >= kAnswersMost || bytes_ + more > kBytesMost) {
        // Hot questions come again at once; remembering which are hot would cost more than answering them.
        for (auto& [known, old] : answers_)
            if (old.times > 0) dropped_.push_back(std::move(old));
        answers_.clear();
        bytes_ = 0;
    }
    const auto [at, isNew] = answers_.try_emplace(std::move(head));
    if (!isNew) {
        bytes_ -= bytesOf(at->first, at->second);
        if (at->second.times > 0) dropped_.push_back(std::move(at->second));
    }
    at->second = std::move(answer);
    bytes_ += more;
}

void KnownAnswers::tell(Observer& observer)
{
    for (auto& [head, answer] : answers_)
        tell(observer, answer);
    for (KnownAnswer& answer : dropped_)
        tell(observer, answer);
    dropped_.clear();
}

void KnownAnswers::tell(Observer& observer, KnownAnswer& answer)
{
    if (answer.times == 0) return;
    observer.answeredAgain(*answer.route, answer.status, answer.times,
                           std::chrono::duration_cast<std::chrono::microseconds>(answer.took));
    answer.times = 0;
    answer.took = {};
}

} // namespace narae::http
