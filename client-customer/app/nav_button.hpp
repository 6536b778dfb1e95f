#pragma once

#include <QAbstractButton>

namespace narae::customer {

/// One of the places in the top bar; the one that is shown is bold over a line.
class NavButton : public QAbstractButton {
    Q_OBJECT

public:
    explicit NavButton(QWidget* parent = nullptr);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
};

/// Whoever uses the app, as a disc: the first letters of the name, or a figure for a guest.
class AccountButton : public QAbstractButton {
    Q_OBJECT

public:
    explicit AccountButton(QWidget* parent = nullptr);
    /// An empty name is a guest's.
    void showName(const QString& name);
    QSize sizeHint() const override { return {36, 36}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString letters_;
};

} // namespace narae::customer
