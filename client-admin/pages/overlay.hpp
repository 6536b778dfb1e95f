#pragma once

#include <QPointer>
#include <QWidget>

namespace narae::admin {

/// Tab inside a widget: the next that takes it, and from the last to the first again.
bool moveFocusInside(QWidget& inside, bool next);

/// Something that lies over its whole parent until it is done with: a scrim, and what it asks above it. The keyboard
/// stays inside, Esc closes it, and the focus goes back to where it was. GUI thread.
class Overlay : public QWidget {
    Q_OBJECT

public:
    /// `parent` is a window or a page; the overlay follows its size.
    explicit Overlay(QWidget* parent);

    /// Shows it and puts the focus into `first`.
    void open(QWidget* first);
    virtual void close();
    /// Whether Esc and a click beside it close it.
    void setDismissible(bool dismissible) { dismissible_ = dismissible; }
    /// Whether it hides what is behind, rather than dimming it.
    void setOpaque(bool opaque);

Q_SIGNALS:
    void closed();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    bool focusNextPrevChild(bool next) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    QPointer<QWidget> focusBefore_;
    bool dismissible_ = true;
    bool opaque_ = false;
};

} // namespace narae::admin
