#pragma once

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <optional>
#include <string>
#include <vector>

namespace narae::audit {

/// The answers that clients got, as they wrote them down: a file of JSON lines {"reservationId", "state", "key"}, the
/// last of which may be cut off in the middle. `key` is the Idempotency-Key, where there was one.
///
/// How much there is to read is settled when it is opened: clients may go on writing.
class Acknowledged {
public:
    /// An empty path is a file without lines.
    explicit Acknowledged(const std::filesystem::path& path);

    /// Whether there is a file to speak of, and whether it can be read.
    bool given() const { return given_; }
    bool readable() const { return !given_ || bool(file_); }

    struct Answer {
        std::int64_t line = 0;
        std::int64_t reservation = 0; ///< 0 when the line cannot be read
        std::string state;
        std::string key;
    };
    /// The next answers, at most `max`; none at the end.
    std::vector<Answer> next(std::size_t max);

private:
    std::optional<Answer> parse(const std::string& line, bool wholeLine) const;

    bool given_ = false;
    std::ifstream file_;
    std::int64_t bytesLeft_ = 0;
    std::int64_t line_ = 0;
};

} // namespace narae::audit
