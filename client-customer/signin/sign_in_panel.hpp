#pragma once

#include <QWidget>
#include <optional>

class QLineEdit;

namespace narae::desktop {
class Button;
class Parts;
class Segmented;
class TextLabel;
struct Problem;
} // namespace narae::desktop

namespace narae::customer {

/// Logging in, signing up, or going on as a guest: a card over the page, which stays as it is below. GUI thread.
class SignInPanel : public QWidget {
    Q_OBJECT

public:
    /// It covers `over` while it is open and follows its size.
    SignInPanel(desktop::Parts& parts, QWidget* over);

    /// Why somebody is asked.
    enum class Reason {
        Wanted, ///< they pressed it
        Ended,  ///< the server ended their session
        Waits,  ///< a payment of an earlier run of the app belongs to an account
    };
    void open(Reason reason);
    void close();

Q_SIGNALS:
    void signedIn();
    void closed(); ///< also after signing in

protected:
    void changeEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;
    bool focusNextPrevChild(bool next) override;

private:
    enum class Way { LogIn, SignUp };
    void build();
    void retranslate();
    void showWay();
    void send();
    void done(const std::optional<desktop::Problem>& problem);
    void say(const QString& sentence);
    void mark(QLineEdit* field, bool wrong);
    void fit();
    void showOnline();

    desktop::Parts& parts_;
    QWidget* over_;
    Reason reason_ = Reason::Wanted;
    Way way_ = Way::LogIn;
    QWidget* card_;
    desktop::TextLabel* title_;
    desktop::TextLabel* about_;
    desktop::Segmented* ways_;
    desktop::TextLabel* nameHead_;
    desktop::TextLabel* emailHead_;
    desktop::TextLabel* passwordHead_;
    QLineEdit* name_;
    QLineEdit* email_;
    QLineEdit* password_;
    desktop::TextLabel* problem_;
    desktop::Button* send_;
    desktop::Button* guest_;
    desktop::TextLabel* keyring_;
    bool sending_ = false;
};

} // namespace narae::customer
