#include "client-customer/search/query_words.hpp"

#include <algorithm>
#include <limits>

namespace narae::customer {

namespace {

enum class Letters { Blank, Digit, Korean, Latin, Sign };

Letters lettersOf(QChar character)
{
    if (character.isSpace() || character == ',') return Letters::Blank;
    if (character.isDigit()) return Letters::Digit;
    if (character.isLetter()) return character.unicode() >= 0x1100 ? Letters::Korean : Letters::Latin;
    // The o of O'Hare and Xi'an goes on.
    return character == '\'' ? Letters::Latin : Letters::Sign;
}

bool korean(const QString& word)
{
    return !word.isEmpty() && lettersOf(word.front()) == Letters::Korean;
}

/// How many wrong letters a word of this length may have and still be recognised.
int mistakesAllowed(const QString& word)
{
    if (korean(word)) return word.size() >= 4 ? 2 : word.size() >= 2 ? 1 : 0;
    return word.size() >= 8 ? 2 : word.size() >= 4 ? 1 : 0;
}

} // namespace

std::vector<QueryWord> wordsOf(const QString& line)
{
    std::vector<QueryWord> words;
    Letters last = Letters::Blank;
    for (int at = 0; at < line.size(); ++at) {
        const Letters letters = lettersOf(line[at]);
        if (letters == Letters::Blank) {
            last = letters;
            continue;
        }
        if (letters == last && letters != Letters::Sign) {
            words.back().text += line[at].toLower();
            ++words.back().length;
        } else {
            words.push_back({line[at].toLower(), at, 1});
        }
        last = letters;
    }
    return words;
}

bool continuesNumber(const std::vector<QueryWord>& words, std::size_t at)
{
    static const QStringList signs{"-", "/", "."};
    return at >= 2 && signs.contains(words[at - 1].text) && words[at - 2].isNumber() &&
           words[at - 1].end() == words[at].at && words[at - 2].end() == words[at - 1].at;
}

int editDistance(const QString& one, const QString& other)
{
    const QString a = one.normalized(QString::NormalizationForm_D);
    const QString b = other.normalized(QString::NormalizationForm_D);
    const auto rows = static_cast<std::size_t>(a.size()) + 1;
    const auto columns = static_cast<std::size_t>(b.size()) + 1;
    std::vector<std::vector<int>> cost(rows, std::vector<int>(columns));
    for (std::size_t row = 0; row < rows; ++row) {
        for (std::size_t column = 0; column < columns; ++column) {
            if (row == 0 || column == 0) {
                cost[row][column] = static_cast<int>(row + column);
                continue;
            }
            const auto at = [](const QString& text, std::size_t place) { return text[static_cast<int>(place) - 1]; };
            const bool same = at(a, row) == at(b, column);
            int least = std::min(
                {cost[row - 1][column] + 1, cost[row][column - 1] + 1, cost[row - 1][column - 1] + (same ? 0 : 1)});
            if (row > 1 && column > 1 && at(a, row) == at(b, column - 1) && at(a, row - 1) == at(b, column))
                least = std::min(least, cost[row - 2][column - 2] + 1);
            cost[row][column] = least;
        }
    }
    return cost.back().back();
}

void Lexicon::add(const QString& word)
{
    if (!word.isEmpty() && !words_.contains(word)) words_ << word;
}

void Lexicon::add(const QStringList& words)
{
    for (const QString& word : words)
        add(word);
}

std::vector<QueryWord> Lexicon::understand(const std::vector<QueryWord>& words) const
{
    std::vector<QueryWord> understood;
    for (const QueryWord& word : words) {
        if (word.isNumber() || contains(word.text)) {
            understood.push_back(word);
            continue;
        }
        const std::vector<QueryWord> parts = takenApart(word);
        if (!parts.empty()) {
            understood.insert(understood.end(), parts.begin(), parts.end());
            continue;
        }
        QueryWord corrected = word;
        if (const QString right = meant(word.text); !right.isEmpty()) {
            corrected.text = right;
            corrected.corrected = true;
        }
        understood.push_back(corrected);
    }
    return understood;
}

std::vector<QueryWord> Lexicon::takenApart(const QueryWord& word) const
{
    // Only Korean is written together so. The fewest parts are the likeliest: `parts[n]` leads to the first n letters.
    if (!korean(word.text)) return {};
    const int length = static_cast<int>(word.text.size());
    std::vector<int> count(static_cast<std::size_t>(length) + 1, std::numeric_limits<int>::max());
    std::vector<int> from(static_cast<std::size_t>(length) + 1, -1);
    count[0] = 0;
    for (int end = 1; end <= length; ++end)
        for (int begin = 0; begin < end; ++begin) {
            const int before = count[static_cast<std::size_t>(begin)];
            if (before == std::numeric_limits<int>::max() || before + 1 >= count[static_cast<std::size_t>(end)])
                continue;
            if (!contains(word.text.mid(begin, end - begin))) continue;
            count[static_cast<std::size_t>(end)] = before + 1;
            from[static_cast<std::size_t>(end)] = begin;
        }
    std::vector<QueryWord> parts;
    for (int end = length; end > 0;) {
        const int begin = from[static_cast<std::size_t>(end)];
        if (begin < 0) return {};
        parts.insert(parts.begin(), QueryWord{word.text.mid(begin, end - begin), word.at + begin, end - begin});
        end = begin;
    }
    return parts;
}

QString Lexicon::meant(const QString& word) const
{
    QString best;
    int fewest = mistakesAllowed(word) + 1;
    bool doubtful = false;
    for (const QString& known : words_) {
        // A typo keeps the length, nearly; short words are too many to guess among.
        if (known.size() < (korean(known) ? 2 : 4) || std::abs(known.size() - word.size()) > 2) continue;
        const int mistakes = editDistance(word, known);
        if (mistakes < fewest) {
            fewest = mistakes;
            best = known;
            doubtful = false;
        } else if (mistakes == fewest && !best.isEmpty()) {
            // The first letter is seldom the wrong one.
            const bool bestBegins = best.front() == word.front();
            const bool knownBegins = known.front() == word.front();
            if (knownBegins && !bestBegins) {
                best = known;
                doubtful = false;
            } else if (knownBegins == bestBegins) {
                doubtful = true;
            }
        }
    }
    return doubtful ? QString() : best;
}

} // namespace narae::customer
