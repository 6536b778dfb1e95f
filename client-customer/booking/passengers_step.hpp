#pragma once

#include "client-customer/booking/booking_flow.hpp"
#include "client-customer/booking/party_rules.hpp"
#include "client-customer/booking/step_frame.hpp"

class QLineEdit;
class QScrollArea;

namespace narae::customer {

/// Who travels: names as in the passport, and how to reach them. What is wrong is said beside its field when the field
/// is left or one wants to go on.
class PassengersStep : public StepFrame {
    Q_OBJECT

public:
    explicit PassengersStep(QWidget* parent = nullptr);
    /// Fills the fields when the booking is another; leaves them while somebody types.
    void show(const BookingFlow& flow);
    /// Into the first field that is empty or wrong.
    void takeFocus();

Q_SIGNALS:
    void typed(const QStringList& names, const QString& phone, const QString& email);
    void completed();

protected:
    void changeEvent(QEvent* event) override;

private:
    struct Field {
        desktop::TextLabel* label;
        QLineEdit* edit;
        desktop::TextLabel* fault;
        FieldFault (*rule)(const QString&);
        bool touched = false;
    };

    Field makeField(QVBoxLayout* column, const QString& name, FieldFault (*rule)(const QString&));
    void rebuild(int travellers);
    void retranslate();
    void check(Field& field);
    void goOn();
    void tell();
    QString words(const Field& field, FieldFault fault) const;

    QVBoxLayout* people_;
    QVBoxLayout* reach_;
    desktop::TextLabel* peopleHead_;
    desktop::TextLabel* reachHead_;
    std::vector<Field> names_;
    Field phone_{};
    Field email_{};
};

} // namespace narae::customer
