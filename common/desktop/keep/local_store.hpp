#pragma once

#include <QSqlDatabase>
#include <QString>

namespace narae::desktop {

/// The app's own SQLite file (Qt Sql): what was seen, what was asked for, how the traveller likes it.
///
/// A file that cannot be opened or is damaged is set aside (`*.damaged`) and a new one begun: an app must start. One
/// for each app; the GUI thread.
class LocalStore {
public:
    /// `file` is a path, or ":memory:".
    explicit LocalStore(const QString& file);
    ~LocalStore();
    LocalStore(const LocalStore&) = delete;
    LocalStore& operator=(const LocalStore&) = delete;

    QSqlDatabase database() const { return QSqlDatabase::database(connection_); }
    /// Why the last file had to be set aside; empty when it had not.
    QString damage() const { return damage_; }
    /// Where an app's file lies by default: the user's data folder.
    static QString defaultFile(const QString& app);

private:
    bool open(const QString& file);

    QString connection_;
    QString damage_;
};

} // namespace narae::desktop
