#pragma once

#include "client-customer/booking/booking_flow.hpp"
#include "client-customer/booking/step_frame.hpp"

#include <QAbstractButton>

class QButtonGroup;

namespace narae::customer {

/// A way to pay: a row with a radio, a picture, a name and what it does.
class MethodRow : public QAbstractButton {
    Q_OBJECT

public:
    MethodRow(const QString& token, const QString& icon, QWidget* parent = nullptr);
    QString token() const { return token_; }
    void setWords(const QString& name, const QString& what, const QString& tag = {});
    /// Where it stands in its box, for the round corners.
    void setEnds(bool first, bool last);
    QSize sizeHint() const override { return {400, 64}; }
    QSize minimumSizeHint() const override { return {300, 64}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString token_, icon_, name_, what_, tag_;
    bool first_ = true, last_ = true;
};

/// How to pay. There is no field for a card's number anywhere: a card is known by its token. Sandbox methods move no
/// money and say what they do.
class PayStep : public StepFrame {
    Q_OBJECT

public:
    explicit PayStep(QWidget* parent = nullptr);
    void show(const BookingFlow& flow);
    void takeFocus();
    QString chosen() const;
    /// A method's name by its token.
    static QString nameOf(const QString& method);

Q_SIGNALS:
    void payWanted(const QString& method);

private:
    void buildRows(QVBoxLayout* column);
    void showSandbox();
    static QString whatOf(const QString& method);

    desktop::TextLabel* savedHead_;
    desktop::TextLabel* sandboxHead_;
    desktop::TextLabel* sandboxNote_;
    desktop::TextLabel* once_;
    QButtonGroup* group_;
    QWidget* savedBox_;
    MethodRow* saved_ = nullptr;
    std::vector<MethodRow*> sandbox_;
    QString savedToken_;
};

} // namespace narae::customer
