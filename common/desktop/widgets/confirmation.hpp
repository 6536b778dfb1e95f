#pragma once

#include <QPointer>
#include <QWidget>

namespace narae::desktop {

class Button;
class Card;
class TextLabel;

/// A question inside the window, before what cannot be taken back: a card over a scrim that covers its parent. The
/// keyboard stays within; it begins at the button that changes nothing, which Esc presses too. Afterwards the focus
/// goes back to where it was.
class Confirmation : public QWidget {
    Q_OBJECT

public:
    /// Covers `over` while it is shown. Hidden at first.
    explicit Confirmation(QWidget* over);

    /// `act` is a verb with its consequence; `keep` changes nothing. `dangerous` paints the act red.
    void ask(const QString& title, const QString& sentence, const QString& act, const QString& keep,
             bool dangerous = true);
    /// While the act is under way neither button can be pressed.
    void setBusy(bool busy);
    /// What went wrong; the question stays.
    void showProblem(const QString& sentence);
    void close();
    bool asking() const { return isVisible(); }

Q_SIGNALS:
    void confirmed();
    void declined();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    bool focusNextPrevChild(bool next) override;
    void keyPressEvent(QKeyEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    QWidget* over_;
    Card* card_;
    TextLabel* title_;
    TextLabel* sentence_;
    TextLabel* problem_;
    Button* keep_;
    Button* act_;
    Button* actQuietly_;
    bool dangerous_ = true;
    QPointer<QWidget> before_;
};

} // namespace narae::desktop
