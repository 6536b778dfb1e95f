#pragma once

#include "tests/desktop/demo_server.hpp"
#include "tests/support/bad_server.hpp"

#include <QAbstractItemView>
#include <QWidget>
#include <functional>
#include <memory>

namespace narae::testing {

enum class App { Customer, Admin };

/// One of the two apps' windows in front of the real server, with a network between them that can be made bad. What is
/// done here is what a person does: keys, and clicks on what can be seen.
class Stage {
public:
    Stage(DemoServer& server, App app);
    ~Stage();

    /// Shows the window to the demo's traveller or clerk; a guest where `logIn` is false. False when it did not get
    /// there.
    bool enter(bool logIn = true, QSize size = {1280, 800});

    desktop::Parts& parts() { return *parts_; }
    QWidget& window() const { return *window_; }
    BadServer& network() { return network_; }
    DemoServer& server() { return server_; }
    App app() const { return app_; }

    /// What can be seen under that name, or null: pages that are not shown may have a thing of the same name.
    template <class Widget = QWidget>
    Widget* find(const QString& name) const
    {
        for (Widget* each : window_->findChildren<Widget*>(name))
            if (each->isVisible()) return each;
        return nullptr;
    }
    bool sees(const QString& name) const { return find(name) != nullptr; }
    int rows(const QString& view) const; ///< -1 when it is not seen

    // All false when there is no such thing to do it to.
    bool click(const QString& name);
    bool type(const QString& name, const QString& text);            ///< in its place of what was there
    bool key(int key, Qt::KeyboardModifiers with = Qt::NoModifier); ///< to what has the focus
    bool choose(const QString& view, int row);                      ///< goes to a row and presses Enter
    bool until(const std::function<bool()>& holds, int milliseconds = 15'000);
    bool untilSeen(const QString& name)
    {
        return until([this, name] { return sees(name); });
    }
    bool untilRows(const QString& view)
    {
        return until([this, view] { return rows(view) > 0; });
    }
    /// Until something that can be seen says this. Labels, buttons and chips.
    bool says(const QString& part) const;
    QStringList words() const;

    bool korean() const;

private:
    bool enterCustomer(bool logIn);
    bool enterAdmin(bool logIn);

    DemoServer& server_;
    App app_;
    BadServer network_;
    std::unique_ptr<desktop::Parts> parts_;
    std::unique_ptr<QWidget> window_;
};

} // namespace narae::testing
