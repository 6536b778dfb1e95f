#include "tests/desktop/screens.hpp"

namespace narae::testing {

const std::vector<Screen>& screens()
{
    static const std::vector<Screen> all = [] {
        std::vector<Screen> both = customerScreens();
        for (const Screen& screen : adminScreens())
            both.push_back(screen);
        return both;
    }();
    return all;
}

const Screen* screenNamed(const QString& name)
{
    for (const Screen& screen : screens())
        if (name == screen.name) return &screen;
    return nullptr;
}

} // namespace narae::testing
