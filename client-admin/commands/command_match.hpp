#pragma once

#include <QString>

#include <optional>
#include <vector>

namespace narae::admin {

/// A part of a text, in UTF-16 units.
struct TextSpan {
    int start = 0;
    int length = 0;
    bool operator==(const TextSpan&) const = default;
};

/// How well what was typed fits a text, and which of its letters it met.
struct CommandMatch {
    int score = 0;
    std::vector<TextSpan> bold; ///< in order, apart
};

/// Fits each typed word to the text, in any order: best at the beginning of a word ("ch fa" finds "Change fare"), where
/// spaces of the text do not count ("nr1207" finds "NR 1207", and so does "1207"); then inside a word; then as letters
/// in order. Korean is also found by its initial consonants (ㅎㄱㅍ finds 항공편). No match when a word fits nowhere.
std::optional<CommandMatch> matchCommand(const QString& text, const QString& typed);

} // namespace narae::admin
