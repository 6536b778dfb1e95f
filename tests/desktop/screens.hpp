#pragma once

#include "tests/desktop/stage.hpp"

#include <vector>

namespace narae::testing {

/// One screen of an app in a state worth looking at, and the way there.
struct Screen {
    const char* name; ///< c3-seatmap
    App app;
    bool loggedIn;
    /// From a window just entered; true when the screen is there with all that belongs on it.
    bool (*reach)(Stage& stage);
};

/// Every screen of both apps.
const std::vector<Screen>& screens();
const Screen* screenNamed(const QString& name);

// The table's two halves, one for each app.
std::vector<Screen> customerScreens();
std::vector<Screen> adminScreens();

} // namespace narae::testing
