#pragma once

#include "server/platform/http/lent_bytes.hpp"
#include "server/platform/http/message.hpp"
#include "server/platform/http/ports.hpp"

#include <chrono>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>

namespace narae::http {

/// An answer that was given, and will be again to the same head of a request.
struct KnownAnswer {
    std::function<bool()> holds;
    const Route* route = nullptr;
    std::string onlyFor; ///< as Repeatable has it
    int status = 0;
    std::string headFront; ///< as answerHeadFront() made it
    std::shared_ptr<const std::string> body;
    std::shared_ptr<const LentBytes> lent; ///< the body once more, where it is long and has been asked for again
    bool connectionStays = true;

    // Since the observer was told.
    std::size_t times = 0;
    std::chrono::nanoseconds took{0};
};

/// The answers that a loop gives without reading the request again: clients that ask for the same page send the same
/// bytes each time. What makes a request's bytes mean the same answer is settled where `Repeatable` is set and checked.
/// One thread.
class KnownAnswers {
public:
    /// The answer to this head (up to and with its empty line) from a peer at that address, while it still holds. Valid
    /// until the next call.
    KnownAnswer* find(std::string_view head, std::string_view peer);
    void remember(std::string head, KnownAnswer answer);
    /// Tells what was answered again since the last time.
    void tell(Observer& observer);

private:
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
    };
    static void tell(Observer& observer, KnownAnswer& answer);

    static constexpr std::size_t kAnswersMost = 512;
    static constexpr std::size_t kBytesMost = std::size_t{16} * 1024 * 1024;

    std::unordered_map<std::string, KnownAnswer, Hash, std::equal_to<>> answers_;
    std::vector<KnownAnswer> dropped_; ///< that the observer has not been told of
    std::size_t bytes_ = 0;
};

} // namespace narae::http
