#pragma once

#include <QSqlDatabase>
#include <QSqlError>
#include <QString>

namespace narae::desktop {

/// The app's own SQLite file (Qt Sql): what was seen, what was asked for, how the traveller likes it.
///
/// A file that is damaged is set aside (`*.damaged`) and a new one begun. One that is only out of reach (a full disk,
/// no right to it) stays as it is, and the app keeps things in memory: it must start. One for each app; the GUI thread.
class LocalStore {
public:
    /// `file` is a path, or ":memory:".
    explicit LocalStore(const QString& file);
    ~LocalStore();
    LocalStore(const LocalStore&) = delete;
    LocalStore& operator=(const LocalStore&) = delete;

    QSqlDatabase database() const { return QSqlDatabase::database(connection_); }
    /// Why the file that was there could not be used, in SQLite's words; empty when it could.
    QString damage() const { return damage_; }
    /// Whether what is kept goes with the app: there was no file to use.
    bool forgetful() const { return forgetful_; }
    /// Where an app's file lies by default: the user's data folder.
    static QString defaultFile(const QString& app);

private:
    QSqlError open(const QString& file);

    QString connection_;
    QString damage_;
    bool forgetful_ = false;
};

} // namespace narae::desktop
