#include "client-customer/app/customer_window.hpp"
#include "client-customer/app/start_options.hpp"
#include "common/desktop/parts/first_paint.hpp"

#include <QApplication>
#include <QTextStream>

int main(int argc, char** argv)
{
    using namespace narae;
    QApplication application(argc, argv);
    QApplication::setApplicationName("narae-customer");
    QApplication::setDesktopFileName("narae-customer");
    desktop::Theme theme;
    desktop::Language language(desktop::Language::ofTheSystem());
    const customer::StartOptions start = customer::readStartOptions(QApplication::arguments());
    if (!start.problem.isEmpty()) {
        QTextStream(stderr) << start.problem << '\n';
        return 2;
    }
    desktop::Parts parts(start.parts);
    // What the command line says counts for this run only; what is chosen in the window is saved.
    parts.applyPreferences();
    if (!start.language.isEmpty())
        language.set(start.language == "ko" ? desktop::Language::Code::Korean : desktop::Language::Code::English);
    if (!start.scheme.isEmpty())
        theme.setScheme(start.scheme == "light"  ? desktop::Scheme::Light
                        : start.scheme == "dark" ? desktop::Scheme::Dark
                                                 : desktop::Scheme::System);
    customer::CustomerWindow window(parts);
    if (start.saysWhenPainted) desktop::sayWhenPainted(window);
    window.show();
    window.begin(start.logIn, start.password);
    return QApplication::exec();
}
