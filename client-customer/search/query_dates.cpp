#include "client-customer/search/query_dates.hpp"

#include <QHash>

namespace narae::customer {

namespace {

const QHash<QString, int>& relativeDays()
{
    static const QHash<QString, int> days{{"오늘", 0},     {"내일", 1}, {"낼", 1},    {"모레", 2},
                                          {"내일모레", 2}, {"글피", 3}, {"today", 0}, {"tonight", 0},
                                          {"tomorrow", 1}, {"tmr", 1},  {"tmrw", 1}};
    return days;
}

/// Monday is 1, as QDate counts.
const QHash<QString, int>& weekdays()
{
    static const QHash<QString, int> days = [] {
        QHash<QString, int> table;
        const QStringList korean{"월", "화", "수", "목", "금", "토", "일"};
        const QStringList english{"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"};
        for (int day = 0; day < 7; ++day) {
            table[korean[day]] = day + 1;
            table[korean[day] + "요일"] = day + 1;
            table[korean[day] + "욜"] = day + 1;
            table[english[day]] = day + 1;
            table[english[day].left(3)] = day + 1;
        }
        table["tues"] = 2;
        table["thur"] = table["thurs"] = 4;
        table["주말"] = table["weekend"] = 6;
        return table;
    }();
    return days;
}

const QHash<QString, int>& months()
{
    static const QHash<QString, int> table = [] {
        QHash<QString, int> names;
        const QStringList english{"january", "february", "march",     "april",   "may",      "june",
                                  "july",    "august",   "september", "october", "november", "december"};
        for (int month = 0; month < 12; ++month) {
            names[english[month]] = month + 1;
            names[english[month].left(3)] = month + 1;
        }
        names["sept"] = 9;
        return names;
    }();
    return table;
}

const QStringList kNextWeek{"다음주", "담주"};
const QStringList kThisWeek{"이번주", "금주"};
const QStringList kNext{"다음", "담", "next"};
const QStringList kThis{"이번", "this", "coming"};
const QStringList kWeek{"주", "week"};
const QStringList kOrdinal{"st", "nd", "rd", "th"};
const QStringList kAfter{"뒤", "후", "later"};

/// The next one of that day and month, counted from today.
std::optional<QDate> dayOfYear(int month, int day, QDate today)
{
    for (int year = today.year(); year <= today.year() + 4; ++year)
        if (const QDate date(year, month, day); date.isValid() && date >= today) return date;
    return std::nullopt;
}

/// The next one of that day of a month.
std::optional<QDate> dayOfMonth(int day, QDate today)
{
    for (int ahead = 0; ahead < 12; ++ahead) {
        const QDate month = today.addMonths(ahead);
        if (const QDate date(month.year(), month.month(), day); date.isValid() && date >= today) return date;
    }
    return std::nullopt;
}

/// Reads along the words of one day.
class Reader {
public:
    Reader(const std::vector<QueryWord>& words, std::size_t at, QDate today) : words_(words), at_(at), today_(today) {}

    std::optional<SaidDate> read()
    {
        using Form = std::optional<SaidDate> (Reader::*)() const;
        for (const Form form :
             {&Reader::written, &Reader::korean, &Reader::english, &Reader::relative, &Reader::ofAWeek})
            if (const auto said = (this->*form)()) return said;
        return std::nullopt;
    }

private:
    bool is(std::size_t ahead, const QStringList& texts) const { return texts.contains(text(ahead)); }
    QString text(std::size_t ahead) const { return at_ + ahead < words_.size() ? words_[at_ + ahead].text : QString(); }
    bool isNumber(std::size_t ahead) const { return at_ + ahead < words_.size() && words_[at_ + ahead].isNumber(); }
    int number(std::size_t ahead) const { return words_[at_ + ahead].number(); }
    /// Whether the word stands close to the one before it.
    bool close(std::size_t ahead) const { return words_[at_ + ahead - 1].end() == words_[at_ + ahead].at; }

    std::optional<SaidDate> said(std::optional<QDate> date, std::size_t words) const
    {
        if (!date || !date->isValid() || *date < today_) return std::nullopt;
        return SaidDate{*date, words};
    }

    /// 2026-12-01, 12/1, 24.11.
    std::optional<SaidDate> written() const
    {
        static const QStringList signs{"-", "/", "."};
        if (!isNumber(0) || !is(1, signs) || !isNumber(2) || !close(1) || !close(2)) return std::nullopt;
        if (continuesNumber(words_, at_)) return std::nullopt;
        if (number(0) > 31 && is(3, signs) && isNumber(4)) return said(QDate(number(0), number(2), number(4)), 5);
        const bool dayFirst = number(0) > 12;
        return said(dayOfYear(number(dayFirst ? 2 : 0), number(dayFirst ? 0 : 2), today_), 3);
    }

