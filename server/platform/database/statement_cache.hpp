#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace narae::database {

/// The prepared statements of one connection, found by their text. It is bounded: statements put together from ever new
/// texts would fill the server's memory, so that a full cache is emptied and starts again.
template <class Statement>
class StatementCache {
public:
    static constexpr std::size_t kStatementsMax = 1024;

    /// Null when `text` was not prepared yet.
    Statement* find(std::string_view text)
    {
        const auto found = statements_.find(text);
        return found == statements_.end() ? nullptr : &found->second;
    }

    Statement& keep(std::string_view text, Statement statement)
    {
        if (statements_.size() >= kStatementsMax) statements_.clear();
        return statements_.insert_or_assign(std::string(text), std::move(statement)).first->second;
    }

    void forget(std::string_view text)
    {
        const auto found = statements_.find(text);
        if (found != statements_.end()) statements_.erase(found);
    }

    void clear() { statements_.clear(); }

private:
    struct TextHash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
    };
    std::unordered_map<std::string, Statement, TextHash, std::equal_to<>> statements_;
};

} // namespace narae::database
