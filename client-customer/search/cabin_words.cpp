#include "client-customer/search/cabin_words.hpp"

#include <QCoreApplication>
#include <QHash>

namespace narae::customer {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(CabinWords)
};

/// "First" alone is none: it is the first of a month, too.
const QHash<QString, QString>& meanings()
{
    static const QHash<QString, QString> table{
        {"일반석", "economy"},    {"이코노미", "economy"},    {"이코노미석", "economy"}, {"economy", "economy"},
        {"coach", "economy"},     {"프리미엄", "premium"},    {"프리미엄석", "premium"}, {"premium", "premium"},
        {"비즈니스", "business"}, {"비즈니스석", "business"}, {"business", "business"},  {"일등석", "first"},
        {"퍼스트", "first"},      {"퍼스트클래스", "first"},  {"firstclass", "first"},
    };
    return table;
}

} // namespace

const QStringList& cabinsKnown()
{
    static const QStringList cabins{"economy", "premium", "business", "first"};
    return cabins;
}

QString cabinInWords(const QString& cabin)
{
    return cabin.isEmpty()       ? Words::tr("Any cabin")
           : cabin == "economy"  ? Words::tr("Economy")
           : cabin == "premium"  ? Words::tr("Premium")
           : cabin == "business" ? Words::tr("Business")
           : cabin == "first"    ? Words::tr("First class")
                                 : cabin;
}

std::optional<QString> cabinMeantBy(const QString& word)
{
    const auto found = meanings().constFind(word);
    return found == meanings().constEnd() ? std::nullopt : std::optional(*found);
}

QStringList cabinWords()
{
    return meanings().keys();
}

} // namespace narae::customer