    /// 2026년 11월 24일, 11월 24일, 24일, 3일 뒤, 2주 후.
    std::optional<SaidDate> korean() const
    {
        if (!isNumber(0)) return std::nullopt;
        if (is(1, {"년"}) && isNumber(2) && is(3, {"월"}) && isNumber(4) && is(5, {"일"}))
            return said(QDate(number(0), number(2), number(4)), 6);
        if (is(1, {"월"}) && isNumber(2)) return said(dayOfYear(number(0), number(2), today_), is(3, {"일"}) ? 4 : 3);
        if (is(1, {"일"}) && is(2, kAfter)) return said(today_.addDays(number(0)), 3);
        if (is(1, {"주"}) && is(2, kAfter)) return said(today_.addDays(number(0) * 7), 3);
        if (is(1, {"일"})) return said(dayOfMonth(number(0), today_), 2);
        return std::nullopt;
    }

    /// 24 Nov, 24th of November 2026, Nov 24, the 24th, in 3 days, 2 weeks later.
    std::optional<SaidDate> english() const
    {
        std::size_t at = is(0, {"the"}) || is(0, {"in"}) ? 1 : 0;
        if (isNumber(at) && (is(at + 1, {"days", "day"}) || is(at + 1, {"weeks", "week"}))) {
            const int days = number(at) * (is(at + 1, {"weeks", "week"}) ? 7 : 1);
            if (is(0, {"in"})) return said(today_.addDays(days), 3);
            if (is(at + 2, kAfter)) return said(today_.addDays(days), at + 3);
            return std::nullopt;
        }
        if (is(0, {"in"})) return std::nullopt;
        if (isNumber(at)) {
            const bool ordinal = is(at + 1, kOrdinal);
            std::size_t next = at + (ordinal ? 2 : 1);
            const std::size_t alone = next;
            if (is(next, {"of"})) ++next;
            if (const int month = months().value(text(next))) return withYear(month, number(at), next + 1);
            return ordinal ? said(dayOfMonth(number(at), today_), alone) : std::nullopt;
        }
        if (const int month = months().value(text(at)); month > 0 && isNumber(at + 1))
            return withYear(month, number(at + 1), at + (is(at + 2, kOrdinal) ? 3 : 2));
        return std::nullopt;
    }

    std::optional<SaidDate> withYear(int month, int day, std::size_t words) const
    {
        if (isNumber(words) && number(words) > 2000) return said(QDate(number(words), month, day), words + 1);
        return said(dayOfYear(month, day, today_), words);
    }

    std::optional<SaidDate> relative() const
    {
        if (is(0, {"day"}) && is(1, {"after"}) && is(2, {"tomorrow"})) return said(today_.addDays(2), 3);
        if (is(0, {"the"}) && is(1, {"day"}) && is(2, {"after"}) && is(3, {"tomorrow"}))
            return said(today_.addDays(2), 4);
        // 내일 모레 is one day, not two.
        if (is(0, {"내일"}) && is(1, {"모레"})) return said(today_.addDays(2), 2);
        const auto found = relativeDays().constFind(text(0));
        if (found == relativeDays().constEnd()) return std::nullopt;
        return said(today_.addDays(*found), 1);
    }

    /// 금요일, 다음 주 금요일, next friday, friday next week, this weekend, 다다음주 월요일.
    std::optional<SaidDate> ofAWeek() const
    {
        int weeks = -1; // no week is named
        std::size_t words = 0;
        if (is(0, {"다다음주"})) {
            weeks = 2;
            words = 1;
        } else if (is(0, kNextWeek) || is(0, kThisWeek)) {
            weeks = is(0, kNextWeek) ? 1 : 0;
            words = 1;
        } else if (is(0, kNext) || is(0, kThis)) {
            weeks = is(0, kNext) ? 1 : 0;
            words = is(1, kWeek) ? 2 : 1;
        }
        const int weekday = weekdays().value(text(words));
        if (weekday == 0) {
            // "Next week" alone: the same day of it.
            const bool week = words == 2 || (words == 1 && !is(0, kNext) && !is(0, kThis));
            return week && weeks > 0 ? said(today_.addDays(7 * weeks), words) : std::nullopt;
        }
        ++words;
        if (weeks < 0 && is(words, kNext) && is(words + 1, kWeek)) {
            weeks = 1;
            words += 2;
        }
        const QDate monday = today_.addDays(1 - today_.dayOfWeek());
        QDate date = monday.addDays(weekday - 1 + 7 * std::max(0, weeks));
        // A day of this week that is over means the next one.
        if (date < today_) date = date.addDays(7);
        return said(date, words);
    }

    const std::vector<QueryWord>& words_;
    std::size_t at_;
    QDate today_;
};

} // namespace

std::optional<SaidDate> dateSaidAt(const std::vector<QueryWord>& words, std::size_t at, QDate today)
{
    return Reader(words, at, today).read();
}

QStringList dateWords()
{
    QStringList words = relativeDays().keys() + weekdays().keys() + months().keys();
    words << kNextWeek << kThisWeek << kNext << kThis << kWeek << kOrdinal << kAfter;
    words << "다다음주"
          << "년"
          << "월"
          << "일"
          << "the"
          << "in"
          << "of"
          << "day"
          << "days"
          << "week"
          << "weeks"
          << "after";
    return words;
}

} // namespace narae::customer
