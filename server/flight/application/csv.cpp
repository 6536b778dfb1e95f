#include "server/flight/application/csv.hpp"

#include "common/base/text.hpp"

namespace narae::flight {

namespace {

/// Walks once over the text, cell by cell.
class Scanner {
public:
    explicit Scanner(std::string_view text) : rest_(text) {}

    bool done() const { return rest_.empty(); }
    bool atLineEnd() const { return done() || rest_.front() == '\n' || rest_.starts_with("\r\n"); }
    bool passLineEnd()
    {
        if (done() || !atLineEnd()) return false;
        rest_.remove_prefix(rest_.front() == '\r' ? 2 : 1);
        return true;
    }
    bool passComma()
    {
        if (done() || rest_.front() != ',') return false;
        rest_.remove_prefix(1);
        return true;
    }
    /// False when a quote is out of place.
    bool readCell(std::string& cell) { return !done() && rest_.front() == '"' ? readQuoted(cell) : readPlain(cell); }

private:
    bool readPlain(std::string& cell)
    {
        while (!atLineEnd() && rest_.front() != ',') {
            if (rest_.front() == '"') return false;
            cell += rest_.front();
            rest_.remove_prefix(1);
        }
        return true;
    }
    bool readQuoted(std::string& cell)
    {
        rest_.remove_prefix(1);
        for (;;) {
            const std::size_t quote = rest_.find('"');
            if (quote == std::string_view::npos) return false;
            cell += rest_.substr(0, quote);
            rest_.remove_prefix(quote + 1);
            if (done() || rest_.front() != '"') return atLineEnd() || rest_.front() == ',';
            cell += '"';
            rest_.remove_prefix(1);
        }
    }

    std::string_view rest_;
};

} // namespace

Result<std::vector<CsvRow>> parseCsv(std::string_view text)
{
    constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
    if (text.starts_with(kByteOrderMark)) text.remove_prefix(kByteOrderMark.size());
    if (!countCodePoints(text)) return refuse("request.not_utf8");

    std::vector<CsvRow> rows;
    Scanner scanner(text);
    while (!scanner.done()) {
        CsvRow row;
        do {
            std::string cell;
            if (!scanner.readCell(cell)) return refuse("import.malformed_csv").with("row", std::ssize(rows) + 1);
            row.push_back(std::move(cell));
        } while (scanner.passComma());
        scanner.passLineEnd();
        rows.push_back(std::move(row));
    }
    return rows;
}

} // namespace narae::flight
