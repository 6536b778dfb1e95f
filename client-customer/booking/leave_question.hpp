#pragma once

#include <QWidget>

namespace narae::desktop {
class Button;
class Card;
class TextLabel;
} // namespace narae::desktop

namespace narae::customer {

/// Asks inside the window what becomes of the hold when somebody leaves in the middle of a booking. Esc stays.
class LeaveQuestion : public QWidget {
    Q_OBJECT

public:
    /// Lies over `page` and hides itself again.
    explicit LeaveQuestion(QWidget* page);
    void ask(bool held);

Q_SIGNALS:
    void stayed();
    void left(bool keepHold);

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool focusNextPrevChild(bool next) override;
    bool eventFilter(QObject* watched, QEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void close();
    void retranslate();

    desktop::Card* card_;
    desktop::TextLabel* title_;
    desktop::TextLabel* sentence_;
    desktop::Button* stay_;
    desktop::Button* keep_;
    desktop::Button* give_;
    bool held_ = false;
};

} // namespace narae::customer
