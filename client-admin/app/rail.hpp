#pragma once

#include <QMap>
#include <QWidget>
#include <vector>

class QVBoxLayout;

namespace narae::admin {

class RailItem;
class UserButton;

/// The places of the app, at its left edge, and who is at work.
class Rail : public QWidget {
    Q_OBJECT

public:
    explicit Rail(QWidget* parent = nullptr);

    void addPlace(const QString& id, const QString& icon);
    void setName(const QString& id, const QString& name, const QString& keys);
    void setCount(const QString& id, const QString& badge, bool warning);
    void choose(const QString& id);
    /// What Tab comes to, in order.
    QList<QWidget*> stops() const;
    void setUser(const QString& name, const QString& email);

Q_SIGNALS:
    void chosen(const QString& id);
    void logOutWanted();

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();
    void openMenu();

    QVBoxLayout* places_;
    QMap<QString, RailItem*> items_;
    QList<QWidget*> stops_; ///< the items, in order
    UserButton* user_;
    class QAction* logOut_;
    class QMenu* menu_;
};

} // namespace narae::admin
