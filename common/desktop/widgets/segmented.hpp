#pragma once

#include <QStringList>
#include <QWidget>

namespace narae::desktop {

/// A few choices side by side, one chosen: a radio group in one box. Arrow keys choose, like radio buttons.
class Segmented : public QWidget {
    Q_OBJECT

public:
    /// `height` is 32, or 28 in the admin app.
    explicit Segmented(int height = 32, QWidget* parent = nullptr);
    void setChoices(const QStringList& choices);
    void choose(int index); ///< without telling
    int chosen() const { return chosen_; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

Q_SIGNALS:
    void picked(int index);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void pick(int index);
    int partWidth(int index) const;

    int height_;
    QStringList choices_;
    int chosen_ = 0;
};

} // namespace narae::desktop
