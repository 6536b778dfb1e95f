#pragma once

#include <QAbstractButton>

namespace narae::customer {

/// A row one can press: an icon, a bold line, a muted line below, an arrow at the end.
class RowButton : public QAbstractButton {
    Q_OBJECT

public:
    explicit RowButton(const QString& icon, QWidget* parent = nullptr);
    void show(const QString& head, const QString& below);

    QSize sizeHint() const override { return {320, 44}; }
    QSize minimumSizeHint() const override { return {160, 44}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString icon_, head_, below_;
};

} // namespace narae::customer
