#pragma once

#include <QAbstractButton>

namespace narae::customer {

/// One of the ordinary fields: its name above its value, and beside the value what explains it. Opens a choice.
class FieldButton : public QAbstractButton {
    Q_OBJECT

public:
    explicit FieldButton(QWidget* parent = nullptr);
    void show(const QString& name, const QString& value, const QString& beside = {});

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {96, 60}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString name_, value_, beside_;
};

} // namespace narae::customer
