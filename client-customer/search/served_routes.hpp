#pragma once

#include <QSet>
#include <QString>
#include <utility>

namespace narae::customer {

/// Which airport is reached from which.
using ServedRoutes = QSet<std::pair<QString, QString>>;

} // namespace narae::customer
