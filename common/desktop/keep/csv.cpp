#include "common/desktop/keep/csv.hpp"

namespace narae::desktop::csv {

namespace {

QByteArray quoted(QString text)
{
    static const QString formula("=+-@\t\r\n");
    if (!text.isEmpty() && formula.contains(text.front())) text.prepend('\'');
    for (const char special : {'"', ',', '\n', '\r'})
        if (text.contains(special)) return "\"" + text.replace('"', "\"\"").toUtf8() + "\"";
    return text.toUtf8();
}

} // namespace

QByteArray line(const std::vector<Cell>& cells)
{
    QByteArray text;
    for (const Cell& cell : cells) {
        if (&cell != &cells.front()) text += ',';
        const auto* number = std::get_if<qint64>(&cell);
        text += number != nullptr ? QByteArray::number(*number) : quoted(std::get<QString>(cell));
    }
    return text + "\r\n";
}

} // namespace narae::desktop::csv
