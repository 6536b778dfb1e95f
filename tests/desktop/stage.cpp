#include "tests/desktop/stage.hpp"

#include "client-admin/app/admin_window.hpp"
#include "client-customer/app/customer_window.hpp"
#include "tests/desktop/walk.hpp"

#include <QAbstractButton>
#include <QApplication>
#include <QInputMethodEvent>
#include <QLabel>
#include <QLineEdit>
#include <QTest>

namespace narae::testing {

namespace {

desktop::Options optionsThrough(const DemoServer& server, App app, int port)
{
    desktop::Options options = server.options(app == App::Customer ? "customer" : "admin");
    options.server = QUrl(QString("http://127.0.0.1:%1").arg(port));
    return options;
}

} // namespace

Stage::Stage(DemoServer& server, App app)
    : server_(server),
      app_(app),
      network_(server.process().port()),
      parts_(std::make_unique<desktop::Parts>(optionsThrough(server, app, network_.port())))
{
    if (app == App::Customer)
        window_ = std::make_unique<customer::CustomerWindow>(*parts_);
    else
        window_ = std::make_unique<admin::AdminWindow>(*parts_);
}

Stage::~Stage()
{
    window_.reset();
    parts_.reset();
}

bool Stage::enter(bool logIn, QSize size)
{
    window_->resize(size);
    return app_ == App::Customer ? enterCustomer(logIn) : enterAdmin(logIn);
}

bool Stage::enterCustomer(bool logIn)
{
    auto& window = static_cast<customer::CustomerWindow&>(*window_);
    window.show();
    window.begin(logIn ? DemoServer::kTraveller : QString(), DemoServer::kPassword);
    window.activateWindow();
    return QTest::qWaitForWindowActive(&window) &&
           until([this, logIn] { return parts_->airports.loaded() && parts_->session.guest() != logIn; });
}

bool Stage::enterAdmin(bool logIn)
{
    auto& window = static_cast<admin::AdminWindow&>(*window_);
    window.start(DemoServer::kClerk, logIn ? DemoServer::kPassword : QString());
    window.show();
    window.activateWindow();
    if (!QTest::qWaitForWindowActive(&window)) return false;
    if (!logIn) return untilSeen("logInPanel");
    return until([this] { return parts_->airports.loaded() && !sees("logInPanel"); });
}

int Stage::rows(const QString& name) const
{
    const auto* view = find<QAbstractItemView>(name);
    return view == nullptr || view->model() == nullptr ? -1 : view->model()->rowCount(view->rootIndex());
}

bool Stage::click(const QString& name)
{
    QWidget* const target = find(name);
    if (target == nullptr || !target->isEnabled()) return false;
    QTest::mouseClick(target, Qt::LeftButton);
    return true;
}

bool Stage::type(const QString& name, const QString& text)
{
    auto* const field = find<QLineEdit>(name);
    if (field == nullptr) return false;
    field->setFocus(Qt::TabFocusReason);
    field->selectAll();
    // As from an input method: keys alone cannot write Korean.
    QInputMethodEvent typed;
    typed.setCommitString(text);
    QApplication::sendEvent(field, &typed);
    return field->text().contains(text);
}

bool Stage::key(int key, Qt::KeyboardModifiers with)
{
    QWidget* target = QApplication::activePopupWidget();
    if (target == nullptr) target = QApplication::focusWidget();
    QTest::keyClick(target == nullptr ? window_.get() : target, static_cast<Qt::Key>(key), with);
    return true;
}

bool Stage::choose(const QString& name, int row)
{
    auto* const view = find<QAbstractItemView>(name);
    if (view == nullptr || rows(name) <= row) return false;
    view->setFocus(Qt::TabFocusReason);
    view->setCurrentIndex(view->model()->index(row, view->currentIndex().isValid() ? view->currentIndex().column() : 0,
                                               view->rootIndex()));
    return key(Qt::Key_Return);
}

bool Stage::until(const std::function<bool()>& holds, int milliseconds)
{
    return QTest::qWaitFor(holds, milliseconds);
}

QStringList Stage::words() const
{
    QStringList words;
    for (const QWidget* widget : walk::seen(*window_)) {
        if (const auto* label = qobject_cast<const QLabel*>(widget))
            words << label->text();
        else if (const auto* button = qobject_cast<const QAbstractButton*>(widget))
            words << button->text();
        else
            words << widget->accessibleName() << widget->accessibleDescription();
    }
    words.removeAll(QString());
    return words;
}

bool Stage::says(const QString& part) const
{
    const QStringList all = words();
    return std::any_of(all.begin(), all.end(), [&part](const QString& each) { return each.contains(part); });
}

bool Stage::korean() const
{
    return desktop::Language::current().korean();
}

} // namespace narae::testing
