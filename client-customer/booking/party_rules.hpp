#pragma once

#include <QString>

namespace narae::customer {

/// What is wrong with something typed, by the same rules as the server's, so that it is said beside the field.
enum class FieldFault {
    None,
    Missing,
    TooLong,
    Malformed,
    CardNumber, ///< looks like one, which Narae never takes
};

FieldFault nameFault(const QString& name);
FieldFault phoneFault(const QString& phone);
FieldFault emailFault(const QString& email); ///< an empty one is well

} // namespace narae::customer
