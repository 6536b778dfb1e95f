#pragma once

#include <QByteArray>
#include <QString>
#include <variant>
#include <vector>

namespace narae::customer {

/// A table as CSV (RFC 4180): CRLF, UTF-8 with the mark by which spreadsheets know it. Pure.
class CsvText {
public:
    /// A text that a spreadsheet would take for a formula (it begins with = + - @ or a control character) gets an
    /// apostrophe before it; numbers are never touched.
    using Cell = std::variant<QString, qint64>;

    CsvText();
    void row(const std::vector<Cell>& cells);
    QByteArray text() const { return text_; }

private:
    QByteArray text_;
};

} // namespace narae::customer
