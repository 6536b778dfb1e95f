#pragma once

#include "client-customer/search/query_words.hpp"

#include <QDate>
#include <optional>

namespace narae::customer {

/// A day that was said, and in how many words.
struct SaidDate {
    QDate date;
    std::size_t words = 0;
};

/// The day said from word `at` on, in Korean or English: "내일", "다음주 금요일", "11월 24일", "12/1", "24 Nov", "in 3
/// days". A day without a year is the next one of that name. Nothing when no day is said there, or one that is over.
std::optional<SaidDate> dateSaidAt(const std::vector<QueryWord>& words, std::size_t at, QDate today);

/// All words that say days, for the lexicon.
QStringList dateWords();

} // namespace narae::customer
