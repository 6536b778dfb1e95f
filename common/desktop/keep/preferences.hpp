#pragma once

#include "common/desktop/keep/local_store.hpp"

#include <QObject>
#include <QString>

namespace narae::desktop {

/// What a user of the app has chosen, kept in its file: language, scheme, recent searches ... Values are texts. GUI
/// thread.
class Preferences {
public:
    explicit Preferences(LocalStore& store) : store_(store) {}

    QString get(const QString& name, const QString& otherwise = {}) const;
    void set(const QString& name, const QString& value);
    void remove(const QString& name);

private:
    LocalStore& store_;
};

} // namespace narae::desktop
