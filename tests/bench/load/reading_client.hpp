#pragma once

#include "tests/bench/load/client.hpp"

#include <optional>
#include <string>
#include <utility>

namespace narae::bench {

/// Asks for the same thing again and again, and expects the same answer: a status, and a body of that many bytes, or of
/// any number.
class ReadingClient final : public Client {
public:
    explicit ReadingClient(std::string target) : ReadingClient(std::move(target), "", 200, std::nullopt) {}
    ReadingClient(std::string target, std::string headers, int status, std::optional<std::size_t> bytes)
        : status_(status), bytes_(bytes)
    {
        appendRequest(request_, "GET", target, headers, "");
    }

    void ask(std::string& out) override { out += request_; }
    Verdict answered(const Reply& reply) override
    {
        if (reply.status == status_ && (!bytes_ || reply.body.size() == *bytes_)) return {};
        return {Verdict::Outcome::Wrong, 0,
                std::to_string(reply.status) + " with " + std::to_string(reply.body.size()) + " bytes instead of " +
                    std::to_string(status_) + (bytes_ ? " with " + std::to_string(*bytes_) : "")};
    }

private:
    std::string request_;
    const int status_;
    const std::optional<std::size_t> bytes_;
};

} // namespace narae::bench
