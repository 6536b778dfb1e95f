#pragma once

#include <QString>
#include <QStringList>
#include <vector>

namespace narae::customer {

/// A word of the line: letters, digits, or one sign. Small letters; where it stands in what was typed.
struct QueryWord {
    QString text;
    int at = 0;
    int length = 0;
    bool corrected = false; ///< it was mistyped: `text` is what was meant

    bool isNumber() const { return !text.isEmpty() && text.front().isDigit(); }
    int number() const { return text.toInt(); }
    int end() const { return at + length; }
};

/// Cuts a line into words: "11월24일" are four.
std::vector<QueryWord> wordsOf(const QString& line);

/// Whether the number at `at` is a later part of something written with signs, as the 24 of 2026-11-24.
bool continuesNumber(const std::vector<QueryWord>& words, std::size_t at);

/// How many letters are wrong, missing, too many or swapped; Korean by its letters, not its syllables.
int editDistance(const QString& one, const QString& other);

/// The words that are known, to find what a mistyped one means, and where one ends that was written without a space.
class Lexicon {
public:
    void add(const QString& word);
    void add(const QStringList& words);
    bool contains(const QString& word) const { return words_.contains(word); }
    /// The words again, with those taken apart that are several known ones ("서울에서제주", "다음주금요일"), and those
    /// put right that are only mistyped.
    std::vector<QueryWord> understand(const std::vector<QueryWord>& words) const;

private:
    std::vector<QueryWord> takenApart(const QueryWord& word) const;
    QString meant(const QString& word) const;

    QStringList words_;
};

} // namespace narae::customer
