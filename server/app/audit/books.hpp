#pragma once

#include "server/platform/database/session.hpp"

#include <cstdint>
#include <functional>
#include <limits>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

namespace narae::audit {

/// One database as it stood at one moment: a session within its reading transaction, and what can be found there.
///
/// Failures stick to the session; whoever asks afterwards gets nothing, and the whole audit is refused.
class Books {
public:
    /// REQUIRES: beginReading() was called. Its first question fixes the moment on SQLite.
    explicit Books(database::Session& session);

    database::Session& session() const { return session_; }

    /// Whether the tables of all these contexts (`flight payment`) are in this database: roles that run apart each
    /// have their own.
    bool has(std::string_view contexts) const;

    /// The one figure that the statement answers.
    std::int64_t count(std::string_view statement) const;

    /// Walks a table in spans of about `size` rows by a key of whole numbers: `each(above, upTo)` is called for
    /// above < key <= upTo, one span after the other, and together they leave no number out. Many rules walk the same
    /// tables, and the moment is one: where spans end is asked once.
    void inSpans(std::string_view table, std::string_view key, std::int64_t size,
                 const std::function<void(std::int64_t above, std::int64_t upTo)>& each) const;

private:
    const std::vector<std::int64_t>& ends(std::string_view table, std::string_view key, std::int64_t size) const;

    database::Session& session_;
    std::set<std::string, std::less<>> contexts_;

    using Walk = std::tuple<std::string, std::string, std::int64_t>; ///< table, key, size
    mutable std::map<Walk, std::vector<std::int64_t>> ends_;         ///< but the last, which is behind every number
};

} // namespace narae::audit
