#include "tests/desktop/desktop_main.hpp"

#include "common/desktop/look/language.hpp"
#include "common/desktop/look/theme.hpp"

#include <QApplication>
#include <QTest>

namespace narae::testing {

int runDesktopTest(int argc, char** argv, const std::function<std::unique_ptr<QObject>()>& make)
{
    QApplication application(argc, argv);
    QApplication::setApplicationName("narae-test");
    desktop::Theme theme;
    theme.setScheme(desktop::Scheme::Light);
    theme.setMotion(false);
    desktop::Language language(desktop::Language::Code::English);
    const std::unique_ptr<QObject> test = make();
    return QTest::qExec(test.get(), argc, argv);
}

} // namespace narae::testing
