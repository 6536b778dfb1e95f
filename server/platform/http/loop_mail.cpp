#include "server/platform/http/loop.hpp"

/// What other threads bring to a loop, and what it brings to the workers.
namespace narae::http {

void Loop::wake(std::unique_lock<std::mutex> lock)
{
    const bool first = errands_.size() + answers_.size() == 1;
    lock.unlock();
    // Whoever comes later finds the loop woken already.
    if (first) wakeUp_.give();
}

void Loop::post(std::function<void()> errand)
{
    std::unique_lock lock(mutex_);
    errands_.push_back(std::move(errand));
    wake(std::move(lock));
}

void Loop::postAnswer(std::uint64_t id, Outgoing answer)
{
    std::unique_lock lock(mutex_);
    answers_.emplace_back(id, std::move(answer));
    wake(std::move(lock));
}

void Loop::readMail()
{
    wakeUp_.clear();
    std::vector<std::function<void()>> errands;
    std::vector<std::pair<std::uint64_t, Outgoing>> answers;
    {
        const std::scoped_lock lock(mutex_);
        errands.swap(errands_);
        answers.swap(answers_);
    }
    for (auto& [id, answer] : answers) {
        Connection* const connection = find(id);
        if (!connection) continue; // the client has left meanwhile
        connection->onAnswer(std::move(answer));
        sweep(*connection);
    }
    for (const auto& errand : errands)
        errand();
}

Connection* Loop::find(std::uint64_t id)
{
    const auto at = connections_.find(id);
    return at == connections_.end() ? nullptr : at->second.get();
}

bool Loop::work(const Connection& connection, RawRequest request, bool isHead, bool keepsAlive)
{
    const auto shared = std::make_shared<RawRequest>(std::move(request));
    return house_.workers.submit([this, id = connection.id(), shared, isHead, keepsAlive] {
        Response response = house_.pipeline.answer(std::move(*shared));
        postAnswer(id, outgoingOf(std::move(response), isHead, keepsAlive && !stopping_));
    });
}

void Loop::ask(const Connection& connection, std::shared_ptr<const std::function<bool()>> mayGoOn)
{
    // When there are too many requests, it is asked at the next heartbeat.
    house_.workers.submit([this, id = connection.id(), mayGoOn = std::move(mayGoOn)] {
        if ((*mayGoOn)()) return;
        post([this, id] {
            Connection* const reader = find(id);
            if (!reader) return;
            reader->onForbidden();
            sweep(*reader);
        });
    });
}

void Loop::giveNews()
{
    if (newsGiven_.exchange(true)) return;
    post([this] {
        newsGiven_ = false;
        const std::vector<Connection*> readers(streaming_.begin(), streaming_.end());
        for (Connection* const reader : readers) {
            if (!reader->isOver()) reader->onNews();
            sweep(*reader);
        }
    });
}

} // namespace narae::http
