#pragma once

#include <QPushButton>

namespace narae::admin {

/// Looks like an input and opens the command box.
class CommandField : public QPushButton {
    Q_OBJECT

public:
    explicit CommandField(QWidget* parent = nullptr);
    QSize sizeHint() const override { return {320, 32}; }
    QSize minimumSizeHint() const override { return {140, 32}; }

protected:
    void changeEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void retranslate();
};

} // namespace narae::admin
