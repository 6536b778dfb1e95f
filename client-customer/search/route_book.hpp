#pragma once

#include "client-customer/search/served_routes.hpp"
#include "common/desktop/client/records.hpp"

#include <QDate>
#include <QObject>

namespace narae::desktop {
class Parts;
}

namespace narae::customer {

/// Which routes the airline flies, by the flights of two days to come. Remembered, so that a search can be read while
/// the server is away. GUI thread.
class RouteBook : public QObject {
    Q_OBJECT

public:
    explicit RouteBook(desktop::Parts& parts, QObject* parent = nullptr);

    void load();
    const ServedRoutes& routes() const { return routes_; }

Q_SIGNALS:
    void changed();

private:
    void ask(const QDate& day, const QString& after);

    desktop::Parts& parts_;
    ServedRoutes routes_;
};

} // namespace narae::customer
