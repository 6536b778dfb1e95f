#include "client-customer/papers/csv_text.hpp"

namespace narae::customer {

namespace {

QByteArray quoted(QString text)
{
    static const QString formula("=+-@\t\r\n");
    if (!text.isEmpty() && formula.contains(text.front())) text.prepend('\'');
    const bool quotes = text.contains('"') || text.contains(',') || text.contains('\n') || text.contains('\r');
    if (!quotes) return text.toUtf8();
    return "\"" + text.replace('"', "\"\"").toUtf8() + "\"";
}

} // namespace

CsvText::CsvText() : text_("\xEF\xBB\xBF") {}

void CsvText::row(const std::vector<Cell>& cells)
{
    bool first = true;
    for (const Cell& cell : cells) {
        if (!first) text_ += ',';
        first = false;
        if (const auto* number = std::get_if<qint64>(&cell))
            text_ += QByteArray::number(*number);
        else
            text_ += quoted(std::get<QString>(cell));
    }
    text_ += "\r\n";
}

} // namespace narae::customer
