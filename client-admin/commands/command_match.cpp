#include "client-admin/commands/command_match.hpp"

#include <QRegularExpression>
#include <QStringList>

#include <algorithm>

namespace narae::admin {

namespace {

constexpr int kWordStart = 60;
constexpr int kInsideWord = 30;
constexpr int kLettersInOrder = 8;

/// The consonant that a syllable begins with, as it is typed alone; 0 for what is no Korean syllable.
QChar initialOf(QChar letter)
{
    static const QString kInitials = QString::fromUtf8("ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ");
    const int code = letter.unicode();
    if (code < 0xAC00 || code > 0xD7A3) return {};
    return kInitials.at((code - 0xAC00) / 588);
}

bool same(QChar ofText, QChar typed)
{
    return ofText.toCaseFolded() == typed.toCaseFolded() || (!typed.isNull() && initialOf(ofText) == typed);
}

/// Whether a word begins at `at`: after what is no letter or digit, and where digits follow letters (NR1207).
bool wordStartsAt(const QString& text, int at)
{
    if (!text.at(at).isLetterOrNumber()) return false;
    if (at == 0) return true;
    const QChar before = text.at(at - 1);
    return !before.isLetterOrNumber() || before.isDigit() != text.at(at).isDigit();
}

/// How far the word runs in the text from `at`, its spaces not counted; 0 when it does not.
int runFrom(const QString& text, int at, const QString& word)
{
    int place = at;
    for (int i = 0; i < word.size(); ++i) {
        while (i > 0 && place < text.size() && text.at(place) == ' ')
            ++place;
        if (place >= text.size() || !same(text.at(place), word.at(i))) return 0;
        ++place;
    }
    return place - at;
}

struct WordFit {
    int score = 0;
    std::vector<TextSpan> spans;
};

std::optional<WordFit> lettersInOrder(const QString& text, const QString& word)
{
    WordFit fit{kLettersInOrder, {}};
    int place = 0;
    for (const QChar letter : word) {
        while (place < text.size() && !same(text.at(place), letter))
            ++place;
        if (place == text.size()) return std::nullopt;
        if (!fit.spans.empty() && fit.spans.back().start + fit.spans.back().length == place)
            ++fit.spans.back().length;
        else
            fit.spans.push_back({place, 1});
        ++place;
    }
    // Letters strewn over the text say little.
    fit.score -= std::min(kLettersInOrder - 1, static_cast<int>(fit.spans.size()) - 1);
    return fit;
}

std::optional<WordFit> fitWord(const QString& text, const QString& word)
{
    std::optional<WordFit> inside;
    for (int at = 0; at < text.size(); ++at) {
        const int length = runFrom(text, at, word);
        if (length == 0) continue;
        if (wordStartsAt(text, at)) {
            const bool whole = at + length == text.size() || !text.at(at + length).isLetterOrNumber();
            return WordFit{kWordStart + (at == 0 ? 10 : 0) + (whole ? 8 : 0), {{at, length}}};
        }
        if (!inside) inside = WordFit{kInsideWord, {{at, length}}};
    }
    if (inside) return inside;
    return word.size() >= 2 ? lettersInOrder(text, word) : std::nullopt;
}

/// Sorted, and what touches or overlaps put together.
std::vector<TextSpan> joined(std::vector<TextSpan> spans)
{
    std::sort(spans.begin(), spans.end(), [](TextSpan one, TextSpan other) { return one.start < other.start; });
    std::vector<TextSpan> out;
    for (const TextSpan span : spans) {
        if (!out.empty() && span.start <= out.back().start + out.back().length)
            out.back().length = std::max(out.back().length, span.start + span.length - out.back().start);
        else
            out.push_back(span);
    }
    return out;
}

} // namespace

std::optional<CommandMatch> matchCommand(const QString& text, const QString& typed)
{
    static const QRegularExpression kSpaces("\\s+");
    CommandMatch match;
    for (const QString& word : typed.split(kSpaces, Qt::SkipEmptyParts)) {
        const std::optional<WordFit> fit = fitWord(text, word);
        if (!fit) return std::nullopt;
        match.score += fit->score;
        match.bold.insert(match.bold.end(), fit->spans.begin(), fit->spans.end());
    }
    match.bold = joined(std::move(match.bold));
    return match;
}

} // namespace narae::admin
