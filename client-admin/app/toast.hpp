#pragma once

#include <QTimer>
#include <QWidget>

namespace narae::admin {

/// A sentence at the foot of the window that goes by itself: what was done.
class Toast : public QWidget {
    Q_OBJECT

public:
    explicit Toast(QWidget* window);
    void say(const QString& sentence);
    QString sentence() const { return sentence_; }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void place();

    QString sentence_;
    QTimer away_;
};

} // namespace narae::admin
