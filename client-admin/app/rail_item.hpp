#pragma once

#include <QPushButton>

namespace narae::admin {

/// One place in the rail: its icon, its name, and its count behind it. Checked while one is there.
class RailItem : public QPushButton {
    Q_OBJECT

public:
    explicit RailItem(const QString& icon, QWidget* parent = nullptr);

    void setName(const QString& name, const QString& keys);
    /// A number, amber when it wants a look; "!" is a triangle. Empty: nothing.
    void setCount(const QString& badge, bool warning);
    QString count() const { return badge_; }

    QSize sizeHint() const override { return {176, 36}; }

protected:
    /// The rail says which one is chosen; a press alone does not.
    void nextCheckState() override {}
    void paintEvent(QPaintEvent* event) override;

private:
    void describe();

    QString icon_;
    QString name_;
    QString keys_;
    QString badge_;
    bool warning_ = false;
};

} // namespace narae::admin
