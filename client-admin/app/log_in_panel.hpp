#pragma once

#include "client-admin/pages/overlay.hpp"
#include "common/desktop/parts/parts.hpp"

class QLineEdit;

namespace narae::desktop {
class Button;
class Card;
class Segmented;
class TextLabel;
} // namespace narae::desktop

namespace narae::admin {

/// Lets staff in, and nobody else. At the start it hides the app; when a session ends at work, it lies over the page,
/// which keeps all that was typed.
class LogInPanel : public Overlay {
    Q_OBJECT

public:
    LogInPanel(desktop::Parts& parts, QWidget* window);

    /// At the start; `email` may be known from the command line.
    void ask(const QString& email = {});
    /// In the middle of work.
    void askAgain();
    void logIn(const QString& email, const QString& password);

Q_SIGNALS:
    void languagePicked(bool korean);

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void retranslate();
    void openFor(bool again);
    void submit();
    void say(const QString& sentence);

    desktop::Parts& parts_;
    bool again_ = false;
    desktop::Card* card_;
    desktop::TextLabel* title_;
    desktop::TextLabel* sentence_;
    desktop::TextLabel* emailName_;
    desktop::TextLabel* passwordName_;
    QLineEdit* email_;
    QLineEdit* password_;
    desktop::TextLabel* wrong_;
    desktop::Button* go_;
    desktop::Segmented* language_;
};

} // namespace narae::admin
