#include "client-customer/search/query_parser.hpp"

#include "client-customer/search/cabin_words.hpp"
#include "client-customer/search/query_dates.hpp"

#include <QHash>
#include <algorithm>

namespace narae::customer {

namespace {

using Meaning = QueryParser::Meaning;

constexpr int kTravellersMost = 9;

const QStringList kFromBefore{"from", "leaving"};
const QStringList kToBefore{"to", "into", ">"};
const QStringList kFromAfter{"에서", "발", "부터", "출발"};
const QStringList kToAfter{"로", "으로", "행", "까지", "도착", "가는"};
/// Said, and of no consequence.
const QStringList kFillers{"공항",   "airport", "편도",    "one",    "way",     "oneway", "비행기", "항공편", "항공권",
                           "표",     "flight",  "flights", "ticket", "tickets", "fly",    "trip",   "여행",   "for",
                           "on",     "at",      "please",  "me",     "and",     "with",   "a",      "i",      "want",
                           "go",     "need",    "가고",    "싶어요", "싶어",    "갈래",   "갈래요", "가요",   "예약",
                           "찾아줘", "에",      "은",      "는",     "날",      "이",     "요",     "좀",     "성인",
                           "어른",   "-",       "~",       "(",      ")",       ".",      "→",      "·",      "/"};
const QStringList kPersons{"명",     "인",      "사람",       "분",        "석",         "자리",     "people",
                           "person", "persons", "pax",        "passenger", "passengers", "adult",    "adults",
                           "seats",  "seat",    "travellers", "traveller", "travelers",  "traveler", "of us"};

const QHash<QString, int>& numerals()
{
    static const QHash<QString, int> table{
        {"한", 1},    {"두", 2},   {"세", 3},   {"네", 4},    {"다섯", 5},   {"여섯", 6},  {"일곱", 7}, {"여덟", 8},
        {"아홉", 9},  {"one", 1},  {"two", 2},  {"three", 3}, {"four", 4},   {"five", 5},  {"six", 6},  {"seven", 7},
        {"eight", 8}, {"nine", 9}, {"혼자", 1}, {"하나", 1},  {"둘", 2},     {"둘이", 2},  {"셋", 3},   {"셋이", 3},
        {"넷", 4},    {"넷이", 4}, {"solo", 1}, {"alone", 1}, {"myself", 1}, {"couple", 2}};
    return table;
}

/// How many travel, said at a word; and in how many words. Zero words: not said there.
struct SaidTravellers {
    int count = 0;
    std::size_t words = 0;
};

SaidTravellers travellersSaidAt(const std::vector<QueryWord>& words, std::size_t at)
{
    const auto text = [&words](std::size_t place) { return place < words.size() ? words[place].text : QString(); };
    const bool number = words[at].isNumber();
    const int count = number ? words[at].number() : numerals().value(text(at));
    if (number && continuesNumber(words, at)) return {};
    // "1 way" and "one way" are no travellers; 한, 두, 세 and 네 count only before 명.
    if (count < 1 || count > kTravellersMost || text(at + 1) == "way") return {};
    if (kPersons.contains(text(at + 1))) return {count, 2};
    if (text(at + 1) == "of" && text(at + 2) == "us") return {count, 3};
    static const QStringList needsPerson{"한", "두", "세", "네"};
    return needsPerson.contains(text(at)) ? SaidTravellers{} : SaidTravellers{count, 1};
}

/// A place in the line, and the side that its neighbours give it.
struct Found {
    QStringList airports;
    Meaning side = Meaning::Unknown;
    std::size_t piece = 0;
};

/// Goes along the words once and says what each piece is.
class Walk {
public:
    Walk(const PlaceNames& places, std::vector<QueryWord> words, QDate today)
        : places_(places), words_(std::move(words)), today_(today)
    {
    }

    void go()
    {
        while (at_ < words_.size()) {
            if (const auto date = dateSaidAt(words_, at_, today_); date && !date_) {
                date_ = date->date;
                take(date->words, Meaning::Date);
            } else if ((!travellers_ && plainTravellers()) || (!cabin_ && plainCabin())) {
                continue;
            } else if (const auto place = places_.saidAt(words_, at_)) {
                found_.push_back({place->airports, sideBefore(), pieces.size()});
                take(place->words, Meaning::Unknown);
            } else {
                takeSmallWord();
            }
        }
    }

    std::vector<QueryParser::Piece> pieces;
    std::optional<QDate> date() const { return date_; }
    std::optional<int> travellers() const { return travellers_; }
    std::optional<QString> cabin() const { return cabin_; }
    std::vector<Found>& found() { return found_; }

private:
    bool plainTravellers()
    {
        const SaidTravellers said = travellersSaidAt(words_, at_);
        if (said.words == 0) return false;
        travellers_ = said.count;
        take(said.words, Meaning::Travellers);
        return true;
    }

    /// "비즈니스석", "business class", "first class".
    bool plainCabin()
    {
        const QString next = at_ + 1 < words_.size() ? words_[at_ + 1].text : QString();
        const bool withClass = next == "class" || next == "클래스" || next == "석";
        cabin_ = cabinMeantBy(words_[at_].text == "first" && withClass ? QString("firstclass") : words_[at_].text);
        if (cabin_) take(withClass ? 2 : 1, Meaning::Cabin);
        return cabin_.has_value();
    }

