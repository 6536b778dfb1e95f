#include "common/desktop/keep/csv.hpp"

namespace narae::desktop::csv {

namespace {

QByteArray quoted(const QString& text)
{
    QByteArray cell = text.toUtf8();
    for (const char special : {'"', ',', '\n', '\r'})
        if (cell.contains(special)) return "\"" + cell.replace('"', "\"\"") + "\"";
    return cell;
}

QByteArray harmless(const QString& text)
{
    static const QString formula("=+-@\t\r\n");
    return quoted(!text.isEmpty() && formula.contains(text.front()) ? '\'' + text : text);
}

} // namespace

QByteArray line(const std::vector<Cell>& cells)
{
    QByteArrayList words;
    for (const Cell& cell : cells) {
        const auto* number = std::get_if<qint64>(&cell);
        words << (number != nullptr ? QByteArray::number(*number) : harmless(std::get<QString>(cell)));
    }
    return words.join(',') + "\r\n";
}

QByteArray lineToBeReadBack(const QStringList& cells)
{
    QByteArrayList words;
    for (const QString& cell : cells)
        words << quoted(cell);
    return words.join(',') + "\r\n";
}

} // namespace narae::desktop::csv
