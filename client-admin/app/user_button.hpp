#pragma once

#include <QPushButton>

namespace narae::admin {

/// Who is at work, at the foot of the rail; opens the menu.
class UserButton : public QPushButton {
    Q_OBJECT

public:
    explicit UserButton(QWidget* parent = nullptr);
    void show(const QString& name, const QString& second);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString name_;
    QString second_;
};

} // namespace narae::admin