    Meaning sideBefore() const
    {
        if (at_ == 0) return Meaning::Unknown;
        const QString& before = words_[at_ - 1].text;
        return kFromBefore.contains(before) ? Meaning::Origin
               : kToBefore.contains(before) ? Meaning::Destination
                                            : Meaning::Unknown;
    }

    void takeSmallWord()
    {
        const QString& text = words_[at_].text;
        const bool from = kFromAfter.contains(text);
        const bool to = kToAfter.contains(text);
        // "부산 출발" and "부산에서" make the place before them the origin.
        const bool afterPlace = !found_.empty() && found_.back().piece + 1 == pieces.size();
        if ((from || to) && afterPlace) found_.back().side = from ? Meaning::Origin : Meaning::Destination;
        const bool known = from || to || kFromBefore.contains(text) || kToBefore.contains(text) ||
                           kFillers.contains(text) || (text == "the" || text == "of" || text == "in");
        take(1, known ? Meaning::Filler : Meaning::Unknown);
    }

    void take(std::size_t count, Meaning meaning)
    {
        QueryParser::Piece piece;
        piece.at = words_[at_].at;
        piece.length = words_[at_ + count - 1].end() - piece.at;
        piece.meaning = meaning;
        bool corrected = false;
        QStringList meant;
        for (std::size_t word = at_; word < at_ + count; ++word) {
            corrected = corrected || words_[word].corrected;
            meant << words_[word].text;
        }
        if (corrected) piece.meant = meant.join(' ');
        pieces.push_back(piece);
        at_ += count;
    }

    const PlaceNames& places_;
    std::vector<QueryWord> words_;
    QDate today_;
    std::size_t at_ = 0;
    std::optional<QDate> date_;
    std::optional<int> travellers_;
    std::optional<QString> cabin_;
    std::vector<Found> found_;
};

/// Which of the places is the origin and which the destination. Two without a sign stand in that order; one alone is
/// where somebody wants to go.
void takeSides(std::vector<Found>& found)
{
    const auto has = [&found](Meaning side) {
        return std::any_of(found.begin(), found.end(), [side](const Found& place) { return place.side == side; });
    };
    const auto open = [&found] {
        return std::count_if(found.begin(), found.end(),
                             [](const Found& place) { return place.side == Meaning::Unknown; });
    };
    for (Found& place : found) {
        if (place.side != Meaning::Unknown) continue;
        if (!has(Meaning::Origin) && (has(Meaning::Destination) || open() > 1))
            place.side = Meaning::Origin;
        else if (!has(Meaning::Destination))
            place.side = Meaning::Destination;
    }
}

const Found* firstOf(const std::vector<Found>& found, Meaning side)
{
    const auto at = std::find_if(found.begin(), found.end(), [side](const Found& place) { return place.side == side; });
    return at == found.end() ? nullptr : &*at;
}

bool overlap(const QStringList& one, const QStringList& other)
{
    return std::any_of(one.begin(), one.end(), [&other](const QString& code) { return other.contains(code); });
}

} // namespace

bool QueryParser::Reading::said(Meaning meaning) const
{
    return std::any_of(pieces.begin(), pieces.end(),
                       [meaning](const Piece& piece) { return piece.meaning == meaning; });
}

QStringList QueryParser::Reading::notUnderstood(const QString& line) const
{
    QStringList words;
    for (const Piece& piece : pieces)
        if (piece.meaning == Meaning::Unknown) words << line.mid(piece.at, piece.length);
    return words;
}

QueryParser::QueryParser(const std::vector<desktop::Airport>& airports, ServedRoutes served)
    : places_(airports, std::move(served))
{
    lexicon_.add(places_.words());
    lexicon_.add(dateWords());
    for (const QStringList& words : {kFromBefore, kToBefore, kFromAfter, kToAfter, kFillers, kPersons})
        lexicon_.add(words);
    lexicon_.add(numerals().keys());
    lexicon_.add(cabinWords());
    lexicon_.add({"us", "class", "클래스"});
}

QueryParser::Reading QueryParser::read(const QString& line, QDate today, const SearchQuery& before) const
{
    Walk walk(places_, lexicon_.understand(wordsOf(line.normalized(QString::NormalizationForm_C))), today);
    walk.go();
    std::vector<Found>& found = walk.found();
    takeSides(found);
    const Found* from = firstOf(found, Meaning::Origin);
    const Found* to = firstOf(found, Meaning::Destination);
    for (const Found& place : found)
        if (&place == from || (&place == to && !(from && overlap(from->airports, to->airports))))
            walk.pieces[place.piece].meaning = place.side;

    QStringList origins = from ? from->airports : places_.sameCity(before.origin);
    QStringList destinations = to ? to->airports : places_.sameCity(before.destination);
    if (overlap(origins, destinations)) {
        // From where one wants to go now: the other way round than before. Said twice, the second says nothing.
        if (from)
            destinations = to ? QStringList() : places_.sameCity(before.origin);
        else
            origins = places_.sameCity(before.destination);
        if (overlap(origins, destinations)) (from ? destinations : origins).clear();
    }
    Reading reading;
    reading.pieces = std::move(walk.pieces);
    std::tie(reading.query.origin, reading.query.destination) =
        places_.pairOf(origins, destinations, before.origin, before.destination);
    reading.query.date = walk.date().value_or(before.date);
    reading.query.travellers = walk.travellers().value_or(before.travellers);
    reading.query.cabin = walk.cabin().value_or(before.cabin);
    return reading;
}

} // namespace narae::customer
