#pragma once

#include <QWidget>

namespace narae::admin {

/// The house's wing and name, and whose app it is.
class Brand : public QWidget {
    Q_OBJECT

public:
    explicit Brand(QWidget* parent = nullptr);
    QSize sizeHint() const override;

protected:
    void changeEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void retranslate();
    QString name_, whose_;
};

} // namespace narae::admin
