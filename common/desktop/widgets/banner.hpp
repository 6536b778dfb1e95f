#pragma once

#include "common/desktop/look/theme.hpp"

#include <QDateTime>
#include <QWidget>

namespace narae::desktop {

class Button;
class TextLabel;

/// Says across the page that the server is away, since when, and what still works. It pushes the page down once and
/// stays until the server is back.
class OfflineBanner : public QWidget {
    Q_OBJECT

public:
    /// `margin` is the page's own at both sides.
    explicit OfflineBanner(int margin, QWidget* parent = nullptr);

    /// `what` still works: a sentence of the page's, already translated.
    void setWhat(const QString& what);
    void showSince(const QDateTime& since);
    void showNextTry(int seconds);

Q_SIGNALS:
    void tryNow();

protected:
    void changeEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void retranslate();

    QDateTime since_;
    int seconds_ = 0;
    QString what_;
    TextLabel* head_;
    TextLabel* words_;
    TextLabel* next_;
    Button* try_;
};

} // namespace narae::desktop
