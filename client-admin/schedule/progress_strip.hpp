#pragma once

#include <QWidget>
#include <vector>

namespace narae::admin {

/// How far a long piece of work has come, with a tick at each place that needs a hand. A tick can be clicked.
class ProgressStrip : public QWidget {
    Q_OBJECT

public:
    explicit ProgressStrip(QWidget* parent = nullptr);
    void show(int done, int total, const std::vector<int>& ticks);
    const std::vector<int>& ticks() const { return ticks_; }
    QSize sizeHint() const override { return {400, 18}; }

Q_SIGNALS:
    void tickPicked(int place);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;

private:
    qreal xOf(int place) const;

    int done_ = 0, total_ = 0;
    std::vector<int> ticks_;
};

} // namespace narae::admin
