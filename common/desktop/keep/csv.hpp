#pragma once

#include <QByteArray>
#include <QStringList>

#include <variant>
#include <vector>

/// Tables as files for spreadsheets (RFC 4180): lines that end in CRLF, UTF-8. Pure; any thread.
namespace narae::desktop::csv {

/// By this mark at the file's beginning spreadsheets know that it is UTF-8.
inline constexpr char kMark[] = "\xEF\xBB\xBF";

/// A text that a spreadsheet would run as a formula (it begins with = + - @ or a control character) gets an apostrophe
/// before it; numbers are never touched.
using Cell = std::variant<QString, qint64>;

QByteArray line(const std::vector<Cell>& cells);
/// For a program that reads it back: each cell arrives as it is, also one that a spreadsheet would run.
QByteArray lineToBeReadBack(const QStringList& cells);

} // namespace narae::desktop::csv
