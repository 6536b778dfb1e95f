#pragma once

#include "common/base/result.hpp"

#include <filesystem>
#include <string>
#include <string_view>

namespace narae::crypto {

/// Keeps secrets that must be had again, which a digest cannot: encrypted and authenticated (XSalsa20-Poly1305) with a
/// key that is not in the database. Any thread.
class Seal {
public:
    /// The key in that file, which is made, for its owner's eyes only, where there is none. Refuses
    /// settings.unreadable_file, settings.unwritable_file, settings.file_too_open.
    static Result<Seal> withKeyIn(const std::filesystem::path& file);

    /// As text, another one each time.
    std::string close(std::string_view secret) const;
    /// Nothing where it was closed with another key, or changed.
    std::optional<std::string> open(std::string_view closed) const;

private:
    explicit Seal(const std::string& key) : key_(key) {}

    std::string key_;
};

} // namespace narae::crypto
