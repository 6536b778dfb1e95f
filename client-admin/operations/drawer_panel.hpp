#pragma once

#include <QPointer>
#include <QWidget>

class QVBoxLayout;

namespace narae::desktop {
class IconButton;
class TextLabel;
} // namespace narae::desktop

namespace narae::admin {

/// A panel at the page's right edge, over it, full height. Esc closes it, and the focus goes back.
class DrawerPanel : public QWidget {
    Q_OBJECT

public:
    explicit DrawerPanel(QWidget* page);

    void open();
    void close();

Q_SIGNALS:
    void closed();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

    void setTitle(const QString& title, const QString& sentence);
    QVBoxLayout* body() const { return body_; }
    /// What gets the focus when it opens.
    virtual QWidget* first();
    /// It is being opened: asks the server.
    virtual void opened() {}

private:
    void place();

    desktop::TextLabel* title_;
    desktop::TextLabel* sentence_;
    desktop::IconButton* close_;
    QVBoxLayout* body_;
    QPointer<QWidget> focusBefore_;
};

} // namespace narae::admin
