#pragma once

#include <QStringList>
#include <optional>

namespace narae::customer {

/// The cabins there can be, by the server's names, from the plainest on.
const QStringList& cabinsKnown();

/// A cabin in the app's language; nothing is "any cabin".
QString cabinInWords(const QString& cabin);

/// The cabin that a traveller's word means, in small letters: "비즈니스", "business". Any thread.
std::optional<QString> cabinMeantBy(const QString& word);

/// All words that mean a cabin.
QStringList cabinWords();

} // namespace narae::customer
