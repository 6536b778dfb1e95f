#pragma once

#include "common/desktop/parts/parts.hpp"

namespace narae::customer {

/// What the command line of narae-customer says.
struct StartOptions {
    desktop::Options parts;
    QString language, scheme; ///< empty: as saved, else the system's
    QString logIn;            ///< an e-mail address
    QString password;         ///< from the file that was named
    bool saysWhenPainted = false;
    QString problem; ///< why it cannot start; empty when it can
};

StartOptions readStartOptions(const QStringList& arguments);

} // namespace narae::customer
