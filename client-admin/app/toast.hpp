#pragma once

#include <QTimer>
#include <QWidget>

namespace narae::admin {

/// A sentence that goes by itself, or when it is clicked: what was done. It lies over the newest purchases in the
/// status area, where there is nothing to press; the live sign and the clock stay in sight.
class Toast : public QWidget {
    Q_OBJECT

public:
    explicit Toast(QWidget* window);
    void say(const QString& sentence);
    QString sentence() const { return sentence_; }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void place();

    QString sentence_;
    QTimer away_;
};

} // namespace narae::admin
