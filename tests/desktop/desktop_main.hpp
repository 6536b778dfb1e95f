#pragma once

#include <QObject>
#include <functional>
#include <memory>

namespace narae::testing {

/// Runs a test program of the desktop: an application without a screen, in English and in light colours, that does not
/// move. Each test object is made when the application stands.
int runDesktopTest(int argc, char** argv, const std::function<std::unique_ptr<QObject>()>& make);

} // namespace narae::testing

/// The main() of a desktop test.
#define NARAE_DESKTOP_MAIN(Test)                                                                                       \
    int main(int argc, char** argv)                                                                                    \
    {                                                                                                                  \
        return narae::testing::runDesktopTest(argc, argv, [] { return std::make_unique<Test>(); });                    \
    }
