#pragma once

#include "client-customer/booking/booking_flow.hpp"

#include <QAbstractButton>
#include <QWidget>

namespace narae::customer {

/// One step's circle and word: done ones are links back, later ones cannot be reached.
class StepLink : public QAbstractButton {
    Q_OBJECT

public:
    enum class Look { Done, Now, Later };

    StepLink(int number, QWidget* parent);
    void show(const QString& word, Look look, bool reachable);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    int number_;
    Look look_ = Look::Later;
};

/// Where a booking is: five steps from left to right.
class Stepper : public QWidget {
    Q_OBJECT

public:
    explicit Stepper(QWidget* parent = nullptr);
    /// `fixed`: nothing can be gone back to now.
    void show(Step step, bool fixed);

Q_SIGNALS:
    void chosen(narae::customer::Step step);

protected:
    void changeEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void fit();

    std::vector<StepLink*> links_;
    int connector_ = 40; ///< how long the lines between the steps are: shorter where words are long
    Step step_ = Step::Passengers;
    bool fixed_ = false;
};

} // namespace narae::customer
