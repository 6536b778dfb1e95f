#pragma once

#include <QVariantMap>
#include <QWidget>

#include <utility>
#include <vector>

namespace narae::admin {

/// One of the seven places of the admin app: what stands between the rail, the top bar and the status area. Pages do
/// not know each other; the window connects them. GUI thread.
///
/// Ids of pages: today, flights, equipment, schedule, purchases, insights, operations. What `where` may hold is each
/// page's own: {"flightId": 252}, {"reservationId": 7}, {"state": "payment_unknown"} ...
class AdminPage : public QWidget {
    Q_OBJECT

public:
    explicit AdminPage(QWidget* parent = nullptr) : QWidget(parent) {}

    /// In the top bar, in the app's language; titleChanged() when it is another.
    virtual QString title() const = 0;
    virtual QString subtitle() const { return {}; }
    /// A button for the top bar ("New flight"), or none. The page makes and keeps it; the window only shows it.
    virtual QWidget* topAction() { return nullptr; }

    /// Somebody looks now, or no longer: starts and stops what is live.
    virtual void entered() {}
    virtual void left() {}
    /// Another page or the command box leads here.
    virtual void goTo(const QVariantMap& where) { Q_UNUSED(where) }
    /// F5: asks the server anew.
    virtual void refresh() {}
    /// Ctrl+Z outside an input: takes back the page's last change; false when there is none.
    virtual bool undo() { return false; }
    /// What `?` says of the page's own keys: {"Ctrl+A", "choose all rows"} ...
    virtual std::vector<std::pair<QString, QString>> keys() const { return {}; }

Q_SIGNALS:
    void titleChanged();
    /// What stands behind its name in the rail: a number, amber when it wants a look; empty for nothing.
    void countChanged(const QString& badge, bool warning);
    /// A sentence that comes and goes at the foot: what was done.
    void toast(const QString& sentence);
    void navigate(const QString& pageId, const QVariantMap& where);
};

} // namespace narae::admin
