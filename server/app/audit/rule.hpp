#pragma once

#include "server/app/audit/books.hpp"
#include "server/app/audit/report.hpp"

#include <functional>
#include <span>
#include <string>
#include <string_view>

namespace narae::audit {

/// One property that rows must have: the statement that finds those without it, and the sentence that names them.
///
/// The statement looks at one span of `table`, walked by `key`: its placeholders come in pairs, above and up to. Where
/// `table` is empty it looks at everything and has none. {0}, {1} ... in subject and sentence are its columns.
struct Rule {
    std::string_view needs; ///< the contexts whose tables it reads
    std::string_view table;
    std::string_view key;
    std::string_view statement;
    std::string_view subject;
    std::string_view sentence;
};

/// Whether a row that a rule found is in order after all, for a reason that no statement can tell.
using Excuse = std::function<bool(const database::Rows& rows, std::size_t row)>;

/// Names what each rule finds. Rules whose contexts are elsewhere are passed over, and a note says so.
void apply(const Books& books, std::span<const Rule> rules, InvariantResult& result);
void apply(const Books& books, const Rule& rule, InvariantResult& result, const Excuse& excuse = {});

/// The text with its blanks filled from a row; NULL is written as `nothing`.
std::string filled(std::string_view text, const database::Rows& rows, std::size_t row);

/// Says that a part could not be checked because these contexts are in another database; once.
void noteElsewhere(InvariantResult& result, std::string_view contexts);

} // namespace narae::audit
